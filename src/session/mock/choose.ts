/**
 * Which cards a mock asks, one after the other: first what it must hold (an earlier confident miss, a weak topic, a curveball),
 * then by topics.
 *
 * What gives way to what: the time, then that nothing comes from the last mocks, then the share of behavioural questions, then
 * that half of the questions at most are of one topic (so that none need follow itself), then today's planned cards, then the
 * weights of the topics.
 */
import type { CardKey } from '../../model/card.ts'
import { fullCostMsOf, isBefore, isSpoken, lots, type Bucket, type Lot, type Pool } from './pool.ts'
import type { MockHistory, MockSetup, Why } from './planned.ts'
import { isConfidentMiss } from './scores.ts'
import { weakestTopics } from './weak.ts'

export type Choice = { readonly lot: Lot; readonly why: readonly Why[] }

type Limits = { readonly questions: number; readonly totalMs: number }

/** A choice in the making. */
type State = {
  readonly pool: Pool
  readonly setup: MockSetup
  readonly limits: Limits
  readonly chosen: Choice[]
  readonly taken: Set<CardKey>
  usedMs: number
  /** The best of each list of lots when it was last looked for: what is open only becomes less. */
  readonly firsts: Map<readonly Lot[], Lot | null>
}

/** A curveball is one of at least so many questions: of fewer, none is out of turn. */
const leastForCurveball = 3

/** In the order of choosing. At least one question where there is a card at all, however little the time. */
export function chosenCards(
  pool: Pool,
  setup: MockSetup,
  history: MockHistory,
  limits: Limits,
): readonly Choice[] {
  const chosen = chosenWith(true, pool, setup, history, limits)
  // The time may leave fewer than were wished for.
  const isIdle = chosen.length < leastForCurveball && chosen.some(({ why }) => why.includes('curveball'))
  return isIdle ? chosenWith(false, pool, setup, history, limits) : chosen
}

function chosenWith(
  hasCurveball: boolean,
  pool: Pool,
  setup: MockSetup,
  history: MockHistory,
  limits: Limits,
): readonly Choice[] {
  const state: State = { pool, setup, limits, chosen: [], taken: new Set(), usedMs: 0, firsts: new Map() }
  chooseConfidentMiss(state, pool, history)
  chooseWeakTopic(state, pool, history)
  if (hasCurveball) chooseCurveball(state, pool)
  const draw = lots(setup.seed)
  while (state.chosen.length < limits.questions) {
    const lot = nextLot(state, pool, draw)
    if (!lot) break
    take(state, lot, [])
  }
  return state.chosen
}

function take(state: State, lot: Lot, why: readonly Why[]): void {
  state.chosen.push({ lot, why: lot.isPreferred ? [...why, 'preferred'] : why })
  state.taken.add(lot.card.key)
  state.usedMs += costMsOf(state, lot)
}

const costMsOf = ({ pool, setup }: State, lot: Lot): number => fullCostMsOf(pool, lot, setup.followUps)

/** The first question is asked whatever it takes. */
function isOpen(state: State, lot: Lot): boolean {
  if (state.chosen.length === 0) return true
  const leftMs = state.limits.totalMs - state.usedMs
  return lot.costMs <= leftMs && !state.taken.has(lot.card.key) && costMsOf(state, lot) <= leftMs
}

function best(state: State, all: readonly Lot[]): Lot | null {
  let found: Lot | null = null
  for (const lot of all) if ((!found || isBefore(lot, found)) && isOpen(state, lot)) found = lot
  return found
}

/** The same for a list that is asked for again and again. */
function firstOf(state: State, all: readonly Lot[]): Lot | null {
  const known = state.firsts.get(all) ?? (state.firsts.has(all) ? null : all[0])
  if (!known || isOpen(state, known)) return known ?? null
  const found = best(state, all)
  state.firsts.set(all, found)
  return found
}

/** All stories, or none: then a question of the other kind is asked only where there are no others at all. */
const isStrict = ({ behaviouralShare }: MockSetup): boolean =>
  behaviouralShare === 0 || behaviouralShare === 1

/** The buckets of the kind asked for where the share leaves no choice. */
function bucketsFor(setup: MockSetup, pool: Pool): readonly Bucket[] {
  if (!isStrict(setup)) return pool.buckets
  const asked = pool.buckets.filter(({ isBehavioural }) => isBehavioural === (setup.behaviouralShare === 1))
  return asked.length > 0 ? asked : pool.buckets
}

/** Also of the last mock: an error that one was sure of comes back unless it is asked again soon. */
function chooseConfidentMiss(state: State, pool: Pool, history: MockHistory): void {
  const missed = new Set(history.lastResults.filter(isConfidentMiss).map(({ card }) => card))
  if (missed.size === 0) return
  const buckets = bucketsFor(state.setup, pool)
  const isMissed = ({ card }: Lot): boolean => missed.has(card.key)
  const lot =
    best(
      state,
      buckets.flatMap(({ fresh }) => fresh.filter(isMissed)),
    ) ??
    best(
      state,
      buckets.flatMap(({ recent }) => recent.filter(isMissed)),
    )
  if (lot) take(state, lot, ['confident-miss'])
}

