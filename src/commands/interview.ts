/** `viva interview`: dates, what fits until then, and how ready one is. Numbers are `readiness.ts`'s. */
import { Failure } from '../model/failure.ts'
import { day, formatDay, minuteMs, parseDay, type Day } from '../model/time.ts'
import { selectDecks } from '../deck/select.ts'
import { decks } from '../store/cards.ts'
import {
  clearInterview,
  interviewOf,
  interviewsSet,
  nextInterview,
  setInterview,
  type StoredInterview,
} from '../store/interviews.ts'
import { closeStore } from '../store/open.ts'
import { cleanLine } from '../text/clean.ts'
import { usualMinutes } from './interview-plan.ts'
import { openLibrary, type Library } from './open-library.ts'
import { say, sayJson } from './output.ts'
import { present } from './present.ts'
import { readinessFor, readinessJson } from './readiness.ts'
import { sayReadiness, sayWhatFits } from './readiness-text.ts'

type JsonOption = { readonly json?: boolean }

/** The nearest interview, or the one named. */
export async function interview(name: string | undefined, options: JsonOption): Promise<void> {
  await withLibrary((library) => {
    const found = theInterview(library, name)
    if (!found) {
      if (options.json) sayJson(null)
      else {
        say(library.words.interview.none)
        say(library.words.interview.setOne)
      }
      return
    }
    const readiness = readinessFor(library, found)
    if (options.json) sayJson(readinessJson(library, readiness))
    else sayReadiness(library, readiness)
  })
}

export type SetOptions = JsonOption & {
  readonly name?: string
  readonly minutes?: number
  readonly reviews?: number
  readonly decks?: readonly string[]
}

export async function interviewSet(date: string, options: SetOptions): Promise<void> {
  await withLibrary((library) => {
    const { store, settings, words } = library
    const { at, dayOn } = present(settings)
    const refuse = (message: string): never => {
      throw new Failure('usage', { message }, 2)
    }
    const { interview: said } = words
    const heldOn = dayOf(date, dayOn) ?? refuse(said.badDate(date))
    if (heldOn < dayOn) refuse(said.pastDate(date))
    if (heldOn > dayOn + farthestDays) refuse(said.farDate(date))
    if (options.minutes !== undefined && options.reviews !== undefined) refuse(said.oneBudget)
    if (options.minutes === 0 || options.reviews === 0) refuse(said.noBudget)
    const name = options.name?.trim() ?? ''
    const former = interviewOf(store, name)
    const isBudgetNew = options.minutes !== undefined || options.reviews !== undefined
    const names = decks(store, library.language).map(({ deck }) => deck)
    for (const pattern of selectDecks(names, options.decks ?? []).unknown) refuse(said.noDeck(pattern))
    setInterview(
      store,
      {
        name,
        heldOn,
        minutesPerDay: isBudgetNew
          ? (options.minutes ?? null)
          : (former?.minutesPerDay ?? (former?.reviewsPerDay ? null : usualMinutes)),
        reviewsPerDay: isBudgetNew ? (options.reviews ?? null) : (former?.reviewsPerDay ?? null),
        decks: options.decks ?? former?.decks ?? [],
      },
      at,
      dayOn,
    )
    const readiness = readinessFor(library, interviewOf(store, name) as StoredInterview)
    if (options.json) sayJson(readinessJson(library, readiness))
    else sayWhatFits(library, readiness)
  })
}

/** Three years. */
const farthestDays = 1_096

/** `2026-12-05`, or `+14` for a number of days from today; undefined for anything else. */
function dayOf(text: string, today: Day): Day | undefined {
  const ahead = /^\+(\d{1,4})$/.exec(text.trim())
  return ahead ? day(today + Number(ahead[1])) : parseDay(text.trim())
}

export async function interviewClear(name: string | undefined, options: JsonOption): Promise<void> {
  await withLibrary((library) => {
    const { store, settings, words } = library
    const found = theInterview(library, name)
    if (!found) {
      if (options.json) sayJson(null)
      else say(words.interview.none)
      return
    }
    clearInterview(store, found.name, present(settings).at)
    if (options.json) sayJson({ name: found.name, date: formatDay(found.heldOn) })
    else say(words.interview.cleared(cleanLine(found.name)))
  })
}

/** The one named, else the nearest, else the last that is over. @throws Failure `usage` when none has that name. */
function theInterview(
  { store, settings, words }: Library,
  name: string | undefined,
): StoredInterview | undefined {
  if (name === undefined) return nextInterview(store, present(settings).dayOn) ?? interviewsSet(store).at(-1)
  const found = interviewOf(store, name)
  if (!found) throw new Failure('usage', { message: words.interview.noneOfName(cleanLine(name)) }, 2)
  return found
}

async function withLibrary(work: (library: Library) => void): Promise<void> {
  const library = await openLibrary()
  try {
    work(library)
  } finally {
    closeStore(library.store)
  }
}

export const minutesOf = (ms: number): number => Math.max(1, Math.round(ms / minuteMs))
