/** What to tell people of a failure. Loaded when there is one. */
import type { Failure } from '../model/failure.ts'
import { cleanLine } from '../text/clean.ts'
import { languagesOf, spokenLanguage } from './open-library.ts'

/** In the user's language, clean, the message without its full stop. */
export function failureWords(failure: Failure): { readonly message: string; readonly hint: string } {
  const { words } = languagesOf({ language: spokenLanguage() })
  // Each message takes the values of its own code, which is the code that the failure carries.
  const say = words.failures[failure.code] as (values: unknown) => { message: string; hint: string }
  const { message, hint } = say(cleaned(failure.values))
  return { message: message.replace(/[.。]$/, ''), hint }
}

const cleaned = (values: object): object =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? cleanLine(value) : value]),
  )
