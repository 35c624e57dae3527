/** Stores, plans and events to test with: the smallest that hold, each field free to be set. A fixed clock. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { CardId, CardKey } from '../../src/model/card.ts'
import type {
  ParsedCard,
  ParsedFile,
  Plan,
  PlannedCard,
  PlannedText,
  Root,
  RootId,
} from '../../src/model/deck.ts'
import { defaultParameters, type EventDraft } from '../../src/model/event.ts'
import type { Grade } from '../../src/model/grade.ts'
import { newMemory, type Memory } from '../../src/model/memory.ts'
import { day, dayMs, instant, minuteMs } from '../../src/model/time.ts'
import { fold } from '../../src/schedule/fold.ts'
import { defaultWeights } from '../../src/schedule/fsrs.ts'
import { outcomes, type Scheduling } from '../../src/schedule/outcomes.ts'
import { applyPlan, type ReadFile } from '../../src/store/apply-plan.ts'
import { cardByKey, type StoredCard } from '../../src/store/cards.ts'
import { addRoot } from '../../src/store/library.ts'
import { record, stateOf, type Fold, type Recorded } from '../../src/store/log.ts'
import { closeStore, openStore, type Store } from '../../src/store/open.ts'

/** 21 November 2026, 09:00 UTC. */
export const today = day(20_778)
export const now = instant(today * dayMs + 9 * 60 * minuteMs)
export const moment = { at: now, zoneOffset: 0, dayOn: today }
export const studyDay = { dayOn: today, dayEndsAt: instant((today + 1) * dayMs + 4 * 60 * minuteMs) }

export const scheduling: Scheduling = {
  weights: defaultWeights,
  retention: 0.9,
  learningSteps: [minuteMs, 10 * minuteMs],
  relearningSteps: [10 * minuteMs],
  fuzz: false,
  maximumInterval: 36_500,
}

export const foldEvents: Fold = (events) => fold(events, { scheduling, weightsOf: () => defaultWeights })

/** A new folder of its own, gone after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'viva-store-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** Closed after the test. */
export function opened(path = ':memory:'): Store {
  const store = openStore(path)
  onTestFinished(() => closeStore(store))
  return store
}

export const key = (text: string): CardKey => text as CardKey
export const id = (text: string): CardId => text as CardId

export function linkedRoot(store: Store, path = '/decks'): Root {
  return addRoot(store, 'linked', path, now)
}

export const noPlan: Plan = {
  added: [],
  edited: [],
  moved: [],
  restored: [],
  retired: [],
  aliases: [],
  texts: [],
  droppedTexts: [],
  matches: [],
  problems: [],
}

/** What a card is called is its key, its id, its question, and the start of its answer, unless something else is said. */
export type CardSpec = {
  readonly name: string
  readonly id?: string
  readonly root: RootId
  readonly deck?: string
  readonly file?: string
  readonly language?: string
  readonly question?: string
  readonly parent?: string
  readonly position?: number
  readonly content?: Partial<ParsedCard>
}

export function parsedCard(spec: CardSpec): ParsedCard {
  return {
    kind: 'basic',
    question: spec.name,
    prompt: null,
    answer: `${spec.name}, answered`,
    keyPoints: [],
    options: [],
    hints: [],
    also: [],
    slots: [],
    tags: [],
    level: null,
    minutes: null,
    topic: 'topic',
    isDraft: false,
    id: id(spec.id ?? spec.name),
    isExplicit: true,
    questionId: id(spec.question ?? spec.name),
    parentId: spec.parent === undefined ? null : id(spec.parent),
    line: 3,
    position: spec.position ?? 0,
    ...spec.content,
  }
}

export function plannedCard(spec: CardSpec): PlannedCard {
  const content = parsedCard(spec)
  return {
    key: key(spec.name),
    id: content.id,
    isExplicit: content.isExplicit,
    kind: content.kind,
    root: spec.root,
    deck: spec.deck ?? 'deck',
    question: key(spec.question ?? spec.name),
    parent: spec.parent === undefined ? null : key(spec.parent),
    position: content.position,
  }
}

export function plannedText(spec: CardSpec): PlannedText {
  const content = parsedCard(spec)
  return {
    key: key(spec.name),
    root: spec.root,
    file: spec.file ?? '/decks/deck.md',
    deck: spec.deck ?? 'deck',
    language: spec.language ?? 'en',
    content,
    fingerprints: {
      question: `question of ${content.question}`,
      answer: `answer of ${content.answer}`,
      whole: JSON.stringify([content, spec.file, spec.language]),
    },
  }
}

