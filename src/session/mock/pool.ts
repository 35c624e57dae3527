/**
 * What a plan may choose from: the cards that fit the wishes, by topic, each with its lot.
 *
 * One pass over all candidates, since there may be 100,000. Nothing depends on the order in which they come: each card draws its
 * own lot from the seed.
 */
import type { CardKey, Level } from '../../model/card.ts'
import { hashText, seededRandom } from '../../schedule/random.ts'
import {
  budgetMsOf,
  followUpBudgetMs,
  followUpCostMs,
  questionCostMs,
  talkByLength,
  talkNamed,
  TALKS,
  type Talk,
} from './budgets.ts'
import type { MockCandidate, MockHistory, MockSetup, MockToday, PlannedFollowUp } from './planned.ts'

export type Lot = {
  readonly card: MockCandidate
  readonly bucket: Bucket
  readonly talk: Talk
  readonly isFresh: boolean
  readonly isPreferred: boolean
  readonly isNew: boolean
  /** The smallest of a bucket is asked first: planned cards of today, then those made to be spoken, then by chance. */
  readonly order: number
  /** Of its level: 0 to 2. */
  readonly rank: number
  /** All of its time but follow-ups, in ms. */
  readonly costMs: number
}

/** The cards of one topic within one wish for topics: the one to be asked first, and the others in no order. */
export type Bucket = {
  /** The wish that they fulfil: the name of a deck or topic; without wishes the topic itself. */
  readonly wish: string
  readonly topic: string
  readonly weight: number
  readonly isBehavioural: boolean
  readonly fresh: Lot[]
  /** Asked in one of the last mocks. */
  readonly recent: Lot[]
  /** How many of them are not new, and the sum of their retrievability. */
  readonly known: { count: number; sum: number }
}

export type Pool = {
  readonly buckets: readonly Bucket[]
  readonly followUps: ReadonlyMap<CardKey, readonly MockCandidate[]>
}

/** The lots of names under a seed, from 0 up to 1: each is the same whatever else is drawn. */
export function lots(seed: number): (name: string) => number {
  const salt = hashText(`seed ${seed}`)
  return (name) => seededRandom(hashText(name) ^ salt)()
}

/** Cards made to be asked aloud; the others are for reading, and come where there are too few of these. */
export const isSpoken = ({ kind }: Pick<MockCandidate, 'kind'>): boolean =>
  kind === 'basic' || kind === 'behavioural'

const rank: Readonly<Record<Level, number>> = { junior: 0, mid: 1, senior: 2 }

/** A card without a level counts as mid. */
const rankOf = ({ level }: MockCandidate): number => rank[level ?? 'mid']

/** 0 to 3: by level first, then by how little of it is remembered. */
export const difficultyOf = (card: MockCandidate): number =>
  rankOf(card) + (1 - (card.retrievability ?? 0.5)) * 0.99

export function poolOf(
  candidates: readonly MockCandidate[],
  setup: MockSetup,
  history: MockHistory,
  today: MockToday,
): Pool {
  const preferred = new Set(today.preferred)
  const followUps = new Map<CardKey, MockCandidate[]>()
  const places = placeFinder(setup)
  const draw = lots(setup.seed)
  for (const card of candidates) {
    if (card.isDraft || card.isSuspended || card.isRetired) continue
    if (card.parent !== null) {
      const siblings = followUps.get(card.parent)
      if (siblings) siblings.push(card)
      else followUps.set(card.parent, [card])
      continue
    }
    if (!isOfLevel(card, setup.levels)) continue
    const place = places.find(card)
    const bucket = card.kind === 'behavioural' ? place.stories : place.others
    if (!bucket) continue
    const talk = talkByLength(card) ?? place.talk
    const isPreferred = preferred.has(card.key)
    const isFresh = !history.recent.has(card.key)
    const lot: Lot = {
      card,
      bucket,
      talk,
      isFresh,
      isPreferred,
      isNew: card.state === 'new',
      order: weighed(card, draw(card.key)) + (isSpoken(card) ? 0 : apart) + (isPreferred ? 0 : 2 * apart),
      rank: rankOf(card),
      costMs: questionCostMs(TALKS[talk].thinkMs, budgetMsOf(card, talk)),
    }
    if (card.retrievability !== null) {
      bucket.known.count += 1
      bucket.known.sum += card.retrievability
    }
    addLot(isFresh ? bucket.fresh : bucket.recent, lot)
  }
  return { buckets: places.buckets(), followUps }
}

