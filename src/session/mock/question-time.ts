/**
 * The time of a question, as every screen, line, report and list of mocks tells it, and as the log keeps it.
 *
 * It runs from the moment at which the question is shown to the end of its answer: thinking and answering, typed or aloud, with the
 * hints that were read meanwhile. Left out is time in which nobody was there (a pause, a machine that slept, a program that was
 * killed), and what comes after the answer: confidence, the reference answer, marks, grade. A follow-up is a question with a time of
 * its own. What is allowed for it is the time to think and the time to answer together; only the hard clock of pressure mode
 * counts the two down one after the other.
 */
import type { MockItem } from './mock.ts'

type Timed = Pick<MockItem, 'thinkMs' | 'answerMs'>
type Allowed = { readonly thinkMs: number; readonly budgetMs: number }

/** In practice, told that it takes long when this much of what is allowed has passed; the grade suggested is then hard at most. */
export const overTimeShare = 1.5

/** In ms, as far as it has come. */
export const questionMs = ({ thinkMs, answerMs }: Timed): number => thinkMs + answerMs

/** What is allowed for the same, in ms. */
export const allowedMs = ({
  thinkBudgetMs,
  budgetMs,
}: Pick<MockItem, 'thinkBudgetMs' | 'budgetMs'>): number => thinkBudgetMs + budgetMs

/** The same of a question that is planned. */
export const plannedMs = ({ thinkMs, budgetMs }: Allowed): number => thinkMs + budgetMs

/** The time in whole ms; null where it says nothing: skipped, or interrupted. */
export const tookMsOf = (item: MockItem): number | null =>
  item.isSkipped || item.isInterrupted ? null : Math.round(questionMs(item))

/** True beyond what is allowed, and beyond 150 % of it. Of what was not measured nobody can say so. */
export const isOverBudget = (item: MockItem): boolean =>
  !item.isInterrupted && questionMs(item) > allowedMs(item)
export const isOverTime = (item: MockItem): boolean =>
  !item.isInterrupted && questionMs(item) > allowedMs(item) * overTimeShare
