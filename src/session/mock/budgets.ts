/**
 * How long a question of a mock takes: time to think, time to answer, feedback. Defaults by what kind of talk it is; the minutes
 * that a deck gives overrule the time to answer.
 */
import { minuteMs } from '../../model/time.ts'
import type { MockCandidate } from './planned.ts'

const secondMs = 1_000

/** Usual times of interviews: two minutes to introduce oneself or to explain something, four for a story, and so on. */
export const TALKS = {
  introduction: { thinkMs: 10 * secondMs, budgetMs: 2 * minuteMs, followUps: 1 },
  concept: { thinkMs: 15 * secondMs, budgetMs: 2 * minuteMs, followUps: 1 },
  'deep-dive': { thinkMs: 30 * secondMs, budgetMs: 5 * minuteMs, followUps: 2 },
  story: { thinkMs: 20 * secondMs, budgetMs: 4 * minuteMs, followUps: 2 },
  coding: { thinkMs: 60 * secondMs, budgetMs: 15 * minuteMs, followUps: 2 },
  design: { thinkMs: 120 * secondMs, budgetMs: 25 * minuteMs, followUps: 2 },
} as const satisfies Record<string, { thinkMs: number; budgetMs: number; followUps: number }>

export type Talk = keyof typeof TALKS

/** A follow-up of a deck that says no time. */
const followUpMs = minuteMs

/** Confidence, reading and marks, for a question and for a follow-up. */
const feedbackMs = 45 * secondMs
const followUpFeedbackMs = 20 * secondMs

/** By its length where the deck gives one, else by the name of its deck or topic. */
export const talkOf = (card: MockCandidate): Talk => talkByLength(card) ?? talkNamed(card.deck, card.topic)

/** Null where the deck says no time. */
export function talkByLength({ kind, minutes }: Pick<MockCandidate, 'kind' | 'minutes'>): Talk | null {
  if (kind === 'behavioural') return minutes !== null && minutes <= 2 ? 'introduction' : 'story'
  if (minutes === null) return null
  if (minutes >= 20) return 'design'
  if (minutes >= 10) return 'coding'
  return minutes >= 4 ? 'deep-dive' : 'concept'
}

export function talkNamed(deck: string, topic: string): Talk {
  if (designWords.test(deck) || designWords.test(topic)) return 'design'
  return codingWords.test(deck) || codingWords.test(topic) ? 'coding' : 'concept'
}

const designWords = /\bsystem[ -]design\b|系统设计|架构设计/i
const codingWords = /\bcoding\b|\bleetcode\b|算法题|编程题/i

/** In ms, at least a second. */
export const budgetMsOf = ({ minutes }: Pick<MockCandidate, 'minutes'>, talk: Talk): number =>
  minutes === null ? TALKS[talk].budgetMs : answerMs(minutes)

export const followUpBudgetMs = ({ minutes }: Pick<MockCandidate, 'minutes'>): number =>
  minutes === null ? followUpMs : answerMs(minutes)

const answerMs = (minutes: number): number => Math.max(secondMs, Math.round(minutes * minuteMs))

/** All of a question when its budgets are used up, without follow-ups; and what each of these adds. */
export const questionCostMs = (thinkMs: number, budgetMs: number): number => thinkMs + budgetMs + feedbackMs
export const followUpCostMs = (budgetMs: number): number => budgetMs + followUpFeedbackMs