/** The first of the list is the one to be asked first; the others stand in no order. */
function addLot(all: Lot[], lot: Lot): void {
  const [first] = all
  if (first && isBefore(lot, first)) {
    all[0] = lot
    all.push(first)
  } else all.push(lot)
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

/** What the cards of one topic in one deck have in common. Null buckets: no wish names them. */
type Place = { readonly others: Bucket | null; readonly stories: Bucket | null; readonly talk: Talk }

type PlaceFinder = {
  readonly find: (card: MockCandidate) => Place
  /** Those with cards, by name: in the order of the cards they would stand by chance. */
  readonly buckets: () => readonly Bucket[]
}

/** Looked up by deck, then topic, without making a name for each of many cards. */
function placeFinder(setup: MockSetup): PlaceFinder {
  const places = new Map<string, Map<string, Place>>()
  const buckets = new Map<string, Bucket>()
  const bucketOf = ({ deck, topic }: MockCandidate, isBehavioural: boolean): Bucket | null => {
    const wish = wishOf(deck, topic, setup)
    if (!wish) return null
    const name = `${wish.name}\n${topic}\n${isBehavioural}`
    const bucket = buckets.get(name) ?? {
      wish: wish.name,
      topic,
      weight: wish.weight,
      isBehavioural,
      fresh: [],
      recent: [],
      known: { count: 0, sum: 0 },
    }
    buckets.set(name, bucket)
    return bucket
  }
  const placeOf = (card: MockCandidate): Place => {
    const others = bucketOf(card, false)
    // Without a wish for a share all kinds are alike.
    const stories = setup.behaviouralShare === null ? others : bucketOf(card, true)
    return { others, stories, talk: talkNamed(card.deck, card.topic) }
  }
  return {
    find: (card) => {
      let topics = places.get(card.deck)
      if (!topics) places.set(card.deck, (topics = new Map()))
      let place = topics.get(card.topic)
      if (!place) topics.set(card.topic, (place = placeOf(card)))
      return place
    },
    buckets: () =>
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
function wishOf(deck: string, topic: string, { topics }: MockSetup): TopicWish | null {
  if (topics.length === 0) return { name: topic, weight: 1 }
  const wish = topics.find(
    ({ name }) =>
      name === topic || name === deck || deck.startsWith(`${name}/`) || name === `${deck} / ${topic}`,
  )
  return wish && wish.weight > 0 ? wish : null
}

/** In the order in which they came; at most what the wishes and the kind of talk allow. */
export function followUpsOf(pool: Pool, { card, talk }: Lot, most: number): readonly PlannedFollowUp[] {
  const all = most === 0 ? undefined : pool.followUps.get(card.key)
  if (!all) return []
  const count = Math.max(0, Math.min(most, TALKS[talk].followUps))
  return all
    .slice(0, count)
    .map((followUp) => ({ key: followUp.key, id: followUp.id, budgetMs: followUpBudgetMs(followUp) }))
}

/** All of its time with follow-ups, in ms. */
export const fullCostMsOf = (pool: Pool, lot: Lot, mostFollowUps: number): number =>
  followUpsOf(pool, lot, mostFollowUps).reduce(
    (sum, { budgetMs }) => sum + followUpCostMs(budgetMs),
    lot.costMs,
  )
