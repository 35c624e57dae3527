import { expect, test } from 'vitest'
import { formatDeck } from '../../src/deck/format.ts'
import { mergeDecks, noBase } from '../../src/deck/merge.ts'
import type { Deck, Entry } from '../../src/deck/deck.ts'
import { deckOf } from './decks.ts'

const base = `# Redis

## Why is Redis fast?

It keeps data in memory.

## What is RDB?

A snapshot.

# nginx

## What is nginx?

A web server.
`

const merge = (mine: string, theirs: string, before = base) => {
  const merged = mergeDecks(deckOf(before), deckOf(mine), deckOf(theirs))
  return { ...merged, text: formatDeck(merged.deck).trimEnd() }
}
const asked = (entries: readonly Entry[]): readonly string[] => entries.map(({ question }) => question)
const headings = ({ sections }: Deck): readonly string[] =>
  sections.flatMap(({ title, questions }) => [`# ${title}`, ...asked(questions)])

test('a new question stands where it stands at the source, also beside one of mine', () => {
  const mine = base.replace('A snapshot.', 'A snapshot.\n\n## My own?\n\nYes.')
  const theirs = base
    .replace('## What is RDB?', '## What is AOF?\n\nA log.\n\n## What is RDB?')
    .replace('A web server.', 'A web server.\n\n# Kafka\n\n## What is Kafka?\n\nA log too.')
  const merged = merge(mine, theirs)
  expect(headings(merged.deck)).toEqual([
    '# Redis',
    'Why is Redis fast?',
    'What is AOF?',
    'What is RDB?',
    'My own?',
    '# nginx',
    'What is nginx?',
    '# Kafka',
    'What is Kafka?',
  ])
  expect(asked(merged.added)).toEqual(['What is AOF?', 'What is Kafka?'])
  expect(merged.conflicts).toEqual([])
})

test('a new section does not take the questions that I wrote before it', () => {
  const mine = base.replace('A snapshot.', 'A snapshot.\n\n## My own?\n\nYes.')
  const merged = merge(mine, base.replace('# nginx', '# AOF\n\n## What is AOF?\n\nA log.\n\n# nginx'))
  expect(headings(merged.deck)).toEqual([
    '# Redis',
    'Why is Redis fast?',
    'What is RDB?',
    'My own?',
    '# AOF',
    'What is AOF?',
    '# nginx',
    'What is nginx?',
  ])
})

test('an edit of mine and a change at the source meet in one question, part by part', () => {
  const mine = base.replace('## What is RDB?\n', '## What is RDB?\n<!-- viva id: rdb, tags: [disk] -->\n')
  const merged = merge(mine, base.replace('A snapshot.', 'A snapshot on disk.'))
  expect(merged.text).toContain('## What is RDB?\n<!-- viva id: rdb, tags: [disk] -->\n\nA snapshot on disk.')
  expect(asked(merged.updated)).toEqual(['What is RDB?'])
  expect(merged.conflicts).toEqual([])
})

test('a question reworded at the source is the same question', () => {
  const long = 'An answer that is long enough to recognise the question by, whatever it is called.'
  const before = `## What is RDB?\n\n${long}\n`
  const merged = merge(
    before.replace('## What', '## Mine?\n\nYes.\n\n## What'),
    `## How does Redis make snapshots?\n\n${long}\n`,
    before,
  )
  expect(asked(merged.updated)).toEqual(['How does Redis make snapshots?'])
  expect(merged).toMatchObject({ added: [], removed: [] })
})

test('where both changed the same answer mine stays and theirs is shown; theirs on request', () => {
  const mine = base.replace('A snapshot.', 'My words.')
  const theirs = base.replace('A snapshot.', 'Their words.')
  const kept = merge(mine, theirs)
  expect(kept.text).toContain('My words.')
  expect(kept.conflicts).toMatchObject([
    { mine: { answer: 'My words.' }, theirs: { answer: 'Their words.' }, taken: 'mine' },
  ])
  const taken = mergeDecks(deckOf(base), deckOf(mine), deckOf(theirs), 'theirs')
  expect(formatDeck(taken.deck)).toContain('Their words.')
  expect(taken.conflicts).toHaveLength(1)
})

