/** `viva`: the home screen, the very first start before it; without a terminal the same as `viva due`. */
import { constants } from 'node:os'
import { day, minuteMs } from '../model/time.ts'
import { retrievability } from '../schedule/fsrs.ts'
import { deckTotals, decks } from '../store/cards.ts'
import { doneToday } from '../store/due.ts'
import { nextInterview } from '../store/interviews.ts'
import { closeStore } from '../store/open.ts'
import { hasMark, settings as readSettings } from '../store/settings.ts'
import { daysStudied, knownByTopic, meanTimes } from '../store/weak.ts'
import { homeHost } from '../ui/home.ts'
import { stackOf, type Host } from '../ui/host.ts'
import { reviewHost } from '../ui/review.ts'
import type { HomeFigures, HomeItem } from '../ui/screens/home.ts'
import { showScreens } from '../ui/show.ts'
import { backUpDaily } from './backing-up.ts'
import { browserFor } from './browse.ts'
import { countDue } from './count-due.ts'
import { due } from './due.ts'
import { openLibrary, type Library } from './open-library.ts'
import { weightsIn } from './memory.ts'
import { present } from './present.ts'
import { homeImports, type HomeImports } from './home-import.ts'
import { homeMocks, mockNote } from './home-mock.ts'
import { homePlan, type HomePlan } from './home-plan.ts'
import { overInterview } from './interview-named.ts'
import { isInteractive, say } from './output.ts'
import { usualMs } from './usual-times.ts'
import { studyHost, summaryLine } from './review.ts'

export async function home(options: { readonly json?: boolean; readonly plain?: boolean }): Promise<number> {
  if (!isInteractive(options)) {
    await due(options)
    return 0
  }
  let library = await openLibrary()
  try {
    if (library.settings.plain) {
      closeStore(library.store)
      await due({})
      return 0
    }
    const shown = { last: null as ReturnType<typeof studyHost> | null }
    const mocks = homeMocks(() => library)
    const imports = homeImports(() => library)
    const plan = homePlan(() => library)
    const review = (): Host => {
      shown.last?.end()
      shown.last = studyHost(library, [], {})
      return reviewHost({ ...shown.last.ports, mock: () => mocks.open('quick') })
    }
    const first = async (): Promise<Host> => {
      const toHome = (): Host => homeFor(library, review, mocks.open, imports, plan)
      if (hasMark(library.store, 'welcomed')) {
        const over = overInterview(library)
        if (!over) return toHome()
        const { afterFor } = await import('./interview-after.ts')
        return afterFor(library, over, undefined, () => {
          library = { ...library, settings: readSettings(library.store) }
          return { kind: 'replace', host: toHome() }
        })
      }
      const { welcomeFor } = await import('./welcome.ts')
      // What is answered changes the language: the library is read anew with it.
      return welcomeFor(library, (answered) => {
        library = answered
        // The first session lies over the home screen, as every later one.
        const screens = stackOf(homeFor(library, review, mocks.open, imports, plan), () => library.words)
        screens.open(review())
        return screens
      })
    }
    const signal = await showScreens(await first(), () => library.words)
    shown.last?.end()
    if (shown.last) backUpDaily(library)
    if (shown.last) say(summaryLine(library, shown.last.runtime))
    const held = mocks.end()
    if (held !== null) say(held)
    return signal === null ? 0 : 128 + constants.signals[signal]
  } finally {
    closeStore(library.store)
  }
}

function homeFor(
  library: Library,
  review: () => Host,
  mock: () => Promise<Host>,
  imports: HomeImports,
  plan: HomePlan,
): Host {
  return homeHost({
    words: library.words,
    figures: () => homeFigures(library, imports, plan),
    changes: (listener) => {
      const ends = [imports.changes(listener), plan.changes(listener)]
      return () => ends.forEach((end) => end())
    },
    open: (id) => {
      if (id === 'review') return { kind: 'open', host: review() }
      if (id === 'mock') return { kind: 'open', host: mock() }
      if (id === 'import') return { kind: 'open', host: imports.open() }
      if (id === 'statistics') return { kind: 'open', host: statsFor(library) }
      if (id === 'browse') return { kind: 'open', host: browserFor(library, '') }
      return { kind: 'stay' }
    },
  })
}

async function statsFor(library: Library): Promise<Host> {
  const [{ gatherStats }, { statsHost }] = await Promise.all([
    import('./gather-stats.ts'),
    import('../ui/stats.ts'),
  ])
  return statsHost(gatherStats(library), library.words)
}

const daysShown = 14
const weakestShown = 2
/** A topic of fewer known cards than this says little. */
const tellingCards = 3

function homeFigures(
  library: Library,
  imports: HomeImports,
  plan: HomePlan,
): {
  readonly figures: HomeFigures
  readonly items: readonly HomeItem[]
} {
  const { store, settings, language, words } = library
  const today = present(settings)
  const planned = plan.today()
  const done = doneToday(store, today)
  const due = countDue(library)
  // What the day's limit holds back is not today's: a pile that waits is no reason to stay away.
  const counts = planned
    ? { due: planned.due, new: planned.fresh }
    : { due: Math.min(due.due, Math.max(0, settings.reviewsPerDay - done.reviewCount)), new: due.new }
  const times = meanTimes(store)
  const ms = counts.due * (times.reviewMs ?? usualMs.reviewMs) + counts.new * (times.newMs ?? usualMs.newMs)
  const interview = nextInterview(store, today.dayOn)
  const totals = [...deckTotals(store).values()]
  const sum = (pick: (total: (typeof totals)[number]) => number): number =>
    totals.reduce((all, total) => all + pick(total), 0)
  const { notes } = words.home
  return {
    figures: {
      today: today.dayOn,
      interview: interview
        ? { name: interview.name || words.print.theInterview, on: interview.heldOn }
        : null,
      due: counts.due,
      fresh: counts.new,
      minutes: planned?.minutes ?? Math.max(1, Math.round(ms / minuteMs)),
      recall: plan.recall(),
      weakest: weakestTopics(),
    },
    items: [
      {
        id: 'review',
        note: counts.due + counts.new > 0 ? notes.review(counts.due, counts.new) : notes.reviewAhead,
      },
      { id: 'mock', note: withPlannedMock(mockNote(library)) },
      {
        id: 'browse',
        note: notes.browse(
          sum(({ cards }) => cards),
          decks(store, language).length,
          sum(({ drafts }) => drafts),
        ),
      },
      {
        id: 'statistics',
        note: words.home.studiedDays(
          daysStudied(store, day(today.dayOn - daysShown + 1)),
          daysShown,
          done.answered,
        ),
      },
      { id: 'import', note: imports.note() },
    ],
  }

  function withPlannedMock(note: string): string {
    const kind = planned?.mockToday
    return kind ? words.interview.mockToday(kind, note) : note
  }

  function weakestTopics(): HomeFigures['weakest'] {
    const { weights } = weightsIn(store)
    return [...knownByTopic(store, language)]
      .filter(([, known]) => known.length >= tellingCards)
      .map(([name, known]) => ({
        name,
        recall:
          known.reduce(
            (all, { stability, lastOn }) =>
              all + retrievability(weights, stability, Math.max(0, today.dayOn - lastOn)),
            0,
          ) / known.length,
      }))
      .sort((a, b) => a.recall - b.recall)
      .slice(0, weakestShown)
  }
}