export function readFile(
  root: Root,
  over: Partial<ParsedFile> & { size?: number; mtimeMs?: number } = {},
): ReadFile {
  const { size = 100, mtimeMs = 5.5, ...parsed } = over
  return {
    size,
    mtimeMs,
    parsed: {
      root,
      path: '/decks/deck.md',
      deck: 'deck',
      head: {
        title: null,
        language: 'en',
        tags: [],
        level: null,
        kind: null,
        minutes: null,
        deck: null,
        newPerDay: null,
        retention: null,
      },
      isDeck: true,
      cards: [],
      problems: [],
      ...parsed,
    },
  }
}

/** Adds cards, each with its text, and the files that these stand in. */
export function addCards(store: Store, root: Root, specs: readonly Omit<CardSpec, 'root'>[]): void {
  const full = specs.map((spec, index) => ({ position: index, ...spec, root: root.id }))
  const byPath = new Map<string, CardSpec[]>()
  for (const spec of full) {
    const path = spec.file ?? '/decks/deck.md'
    byPath.set(path, [...(byPath.get(path) ?? []), spec])
  }
  const files = [...byPath].map(([path, specs]) =>
    readFile(root, { path, deck: specs[0]?.deck ?? 'deck', cards: specs.map(parsedCard) }),
  )
  const names = new Set<string>()
  const firsts = full.filter(({ name }) => !names.has(name) && names.add(name))
  const plan = { ...noPlan, added: firsts.map(plannedCard), texts: full.map(plannedText) }
  applyPlan(store, plan, files, [], moment)
}

/** A memory store with a root and cards in one deck. */
export function storeWith(...names: readonly string[]): { readonly store: Store; readonly root: Root } {
  const store = opened()
  const root = linkedRoot(store)
  addCards(
    store,
    root,
    names.map((name) => ({ name })),
  )
  return { store, root }
}

export function card(store: Store, name: string, language = 'en'): StoredCard {
  const found = cardByKey(store, key(name), language)
  if (!found) throw new Error(`there is no ${name}`)
  return found
}

/** The draft of an answer, as the session makes it. */
export function answer(
  store: Store,
  name: string,
  grade: Grade,
  over: Partial<Extract<EventDraft, { kind: 'review' }>> = {},
): Extract<EventDraft, { kind: 'review' }> {
  const when = { ...moment, ...over }
  const before = over.before ?? stateOf(store, key(name)).memory
  return {
    ...when,
    kind: 'review',
    card: key(name),
    session: null,
    grade,
    reviewKind: 'study',
    tookMs: 1000,
    totalMs: 2000,
    before,
    after: outcomes(before, when.at, when.dayOn, scheduling, name)[grade].memory,
    parameters: defaultParameters,
    retention: 0.9,
    language: 'en',
    wording: 0,
    ...over,
  }
}

export function grade(
  store: Store,
  name: string,
  given: Grade,
  over: Partial<Extract<EventDraft, { kind: 'review' }>> = {},
): Recorded {
  return record(store, answer(store, name, given, over), foldEvents)
}

/** Writes a memory into a card's row, for what depends on the row alone. */
export function setRow(store: Store, name: string, columns: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(columns)
  const { changes } = store.db
    .prepare(
      `update cards set ${names.map((column) => `${column} = @${column}`).join(', ')} where key = @name`,
    )
    .run({ ...columns, name })
  if (changes !== 1) throw new Error(`there is no ${name}`)
}

/** The columns of a card that is in review and due on a day. */
export const dueOn = (on: number) =>
  ({
    state: 'review',
    stability: 10,
    difficulty: 5,
    last_on: on - 10,
    due_on: on,
    reps: 3,
    lapses: 0,
  }) as const

/** The columns of a card on its first step. */
export const dueAt = (at: number) =>
  ({ state: 'learning', stability: 1, difficulty: 5, last_on: today, due_at: at, step: 0, reps: 1 }) as const

/** Everything that a store holds, to see whether anything changed. */
export function dump(store: Store): Readonly<Record<string, readonly unknown[]>> {
  const tables = store.db
    .prepare(`select name from sqlite_schema where type = 'table' order by name`)
    .pluck()
    .all() as string[]
  return Object.fromEntries(
    tables.map((table) => [table, store.db.prepare(`select * from ${table} order by 1, 2`).all()]),
  )
}

/** The row of a card, without its id. */
export function row(store: Store, name: string): unknown {
  return store.db.prepare('select * from cards where key = ?').get(name)
}

export const memoryOf = (store: Store, name: string): Memory => stateOf(store, key(name)).memory
export { newMemory }
