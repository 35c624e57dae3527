/** One foreign file as what it becomes: which converter reads it, and with what. Converters are loaded when a file needs them. */
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { detectFormat } from '../convert/detect.ts'
import { decode, isEncoding, isWriting } from '../convert/encoding.ts'
import { FORMATS, type Format, type Imported } from '../convert/imported.ts'
import { seenIn } from '../convert/seen.ts'
import { localZone } from '../files/clock.ts'
import {
  digestOfFile,
  firstBytes,
  foreignStat,
  readForeignFile,
  type ForeignFile,
  type ForeignStat,
} from '../files/foreign-files.ts'
import type { MediaFinder } from '../files/source-media.ts'
import type { AnkiOrigin } from '../model/anki.ts'
import type { Seen } from '../model/conversion.ts'
import { Failure } from '../model/failure.ts'
import { IMPORT_LIMITS, parseImportLimit, type ImportLimits } from '../model/import-limits.ts'
import { linkMedia, type MissingMedia } from './import-media.ts'
import { boundedMatcher } from './import-pattern.ts'

/** How a file is to be read: kept as JSON with a source that is remembered. */
export type Reading = {
  readonly from?: Format
  readonly level?: number
  readonly pattern?: string
  readonly columns?: string
  readonly separator?: string
  readonly encoding?: string
  readonly only?: string
  readonly limits?: Partial<ImportLimits>
}

export type ReadSource = {
  readonly file: ForeignFile
  /** The name of its deck below the home's decks; of several decks the folder. */
  readonly name: string
  readonly reading: Reading
  /** True when the search of `reading` is meant this once. */
  readonly isOnce?: boolean
  readonly stat: ForeignStat & { readonly digest: string }
  readonly imported: Imported
  /** What was read, also where `imported` is less of it. */
  readonly whole: Imported
  /** What could mark questions, of a text in which nothing else says what they are; null for any other. */
  readonly seen: Seen | null
  /** What an export back to Anki needs. */
  readonly origins: readonly AnkiOrigin[]
  /** Media that the source names and that cannot be taken. */
  readonly missing: readonly MissingMedia[]
  /** Writes the media that the decks name into a folder. Returns the paths of those that were not there. */
  readonly writeMedia: (folder: string, imported: Imported) => Promise<readonly string[]>
  /** The names of those that writing would bring. */
  readonly newMedia: (folder: string, imported: Imported) => readonly string[]
}

type ReadingOptions = { readonly [Key in keyof Omit<Reading, 'from' | 'limits'>]: Reading[Key] } & {
  readonly from?: string
  readonly limit?: readonly string[]
}

/** Of Markdown. */
export const deepestHeading = 6

/** The options that say how to read. @throws Failure `usage`, `option-value`, `not-a-pattern` for what none of them can be. */
export function readingOf(options: ReadingOptions): Reading {
  const { from, encoding, pattern, limit = [] } = options
  const format = FORMATS.find((each) => each === from)
  if (from !== undefined && format === undefined)
    throw new Failure('option-value', { option: '--from', value: from, allowed: FORMATS.join(', ') }, 2)
  if (encoding !== undefined && !isEncoding(encoding))
    throw new Failure('usage', { message: `--encoding ${encoding}` }, 2)
  if (pattern !== undefined) boundedMatcher(pattern)
  if (options.level !== undefined && (options.level < 1 || options.level > deepestHeading))
    throw new Failure(
      'option-value',
      { option: '--level', value: String(options.level), allowed: `1 ... ${deepestHeading}` },
      2,
    )
  const limits = limit.map((text) => {
    const parsed = parseImportLimit(text)
    const allowed = `${IMPORT_LIMITS.join(', ')}: NAME=NUMBER, NAME=2G`
    if (!parsed) throw new Failure('option-value', { option: '--limit', value: text, allowed }, 2)
    return parsed
  })
  const { level, columns, separator, only } = options
  const said = {
    from: format,
    level,
    pattern,
    columns,
    separator,
    encoding,
    only,
    limits: limits.length > 0 ? Object.assign({}, ...limits) : undefined,
  }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}

/**
 * Reads a file that becomes the deck `name`, or decks below it.
 * @throws Failure of `files/foreign-files` and of the converters.
 */
