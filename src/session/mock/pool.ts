/**
 * What a plan may choose from: the cards that fit the wishes, by topic, each with its lot.
 *
 * One pass over all candidates, since there may be 100,000. Nothing depends on the order in which they come: each card draws its
 * own lot from the seed.
 */
import type { CardKey, Level } from '../../model/card.ts'
import { hashText, seededRandom } from '../../schedule/random.ts'
import { budgetMsOf, followUpBudgetMs, followUpCostMs, questionCostMs, talkOf, TALKS } from './budgets.ts'
import type { MockCandidate, MockHistory, MockSetup, MockToday, PlannedFollowUp } from './planned.ts'

export type Lot = {
  readonly card: MockCandidate
  readonly bucket: Bucket
  readonly isFresh: boolean
  readonly isPreferred: boolean
  /** The smallest of a bucket is asked first: planned cards of today, then those made to be spoken, then by chance. */
  readonly order: number
  /** With its follow-ups. */
  readonly costMs: number
}

/** The cards of one topic within one wish for topics, in no order. */
export type Bucket = {
  /** The wish that they fulfil: the name of a deck or topic; without wishes the topic itself. */
  readonly wish: string
  readonly topic: string
  readonly weight: number
  readonly isBehavioural: boolean
  readonly fresh: Lot[]
  /** Asked in one of the last mocks. */
  readonly recent: Lot[]
}

export type FollowUps = ReadonlyMap<CardKey, readonly MockCandidate[]>

export type Pool = { readonly buckets: readonly Bucket[]; readonly followUps: FollowUps }

/** The lots of names under a seed, from 0 up to 1: each is the same whatever else is drawn. */
export function lots(seed: number): (name: string) => number {
  const salt = hashText(`seed ${seed}`)
  return (name) => seededRandom(hashText(name) ^ salt)()
}

/** Cards made to be asked aloud; the others are for reading, and come where there are too few of these. */
export const isSpoken = ({ kind }: Pick<MockCandidate, 'kind'>): boolean =>
  kind === 'basic' || kind === 'behavioural'

const rank: Readonly<Record<Level, number>> = { junior: 0, mid: 1, senior: 2 }

/** 0 to 3: by level first (none counts as mid), then by how little of it is remembered. */
export const difficultyOf = ({ level, retrievability }: MockCandidate): number =>
  rank[level ?? 'mid'] + (1 - (retrievability ?? 0.5)) * 0.99

export function poolOf(
  candidates: readonly MockCandidate[],
  setup: MockSetup,
  history: MockHistory,
  today: MockToday,
): Pool {
  const preferred = new Set(today.preferred)
  const followUps = followUpsByParent(candidates)
  const bucketFor = bucketFinder(setup)
  const draw = lots(setup.seed)
  for (const card of candidates) {
    if (card.parent !== null || isLeftOut(card)) continue
    const bucket = isOfLevel(card, setup.levels) ? bucketFor.find(card) : null
    if (!bucket) continue
    const isPreferred = preferred.has(card.key)
    const isFresh = !history.recent.has(card.key)
    const order = weighed(card, draw(card.key)) + (isSpoken(card) ? 0 : apart) + (isPreferred ? 0 : 2 * apart)
    const costMs = costMsOf(card) + followUpsCostMs(followUpsOf(followUps, card, setup.followUps))
    const lot = { card, bucket, isFresh, isPreferred, order, costMs }
    ;(isFresh ? bucket.fresh : bucket.recent).push(lot)
  }
  return { buckets: bucketFor.all(), followUps }
}

/** More than any lot: what sets one class of cards apart from the next. */
const apart = 1_000

/** True when the first is to be asked before the second; equal lots by name. */
export const isBefore = (a: Lot, b: Lot): boolean =>
  a.order < b.order || (a.order === b.order && a.card.key < b.card.key)

