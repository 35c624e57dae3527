import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Deck, Entry } from '../../src/deck/deck.ts'
import { parseDeck } from '../../src/deck/parse.ts'
import { readDeck } from '../../src/deck/read.ts'
import { missingIds, stampDeck } from '../../src/deck/stamp.ts'
import type { ParsedFile, Root, RootId } from '../../src/model/deck.ts'
import { anyText } from './hostile.ts'

const root: Root = { id: 1 as RootId, kind: 'home', path: '/decks' }
const parse = (text: string): ParsedFile => parseDeck({ root, path: '/decks/d.md', deck: 'd', text })
const byLine = (line: number): string => `id-${line}`

describe('ids are written', () => {
  test('into comments that are there, and into new ones', () => {
    const text =
      '# S\n\n## One?\n\nA.\n\n## Two?\n<!-- viva level: mid -->\nB.\n\n### Follow-up: F?\n<!--viva-->\n\nC.\n\n## Three?\n<!-- viva id: three -->\n\nD.'
    expect(stampDeck(text, byLine)).toEqual({
      count: 3,
      leftOut: [],
      text: '# S\n\n## One?\n<!-- viva id: id-3 -->\n\nA.\n\n## Two?\n<!-- viva id: id-7, level: mid -->\nB.\n\n### Follow-up: F?\n<!--viva id: id-11 -->\n\nC.\n\n## Three?\n<!-- viva id: three -->\n\nD.',
    })
  })

  test('with the line ends of the file', () => {
    expect(stampDeck('## One?\r\n\r\nA.\r\n## Two?', byLine).text).toBe(
      '## One?\r\n<!-- viva id: id-1 -->\r\n\r\nA.\r\n## Two?\r\n<!-- viva id: id-4 -->\r\n',
    )
    expect(stampDeck('## One?\rA.', byLine).text).toBe('## One?\r<!-- viva id: id-1 -->\rA.')
  })

  test('only where they are asked for', () => {
    expect(stampDeck('## One?\n\n## Two?\n', (line) => (line === 3 ? 'two' : undefined)).text).toBe(
      '## One?\n\n## Two?\n<!-- viva id: two -->\n',
    )
  })

  test('inside of braces', () => {
    const text = '## One?\n<!-- viva {level: mid} -->\n\nA.\n\n## Two?\n<!-- viva { } -->\n\nB.\n'
    const stamped = stampDeck(text, byLine).text
    expect(stamped).toContain('<!-- viva {id: id-1, level: mid} -->')
    expect(stamped).toContain('<!-- viva {id: id-6 } -->')
    expect(parse(stamped).cards.map(({ id, level }) => [id, level])).toEqual([
      ['id-1', 'mid'],
      ['id-6', null],
    ])
  })

  test('not over what its author has to mend', () => {
    const text = '## One?\n<!-- viva id: no good -->\n\n## Two?\n<!-- viva [ -->\n\n##\n'
    expect(stampDeck(text, byLine)).toEqual({ count: 0, text, leftOut: [1, 4] })
  })
})

describe('the ids that cards have now', () => {
  test('stay theirs when they are written', () => {
    const text =
      '## One?\n\nA.\n\n### Follow-up: F?\n\nB.\n\n## One?\n\nC.\n\n## Cloze?\n\n{{c1::a}} {{c2::b}}\n'
    const before = parse(text)
    const ids = missingIds(before)
    const after = parse(stampDeck(text, (line) => ids.get(line)).text)
    expect(after.problems).toEqual([])
    expect(after.cards.every(({ isExplicit }) => isExplicit)).toBe(true)
    expect(after.cards[0]?.id).toBe(before.cards[0]?.id)
    expect(after.cards[2]?.id).toBe(before.cards[2]?.id.replace('~', '-'))
    expect(new Set(after.cards.map(({ id }) => id)).size).toBe(5)
  })
})

// Seen to fail when lines were stamped from the first to the last, and when a comment with a broken id was given a second one.
test('nothing but ids changes', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { deck } = readDeck(text)
      const after = readDeck(stampDeck(text, byLine).text).deck
      expect(words(after, null)).toEqual(words(deck, byLine))
      expect(stampDeck(stampDeck(text, byLine).text, byLine).count).toBe(0)
    }),
    { numRuns: 1500 },
  )
})

/** A deck without places, with the ids that it should have. */
function words(deck: Deck, idAt: ((line: number) => string) | null): unknown {
  const entry = ({ at, ...rest }: Entry): unknown => {
    const { id, broken, others } = rest.attributes
    const isStamped =
      idAt !== null && at && id === null && broken === null && !others.has('id') && rest.question !== ''
    return isStamped ? { ...rest, attributes: { ...rest.attributes, id: idAt(at.line) } } : rest
  }
  return deck.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => ({
      ...(entry(question) as object),
      followUps: question.followUps.map(entry),
    })),
  }))
}
