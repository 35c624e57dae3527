/** Whatever is done to decks: reconciling again changes nothing, and no two cards are ever called the same. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Reconciliation } from '../../src/deck/plan.ts'
import type { CardKey } from '../../src/model/card.ts'
import type { RootId } from '../../src/model/deck.ts'
import { emptyLibrary, isEmpty, parsed, planFor, read, type Files, type Library } from './library.ts'

const runs = Number(process.env['VIVA_RUNS'] ?? 400)

const titles = [
  'What is the GIL?',
  'What is teh GIL?',
  'What is the `GIL`?',
  'Why?',
  'CAP',
  '什么是死锁？',
  '什么是死锁',
]
const answers = [
  'A lock.',
  'A lock around the interpreter: one thread at a time runs bytecode, whatever the number of cores.',
  'A lock around the interpreter: one thread at a time runs bytecode, whatever the count of cores.',
  'Two threads, each waiting for ever for a lock that the other one holds, and neither lets go.',
  'The client sends {{c1::SYN}}, the server {{c2::SYN-ACK}}, and the connection stands from then on.',
  'The client sends {{c1::SYN}}, the server {{c3::SYN-ACK}}, and the connection stands from then on.',
  '- [x] yes\n- [ ] no',
  '`print(1)`\n\n---\n\n1',
  '`print(2)`\n\n---\n\n1',
  '',
]
const comment = (value: string | null): string => (value === null ? '' : `<!-- viva id: ${value} -->\n`)

/** What decks are made of: much of everything, or little, over and over. */
type Words = {
  readonly paths: readonly string[]
  readonly languages: readonly string[]
  readonly titles: readonly string[]
  readonly answers: readonly string[]
  readonly ids: readonly string[]
}

const wide: Words = {
  paths: [
    '/home/a.md',
    '/home/b.md',
    '/home/zh/a.md',
    '/linked/a.md',
    '/other/a.md',
    '/starter/en/a.md',
    '/starter/zh/a.md',
  ],
  languages: ['und', 'en', 'zh'],
  titles,
  answers,
  ids: ['a', 'b', 'c', 'd'],
}
const narrow: Words = {
  paths: ['/home/a.md', '/starter/en/a.md'],
  languages: ['en'],
  titles: ['Why?', 'What is the GIL?'],
  answers: answers.slice(1, 4),
  ids: ['a', 'b'],
}

type Change = { readonly files: Record<string, string | null>; readonly isUnreadable: boolean }

function histories({
  paths,
  languages,
  titles,
  answers,
  ids,
}: Words): fc.Arbitrary<[Record<string, string>, Change[]]> {
  const id = fc.option(fc.constantFrom(...ids), { freq: 2 })
  const followUp = fc
    .tuple(fc.constantFrom(...titles.slice(0, 2)), id, fc.constantFrom(...answers.slice(0, 5)))
    .map(([title, own, answer]) => `### Follow-up: ${title}\n${comment(own)}\n${answer}\n`)
  const question = fc
    .tuple(fc.constantFrom(...titles), id, fc.constantFrom(...answers), fc.array(followUp, { maxLength: 2 }))
    .map(
      ([title, own, answer, followUps]) =>
        `## ${title}\n${comment(own)}\n${answer}\n\n${followUps.join('\n')}`,
    )
  const deck = fc
    .tuple(fc.constantFrom(...languages), fc.array(question, { maxLength: 4 }))
    .map(([language, questions]) => `---\nlanguage: ${language}\n---\n${questions.join('\n')}`)
  // Most files stay as they are from one reading to the next.
  const change = fc.record({
    files: fc.dictionary(fc.constantFrom(...paths), fc.option(deck, { freq: 5 }), { minKeys: 1, maxKeys: 3 }),
    isUnreadable: fc.integer({ max: 9, min: 0 }).map((number) => number === 0),
  })
  return fc.tuple(
    fc.dictionary(fc.constantFrom(...paths), deck, { minKeys: 1, maxKeys: 4 }),
    fc.array(change, { minLength: 1, maxLength: 4 }),
  )
}

const history = fc.oneof(histories(wide), histories(narrow))

function live(first: Files, changes: readonly Change[], look: Look): void {
  let library = step(emptyLibrary, first, [], look)
  for (const { files, isUnreadable } of changes) {
    const next = Object.entries({ ...library.files, ...files }).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    )
    library = step(library, Object.fromEntries(next), isUnreadable ? [3 as RootId] : [], look)
  }
}

type Look = (before: Library, after: Library, plan: Reconciliation, unreadable: readonly RootId[]) => void