function chooseWeakTopic(state: State, pool: Pool, history: MockHistory): void {
  if (state.chosen.length >= state.limits.questions) return
  const buckets = bucketsFor(state.setup, pool)
  const weak = weakestTopics(buckets, history)
  const [first] = state.chosen
  if (first && weak.includes(first.lot.card.topic)) {
    state.chosen[0] = { ...first, why: [...first.why, 'weak-topic'] }
    return
  }
  for (const topic of weak) {
    const lot = best(
      state,
      buckets.flatMap((bucket) => (bucket.topic === topic ? bucket.fresh : [])),
    )
    if (lot) return take(state, lot, ['weak-topic'])
  }
}

/** The hardest of what fits, of another topic than what is chosen already. */
function chooseCurveball(state: State, pool: Pool): void {
  const { limits, chosen } = state
  if (limits.questions < leastForCurveball || chosen.length >= limits.questions) return
  const topics = new Set(chosen.map(({ lot }) => lot.card.topic))
  const isHarder = (a: Lot, b: Lot): boolean => a.rank > b.rank || (a.rank === b.rank && isBefore(a, b))
  let hardest: Lot | null = null
  for (const { topic, fresh } of bucketsFor(state.setup, pool))
    if (!topics.has(topic))
      for (const lot of fresh)
        if ((!hardest || isHarder(lot, hardest)) && isSpoken(lot.card) && isOpen(state, lot)) hardest = lot
  if (hardest) take(state, hardest, ['curveball'])
}

/** The next card by topics; null when nothing is left, or nothing that fits into the time. */
function nextLot(state: State, pool: Pool, draw: (name: string) => number): Lot | null {
  const kinds = kindsInTurn(state)
  const rounds: (readonly ['fresh' | 'recent', boolean | null])[] = isStrict(state.setup)
    ? kinds.flatMap((kind) => [['fresh', kind] as const, ['recent', kind] as const])
    : (['fresh', 'recent'] as const).flatMap((age) => kinds.map((kind) => [age, kind] as const))
  for (const [age, kind] of rounds) {
    const lot = inTurn(state, age, kind, pool.buckets, draw)
    if (lot) return lot
  }
  return null
}

/** Behavioural or not: first the kind that is behind its share. Null: all kinds are alike. */
function kindsInTurn({ setup: { behaviouralShare: share }, chosen }: State): readonly (boolean | null)[] {
  if (share === null) return [null]
  const told = chosen.filter(({ lot }) => lot.bucket.isBehavioural).length
  const isStoryNext = Math.round(share * (chosen.length + 1)) > told
  return [isStoryNext, !isStoryNext]
}

function inTurn(
  state: State,
  age: 'fresh' | 'recent',
  kind: boolean | null,
  buckets: readonly Bucket[],
  draw: (name: string) => number,
): Lot | null {
  const ofKind = buckets.filter(({ isBehavioural }) => kind === null || isBehavioural === kind)
  const firsts = ofKind.flatMap((bucket) => firstOf(state, bucket[age]) ?? [])
  const most = Math.ceil((state.chosen.length + 1) / 2)
  const topics = counted(state, ({ card }) => card.topic)
  const wishes = counted(state, ({ bucket }) => bucket.wish)
  const ofTopic = (topic: string): number => topics.get(topic) ?? 0
  const mixed = firsts.filter(({ card }) => ofTopic(card.topic) < most)
  let open = mixed.length > 0 ? mixed : firsts
  for (const isBetter of [(lot: Lot) => lot.isPreferred, (lot: Lot) => isSpoken(lot.card)])
    if (open.some(isBetter)) open = open.filter(isBetter)
  const [first, ...others] = open
  if (!first) return null
  // Sainte-Lague: the wish that is furthest behind its weight; of its topics the one asked least.
  const share = ({ bucket }: Lot): number => bucket.weight / (2 * (wishes.get(bucket.wish) ?? 0) + 1)
  const isSooner = (a: Lot, b: Lot): boolean => {
    const byWish = share(a) - share(b)
    if (Math.abs(byWish) > 1e-12) return byWish > 0
    const byTopic = ofTopic(a.card.topic) - ofTopic(b.card.topic)
    return byTopic === 0 ? draw(a.card.topic) < draw(b.card.topic) : byTopic < 0
  }
  return others.reduce((sooner, lot) => (isSooner(lot, sooner) ? lot : sooner), first)
}

function counted(state: State, nameOf: (lot: Lot) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { lot } of state.chosen) counts.set(nameOf(lot), (counts.get(nameOf(lot)) ?? 0) + 1)
  return counts
}
