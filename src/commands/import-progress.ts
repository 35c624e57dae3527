/** What was learned elsewhere, taken over with `--with-progress`: what it would bring, and the one transaction that brings it. */
import type { CardProgress } from '../convert/imported.ts'
import { localZone } from '../files/clock.ts'
import type { CardKey } from '../model/card.ts'
import { newCardState, type CardState, type Memory } from '../model/memory.ts'
import { studyDay } from '../model/time.ts'
import { inherit, type Heritage, type InheritContext } from '../schedule/inherit.ts'
import { dueForecast } from '../store/due.ts'
import { eventsOf, stateOf } from '../store/log.ts'
import { keysOf, recordAll } from '../store/record-all.ts'
import type { Library } from './open-library.ts'
import type { PlannedSource } from './import-plan.ts'
import { weightsIn } from './memory.ts'
import { present, startOf } from './present.ts'
import { schedulingOf } from './study.ts'

/** Of how many cards something is taken over, with how many answers; of how many not, for they were answered here since. */
export type Taken = { readonly cards: number; readonly reviews: number; readonly left: number }

/** Cards due on each of the next days, today with all that is overdue first: as it is, and with what is taken over. */
export type WeekAhead = { readonly before: readonly number[]; readonly after: readonly number[] }

const shownDays = 7

/** What taking over would bring, before the cards are there. Writes nothing. */
export function progressAhead(
  library: Library,
  sources: readonly PlannedSource[],
): Taken & { readonly week: WeekAhead } {
  const { store, settings } = library
  const context = contextOf(library)
  const progress = progressIn(sources)
  const keys = keysOf(store, [...progress.keys()])
  const before = dueForecast(store, context.now.dayOn, shownDays)
  const after = [...before]
  const total = { cards: 0, reviews: 0, left: 0 }
  for (const [id, known] of progress) {
    const key = keys.get(id)
    const state = key === undefined ? newCardState : stateOf(store, key)
    const events = key === undefined ? [] : eventsOf(store, key)
    const heritage = inherit(known, key ?? (id as CardKey), events, state, context)
    count(total, heritage)
    if (heritage.drafts.length === 0) continue
    // Cards on a learning step are in no forecast yet.
    if (state.memory.state === 'review') move(after, state, -1)
    move(after, heritage.state, 1)
  }
  return { ...total, week: { before, after } }

  function move(days: number[], { memory, isSuspended }: CardState, by: number): void {
    const at = isSuspended ? null : dueDay(memory)
    if (at !== null && at < shownDays) days[at] = (days[at] ?? 0) + by
  }

  function dueDay(memory: Memory): number | null {
    if (memory.state === 'new') return null
    const on = memory.state === 'review' ? memory.dueOn : studyDay(memory.dueAt, localZone, settings.dayStart)
    return Math.max(0, on - context.now.dayOn)
  }
}

/** Takes it over for the cards that are there by now. */
export function takeProgress(library: Library, sources: readonly PlannedSource[]): Taken {
  const { store } = library
  const context = contextOf(library)
  const progress = progressIn(sources)
  const byKey = new Map<CardKey, CardProgress>()
  for (const [id, key] of keysOf(store, [...progress.keys()]))
    byKey.set(key, progress.get(id) as CardProgress)
  const total = { cards: 0, reviews: 0, left: 0 }
  recordAll(store, [...byKey.keys()], (card, events, state) => {
    const heritage = inherit(byKey.get(card) as CardProgress, card, events, state, context)
    count(total, heritage)
    return heritage
  })
  return total
}

function count(total: { cards: number; reviews: number; left: number }, heritage: Heritage): void {
  if (heritage.drafts.length > 0) total.cards++
  if (heritage.isLeft) total.left++
  total.reviews += heritage.reviews
}

/** Of the cards that will be there: those of decks that are not taken over have none. */
function progressIn(sources: readonly PlannedSource[]): ReadonlyMap<string, CardProgress> {
  return new Map(
    sources
      .filter(({ decks }) => decks.some(({ base }) => base !== null))
      .flatMap(({ imported }) => (imported.progress?.cards ?? []).map((card) => [card.card, card] as const)),
  )
}

function contextOf(library: Library): InheritContext {
  const { at, zoneOffset, dayOn } = present(library.settings)
  return {
    scheduling: schedulingOf(library, null),
    parameters: weightsIn(library.store).id,
    now: { at, zoneOffset, dayOn },
    zone: localZone,
    startOf: (on) => startOf(on, library.settings),
  }
}
