/** `viva mock list` and `viva mock give-up`: the mock interviews so far, and the end of an unfinished one. */
import { localZone } from '../files/clock.ts'
import { Failure } from '../model/failure.ts'
import { formatInstant, studyDay, type Instant } from '../model/time.ts'
import { storedMock } from '../session/mock/beginning.ts'
import type { PresetName } from '../session/mock/planned.ts'
import { scoredItems } from '../session/mock/scored.ts'
import { figuresByMock, type MockFigures } from '../store/mock-history.ts'
import { activeMock, allMocks, endMock, holdMock, type MockRow, type StoredMock } from '../store/mocks.ts'
import { closeStore } from '../store/open.ts'
import type { Messages } from '../text/messages/catalogue.ts'
import { clockText } from '../ui/screens/clock.ts'
import { openLibrary, openLibraryToRead, type Library } from './open-library.ts'
import { say, sayJson, table } from './output.ts'
import { present } from './present.ts'

type Json = { readonly json?: boolean }

export const noFigures: MockFigures = { answered: 0, skipped: 0, coverage: null, bias: null, tookMs: 0 }

export async function mockList(options: Json): Promise<void> {
  const library = await openLibraryToRead()
  try {
    const figures = figuresByMock(library.store)
    const rows = allMocks(library.store).map((row) => ({
      row,
      figures: figures.get(row.session) ?? noFigures,
    }))
    if (options.json) sayJson(rows.map(rowJson))
    else sayList(library, rows)
  } finally {
    closeStore(library.store)
  }
}

/** @throws Failure `no-active-mock`. */
export async function mockGiveUp(options: Json): Promise<void> {
  const library = await openLibrary()
  try {
    const stored = activeMock(library.store)
    if (!stored) throw new Failure('no-active-mock', {}, 2)
    giveUp(library, stored)
    if (options.json) sayJson({ number: stored.number, status: 'abandoned' })
    else say(library.words.mockPrint.gaveUp(stored.number))
  } finally {
    closeStore(library.store)
  }
}

/** Ends a mock unfinished. What was scored in it counts for later ones; what nobody can read any more is left as it is. */
export function giveUp({ store, settings }: Library, stored: StoredMock): void {
  const mock = storedMock(stored.state)
  const { at } = present(settings)
  endMock(store, holdMock(store, stored.session), {
    status: 'abandoned',
    state: mock
      ? { ...mock, phase: { name: 'done' }, ending: 'abandoned', endedAt: at, paused: null }
      : stored.state,
    items: mock ? scoredItems(mock) : [],
    at,
  })
}

type Listed = { readonly row: MockRow; readonly figures: MockFigures }

function sayList(library: Library, rows: readonly Listed[]): void {
  const { mockPrint } = library.words
  if (rows.length === 0) return say(mockPrint.none)
  const { columns } = mockPrint
  const titles = [
    { title: columns.number, align: 'right' },
    { title: columns.when, align: 'left' },
    { title: columns.preset, align: 'left' },
    { title: columns.mode, align: 'left' },
    { title: columns.answered, align: 'right' },
    { title: columns.covered, align: 'right' },
    { title: columns.time, align: 'right' },
    { title: columns.status, align: 'left' },
  ] as const
  for (const line of table(
    titles,
    rows.map((listed) => cellsOf(library, listed)),
  ))
    say(line)
  say()
  const active = rows.find(({ row }) => row.status === 'active')
  say(active ? mockPrint.nextActive(active.row.number) : mockPrint.nextList)
}

function cellsOf(library: Library, { row, figures }: Listed): readonly string[] {
  const { words } = library
  const { answered, skipped, coverage, tookMs } = figures
  const isScored = answered + skipped > 0
  return [
    String(row.number),
    dateOf(library, row.startedAt),
    presetName(row.preset, words),
    words.mock.modes[row.mode],
    isScored ? words.mockPrint.answeredOf(answered, answered + skipped) : '',
    coverage === null ? '' : words.review.percent(coverage),
    // Of its questions together, as in the report.
    tookMs === 0 ? '' : clockText(tookMs),
    words.mockPrint.statuses[row.status],
  ]
}

/** The day on which something happened, as people say it. */
export function dateOf({ settings, words }: Library, at: Instant): string {
  const on = studyDay(at, localZone, settings.dayStart)
  return words.time.date(on, present(settings).dayOn)
}

/** A preset of a newer viva keeps its own name. */
export function presetName(preset: string, { mock }: Messages): string {
  return Object.hasOwn(mock.presets, preset) ? mock.presets[preset as PresetName] : preset
}

export const rowJson = ({ row, figures }: Listed): Record<string, unknown> => ({
  number: row.number,
  status: row.status,
  preset: row.preset,
  mode: row.mode,
  startedAt: formatInstant(row.startedAt),
  endedAt: row.endedAt === null ? null : formatInstant(row.endedAt),
  answered: figures.answered,
  skipped: figures.skipped,
  coverage: figures.coverage,
  bias: figures.bias,
  tookMs: figures.tookMs,
})
