/**
 * A library for tests of reconcile: files as texts, and what is stored after each reading, applied by pure functions that are
 * as small as can be. Roots by the first folder: /home, /linked, /other, /starter.
 */
import { parseDeck } from '../../src/deck/parse.ts'
import { reconcile } from '../../src/deck/reconcile.ts'
import type { Reconciliation } from '../../src/deck/plan.ts'
import type { CardId, CardKey } from '../../src/model/card.ts'
import type { ParsedFile, PlannedCard, PlannedText, Root, RootId, StoredText } from '../../src/model/deck.ts'

export const roots: readonly Root[] = [
  { id: 1 as RootId, kind: 'starter', path: '/starter' },
  { id: 2 as RootId, kind: 'home', path: '/home' },
  { id: 3 as RootId, kind: 'linked', path: '/linked' },
  { id: 4 as RootId, kind: 'linked', path: '/other' },
]

export type Files = Readonly<Record<string, string>>

export type Library = {
  readonly files: Files
  readonly rows: ReadonlyMap<CardKey, PlannedCard>
  readonly retired: ReadonlySet<CardKey>
  /** By key and language. */
  readonly texts: ReadonlyMap<string, PlannedText>
  readonly aliases: ReadonlyMap<CardId, CardKey>
  readonly unmatched: ReadonlySet<string>
}

export const emptyLibrary: Library = {
  files: {},
  rows: new Map(),
  retired: new Set(),
  texts: new Map(),
  aliases: new Map(),
  unmatched: new Set(),
}

export function parsed(path: string, text: string): ParsedFile {
  const root = roots.find((each) => path.startsWith(`${each.path}/`)) as Root
  const inside = path.slice(root.path.length + 1).replace(/\.md$/, '')
  return parseDeck({
    root,
    path,
    text,
    deck: root.kind === 'starter' ? inside.replace(/^[^/]+\//, '') : inside,
  })
}

type Options = {
  /** Read even where the text did not change. */
  readonly again?: readonly string[]
  readonly unreadable?: readonly RootId[]
  readonly unlinked?: readonly RootId[]
}

/** What reading these files brings, for a library that knew others. */
export function planFor(library: Library, files: Files, options: Options = {}): Reconciliation {
  const { again = [], unreadable = [], unlinked = [] } = options
  const isKept = (path: string): boolean => library.files[path] === files[path] && !again.includes(path)
  const paths = Object.keys(files).filter((path) => !unreadable.includes(parsed(path, '').root.id))
  return reconcile({
    files: paths.filter((path) => !isKept(path)).map((path) => parsed(path, files[path] as string)),
    kept: new Set(paths.filter(isKept)),
    unreadableRoots: unreadable,
    roots: roots.filter(({ id }) => !unlinked.includes(id)),
    stored: storedTexts(library),
    aliases: library.aliases,
    unmatched: library.unmatched,
    textOf: (key, language) => library.texts.get(`${key}\n${language}`)?.content,
  })
}

/** Reads files: plans, reads more where the plan asks for it, applies. */
export function read(
  library: Library,
  files: Files,
  options: Options = {},
): { readonly library: Library; readonly plan: Reconciliation } {
  const again = [...(options.again ?? [])]
  let plan = planFor(library, files, options)
  while (plan.reread.length > 0) {
    again.push(...plan.reread)
    plan = planFor(library, files, { ...options, again })
  }
  return { library: { ...apply(library, plan), files }, plan }
}

export function apply(library: Library, plan: Reconciliation): Library {
  const rows = new Map(library.rows)
  const texts = new Map(library.texts)
  const retired = new Set(library.retired)
  const aliases = new Map(library.aliases)
  for (const row of [...plan.added, ...plan.edited, ...plan.moved, ...plan.restored]) {
    rows.set(row.key, row)
    retired.delete(row.key)
    aliases.delete(row.id)
  }
  for (const { key, language } of plan.droppedTexts) texts.delete(`${key}\n${language}`)
  for (const text of plan.texts) texts.set(`${text.key}\n${text.language}`, text)
  for (const key of plan.retired) retired.add(key)
  for (const { card, alias } of plan.aliases) aliases.set(alias, card)
  return { ...library, rows, texts, retired, aliases }
}

function storedTexts(library: Library): readonly StoredText[] {
  return [...library.texts.values()].map(({ key, root, file, deck, language, content, fingerprints }) => ({
    key,
    id: content.id,
    isRetired: library.retired.has(key),
    root,
    file,
    deck,
    language,
    kind: content.kind,
    isExplicit: content.isExplicit,
    fingerprints,
  }))
}

/** The card that a question stands on now, in any language. */
export function keyOf(library: Library, question: string): CardKey | undefined {
  return [...library.texts.values()].find(
    ({ key, content }) => content.question === question && !library.retired.has(key),
  )?.key
}

/** True when a plan would change nothing that is stored. */
export function isEmpty(plan: Reconciliation): boolean {
  const { problems: _problems, ...rest } = plan
  return Object.values(rest).every((list) => list.length === 0)
}