export async function readSource(
  file: ForeignFile,
  name: string,
  reading: Reading,
  finder: MediaFinder,
): Promise<ReadSource> {
  const stat = foreignStat(file.path)
  if (!stat) throw new Failure('file-missing', { path: file.path }, 2)
  const format =
    reading.from ?? detectFormat({ name: file.path, head: firstBytes(file.path), text: '' }).format
  const isArchive = format === 'mochi' && isZip(firstBytes(file.path))
  const made =
    format === 'anki'
      ? await readPackage(file, name, reading)
      : isArchive
        ? await readMochi(file, name, reading)
        : await readText(file, name, reading, finder)
  return { file, name, reading, ...made, whole: made.imported, stat: { ...stat, digest: made.digest } }
}

type Made = Pick<ReadSource, 'imported' | 'seen' | 'origins' | 'missing' | 'writeMedia' | 'newMedia'> & {
  readonly digest: string
}

async function readText(
  file: ForeignFile,
  name: string,
  reading: Reading,
  finder: MediaFinder,
): Promise<Made> {
  const { bytes, digest } = readForeignFile(file.path)
  const { text } = decode(bytes, reading.encoding)
  if (!isWriting(text)) throw new Failure('no-text', { path: file.path }, 2)
  const imported = await converted(file, name, text, reading)
  const seen = imported.format === 'markdown' ? seenIn(text) : null
  // What Anki exports as text names files of its own collection, which do not lie beside it.
  if (imported.format === 'anki-text') return { imported, seen, digest, origins: [], ...withoutFiles }
  const folder = (deck: string): string => mediaFrom(`${name}.media`, deck)
  return {
    seen,
    digest,
    origins: [],
    ...linkMedia(imported, text, { file, finder, folder, limits: reading.limits }),
  }
}

const withoutFiles = { missing: [], writeMedia: async () => [], newMedia: () => [] }

/** Of an archive: those that are not there by name. */
const missingIn = (folder: string, { media }: Imported): readonly string[] =>
  media.filter((name) => !existsSync(join(folder, name)))

async function converted(file: ForeignFile, name: string, text: string, reading: Reading): Promise<Imported> {
  const [{ convertText }, { readSeparator }] = await Promise.all([
    import('../convert/text.ts'),
    import('../convert/options.ts'),
  ])
  const { from, level, pattern, columns, separator, limits } = reading
  return convertText(text, {
    from,
    level,
    pattern: pattern === undefined ? undefined : boundedMatcher(pattern),
    columns,
    separators: separator === undefined ? undefined : { field: readSeparator(separator) },
    fileName: basename(file.path),
    zone: localZone,
    mediaFolder: (deck) => mediaFrom(`${name}.media`, deck),
    limits,
  })
}

/** Mochi's archive: its list of cards, and beside it the files that cards name. */
async function readMochi(file: ForeignFile, name: string, reading: Reading): Promise<Made> {
  const { readMochiArchive } = await import('./mochi-archive.ts')
  const archive = await readMochiArchive(file.path, reading.limits)
  const imported = await converted(file, name, archive.text, { ...reading, from: 'mochi' })
  return {
    imported,
    seen: null,
    origins: [],
    digest: digestOfFile(file.path),
    missing: [],
    newMedia: missingIn,
    writeMedia: (folder, { media }) => archive.writeMedia(media, folder),
  }
}

async function readPackage(file: ForeignFile, name: string, reading: Reading): Promise<Made> {
  const { extractMedia, importAnki, readAnkiPackage } = await import('./anki-package.ts')
  const folder = `${name}.media`
  const { collection, ...source } = await readAnkiPackage(file.path, reading.limits)
  const { origins, ...imported } = importAnki(
    { collection, limits: source.limits },
    {
      zone: localZone,
      mediaFolder: (deck) => mediaFrom(folder, deck),
    },
  )
  return {
    imported,
    seen: null,
    origins,
    digest: digestOfFile(file.path),
    missing: [],
    newMedia: missingIn,
    writeMedia: async (to, { media }) =>
      (await extractMedia(source, media, to)).flatMap(({ path, isNew }) => (isNew ? [path] : [])),
  }
}

/** The folder of media as a link in a deck leads to it: beside the deck, or beside the folder that the decks stand in. */
function mediaFrom(folder: string, deck: string): string {
  const own = folder.split('/').at(-1) as string
  return deck === '' ? own : `${'../'.repeat(deck.split('/').length)}${own}`
}

const isZip = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b
