/**
 * Which entries of two versions of a deck are the same question: by explicit id, by text, by a telling answer, by likeness.
 * The rungs are those of `ladder.ts`, by which the library recognises cards, without what a library alone knows.
 */
import type { Entry, Question } from './deck.ts'
import { normalized, questionWithPrompt } from './identity.ts'
import { alikePairs } from './similar.ts'

/** A follow-up is an entry without a prompt. */
export type AnyEntry = Entry & Pick<Question, 'prompt'>

/** Index on one side to index on the other. */
export type Pairs = ReadonlyMap<number, number>

/** Answers of fewer characters are too common to recognise a question by. */
const tellingAnswer = 40

export function pairEntries(before: readonly AnyEntry[], after: readonly AnyEntry[]): Pairs {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  const isFree = (side: 'before' | 'after', index: number): boolean =>
    side === 'before' ? !pairs.has(index) : !taken.has(index)
  const pair = (one: number, other: number): void => {
    pairs.set(one, other)
    taken.add(other)
  }
  /** Those of one key in their order, one with one; where `isUnique`, only a key that each side has once. */
  const climb = (keyOf: (entry: AnyEntry) => string | null, isUnique: boolean): void => {
    const [left, right] = [
      grouped(before, (index) => isFree('before', index), keyOf),
      grouped(after, (index) => isFree('after', index), keyOf),
    ]
    for (const [key, ones] of left) {
      const others = right.get(key) ?? []
      if (isUnique && (ones.length > 1 || others.length > 1)) continue
      for (const [at, one] of ones.entries()) {
        const other = others[at]
        if (other !== undefined && mayBeOne(before[one]!, after[other]!)) pair(one, other)
      }
    }
  }
  climb(({ attributes }) => attributes.id, true)
  climb(({ question, prompt, options }) => questionWithPrompt(question, prompt) + wordsOf(options), false)
  climb(({ question, prompt }) => questionWithPrompt(question, prompt), false)
  climb(({ question }) => normalized(question), true)
  climb(tellingAnswerOf, true)
  const lost = before.flatMap((_, index) => (isFree('before', index) ? [index] : []))
  const found = after.flatMap((_, index) => (isFree('after', index) ? [index] : []))
  for (const [to, from] of alikePairs(
    found.map((index) => toldOf(after[index]!)),
    lost.map((index) => toldOf(before[index]!)),
  ))
    if (mayBeOne(before[lost[from]!]!, after[found[to]!]!)) pair(lost[from]!, found[to]!)
  return pairs
}

/** Two ids that differ are two questions, whatever the texts say. */
export function mayBeOne(
  { attributes: { id: one } }: AnyEntry,
  { attributes: { id: other } }: AnyEntry,
): boolean {
  return one === null || other === null || one === other
}

function tellingAnswerOf({ answer, options }: AnyEntry): string | null {
  const text = normalized(answer + wordsOf(options))
  return [...text].length >= tellingAnswer ? text : null
}

/** What of an entry is compared by likeness. */
export const toldOf = (entry: AnyEntry) => ({
  question: entry.question,
  prompt: entry.prompt,
  answer: (entry.answer + wordsOf(entry.options)).trim(),
})

const wordsOf = (options: Entry['options']): string => options.map(({ text }) => `\n${text}`).join('')

function grouped(
  entries: readonly AnyEntry[],
  isFree: (index: number) => boolean,
  keyOf: (entry: AnyEntry) => string | null,
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>()
  for (const [index, entry] of entries.entries()) {
    const key = isFree(index) ? keyOf(entry) : null
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(index)
    else groups.set(key, [index])
  }
  return groups
}
