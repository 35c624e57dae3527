/** The settings, each with its default; limits and words are in `commands/config`. Times of day in minutes, steps in ms. */
import { minuteMs, type DayStart } from './time.ts'

export type Settings = {
  /** Of the interface and of decks: `en`, `zh-Hans` ... Null: as the locale says. */
  readonly language: string | null
  readonly newPerDay: number
  readonly reviewsPerDay: number
  readonly desiredRetention: number
  readonly learningSteps: readonly number[]
  readonly relearningSteps: readonly number[]
  readonly dayStart: DayStart
  readonly fuzz: boolean
  readonly leechAfter: number
  readonly maximumInterval: number
  readonly plain: boolean
  readonly editor: string | null
}

export const defaultSettings: Settings = {
  language: null,
  newPerDay: 15,
  reviewsPerDay: 200,
  desiredRetention: 0.9,
  learningSteps: [minuteMs, 10 * minuteMs],
  relearningSteps: [10 * minuteMs],
  dayStart: 240,
  fuzz: true,
  leechAfter: 8,
  maximumInterval: 36_500,
  plain: false,
  editor: null,
}
