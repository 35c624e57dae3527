/** The import preview: what would be written, file by file; the questions of one; one as it will look. */
import type { Card } from '../../model/card.ts'
import { cleanLine } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { padCells, truncateCells } from '../../text/width.ts'
import type { Keymap } from '../keys/keymap.ts'
import type { ImportState } from '../state/import.ts'
import { bodyRows, columnOf, frameView, twoSides, type Size, type View } from '../view.ts'
import { browserCardLines } from './browser.ts'
import { footerLine } from './footer.ts'
import { rowLines, wrapped } from './pages.ts'
import { questionTitle } from './question-text.ts'
import { scrolled } from './scroll.ts'

/** A file as it would be imported. */
export type ImportFile = {
  readonly name: string
  /** How it was read, in a sentence. */
  readonly rule: string
  readonly isConfident: boolean
  /** What would become of each deck, one line each. */
  readonly outcomes: readonly string[]
  readonly questions: readonly ImportedQuestion[]
  readonly skipped: readonly { readonly line: number; readonly text: string; readonly reason: string }[]
  /** Where there is no question: what was looked for and seen, a paragraph each. */
  readonly seen: readonly string[]
  /** The ways to read it, each with its count of questions, as far as they are known; and which of them is shown. */
  readonly readings: readonly string[]
  readonly reading: number
  readonly hasOtherReadings: boolean
}

export type ImportedQuestion = {
  readonly question: string
  readonly isDraft: boolean
  /** Against the deck that is there; null without one. */
  readonly state: 'new' | 'changed' | 'same' | null
}

export type ImportProps = {
  readonly words: Messages
  readonly files: readonly ImportFile[]
  readonly state: ImportState
  /** What was learned there, told in lines; null when nothing was. */
  readonly progress: readonly string[] | null
  readonly keymap: Keymap
}

const box = (isIn: boolean): string => (isIn ? '[x] ' : '[ ] ')

/** Rows for the list of files: the rest says how the chosen one was read. */
export function fileRows(size: Size): number {
  return Math.max(3, Math.floor(bodyRows(size, 1) / 2) - 2)
}

export function questionRows(size: Size): number {
  return bodyRows(size, 1)
}

/** Questions of a file that would be written. */
const taken = ({ files, state }: ImportProps, file: number): number =>
  state.out.has(file) ? 0 : (files[file]?.questions.length ?? 0) - (state.dropped.get(file)?.size ?? 0)

export function importFilesView(props: ImportProps, size: Size): View {
  const { words, files, state, progress, keymap } = props
  const { importing } = words
  const { width } = columnOf(size)
  const file = files[state.file]
  const total = files.reduce((sum, _, index) => sum + taken(props, index), 0)
  const rows = windowOf(files, state.file, fileRows(size)).map(([each, index]) =>
    fileLine(props, each, index, width),
  )
  const told =
    file === undefined
      ? []
      : [
          ...wrapped(file.rule, size),
          ...(file.isConfident || file.questions.length === 0
            ? []
            : wrapped(words.convert.unsure, size, styles.warning)),
          ...file.seen.flatMap((line) => wrapped(line, size, styles.dim)),
          ...waysOf(file, words, size),
          ...file.outcomes.flatMap((line) => wrapped(line, size, styles.dim)),
          ...samplesOf(file, width),
        ]
  const learned =
    progress === null
      ? []
      : [
          [],
          ...wrapped(`${box(state.withProgress)}${progress[0] ?? ''}`, size),
          // Rows of numbers keep their columns; sentences are wrapped.
          ...progress
            .slice(1)
            .flatMap((line) =>
              line.startsWith(' ') ? [[span(line, styles.dim)]] : wrapped(line, size, styles.dim),
            ),
        ]
  const room = bodyRows(size, 1) - rows.length - 1 - learned.length
  return frameView(size, {
    left: [span(importing.title, styles.strong)],
    right: [span(importing.toWrite(total), styles.dim)],
    body: [...rows, [], ...told.slice(0, Math.max(2, room)), ...learned],
    footer: [footerLine(keymap, width, words)],
  })
}

/** The ways to read a file, the one that is shown in brackets. */
function waysOf({ readings, reading }: ImportFile, { importing }: Messages, size: Size): readonly Line[] {
  if (readings.length < 2) return []
  const named = readings.map((way, index) => (index === reading ? `[${way}]` : way))
  return wrapped(`${importing.ways}${named.join('  ')}`, size)
}

