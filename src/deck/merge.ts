/**
 * A deck that was imported, edited by its user, and changed at its source since: three versions as one. New questions are added
 * at their place, changed ones updated where the user left them alone, the user's edits kept. Where both changed the same part of
 * a question in different ways the user's stands, unless theirs are asked for, and the conflict is told.
 *
 * Pure, over decks: merge(b, b, t) = t, merge(b, m, b) = m, and what was merged merges again to itself.
 */
import { emptyHead, type Deck, type Entry, type Question, type Section } from './deck.ts'
import { mergeEntry, mergeValue, type Merged, type Side } from './merge-entry.ts'
import { mergeHead } from './merge-head.ts'
import { mergeOrder, type Slot } from './merge-order.ts'
import { pairEntries, type AnyEntry, type Pairs } from './merge-pairs.ts'
import { withReworded } from './merge-reworded.ts'
import { isSameValue } from './same.ts'

export type Merge = {
  readonly deck: Deck
  /** Questions and follow-ups, as in the other lists. */
  readonly added: readonly Entry[]
  /** Mine, changed by what changed at the source. */
  readonly updated: readonly Entry[]
  /** Gone at the source and left alone by the user: their cards are retired with their history. */
  readonly removed: readonly Entry[]
  /** Gone at the source, and kept because the user had edited them. */
  readonly kept: readonly Entry[]
  /** Changed at the source, and no longer here because the user took them out. */
  readonly declined: readonly Entry[]
  /** `taken` says whose version stands. */
  readonly conflicts: readonly Conflict[]
}

/** Base is null where both sides have added the question. */
export type Conflict = {
  readonly base: Entry | null
  readonly mine: Entry
  readonly theirs: Entry
  readonly taken: Side
}

/** Nothing was imported before: whatever both sides have and differs is a conflict. */
export const noBase: Deck = { head: emptyHead, sections: [] }

export function mergeDecks(base: Deck, mine: Deck, theirs: Deck, prefer: Side = 'mine'): Merge {
  const told: Told = { added: [], updated: [], removed: [], kept: [], declined: [], conflicts: [] }
  const nodes = mergeNodes(nodesOf(base), nodesOf(mine), nodesOf(theirs), prefer, told)
  return {
    deck: { head: mergeHead(base.head, mine.head, theirs.head, prefer), sections: sectionsOf(nodes) },
    ...told,
  }
}

/**
 * What the next merge starts from while conflicts stand: the source as it is now, but for the questions in conflict, which stay
 * as they were. With those of the source instead, the conflict would be forgotten and theirs could no longer be taken.
 */
export function nextBase(theirs: Deck, { conflicts }: Pick<Merge, 'conflicts'>): Deck {
  const before = new Map<Entry, Entry | null>(conflicts.map((conflict) => [conflict.theirs, conflict.base]))
  const kept = <E extends Entry>(entry: E): readonly E[] => {
    const base = before.get(entry)
    return base === undefined ? [entry] : base === null ? [] : [base as E]
  }
  return {
    ...theirs,
    sections: theirs.sections.map((section) => ({
      ...section,
      questions: section.questions.flatMap((question) =>
        kept(question).map((entry) => ({ ...entry, followUps: question.followUps.flatMap(kept) })),
      ),
    })),
  }
}

type Told = { -readonly [Part in keyof Omit<Merge, 'deck'>]: Merge[Part][number][] }

/** A deck as one list: what begins a section stands among the questions. */
type Heading = { readonly kind: 'heading'; readonly title: string | null; readonly intro: string }
/** `mayGo`: a section of theirs had questions there, and is none where they all stand elsewhere here. */
type MergedNode = Node & { readonly mayGo?: boolean }
type Node = Heading | { readonly kind: 'question'; readonly entry: Question }

const nodesOf = ({ sections }: Deck): readonly Node[] =>
  sections.flatMap(({ title, intro, questions }): Node[] => [
    { kind: 'heading', title, intro },
    ...questions.map((entry): Node => ({ kind: 'question', entry })),
  ])

