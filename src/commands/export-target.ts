/**
 * Where an export goes: to standard output, or to files that are there whole or not at all. What stands in a file already is
 * replaced when it is an earlier export of the same format; anything else only with `--force`.
 */
import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { csvColumns } from '../convert/own-table.ts'
import { exportedBy } from '../convert/export/decks.ts'
import { hashcardsMark } from '../convert/export/hashcards.ts'
import { isOwnPackage } from '../files/package.ts'
import { writePieces } from '../files/write-file.ts'
import { Failure } from '../model/failure.ts'
import { roots } from '../store/library.ts'
import type { Library } from './open-library.ts'

export const EXPORT_FORMATS = ['anki', 'csv', 'json', 'reviews', 'hashcards', 'markdown', 'sheet'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** How each format begins where viva wrote it. */
const isOwn: Readonly<Record<ExportFormat | 'transcript', (start: Uint8Array, text: string) => boolean>> = {
  anki: (start) => isOwnPackage(start),
  csv: (_, text) => text.replace(/^\ufeff/, '').startsWith(csvColumns.join(',')),
  json: (_, text) => /^\{\s*"viva":/.test(text),
  reviews: (_, text) => /^\{"id":"[0-9a-f-]{36}","kind":"[a-z]+","cardId":/.test(text),
  hashcards: (_, text) => text.startsWith(`---\n${hashcardsMark}\n`),
  markdown: (_, text) => text.startsWith('---\n') && text.includes(`\n${exportedBy}: viva\n`),
  sheet: (_, text) => text.startsWith('# viva '),
  transcript: (_, text) => /^---\ndeck: false\nmock: \d+\n/.test(text),
}

/**
 * Sees to it that a file may be written, before the work begins.
 * @throws Failure `export-exists`, `export-inside` (where viva reads decks), `not-writable` (a folder).
 */
export function checkTarget(library: Library, path: string, format: ExportFormat, isForced: boolean): void {
  const real = realTarget(path)
  for (const root of [library.home.path, ...roots(library.store).map((each) => each.path)])
    if (real.startsWith(root + sep)) throw new Failure('export-inside', { path, root }, 2)
  checkReplaced(path, format, isForced)
}

/** The same for what may stand among decks, since it says that it is none. @throws Failure `export-exists`, `not-writable`. */
export function checkReplaced(path: string, format: keyof typeof isOwn, isForced: boolean): void {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return
  // What is no file, such as /dev/null, is written into by nobody but the shell.
  if (!stat.isFile()) throw new Failure('not-writable', { path, reason: 'EISDIR' }, 3)
  if (isForced || stat.size === 0) return
  const start = beginningOf(path)
  if (!isOwn[format](start, Buffer.from(start).toString('utf8')))
    throw new Failure('export-exists', { path }, 2)
}

/**
 * Anki takes some names for whole collections, which replace everything that somebody has.
 * @throws Failure `export-name`.
 */
export function checkAnkiName(path: string): void {
  const name = basename(path).toLowerCase()
  const isReplacing = name === 'collection.apkg' || /^backup-.*\.apkg$/.test(name) || name.endsWith('.colpkg')
  if (isReplacing) throw new Failure('export-name', { name: basename(path) }, 2)
  if (!name.endsWith('.apkg'))
    throw new Failure('option-value', { option: '-o', value: path, allowed: '*.apkg' }, 2)
}

/** Writes all pieces; returns the absolute path. @throws Failure `not-writable`, `disk-full`. */
export function writeTarget(path: string, pieces: Iterable<Uint8Array>): string {
  writePieces(path, pieces)
  return resolve(path)
}

/** Standard output takes what it can; a reader that is slower is waited for. */
export async function writeOutput(pieces: AsyncIterable<string>): Promise<void> {
  for await (const piece of pieces)
    if (!process.stdout.write(piece)) await new Promise<void>((go) => process.stdout.once('drain', go))
}

function beginningOf(path: string): Uint8Array {
  const bytes = new Uint8Array(64 * 1024)
  const file = openSync(path, 'r')
  try {
    return bytes.subarray(0, readSync(file, bytes))
  } finally {
    closeSync(file)
  }
}

/** The real path of what may not be there yet. */
function realTarget(path: string): string {
  const absolute = resolve(path)
  for (let folder = dirname(absolute), rest = basename(absolute); ;) {
    try {
      return join(realpathSync(folder), rest)
    } catch {
      if (folder === dirname(folder)) return absolute
      rest = join(basename(folder), rest)
      folder = dirname(folder)
    }
  }
}

/** Names for the files of decks, no two alike where a file system knows no capitals. */
export function freeFileNames(
  decks: readonly { readonly name: string; readonly language: string }[],
): readonly string[] {
  const taken = new Set<string>()
  return decks.map(({ name, language }) => {
    let free = name
    for (let count = 1; taken.has(free.toLowerCase()); count++)
      free = `${name}.${language}${count > 1 ? `-${count}` : ''}`
    taken.add(free.toLowerCase())
    return free
  })
}
