/** `viva mock show` and `viva mock export`: one mock interview, as a report and as a transcript in Markdown. */
import { localZone } from '../files/clock.ts'
import { writeWhole } from '../files/write-file.ts'
import { Failure } from '../model/failure.ts'
import { studyDay } from '../model/time.ts'
import { transcript } from '../session/mock/transcript.ts'
import { figuresByMock } from '../store/mock-history.ts'
import { mockByNumber, type StoredMock } from '../store/mocks.ts'
import { closeStore } from '../store/open.ts'
import { cleanLine } from '../text/clean.ts'
import { plainText } from '../text/style.ts'
import { mockReportLines } from '../ui/screens/mock-report-lines.ts'
import { plainColumn } from '../ui/screens/plain.ts'
import { checkReplaced } from './export-target.ts'
import { dateOf, noFigures, presetName, rowJson } from './mock-past.ts'
import { reportFor } from './mock-report.ts'
import { mockOf } from './mock-session.ts'
import { openLibraryToRead, type Library } from './open-library.ts'
import { say, sayJson } from './output.ts'

/** Cells of a line that is easily read. */
const widest = 80

type Json = { readonly json?: boolean }

/** The report of a mock, as far as it came. @throws Failure `unknown-mock`. */
export async function mockShow(which: string, options: Json): Promise<void> {
  const library = await openLibraryToRead()
  try {
    const stored = mockNamed(library, which)
    const mock = mockOf(stored)
    const report = reportFor(library, mock, stored.number)
    const figures = figuresByMock(library.store).get(stored.session) ?? noFigures
    if (options.json) return sayJson({ ...rowJson({ row: stored, figures }), report })
    const { words } = library
    const { mockPrint } = words
    say(
      mockPrint.title(
        stored.number,
        presetName(stored.preset, words),
        words.mock.modes[stored.mode],
        dateOf(library, stored.startedAt),
      ),
    )
    say()
    const width = process.stdout.isTTY ? Math.min(process.stdout.columns, widest) : widest
    for (const line of mockReportLines({ mock, report, words }, plainColumn(width)))
      say(plainText(line).trimEnd())
    say()
    say(stored.status === 'active' ? mockPrint.nextActive(stored.number) : mockPrint.nextShow(stored.number))
  } finally {
    closeStore(library.store)
  }
}

/**
 * The transcript in Markdown, to a file or to standard output.
 * @throws Failure `unknown-mock`, `export-exists` and those of writing.
 */
export async function mockExport(
  which: string,
  options: Json & {
    readonly output?: string
    readonly answers?: boolean
    readonly force?: boolean
    readonly version: string
  },
): Promise<void> {
  const library = await openLibraryToRead()
  try {
    const stored = mockNamed(library, which)
    if (options.output !== undefined) checkReplaced(options.output, 'transcript', options.force ?? false)
    const mock = mockOf(stored)
    const report = reportFor(library, mock, stored.number)
    const text = transcript(mock, report, library.words, {
      number: stored.number,
      on: studyDay(stored.startedAt, localZone, library.settings.dayStart),
      version: options.version,
      hasAnswers: options.answers !== false,
    })
    if (options.output !== undefined) writeWhole(options.output, text)
    if (options.json) sayJson({ number: stored.number, file: options.output ?? null, markdown: text })
    else if (options.output === undefined) process.stdout.write(text)
    else say(library.words.mockPrint.exported(cleanLine(options.output)))
  } finally {
    closeStore(library.store)
  }
}

function mockNamed({ store }: Library, which: string): StoredMock {
  const stored = /^\d{1,9}$/.test(which) ? mockByNumber(store, Number(which)) : undefined
  if (!stored) throw new Failure('unknown-mock', { number: cleanLine(which) }, 2)
  return stored
}