/** Nodes as sections again. */
function sectionsOf(nodes: readonly MergedNode[]): readonly Section[] {
  const sections: (Omit<Section, 'questions'> & {
    readonly questions: Question[]
    readonly mayGo: boolean
  })[] = []
  for (const node of nodes) {
    if (node.kind === 'heading')
      sections.push({ title: node.title, intro: node.intro, questions: [], mayGo: node.mayGo === true })
    else {
      if (sections.length === 0) sections.push({ title: null, intro: '', questions: [], mayGo: true })
      sections.at(-1)?.questions.push(node.entry)
    }
  }
  return sections
    .filter(
      ({ title, intro, questions, mayGo }) =>
        questions.length > 0 || intro !== '' || (title !== null && !mayGo),
    )
    .map(({ title, intro, questions }) => ({ title, intro, questions }))
}

function mergeNodes(
  base: readonly Node[],
  mine: readonly Node[],
  theirs: readonly Node[],
  prefer: Side,
  told: Told,
): readonly MergedNode[] {
  const [known, toTheirs] = [pairNodes(base, mine), pairNodes(base, theirs)]
  const fresh = freshPairs(mine, known, theirs, toTheirs)
  const toMine = rewordedNodes(base, mine, known, fresh)
  tellDeclined(base, toMine, toTheirs, theirs, fresh, told)
  const slots = mergeOrder(
    {
      counts: { base: base.length, mine: mine.length, theirs: theirs.length },
      mine: toMine,
      theirs: toTheirs,
      fresh,
    },
    (side, index) => (side === 'mine' ? mine : theirs)[index]?.kind === 'heading',
  )
  return slots.flatMap((slot): readonly MergedNode[] => {
    const [b, m, t] = nodesAt(slot, base, mine, theirs)
    if (m?.kind === 'question' || (m === null && t?.kind === 'question')) {
      const entry = mergeSlot(questionAt(b), questionAt(m), questionAt(t), prefer, told, mergeQuestion)
      return entry ? [{ kind: 'question', entry }] : []
    }
    const heading = mergeHeading(b as Heading | null, m as Heading | null, t as Heading | null, prefer)
    const mayGo = m === null && slot.theirs !== null && theirs[slot.theirs + 1]?.kind === 'question'
    return heading ? [{ ...heading, mayGo }] : []
  })
}

const questionAt = (node: Node | null): Question | null => (node?.kind === 'question' ? node.entry : null)

const nodesAt = <T>({ base, mine, theirs }: Slot, b: readonly T[], m: readonly T[], t: readonly T[]) =>
  [
    base === null ? null : (b[base] as T),
    mine === null ? null : (m[mine] as T),
    theirs === null ? null : (t[theirs] as T),
  ] as const

/** Headings pair by title, questions as entries do; each kind with its own. */
function pairNodes(before: readonly Node[], after: readonly Node[]): Pairs {
  const [one, other] = [split(before), split(after)]
  const pairs = new Map<number, number>()
  for (const [from, to] of pairEntries(one.entries, other.entries))
    pairs.set(one.entriesAt[from]!, other.entriesAt[to]!)
  const free = [...other.headingsAt]
  for (const at of one.headingsAt) {
    const place = free.findIndex((index) => titleOf(after[index]) === titleOf(before[at]))
    if (place < 0) continue
    pairs.set(at, free[place]!)
    free.splice(place, 1)
  }
  return inOrder(pairs)
}

const inOrder = (pairs: Pairs): Pairs => new Map([...pairs].sort(([a], [b]) => a - b))

/** The pairs with those of questions that the user worded otherwise, and did not take from the source since. */
function rewordedNodes(base: readonly Node[], mine: readonly Node[], known: Pairs, fresh: Pairs): Pairs {
  const [one, other] = [split(base), split(mine)]
  const places = new Map(other.entriesAt.map((at, index) => [at, index]))
  const pairs = new Map<number, number>()
  for (const [index, at] of one.entriesAt.entries()) {
    const to = places.get(known.get(at) ?? -1)
    if (to !== undefined) pairs.set(index, to)
  }
  const all = withReworded(one.entries, other.entries, pairs, (index) => fresh.has(other.entriesAt[index]!))
  return inOrder(
    new Map([
      ...known,
      ...[...all].map(([from, to]) => [one.entriesAt[from]!, other.entriesAt[to]!] as const),
    ]),
  )
}

const titleOf = (node: Node | undefined): string | null => (node?.kind === 'heading' ? node.title : null)

function split(nodes: readonly Node[]) {
  const entriesAt = nodes.flatMap(({ kind }, index) => (kind === 'question' ? [index] : []))
  const headingsAt = nodes.flatMap(({ kind }, index) => (kind === 'heading' ? [index] : []))
  return { entriesAt, headingsAt, entries: entriesAt.map((index) => questionAt(nodes[index]!)!) }
}

