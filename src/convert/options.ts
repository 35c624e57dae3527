/** What a person may say of a foreign text, for all formats: each takes what concerns it. Values only. */
import type { ImportLimits } from '../model/import-limits.ts'
import { dayMs, minuteMs, parseDay, type Day, type Instant, type Zone } from '../model/time.ts'
import type { Format } from './imported.ts'

export type TextOptions = {
  /** The format, whatever the text looks like. */
  readonly from?: Format | undefined
  /** Markdown: questions are the headings of this level, whatever else speaks for them. */
  readonly level?: number | undefined
  /** Markdown: questions are the lines that match; the first group, if there is one, is the question. */
  readonly pattern?: LineMatcher | undefined
  /** Tables: what each column is, as in `question,answer,-,tags`. `readColumns` says which words there are. */
  readonly columns?: string | undefined
  readonly separators?: Separators | undefined
  /** Without its folder. A Markdown file that holds one question and does not say which is named by it. */
  readonly fileName?: string | undefined
  /** hashcards: the text of `hashcards export`, which tells how well each card is known. */
  readonly progress?: string | undefined
  /** The wall clock by which a source without offsets told its times; UTC when not given. */
  readonly zone?: Zone | undefined
  readonly limits?: Partial<ImportLimits> | undefined
  /** The folder of media as links lead to it from a deck of that name: `kafka.media`. */
  readonly mediaFolder?: ((deck: string) => string) | undefined
}

/**
 * Which of the lines match, asked once for all that could begin a question: of each null, or what the first group holds. Whoever
 * makes one bounds its time.
 */
export type LineMatcher = (
  lines: readonly { readonly number: number; readonly text: string }[],
) => readonly (LineMatch | null)[]

/** `group` is null where the pattern has none. */
export type LineMatch = { readonly group: string | null }

/** `\t` and `\n` may be written as such. */
export type Separators = {
  /** Between the columns of a table; in Quizlet's text between a term and its definition. */
  readonly field?: string | undefined
  /** Quizlet: between two terms. */
  readonly row?: string | undefined
}

/** A separator as it is typed: `\t`, `\n`, `tab`, `comma` ... or itself. */
export function readSeparator(typed: string): string {
  const named = names[typed.trim().toLowerCase()]
  if (named !== undefined && typed.trim() !== '') return named
  return typed.replace(/\\([tnr\\])/g, (_, letter: string) => escapes[letter] ?? letter)
}

const escapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' }

const names: Readonly<Record<string, string>> = Object.assign(Object.create(null) as object, {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  colon: ':',
  pipe: '|',
  space: ' ',
  newline: '\n',
})

/** The day of an instant by the source's own calendar, from midnight to midnight. */
export function calendarDay(at: number, zone: Zone | undefined): Day {
  return Math.floor((at + (zone ? zone(at as Instant) * minuteMs : 0)) / dayMs) as Day
}

/**
 * A time as programs write it: `2024-08-19T12:13:10.260Z`, with an offset, or by a wall clock without one. Null for anything else.
 * What stands as a day is that day, whatever the zone.
 */
export function readTime(
  text: string,
  zone: Zone | undefined,
): { readonly at: Instant; readonly on: Day } | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      text.trim(),
    )
  const date = match?.[1]
  const on = date === undefined ? undefined : parseDay(date)
  if (date === undefined || on === undefined) return null
  const [, , clock = '00:00', offset] = match ?? []
  const ms = Date.parse(`${date}T${clock.slice(0, 12)}${offset ?? 'Z'}`)
  if (!Number.isFinite(ms)) return null
  if (offset === undefined) return { at: instantOf(ms, zone), on }
  return { at: ms as Instant, on: calendarDay(ms, zone) }
}

/** An instant that a source without offsets wrote by its wall clock. */
function instantOf(wallMs: number, zone: Zone | undefined): Instant {
  if (!zone) return wallMs as Instant
  const guess = (wallMs - zone(wallMs as Instant) * minuteMs) as Instant
  return (wallMs - zone(guess) * minuteMs) as Instant
}
