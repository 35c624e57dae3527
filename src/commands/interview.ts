/** `viva interview`: dates, what fits until then, and how ready one is. Numbers are `readiness.ts`'s. */
import { Failure } from '../model/failure.ts'
import { formatDay, minuteMs } from '../model/time.ts'
import { selectDecks } from '../deck/select.ts'
import { decks } from '../store/cards.ts'
import { clearInterview, interviewOf, setInterview, type StoredInterview } from '../store/interviews.ts'
import { closeStore } from '../store/open.ts'
import { cleanLine } from '../text/clean.ts'
import { usualMinutes } from './interview-plan.ts'
import { dayOf, overInterview, theInterview } from './interview-named.ts'
import { openLibrary, type Library } from './open-library.ts'
import { isInteractive, say, sayJson } from './output.ts'
import { present } from './present.ts'
import { readinessFor, readinessJson } from './readiness.ts'
import { sayReadiness, sayWhatFits } from './readiness-text.ts'

type JsonOption = { readonly json?: boolean }

/** The nearest interview, or the one named. */
export async function interview(name: string | undefined, options: JsonOption): Promise<void> {
  await withLibrary(async (library) => {
    const over = name === undefined && isInteractive(options) ? overInterview(library) : null
    if (over && !library.settings.plain) await (await import('./interview-after.ts')).onScreen(library, over)
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

/** Three years. */
const farthestDays = 1_096

async function withLibrary(work: (library: Library) => void | Promise<void>): Promise<void> {
  const library = await openLibrary()
  try {
    await work(library)
  } finally {
    closeStore(library.store)
  }
}

export const minutesOf = (ms: number): number => Math.max(1, Math.round(ms / minuteMs))
