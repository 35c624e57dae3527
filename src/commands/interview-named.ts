/** Which interview is meant: the one that is named, the nearest, the last that is over; and which day. */
import { Failure } from '../model/failure.ts'
import { day, parseDay, type Day } from '../model/time.ts'
import { interviewOf, interviewsSet, nextInterview, type StoredInterview } from '../store/interviews.ts'
import { hasMark, writeMark } from '../store/settings.ts'
import { cleanLine } from '../text/clean.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'

/** The one named, else the nearest, else the last that is over. @throws Failure `usage` when none has that name. */
export function theInterview(
  { store, settings, words }: Library,
  name: string | undefined,
): StoredInterview | undefined {
  if (name === undefined) return nextInterview(store, present(settings).dayOn) ?? interviewsSet(store).at(-1)
  const found = interviewOf(store, name)
  if (!found) throw new Failure('usage', { message: words.interview.noneOfName(cleanLine(name)) }, 2)
  return found
}

/** `2026-12-05`, or `+14` for a number of days from today; undefined for anything else. */
export function dayOf(text: string, today: Day): Day | undefined {
  const ahead = /^\+(\d{1,4})$/.exec(text.trim())
  return ahead ? day(today + Number(ahead[1])) : parseDay(text.trim())
}

/** Longer ago nobody remembers what was asked. */
const askedWithinDays = 60

/** The last interview that is over and was not spoken of yet; null when there is none. */
export function overInterview({ store, settings }: Library): StoredInterview | null {
  const { dayOn } = present(settings)
  const over = interviewsSet(store).filter(
    ({ heldOn }) => heldOn < dayOn && dayOn - heldOn <= askedWithinDays,
  )
  return over.findLast((interview) => !hasMark(store, markOf(interview))) ?? null
}

const markOf = ({ name, heldOn }: StoredInterview): string => `after:${heldOn}:${name}`

/** It is not asked about again by itself. */
export function spokenOf({ store }: Library, interview: StoredInterview): void {
  writeMark(store, markOf(interview))
}
