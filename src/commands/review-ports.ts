/** What the review screen needs of store, schedule, clock and editor, as plain functions. */
import { day, instant, minuteMs, type Day } from '../model/time.ts'
import type { Card, CardKey } from '../model/card.ts'
import type { QueueCard } from '../model/queue.ts'
import { retrievability } from '../schedule/fsrs.ts'
import { isLeech } from '../schedule/leech.ts'
import type { StudyRuntime } from '../session/runtime.ts'
import type { Session } from '../session/session.ts'
import { summarize } from '../session/summary.ts'
import { cardByKey, findCard } from '../store/cards.ts'
import { reviewsAhead, type Selection } from '../store/due.ts'
import { gradesOf, meanTimes, weakestCards } from '../store/weak.ts'
import type { ReviewPorts } from '../ui/review-ports.ts'
import type { Trend } from '../ui/screens/end.ts'
import { editCard } from './edit-card.ts'
import type { AfterPlanned } from './interview-after-session.ts'
import { weightsIn } from './memory.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'
import { gatherCards, gatherQueue, wholeQueue } from './study.ts'
import { usualMs } from './usual-times.ts'

const moreNewCount = 10
const weakestCount = 5
const trendCount = 3

/** `planned`: what the end is told by, when the session follows the plan of an interview. */
export function reviewPorts(
  library: Library,
  runtime: StudyRuntime,
  selection: Selection,
  planned: AfterPlanned | null = null,
): ReviewPorts {
  const { store, settings, language, words } = library
  const times = meanTimes(store)
  const newMs = times.newMs ?? usualMs.newMs
  const reviewMs = times.reviewMs ?? usualMs.reviewMs
  const minutesOf = (cards: readonly QueueCard[]): number =>
    Math.max(
      1,
      Math.round(
        cards.reduce((sum, { memory }) => sum + (memory.state === 'new' ? newMs : reviewMs), 0) / minuteMs,
      ),
    )

  const moreNew = (): readonly QueueCard[] =>
    planned?.moreNew(moreNewCount) ??
    gatherQueue(library, { ...wholeQueue, selection, moreNew: moreNewCount })
      .filter(({ memory }) => memory.state === 'new')
      .slice(0, moreNewCount)
  const weakest = (): readonly QueueCard[] => gatherCards(library, weakestCards(store, weakestCount))
  const tomorrows = (): readonly QueueCard[] => {
    if (planned) return planned.tomorrows()
    const today = present(settings)
    return reviewsAhead(store, today, day(today.dayOn + 1), language, selection)
  }

  return {
    runtime,
    words,
    edit: (card) => editCard(library, card),
    summary: (session) => {
      const { sticking, slipping } = summarize(session)
      const tomorrow = tomorrows()
      return {
        tomorrow: planned?.tomorrow() ?? {
          cards: tomorrow.length,
          minutes: tomorrow.length === 0 ? 0 : minutesOf(tomorrow),
        },
        offers: { new: moreNew().length, weakest: weakest().length, tomorrow: tomorrow.length },
        recall: planned?.recall() ?? null,
        plan: planned && { more: planned.more().length, mockToday: planned.mockToday() },
        sticking: trendsOf(library, sticking, (grades) => grades.findIndex((grade) => grade === 'again')),
        slipping: trendsOf(library, slipping, (grades) => grades.filter((grade) => grade === 'again').length),
      }
    },
    extend: (choice) => {
      const cards = { new: moreNew, weakest, tomorrow: tomorrows, rest: planned?.more ?? (() => []) }[
        choice
      ]()
      if (cards.length === 0 && choice !== 'rest') return false
      const restMs = choice === 'rest' ? (planned?.moreMs() ?? null) : null
      const { at } = present(settings)
      runtime.act({ kind: 'extend', cards, pauseAt: restMs === null ? null : instant(at + restMs) })
      return true
    },
    remainingMinutes: (session) => {
      const cards = remaining(session)
      return cards.length === 0 ? null : minutesOf(cards)
    },
    facts: (card) => factsOf(library, card),
    present: () => {
      const { at, dayOn } = present(settings)
      return { now: at, today: dayOn }
    },
    parentQuestion: (card) =>
      card.parent === null ? null : (findCard(store, card.parent, language)?.question ?? null),
  }
}

/** What can be said of a card only with weights, settings and the clock. */
export function factsOf(
  { settings, store }: Library,
  { memory }: Card,
): { readonly retrievability: number | null; readonly isLeech: boolean } {
  const { dayOn } = present(settings)
  return {
    retrievability:
      memory.state === 'new'
        ? null
        : retrievability(weightsIn(store).weights, memory.stability, elapsedDays(dayOn, memory.lastOn)),
    isLeech: isLeech(memory, settings.leechAfter),
  }
}

const elapsedDays = (today: Day, last: Day): number => Math.max(0, today - last)

function remaining(session: Session): readonly QueueCard[] {
  const shown = session.phase === 'asking' || session.phase === 'revealed' ? [session.queued] : []
  return [...shown, ...session.upcoming, ...session.learning.map(({ card }) => card)]
}

/** Questions with how often in a row they were recalled, or how often they were forgotten. */
function trendsOf(
  library: Library,
  keys: readonly CardKey[],
  count: (grades: readonly string[]) => number,
): readonly Trend[] {
  return keys.slice(0, trendCount).flatMap((key) => {
    const card = cardByKey(library.store, key, library.language)
    return card ? [{ question: card.question, times: count(gradesOf(library.store, key, 100)) }] : []
  })
}
