/**
 * The ways to read one text file: as viva does, by each level of headings, by each mark that stands in it; with what each would
 * give. A file is read again for each of them, so only where somebody is to choose.
 */
import { questionsOf } from '../convert/selection.ts'
import { attemptsFor } from '../convert/seen.ts'
import { mediaFinder } from '../files/source-media.ts'
import type { Attempt } from '../model/conversion.ts'
import { readSource, type ReadSource } from './import-read.ts'

/** `attempt` is null for viva's own way. */
export type OtherReading = {
  readonly attempt: Attempt | null
  readonly questions: number
  readonly source: ReadSource
}

/** Viva's own way first, then those that give questions, each other ones than those before it. */
export async function readingsFor(source: ReadSource): Promise<readonly OtherReading[]> {
  const { file, name, seen } = source
  if (seen === null) return []
  const { level: _level, pattern: _pattern, ...reading } = source.reading
  const finder = mediaFinder()
  const own = await readSource(file, name, reading, finder)
  const found: OtherReading[] = [{ attempt: null, questions: count(own), source: own }]
  const known = new Set([asking(own)])
  for (const attempt of attemptsFor(seen)) {
    const read = await readSource(file, name, { ...reading, ...optionOf(attempt) }, finder)
    const asked = asking(read)
    if (asked === '' || known.has(asked)) continue
    known.add(asked)
    found.push({ attempt, questions: count(read), source: read })
  }
  return found
}

/** Where one file was read and it is not sure how to, or not understood at all: the ways that give other questions. */
export async function readingsToTell(sources: readonly ReadSource[]): Promise<readonly OtherReading[]> {
  const [source] = sources
  const isUnsure =
    sources.length === 1 && source !== undefined && !source.imported.isConfident && source.seen !== null
  if (!isUnsure || source.reading.pattern !== undefined) return []
  const readings = await readingsFor(source)
  const shown = readings[placeOf(readings, source)]
  return readings.filter((reading) => reading.attempt !== null && reading !== shown)
}

/** As an option of the command line, by its name. */
export const optionOf = (attempt: Attempt): { readonly level: number } | { readonly pattern: string } =>
  attempt.kind === 'level' ? { level: attempt.level } : { pattern: attempt.pattern }

/** What to type to read a file so, for a shell. */
export function commandFor(path: string, attempt: Attempt): string {
  const option =
    attempt.kind === 'level' ? `--level ${attempt.level}` : `--pattern ${quoted(attempt.pattern)}`
  return `viva import ${quoted(path)} ${option}`
}

const quoted = (text: string): string =>
  /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`

/** Which of the ways a source was read in; the first where it is none of them. */
export function placeOf(readings: readonly OtherReading[], source: ReadSource): number {
  const { level, pattern } = source.reading
  const at = readings.findIndex(
    ({ source: { reading } }) => reading.level === level && reading.pattern === pattern,
  )
  return Math.max(0, at)
}

const count = ({ imported }: ReadSource): number =>
  imported.decks.reduce((sum, { cards }) => sum + cards.length, 0)

const asking = ({ imported }: ReadSource): string =>
  imported.decks.flatMap(({ deck }) => questionsOf(deck).map(({ question }) => question)).join('\n')