/** As viva reads: files of which some cards were passed over are read every time. */
function step(library: Library, files: Files, unreadable: readonly RootId[], look: Look): Library {
  const again = Object.keys(files).filter(
    (path) => library.files[path] === files[path] && !isWhole(library, path, files),
  )
  // Files of a root that cannot be read are the same when it can be read again.
  const known = {
    ...files,
    ...Object.fromEntries(
      Object.entries(library.files).filter(([path]) => unreadable.includes(parsed(path, '').root.id)),
    ),
  }
  const { library: after, plan } = read(library, known, { again, unreadable })
  look(library, after, plan, unreadable)
  return after
}

const isWhole = (library: Library, path: string, files: Files): boolean =>
  parsed(path, files[path] as string).cards.length ===
  [...library.texts.values()].filter(({ file, key }) => file === path && !library.retired.has(key)).length

// Seen to fail when ids of stored cards were not kept (`keeps` in names.ts), and when rows were compared by text alone
// (`stirred` in plan.ts) so that a follow-up kept its former parent.
test('reconciling again after a plan was applied changes nothing', () => {
  fc.assert(
    fc.property(history, ([first, changes]) =>
      live(first, changes, (_before, after, _plan, unreadable) => {
        const again = planFor(after, after.files, { again: Object.keys(after.files), unreadable })
        expect(isEmpty(again), JSON.stringify(again)).toBe(true)
      }),
    ),
    { numRuns: runs },
  )
})

// Seen to fail when keys of new cards were not compared with those of retired ones.
test('no key is given to two cards and no id leads to two', () => {
  fc.assert(
    fc.property(history, ([first, changes]) =>
      live(first, changes, (before, after, plan) => {
        const listed = [...plan.added, ...plan.edited, ...plan.moved, ...plan.restored].map(({ key }) => key)
        expect(new Set(listed).size).toBe(listed.length)
        for (const { key } of plan.added) expect(before.rows.has(key)).toBe(false)
        const present = [...after.rows.values()].filter(({ key }) => !after.retired.has(key))
        expect(new Set(present.map(({ id }) => id)).size).toBe(present.length)
        for (const { alias } of plan.aliases) expect(present.map(({ id }) => id)).not.toContain(alias)
        const written = plan.texts.map(({ key, language }) => `${key}\n${language}`)
        expect(new Set(written).size).toBe(written.length)
      }),
    ),
    { numRuns: runs },
  )
})

// Seen to fail when texts of a language that no file tells any more were left standing (`droppedTexts`), and when a row kept
// the parent that its question had before.
test('what is stored is what the files say: every text in its place, under a family that is there', () => {
  fc.assert(
    fc.property(history, ([first, changes]) =>
      live(first, changes, (_before, after, plan, unreadable) => {
        const isPresent = (key: CardKey): boolean => after.rows.has(key) && !after.retired.has(key)
        for (const { key, question, parent } of after.rows.values()) {
          if (!isPresent(key)) continue
          expect(isPresent(question)).toBe(true)
          if (parent !== null) expect(isPresent(parent)).toBe(true)
          expect([...after.texts.values()].some((text) => text.key === key)).toBe(true)
        }
        if (unreadable.length > 0) return
        const passedOver = new Set(plan.problems.map(({ file }) => file))
        for (const { key, file, content, language } of after.texts.values()) {
          if (!isPresent(key)) continue
          const { id: _id, ...words } = content
          expect(toldWords(file, after.files[file] ?? '')).toContain(JSON.stringify([language, words]))
        }
        for (const [path, text] of Object.entries(after.files)) {
          if (passedOver.has(path) || path.startsWith('/starter/')) continue
          expect(isWhole(after, path, after.files), `${path}: ${text}`).toBe(true)
        }
      }),
    ),
    { numRuns: runs },
  )
})

/** What a file says of its cards, ids aside: those may have been made unique. */
function toldWords(path: string, text: string): readonly string[] {
  const { head, cards } = parsed(path, text)
  return cards.map(({ id: _id, ...words }) => JSON.stringify([head.language, words]))
}

// Seen to fail when former ids were looked up before the ids that cards have now.
test('a card with an id of its own keeps its history as long as the id stands, whatever becomes of its text', () => {
  fc.assert(
    fc.property(history, ([first, changes]) =>
      live(first, changes, (before, after) => {
        const keysByOwnId = ({ rows, retired }: Library): ReadonlyMap<string, CardKey> =>
          new Map(
            [...rows.values()]
              .filter(({ key, isExplicit }) => isExplicit && !retired.has(key))
              .map(({ id, key }) => [id, key]),
          )
        const now = keysByOwnId(after)
        for (const [own, key] of keysByOwnId(before)) expect(now.get(own) ?? key).toBe(key)
      }),
    ),
    { numRuns: runs },
  )
})
