/** `viva stats`: in a terminal as screens, else as text, or every number as JSON. */
import { constants } from 'node:os'
import { formatDay, day } from '../model/time.ts'
import type { ShownStats } from '../ui/screens/stats/shown-stats.ts'
import { closeStore } from '../store/open.ts'
import { plainText, type Line } from '../text/style.ts'
import { STATS_PAGES, statsLines } from '../ui/screens/stats/pages.ts'
import { gatherStats } from './gather-stats.ts'
import { openLibrary, type Library } from './open-library.ts'
import { isInteractive, say, sayJson } from './output.ts'

/** Cells of text that goes into a file or a pipe. */
const plainWidth = 76

export async function stats(options: { readonly json?: boolean; readonly plain?: boolean }): Promise<number> {
  const library = await openLibrary()
  try {
    const gathered = gatherStats(library)
    if (options.json) sayJson(statsJson(gathered))
    else if (isInteractive({ ...options, plain: options.plain || library.settings.plain }))
      return await onScreen(library, gathered)
    else sayStats(library, gathered)
    return 0
  } finally {
    closeStore(library.store)
  }
}

async function onScreen({ words }: Library, gathered: ShownStats): Promise<number> {
  const [{ statsHost }, { showScreens }] = await Promise.all([
    import('../ui/stats.ts'),
    import('../ui/show.ts'),
  ])
  const signal = await showScreens(statsHost(gathered, words), () => words)
  return signal === null ? 0 : 128 + constants.signals[signal]
}

function sayStats({ words }: Library, gathered: ShownStats): void {
  const print = (line: Line): void => say(plainText(line).trimEnd())
  for (const page of STATS_PAGES) {
    say(`${words.stats.pages[page]}`)
    say()
    for (const line of statsLines(page, { stats: gathered, words, width: plainWidth })) print(line)
    say()
  }
  say(words.stats.next)
}

/** Every number, days as `YYYY-MM-DD`, times in ms. */
function statsJson(gathered: ShownStats): Record<string, unknown> {
  const { today, reviews, memories, streak, forecast, target, mocks, mockTrends, leeches } = gathered
  return {
    day: formatDay(today),
    answers: reviews.answers,
    ms: reviews.ms,
    streak,
    days: reviews.days.map(({ day: on, ...counts }) => ({ day: formatDay(on), ...counts })),
    retention: { target, ...reviews.retention },
    grades: reviews.grades,
    calibration: reviews.calibration,
    forecast: forecast.map((one, index) => ({ day: formatDay(day(today + index)), ...one })),
    cards: memories.cards,
    states: memories.states,
    stability: memories.stability,
    difficulty: memories.difficulty,
    recall: memories.recall,
    meanRecall: memories.meanRecall,
    topics: memories.topics,
    leeches,
    mockTrends,
    mocks: mocks.map(({ dayOn, ...mock }) => ({ ...mock, day: formatDay(dayOn) })),
  }
}
