/** What to tell people of a failure. Loaded when there is one. */
import type { Failure } from '../model/failure.ts'
import { failureLineIn } from './failure-line.ts'
import { languagesOf, spokenLanguage } from './open-library.ts'

/** One line in the user's language, clean. */
export const failureLine = (failure: Failure): string =>
  failureLineIn(languagesOf({ language: spokenLanguage() }).words, failure)