/** The first questions, so that another way to read the file is seen at once. */
function samplesOf({ questions, readings }: ImportFile, width: number): readonly Line[] {
  if (readings.length < 2 || questions.length === 0) return []
  return [
    [],
    ...questions
      .slice(0, shownSamples)
      .map(({ question }): Line => [
        span(`  ${truncateCells(questionTitle(question), width - 2)}`, styles.dim),
      ]),
  ]
}

/** As many as the largest screen has room for. */
const shownSamples = 40

function fileLine(
  { words, state, ...props }: ImportProps,
  file: ImportFile,
  index: number,
  width: number,
): Line {
  const isSelected = index === state.file
  const isIn = !state.out.has(index)
  const note = words.importing.fileNote(taken({ words, state, ...props }, index), file.skipped.length)
  return [
    span(isSelected ? '> ' : '  ', styles.accent),
    ...twoSides(
      [span(`${box(isIn)}${cleanLine(file.name)}`, isSelected ? styles.accent : styles.plain)],
      [span(note, styles.dim)],
      width - 2,
    ),
  ]
}

export function importQuestionsView({ words, files, state, keymap }: ImportProps, size: Size): View {
  const { width } = columnOf(size)
  const file = files[state.file]
  const dropped = state.dropped.get(state.file)
  const rows = windowOf(file?.questions ?? [], state.question, questionRows(size)).map(
    ([each, index]): Line => {
      const { question } = each
      const note = noteOf(each, dropped?.has(index) ?? false, words)
      const style = index === state.question ? styles.accent : styles.plain
      const title = truncateCells(questionTitle(question), width - 2 - 4 - 10)
      return [
        span(index === state.question ? '> ' : '  ', styles.accent),
        span(box(!(dropped?.has(index) ?? false)), style),
        span(padCells(title, width - 2 - 4 - 10), style),
        span(padCells(note, 10, 'start'), styles.dim),
      ]
    },
  )
  return frameView(size, {
    left: [span(cleanLine(file?.name ?? ''), styles.strong)],
    right: [span(words.browse.place(state.question + 1, file?.questions.length ?? 0), styles.dim)],
    body: rows,
    footer: [footerLine(keymap, width, words)],
  })
}

/** What a line says of a question: one that is there already stays when it is left out. */
function noteOf(
  { state, isDraft }: ImportedQuestion,
  isDropped: boolean,
  { browse, importing }: Messages,
): string {
  if (isDropped && (state === 'changed' || state === 'same')) return importing.stays
  if (state === 'new') return importing.isNew
  if (state === 'changed') return importing.isChanged
  return isDraft ? browse.draft : ''
}

/** A question with its follow-ups, one card under the other. */
export function importQuestionLines(cards: readonly Card[], words: Messages, size: Size): readonly Line[] {
  return cards.flatMap((card, index) => [
    ...(index > 0 ? [[], [span('- - -', styles.dim)], []] : []),
    ...browserCardLines({ card, words }, size),
  ])
}

export function importQuestionView(
  { words, files, state, keymap }: ImportProps,
  cards: readonly Card[],
  size: Size,
): View {
  const { width } = columnOf(size)
  const file = files[state.file]
  const isIn = !(state.dropped.get(state.file)?.has(state.question) ?? false)
  const question = file?.questions[state.question]
  const isKept = !isIn && (question?.state === 'changed' || question?.state === 'same')
  const kept = isKept ? `  ${words.importing.staysAsItIs}` : ''
  return frameView(size, {
    left: [span(`${box(isIn)}${cleanLine(file?.name ?? '')}${kept}`, isIn ? styles.dim : styles.warning)],
    right: [span(words.browse.place(state.question + 1, file?.questions.length ?? 0), styles.dim)],
    body: scrolled(importQuestionLines(cards, words, size), bodyRows(size, 1), state.offset, words),
    footer: [footerLine(keymap, width, words)],
  })
}

/** What was left out, each with its line and the reason. */
export function leftOutLines(file: ImportFile | undefined, size: Size): readonly Line[] {
  return rowLines(
    (file?.skipped ?? []).map(
      ({ line, text, reason }) => [String(line), `${cleanLine(text, 60)}: ${reason}`] as const,
    ),
    size,
  )
}

/** The part of a list around the chosen one, each with its index. */
function windowOf<T>(list: readonly T[], selected: number, rows: number): readonly (readonly [T, number])[] {
  const first = Math.max(0, Math.min(selected - Math.floor(rows / 2), list.length - rows))
  return list.slice(first, first + rows).map((item, index) => [item, first + index] as const)
}
