/**
 * Follow-ups of formats in which every question stands alone and names the one that it belongs to. Knows viva's own exports;
 * nothing of how they are written.
 */
import type { Entry, Question } from '../deck/deck.ts'
import { questionIdOf } from '../deck/stored-cards.ts'

/** While it is read: the id of the question which a follow-up belongs to. No deck has it. */
export const parentAttribute = 'parent'

/** A cloze is named by one of its cards. */
export function parentOf({ attributes }: Entry): string | null {
  const parent = attributes.others.get(parentAttribute)
  return typeof parent === 'string' ? questionIdOf(parent) : null
}

/** Follow-ups under the questions that they belong to, where those are there; questions of their own elsewhere. */
export function withFollowUps(questions: readonly Question[]): readonly Question[] {
  if (!questions.some((question) => parentOf(question) !== null)) return questions
  const ids = new Set(
    questions.flatMap((each) => (parentOf(each) === null ? (each.attributes.id ?? []) : [])),
  )
  const isUnder = (parent: string | null): parent is string => parent !== null && ids.has(parent)
  const children = new Map<string, Entry[]>()
  const bare = (question: Question): Question => ({
    ...question,
    attributes: { ...question.attributes, others: without(question.attributes.others, parentAttribute) },
  })
  for (const question of questions) {
    const parent = parentOf(question)
    if (!isUnder(parent)) continue
    const { prompt: _prompt, followUps: _followUps, ...entry } = bare(question)
    children.set(parent, [...(children.get(parent) ?? []), entry])
  }
  return questions
    .filter((question) => !isUnder(parentOf(question)))
    .map((question) => ({ ...bare(question), followUps: children.get(question.attributes.id ?? '') ?? [] }))
}

/** A map with one key less. */
export function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  return new Map([...map].filter(([name]) => name !== key))
}
