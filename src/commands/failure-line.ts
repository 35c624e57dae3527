/** A failure in one line of a language that is known already. Knows nothing of where the language comes from. */
import type { Failure } from '../model/failure.ts'
import type { Messages } from '../text/messages/catalogue.ts'
import { cleanLine } from '../text/clean.ts'

/** What happened and what to do, clean. */
export function failureLineIn(words: Messages, failure: Failure): string {
  // Each message takes the values of its own code, which is the code that the failure carries.
  const say = words.failures[failure.code] as (values: unknown) => { message: string; hint: string }
  const { message, hint } = say(cleaned(failure.values))
  return words.failureLine(message, hint)
}

const cleaned = (values: object): object =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? cleanLine(value) : value]),
  )
