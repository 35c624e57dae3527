/**
 * Recognises the cards of changed files among the stored ones, so that history follows an edit and never goes to the wrong card.
 *
 * The ladder, each rung for what the one before left over: the same id; the same deck and question; the same question
 * elsewhere; the same answer; a similar text. A card whose own id still stands is never matched by text. What is left is added,
 * or retired with its history and restored when it returns. Pure: the plan is data, and reconciling again after it is empty.
 */
import { toldCards } from './claims.ts'
import { climb } from './ladder.ts'
import type { ReconcileInput } from './matching.ts'
import { planFor, type Reconciliation } from './plan.ts'
import { storedCards } from './stored-cards.ts'

export function reconcile(input: ReconcileInput): Reconciliation {
  const stored = storedCards(input)
  const { cards, problems, reread } = toldCards(input, stored)
  climb(cards, stored, input)
  const plan = planFor(cards, stored, input)
  return { ...plan, problems, reread: [...new Set([...plan.reread, ...reread])] }
}
