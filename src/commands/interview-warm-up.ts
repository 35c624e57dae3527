/** The plan of the day of an interview, from the store. Wiring; the rule is `schedule/interview-warm-up`'s. */
import type { CardKey } from '../model/card.ts'
import type { Day } from '../model/time.ts'
import type { ForecastInput } from '../schedule/interview-forecast.ts'
import type { DayPlan } from '../schedule/interview-plan.ts'
import { warmUp, type WarmUpCard } from '../schedule/interview-warm-up.ts'
import { lastResults } from '../store/mock-history.ts'
import type { PlanCard } from '../store/plan-cards.ts'
import type { Glance } from './glance.ts'

/** What stands before the interview itself: nothing is begun any more, but for the story of oneself. */
export function warmUpPlan(
  cards: readonly WarmUpCard[],
  { seen, today }: ForecastInput,
  budgetMs: number,
): DayPlan {
  const lastOn = new Map(seen.map((card) => [card.key, card.lastOn]))
  const left = cards.filter(({ key }) => lastOn.get(key) !== today)
  const chosen = warmUp(left, budgetMs)
  const isSeen = (key: CardKey): boolean => lastOn.has(key)
  const costs = new Map(cards.map(({ key, costMs }) => [key, costMs]))
  const isChosen = new Set(chosen)
  return {
    fresh: chosen.filter((key) => !isSeen(key)),
    reviews: chosen.filter(isSeen),
    plannedMs: chosen.reduce((sum, key) => sum + (costs.get(key) ?? 0), 0),
    spare: warmUp(left, Infinity).filter((key) => !isChosen.has(key)),
    price: 0,
  }
}

export type Weighed = { readonly card: PlanCard; readonly importance: number; readonly costMs: number }

export function warmUpCards(
  { store }: Glance,
  weighed: readonly Weighed[],
  today: Day,
  kernel: ForecastInput['kernel'],
): readonly WarmUpCard[] {
  const missed = new Set(lastResults(store).flatMap(({ card, isMustMissed }) => (isMustMissed ? [card] : [])))
  return weighed.map(({ card, importance, costMs }) => ({
    key: card.key,
    costMs,
    recall: card.known && kernel.retrievability(Math.max(0, today - card.known.lastOn), card.known.stability),
    importance,
    hasMust: card.hasMust,
    isMustMissed: missed.has(card.key),
    isStory: card.kind === 'behavioural',
  }))
}