test('both changing the same thing in the same way is nothing', () => {
  const both = base.replace('A snapshot.', 'The same words.')
  expect(merge(both, both)).toMatchObject({ updated: [], conflicts: [], added: [] })
})

test('what is gone at the source goes when I left it alone, and stays when I edited it', () => {
  const theirs = base.replace('## What is RDB?\n\nA snapshot.\n\n', '')
  const alone = merge(`${base}\n## Mine?\n\nYes.\n`, theirs)
  expect(asked(alone.removed)).toEqual(['What is RDB?'])
  expect(alone.text).not.toContain('RDB')
  const edited = merge(base.replace('A snapshot.', 'My words.'), theirs)
  expect(asked(edited.kept)).toEqual(['What is RDB?'])
  expect(edited.text).toContain('My words.')
})

test('what I took out stays out, and a change to it is told', () => {
  const mine = base.replace('## What is RDB?\n\nA snapshot.\n\n', '')
  expect(merge(mine, base).text).toBe(mine.trimEnd())
  const changed = merge(mine, base.replace('A snapshot.', 'Their words.'))
  expect(changed.text).toBe(mine.trimEnd())
  expect(asked(changed.declined)).toEqual(['What is RDB?'])
})

test('a question that both added is one question, and a conflict where the answers differ', () => {
  const [mine, theirs] = ['Mine.', 'Theirs.'].map((answer) => `${base}\n## What is AOF?\n\n${answer}\n`)
  const merged = merge(mine!, theirs!)
  expect(merged.text.match(/What is AOF/g)).toHaveLength(1)
  expect(merged.conflicts).toHaveLength(1)
})

test('follow-ups are merged like questions', () => {
  const before = '## Why?\n\nBecause.\n\n### Follow-up: And then?\n\nNothing.\n'
  const mine = `${before}\n### Follow-up: My own?\n\nYes.\n`
  const theirs = before
    .replace('Nothing.', 'Something.')
    .replace('### Follow-up: And', '### Follow-up: Since when?\n\nEver.\n\n### Follow-up: And')
  const merged = merge(mine, theirs, before)
  const [question] = merged.deck.sections[0]!.questions
  expect(question!.followUps.map(({ question, answer }) => [question, answer])).toEqual([
    ['Since when?', 'Ever.'],
    ['And then?', 'Something.'],
    ['My own?', 'Yes.'],
  ])
  expect(asked(merged.updated)).toEqual(['And then?'])
})

test('two ids that differ are two questions', () => {
  const merged = merge(
    '## Q?\n<!-- viva id: mine -->\n\nOne answer.\n',
    '## Q?\n<!-- viva id: theirs -->\n\nOne answer.\n',
    '',
  )
  expect(merged.deck.sections.flatMap(({ questions }) => questions)).toHaveLength(2)
})

test('without a base what both have stays mine, and what only the source has is added', () => {
  const merged = mergeDecks(noBase, deckOf(base), deckOf(`${base}\n## New?\n\nYes.\n`))
  expect(asked(merged.added)).toEqual(['New?'])
  expect(merged.conflicts).toEqual([])
})

test('front matter is merged key by key, tags by membership', () => {
  const merged = merge(
    '---\ntitle: Mine\ntags: [a, mine]\n---\n\n## Q?\n\nA.\n',
    '---\ntitle: Old\ntags: [a, theirs]\nlevel: mid\n---\n\n## Q?\n\nA.\n',
    '---\ntitle: Old\ntags: [a]\n---\n\n## Q?\n\nA.\n',
  )
  expect(merged.deck.head).toMatchObject({ title: 'Mine', tags: ['a', 'mine', 'theirs'], level: 'mid' })
})
