/**
 * What an Anki collection tells of how well its cards are known: answers that count, states, due days, and the weights that they
 * were computed with. Days are by the collection's own clock. Knows cards and logs; nothing of what the cards say.
 */
import type { AnkiCardRow } from '../../model/anki.ts'
import { day, dayMs, instant, minuteMs, studyDay, type Day, type Zone } from '../../model/time.ts'
import type { CardProgress, ImportedReview, ImportedState } from '../imported.ts'
import type { AnkiCollection, AnkiPreset } from './collection.ts'
import { historyOf } from './history.ts'
import { aNumber, readJson } from './json.ts'

/** The collection's calendar: the study day of an instant, and the day of a due number. */
export type AnkiClock = {
  readonly dayOf: (ms: number) => Day
  readonly dueDay: (due: number) => Day
}

/**
 * A collection remembers the offset of its first day only. Where this machine had the same one then, its zone is the
 * collection's, and knows of daylight saving time; else that offset has to do.
 */
export function clockOf({ createdS, createdWest, rollover }: AnkiCollection, local: Zone): AnkiClock {
  const created = instant(Math.max(0, createdS) * 1000)
  const isLocal = createdWest === null || local(created) === -createdWest
  const zone: Zone = isLocal ? local : () => -createdWest
  const dayOf = (ms: number): Day => studyDay(instant(Math.max(0, Math.trunc(ms))), zone, rollover * 60)
  // Newer collections count calendar days from that date, older ones days of 24 hours from that instant.
  const first =
    createdWest === null ? dayOf(created) : day(Math.floor((created + zone(created) * minuteMs) / dayMs))
  return { dayOf, dueDay: (due) => day(first + Math.max(-farthest, Math.min(farthest, Math.trunc(due)))) }
}

/** Two centuries, in days: a due number beyond is damaged. */
const farthest = 73_000

/** Null for a card that was never learned and is not suspended. */
export function progressOf(
  row: AnkiCardRow,
  card: string,
  collection: AnkiCollection,
  clock: AnkiClock,
): CardProgress | null {
  const isSuspended = row.queue === suspendedQueue
  const log = collection.log.get(row.id) ?? []
  const { isFirstScheduler } = collection
  const { ignoreBeforeMs = 0 } = presetOf(row, collection) ?? {}
  const history = historyOf(log, { isFirstScheduler, ignoreBeforeMs })
  if (row.type === newType || history.isReset)
    return isSuspended ? { card, reviews: [], state: null, isSuspended } : null
  const reviews = history.answers.map(({ row: answer, grade }): ImportedReview => ({
    at: instant(answer.id),
    dayOn: clock.dayOf(answer.id),
    grade,
    tookMs: answer.tookMs > 0 ? answer.tookMs : null,
  }))
  return {
    card,
    reviews: history.isComplete ? reviews : [],
    state: stateOf(row, reviews.at(-1)?.dayOn ?? null, clock),
    isSuspended,
  }
}

const suspendedQueue = -1
const newType = 0

/** The deck that a card belongs to, also while a filtered one holds it. */
export const homeDeck = ({ deck, homeDeck }: AnkiCardRow): number => (homeDeck === 0 ? deck : homeDeck)

function stateOf(row: AnkiCardRow, answeredOn: Day | null, clock: AnkiClock): ImportedState {
  const data = readJson(row.data)
  const [s, d, lrt] = ['s', 'd', 'lrt'].map((key) => aNumber(data.get(key)))
  const isKnown = s !== undefined && s > 0 && d !== undefined && d >= 1 && d <= 10
  const dueOn = dueDayOf(row, clock)
  const dueS = dueOf(row)
  const intervalDays = row.interval > 0 ? row.interval : null
  const isReview = row.type !== 1 && row.type !== 3
  const reckoned = isReview && intervalDays !== null ? day(dueOn - intervalDays) : null
  return {
    state: row.type === 1 ? 'learning' : row.type === 3 ? 'relearning' : 'review',
    stability: isKnown ? s : null,
    difficulty: isKnown ? d : null,
    intervalDays,
    ease: row.factor > 0 ? row.factor / 1000 : null,
    lastOn:
      lrt !== undefined && lrt > 0 && lrt < latestS ? clock.dayOf(lrt * 1000) : (answeredOn ?? reckoned),
    dueOn,
    ...(!isReview && isInstant(dueS) ? { dueAt: instant(dueS * 1000) } : {}),
    reps: Math.max(0, row.reps),
    lapses: Math.max(0, row.lapses),
  }
}

/** An instant in seconds, where a day's number would be beyond all reason. */
const earliestS = 1_000_000_000
const latestS = 100_000_000_000

/** A filtered deck has days of its own. */
const dueOf = ({ homeDeck: home, homeDue, due }: AnkiCardRow): number =>
  home !== 0 && homeDue !== 0 ? homeDue : due

/** On a step cards are due at a second, all others on a day. */
const isInstant = (due: number): boolean => due >= earliestS && due < latestS

function dueDayOf(row: AnkiCardRow, clock: AnkiClock): Day {
  const due = dueOf(row)
  return isInstant(due) ? clock.dayOf(due * 1000) : clock.dueDay(due)
}

function presetOf(row: AnkiCardRow, { decks, presets }: AnkiCollection): AnkiPreset | undefined {
  const preset = decks.get(homeDeck(row))?.preset
  return preset == null ? undefined : presets.get(preset)
}

/** The options of most of the cards that were learned. Weights of several presets cannot be one's own at once. */
export function packagedOptions(
  learned: readonly AnkiCardRow[],
  collection: AnkiCollection,
): Pick<AnkiPreset, 'weights' | 'retention'> {
  const counts = new Map<AnkiPreset, number>()
  for (const row of learned) {
    const preset = presetOf(row, collection)
    if (preset) counts.set(preset, (counts.get(preset) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return { weights: most?.[0].weights ?? null, retention: most?.[0].retention ?? null }
}
