/** How much the recall of a card counts on the day of an interview, beside the others. */
import type { Level } from '../model/card.ts'

/** What every candidate is asked, and what few are. */
const byLevel: Readonly<Record<Level, number>> = { junior: 1.15, mid: 1, senior: 0.85 }
const withMust = 1.25
const byChoice = { must: 2, maybe: 1, skip: 0 } as const

/** 1 for an ordinary card. What a person said of it counts most; 0 leaves it out of the plan. */
export function importanceOf(card: {
  readonly level: Level | null
  readonly hasMust: boolean
  readonly choice: keyof typeof byChoice | null
}): number {
  const level = card.level === null ? 1 : byLevel[card.level]
  return level * (card.hasMust ? withMust : 1) * (card.choice === null ? 1 : byChoice[card.choice])
}