/** What both sides have added since: mine to theirs. */
function freshPairs(mine: readonly Node[], toMine: Pairs, theirs: readonly Node[], toTheirs: Pairs): Pairs {
  const [mineKnown, theirsKnown] = [new Set(toMine.values()), new Set(toTheirs.values())]
  const mineNew = mine.flatMap((_, index) => (mineKnown.has(index) ? [] : [index]))
  const theirsNew = theirs.flatMap((_, index) => (theirsKnown.has(index) ? [] : [index]))
  const pairs = pairNodes(
    mineNew.map((index) => mine[index]!),
    theirsNew.map((index) => theirs[index]!),
  )
  return new Map([...pairs].map(([from, to]) => [mineNew[from]!, theirsNew[to]!]))
}

function tellDeclined(
  base: readonly Node[],
  toMine: Pairs,
  toTheirs: Pairs,
  theirs: readonly Node[],
  fresh: Pairs,
  told: Told,
): void {
  const isFresh = new Set(fresh.values())
  for (const [from, to] of toTheirs) {
    const [before, now] = [questionAt(base[from]!), questionAt(theirs[to]!)]
    if (before && now && !toMine.has(from) && !isFresh.has(to) && !isSameValue(before, now))
      told.declined.push(now)
  }
}

/** What becomes of one place: null when nothing stands there any more. */
function mergeSlot<E extends Entry>(
  base: E | null,
  mine: E | null,
  theirs: E | null,
  prefer: Side,
  told: Told,
  merge: (base: E | null, mine: E, theirs: E, prefer: Side, told: Told) => Merged<E>,
): E | null {
  if (mine === null) {
    if (theirs !== null) told.added.push(theirs)
    return theirs
  }
  if (theirs === null) {
    if (base === null) return mine
    const isUntouched = isSameValue(base, mine)
    if (isUntouched) told.removed.push(mine)
    else told.kept.push(mine)
    return isUntouched ? null : mine
  }
  const { value, hasClash } = merge(base, mine, theirs, prefer, told)
  if (hasClash) told.conflicts.push({ base, mine, theirs, taken: prefer })
  if (!isSameValue(withoutFollowUps(value), withoutFollowUps(mine))) told.updated.push(value)
  return value
}

/** Follow-ups are told for themselves. */
const withoutFollowUps = (entry: Entry): object => ({ ...entry, followUps: undefined })

function mergeQuestion(
  base: Question | null,
  mine: Question,
  theirs: Question,
  prefer: Side,
  told: Told,
): Merged<Question> {
  const own = mergeEntry(base, mine, theirs, prefer)
  const lists = [base?.followUps ?? [], mine.followUps, theirs.followUps] as const
  const [before, here, there] = lists.map((list) =>
    list.map((entry): AnyEntry => ({ ...entry, prompt: null })),
  )
  const [known, toTheirs] = [pairEntries(before!, here!), pairEntries(before!, there!)]
  const asNodes = (list: readonly AnyEntry[]): readonly Node[] =>
    list.map((entry) => ({ kind: 'question', entry: { ...entry, followUps: [] } }))
  const fresh = freshPairs(asNodes(here!), known, asNodes(there!), toTheirs)
  const toMine = inOrder(withReworded(before!, here!, known, (index) => fresh.has(index)))
  tellDeclined(asNodes(before!), toMine, toTheirs, asNodes(there!), fresh, told)
  const counts = { base: before!.length, mine: here!.length, theirs: there!.length }
  const followUps = mergeOrder({ counts, mine: toMine, theirs: toTheirs, fresh }).flatMap((slot) => {
    const [b, m, t] = nodesAt<Entry>(slot, ...lists)
    const entry = mergeSlot(b, m, t, prefer, told, mergeEntry)
    return entry ? [entry] : []
  })
  return { value: { ...own.value, followUps }, hasClash: own.hasClash }
}

/** The text before the first question of a section. Where both changed it, `prefer` decides. */
function mergeHeading(
  base: Heading | null,
  mine: Heading | null,
  theirs: Heading | null,
  prefer: Side,
): Heading | null {
  if (mine === null) return theirs
  if (theirs === null) return base !== null && isSameValue(base, mine) ? null : mine
  return { ...mine, intro: mergeValue(base?.intro, mine.intro, theirs.intro, prefer).value }
}
