/** What most bodies of a file have in common: the same words mean more where they come in every question. Knows bodies as text. */
import { readDetails } from './details.ts'
import { answerLabel } from './wording.ts'

/** What most questions of a file have. */
export type Custom = {
  /** Answers in `<details>`: what stands before them is asked. */
  readonly hidesAnswers: boolean
  readonly hasBoxes: boolean
  /** Hardly any answers: code under a question is what it asks about. */
  readonly isUnanswered: boolean
}

/** What most of the bodies have in common. */
export function customOf(bodies: readonly string[]): Custom {
  const withDetails = bodies.filter((body) => /<details/i.test(body) && hidesAnswer(body)).length
  const withBoxes = bodies.filter((body) => /^ {0,3}[-*+] \[[xX]\]/m.test(body)).length
  const answered = bodies.filter((body) => body.trim() !== '').length
  return {
    hidesAnswers: withDetails * 2 >= bodies.length,
    hasBoxes: withBoxes * 2 > bodies.length,
    isUnanswered: answered * 5 <= bodies.length && bodies.length >= 5,
  }
}

const hidesAnswer = (body: string): boolean =>
  answerLabel(readDetails(body.slice(Math.max(0, body.search(/<details/i)))).summary) !== null