/** A weighted lot (Efraimidis and Spirakis 2006): what was forgotten often or is half forgotten tends to come first. */
function weighed({ lapses, retrievability }: MockCandidate, lot: number): number {
  const weight = 1 + Math.min(lapses, 4) / 4 + (retrievability === null ? 0 : 1 - retrievability)
  return -Math.log(1 - lot) / weight
}

type BucketFinder = {
  readonly find: (card: MockCandidate) => Bucket | null
  /** By name: in the order of the cards they would stand by chance. */
  readonly all: () => readonly Bucket[]
}

/** Looked up by deck, then topic, without making a name for each of many cards. */
function bucketFinder(setup: MockSetup): BucketFinder {
  const places = new Map<string, Map<string, readonly [Bucket | null, Bucket | null]>>()
  const buckets = new Map<string, Bucket>()
  const make = (card: MockCandidate, isBehavioural: boolean): Bucket | null => {
    const wish = wishOf(card, setup)
    if (!wish) return null
    const name = `${wish.name}\n${card.topic}\n${isBehavioural}`
    const known = buckets.get(name)
    if (known) return known
    const bucket = {
      wish: wish.name,
      topic: card.topic,
      weight: wish.weight,
      isBehavioural,
      fresh: [],
      recent: [],
    }
    buckets.set(name, bucket)
    return bucket
  }
  return {
    find: (card) => {
      let topics = places.get(card.deck)
      if (!topics) places.set(card.deck, (topics = new Map()))
      let pair = topics.get(card.topic)
      // Without a wish for a share all kinds are alike.
      const isSplit = setup.behaviouralShare !== null
      if (!pair) topics.set(card.topic, (pair = [make(card, false), isSplit ? make(card, true) : null]))
      return isSplit && card.kind === 'behavioural' ? pair[1] : pair[0]
    },
    all: () =>
      [...buckets]
        .filter(([, { fresh, recent }]) => fresh.length + recent.length > 0)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, bucket]) => bucket),
  }
}

const isOfLevel = ({ level }: MockCandidate, levels: readonly Level[]): boolean =>
  level === null || levels.length === 0 || levels.includes(level)

type TopicWish = { readonly name: string; readonly weight: number }

/** The first wish that names the topic, the deck, or a folder of decks; null when there are wishes and none does. */
function wishOf({ topic, deck }: MockCandidate, { topics }: MockSetup): TopicWish | null {
  if (topics.length === 0) return { name: topic, weight: 1 }
  const wish = topics.find(
    ({ name }) =>
      name === topic || name === deck || deck.startsWith(`${name}/`) || name === `${deck} / ${topic}`,
  )
  return wish && wish.weight > 0 ? wish : null
}

const isLeftOut = (card: MockCandidate): boolean => card.isDraft || card.isSuspended || card.isRetired

function followUpsByParent(candidates: readonly MockCandidate[]): FollowUps {
  const followUps = new Map<CardKey, MockCandidate[]>()
  for (const card of candidates) {
    if (card.parent === null || isLeftOut(card)) continue
    const siblings = followUps.get(card.parent)
    if (siblings) siblings.push(card)
    else followUps.set(card.parent, [card])
  }
  return followUps
}

/** In the order in which they come; at most what the wishes and the kind of talk allow. */
export function followUpsOf(
  followUps: FollowUps,
  card: MockCandidate,
  most: number,
): readonly PlannedFollowUp[] {
  const all = followUps.get(card.key)
  if (!all) return []
  const count = Math.max(0, Math.min(most, TALKS[talkOf(card)].followUps))
  return all
    .slice(0, count)
    .map((followUp) => ({ key: followUp.key, id: followUp.id, budgetMs: followUpBudgetMs(followUp) }))
}

/** All of its time but follow-ups, in ms. */
export const costMsOf = (card: MockCandidate): number =>
  questionCostMs(TALKS[talkOf(card)].thinkMs, budgetMsOf(card))

export const followUpsCostMs = (followUps: readonly PlannedFollowUp[]): number =>
  followUps.reduce((sum, { budgetMs }) => sum + followUpCostMs(budgetMs), 0)
