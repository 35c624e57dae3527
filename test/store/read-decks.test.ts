/** Files, parser, reconcile and store together: what reading the decks of a folder leaves in the store. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findDecks, readDecks, retireRoot, type LibraryChange } from '../../src/commands/deck-library.ts'
import type { Root } from '../../src/model/deck.ts'
import { activeCards, decks } from '../../src/store/cards.ts'
import { addRoot, knownFiles, matches, removeRoot, storedProblems } from '../../src/store/library.ts'
import { eventsOf, eventsSince } from '../../src/store/log.ts'
import { unmatch } from '../../src/store/match.ts'
import { closeStore, openStore, type Store } from '../../src/store/open.ts'
import { card, dump, folder, grade, key, moment, now, opened } from './made.ts'

const long =
  'It is a mutex that lets only one thread at a time run Python bytecode, released around blocking calls.'
const question = (title: string, answer = `${title} It is so.`, attributes = ''): string =>
  `## ${title}\n${attributes && `<!-- viva ${attributes} -->\n`}\n${answer}\n\n`

let times = 0

/** Writes a file at a time of its own: two edits within a clock's tick would look the same. */
function write(root: Root, name: string, content: string): void {
  const path = join(root.path, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  times += 1
  utimesSync(path, times, times)
}

function linked(store: Store, files: Readonly<Record<string, string>> = {}): Root {
  const root = addRoot(store, 'linked', folder(), now)
  for (const [name, content] of Object.entries(files)) write(root, name, content)
  return root
}

const read = (store: Store): Promise<LibraryChange> => readDecks(store, moment)
const nothing = { added: 0, edited: 0, moved: 0, retired: 0, restored: 0, unreadable: [] }
const questions = (store: Store): readonly string[] =>
  [...activeCards(store, 'en')].map((one) => one.question)

/** Reads every file again as if it had changed. */
async function readAgain(store: Store): Promise<LibraryChange> {
  store.db.exec('update files set size = -1')
  return read(store)
}

describe('reading decks', () => {
  test('brings their cards, and nothing the second time', async () => {
    const store = opened()
    linked(store, {
      'python.md': question('What is the GIL?') + question('What is GC?'),
      'notes.md': 'no question',
    })
    expect(await read(store)).toEqual({ ...nothing, added: 2 })
    const once = dump(store)
    expect(await read(store)).toEqual(nothing)
    expect(dump(store)).toEqual(once)
    expect(await readAgain(store)).toEqual(nothing)
    expect(dump(store)).toEqual(once)
  })

  test('takes a README for a deck only when it says so', async () => {
    const store = opened()
    const root = linked(store, {
      'README.md': question('How do I install it?'),
      'a.md': question('What is the GIL?'),
    })
    await read(store)
    expect(questions(store)).toEqual(['What is the GIL?'])
    expect(storedProblems(store)).toEqual([])
    write(root, 'README.md', `---\ndeck: true\n---\n\n${question('How do I install it?')}`)
    expect(await read(store)).toEqual({ ...nothing, added: 1 })
  })

  test('keeps the cards of a root that is gone for now', async () => {
    const store = opened()
    const root = linked(store, { 'a.md': question('What is the GIL?') })
    const other = linked(store, { 'b.md': question('What is GC?') })
    await read(store)
    rmSync(root.path, { recursive: true })
    write(other, 'b.md', question('What is GC?', 'Better now.'))
    expect(await read(store)).toMatchObject({ edited: 1, retired: 0, unreadable: [{ root }] })
    expect(questions(store)).toHaveLength(2)
  })

  test('keeps the cards of a file that can no longer be read, and reads the others', async () => {
    const store = opened()
    const root = linked(store, { 'a.md': question('What is the GIL?'), 'b.md': question('What is GC?') })
    await read(store)
    write(root, 'b.md', question('What is GC?', 'Better now.'))
    const found = await findDecks(store)
    const [looked] = found.roots
    if (!looked?.isReadable) throw new Error('the root can be read')
    const [closed, open] = [join(root.path, 'a.md'), join(root.path, 'b.md')]
    const unreadable = [{ root, path: closed, reason: 'no-permission' }]
    const roots = [{ ...looked, files: looked.files.filter(({ path }) => path === open), unreadable }]
    expect(await readDecks(store, moment, { ...found, roots })).toEqual({ ...nothing, edited: 1, unreadable })
    expect(questions(store)).toEqual(['What is the GIL?', 'What is GC?'])
    expect(await read(store)).toEqual(nothing)
  })

  test('keeps the cards of a file that goes while the decks are read', async () => {
    const store = opened()
    const root = linked(store, { 'a.md': question('What is the GIL?') })
    await read(store)
    write(root, 'a.md', question('What is the GIL?', 'Another answer.'))
    const found = await findDecks(store)
    rmSync(join(root.path, 'a.md'))
    expect(await readDecks(store, moment, found)).toEqual(nothing)
    expect(questions(store)).toEqual(['What is the GIL?'])
    expect(await read(store)).toEqual({ ...nothing, retired: 1 })
  })

  test('puts away what stands under a starter question at once when the own copy has no such card', async () => {
    const store = opened()
    const starter = addRoot(store, 'starter', folder(), now)
    const home = addRoot(store, 'home', folder(), now)
    const gil = question('What is the GIL?', long, 'id: gil')
    write(starter, 'en/python.md', `${gil}### Follow-up: Why is it there?\n\n${long}\n`)
    await read(store)
    expect(questions(store)).toHaveLength(2)
    write(home, 'python.md', gil)
    expect(await read(store)).toMatchObject({ moved: 1, retired: 1 })
    expect(questions(store)).toEqual(['What is the GIL?'])
    const once = dump(store)
    await readAgain(store)
    expect(dump(store)).toEqual(once)
  })

  test('moves a card to the deck of its other language when the file that led it goes', async () => {
    const store = opened()
    const gil = (language: string): string =>
      `---\nlanguage: ${language}\n---\n\n${question('GIL?', long, 'id: gil')}`
    const root = linked(store, { 'english.md': gil('en'), 'chinese.md': gil('zh') })
    await read(store)
    expect(card(store, 'gil').deck).toBe('english')
    rmSync(join(root.path, 'english.md'))
    expect(await read(store)).toMatchObject({ moved: 1, retired: 0 })
    expect(card(store, 'gil').deck).toBe('chinese')
  })

  test('gives a card that two roots have to the other when the first is unlinked', async () => {
    const store = opened()
    const gil = question('What is the GIL?', long, 'id: gil')
    const first = linked(store, { 'a.md': gil })
    await read(store)
    const second = linked(store, { 'b.md': gil })
    await read(store)
    expect(storedProblems(store)).toMatchObject([
      { code: 'id-in-other-root', file: join(second.path, 'b.md') },
    ])
    grade(store, 'gil', 'good')
    expect(await retireRoot(store, first, moment)).toBe(1)
    removeRoot(store, first.id, now)
    expect(await read(store)).toMatchObject({ restored: 1 })
    expect(card(store, 'gil')).toMatchObject({
      file: join(second.path, 'b.md'),
      memory: { state: 'learning' },
    })
    expect(storedProblems(store)).toEqual([])
  })

  test('lets a match be undone, once and for all', async () => {
    const store = opened()
    const root = linked(store, { 'a.md': question('What is the GIL?', long) })
    await read(store)
    const [before] = [...activeCards(store, 'en')]
    grade(store, before?.key ?? '', 'good')
    write(root, 'a.md', question('Which lock does CPython hold?', long))
    expect(await read(store)).toMatchObject({ edited: 1, added: 0 })
    expect(matches(store)).toMatchObject([{ card: before?.key, rule: 'answer' }])
    expect(unmatch(store, key(before?.key ?? ''), now)).toBe(true)
    expect(await read(store)).toMatchObject({ added: 1 })
    expect([...activeCards(store, 'en')]).toMatchObject([{ memory: { state: 'new' } }])
    expect(matches(store)).toEqual([])
    expect(await readAgain(store)).toEqual(nothing)
    write(root, 'a.md', question('What is the GIL?', long))
    await read(store)
    expect(eventsOf(store, key(before?.key ?? '')).map(({ kind }) => kind)).toContain('review')
  })

  // Without the lock around reading and writing, both bring the cards of some rounds.
  test('by two programs at once is done by one of them, five times', async () => {
    const home = folder()
    const deck = Array.from({ length: 30 }, (_, card) => question(`What does number ${card} do?`)).join('')
    const rounds = [1, 2, 3, 4, 5].map((round) => {
      const store = openStore(join(home, `${round}.db`))
      linked(store, { 'one.md': deck, 'two.md': question('And this?') })
      closeStore(store)
      return String(round)
    })
    const program = join(import.meta.dirname, 'programs', 'read-decks.ts')
    const said = await Promise.all(
      [
        ['one', 'two'],
        ['two', 'one'],
      ].map(async (names) => {
        const child = spawn(process.execPath, [program, home, ...names, ...rounds], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        return JSON.parse(await text(child.stdout)) as number[]
      }),
    )
    const [one, two] = said as [number[], number[]]
    expect(one.map((added, round) => [added, two[round]].sort())).toEqual(rounds.map(() => [0, 31]))
    expect(questions(opened(join(home, '1.db')))).toHaveLength(31)
  })
})

/** What someone may do to a folder of two decks with a few questions between them. */
const anyEdit = fc.record({
  file: fc.constantFrom('a.md', 'b.md', 'zh.md'),
  cards: fc.array(
    fc.record({
      title: fc.constantFrom(
        'What is the GIL?',
        'What exactly is the GIL?',
        'What is GC?',
        'How does asyncio wait?',
      ),
      answer: fc.constantFrom(long, `${long} Or so.`, 'Short.', ''),
      id: fc.option(fc.constantFrom('gil', 'gc')),
    }),
    { maxLength: 4 },
  ),
  isGone: fc.boolean(),
})

// Seen to catch: a plan carried out without its dropped texts, or without counting drafts anew, when texts are written and when
// they are dropped; files whose cards were passed over that are not read again.
test('whatever is done to the decks, reading them again brings nothing new, and no history is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyEdit, { maxLength: 8, size: 'max' }), async (edits) => {
      const store = openStore(':memory:')
      try {
        const root = linked(store)
        for (const { file, cards, isGone } of edits) {
          const head = file === 'zh.md' ? '---\nlanguage: zh\n---\n\n' : '---\nlanguage: en\n---\n\n'
          const content = cards.map(({ title, answer, id }) => question(title, answer, id ? `id: ${id}` : ''))
          if (isGone && existsSync(join(root.path, file))) rmSync(join(root.path, file))
          else write(root, file, head + content.join(''))
          const before = [...eventsSince(store, null)].filter(({ kind }) => kind === 'review')
          await read(store)
          const once = dump(store)
          expect(await readAgain(store)).toEqual(nothing)
          expect(dump(store)).toEqual(once)
          expect([...eventsSince(store, null)].filter(({ kind }) => kind === 'review')).toEqual(before)
          const active = [...activeCards(store, 'en')]
          const drafts = store.db
            .prepare('select key from cards where is_draft = 1 and retired_at is null')
            .pluck()
          expect(drafts.all().sort()).toEqual(active.flatMap((one) => (one.isDraft ? [one.key] : [])).sort())
          for (const one of active) {
            expect(one.isDraft).toBe(one.answer === '')
            expect(existsSync(one.file)).toBe(true)
            if (!one.isDraft) grade(store, one.key, 'good')
          }
          expect(new Set(active.map((one) => one.id)).size).toBe(active.length)
          expect(decks(store, 'en').length).toBeLessThanOrEqual(knownFiles(store).length)
          expect(store.db.pragma('foreign_key_check')).toEqual([])
        }
      } finally {
        closeStore(store)
      }
    }),
    { numRuns: 60 },
  )
})
