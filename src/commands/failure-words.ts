/** What to tell people of a failure. Loaded when there is one. */
import type { Failure } from '../model/failure.ts'
import { cleanLine } from '../text/clean.ts'
import { languagesOf, spokenLanguage } from './open-library.ts'

/** One line in the user's language, clean. */
export function failureLine(failure: Failure): string {
  const { words } = languagesOf({ language: spokenLanguage() })
  // Each message takes the values of its own code, which is the code that the failure carries.
  const say = words.failures[failure.code] as (values: unknown) => { message: string; hint: string }
  const { message, hint } = say(cleaned(failure.values))
  return words.failureLine(message, hint)
}

const cleaned = (values: object): object =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? cleanLine(value) : value]),
  )
