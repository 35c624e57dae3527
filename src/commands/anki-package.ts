/**
 * Anki's packages (.apkg, .colpkg) from the disk to values: unpacked within limits into a folder of its own that is gone
 * afterwards, read as a database from strangers, converted. Order of work; what anything means is decided elsewhere.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnkiCollection } from '../convert/anki/collection.ts'
import {
  containerOf,
  mediaMapName,
  metaName,
  metaVersion,
  newestContainer,
  readMediaMap,
  type Container,
} from '../convert/anki/container.ts'
import { importCollection, type AnkiOptions, type ImportedAnki } from '../convert/anki/import.ts'
import { readCollection } from '../convert/anki/read-collection.ts'
import { openArchive, type Archive } from '../files/archive.ts'
import { writeMedia, type WrittenMedia } from '../files/media.ts'
import { Failure } from '../model/failure.ts'
import { defaultImportLimits, type ImportLimits } from '../model/import-limits.ts'
import { readAnkiRows } from '../store/anki-rows.ts'

export type AnkiSource = {
  readonly path: string
  readonly limits: ImportLimits
  readonly container: Container
  readonly collection: AnkiCollection
  /** Media by their names in notes, each with its file in the archive. */
  readonly media: ReadonlyMap<string, string>
}

/**
 * Reads a package. Nothing stays on the disk. Limits that are not given have their defaults.
 * @throws Failure `archive-*`, `import-limit`, `zstd-missing`, `anki-*`, `file-missing`, `not-readable`, `disk-full`.
 */
export async function readAnkiPackage(path: string, limits: Partial<ImportLimits> = {}): Promise<AnkiSource> {
  const all = { ...defaultImportLimits, ...limits }
  const archive = await openArchive(path, all)
  const folder = mkdtempSync(join(tmpdir(), 'viva-anki-'))
  try {
    const container = await findCollection(archive)
    const copy = join(folder, 'collection.db')
    await archive.copy(container.collection, copy, 'collectionBytes', { isZstd: container.isZstd })
    const collection = readCollection(readAnkiRows(copy, path, all))
    const media = await mediaOf(archive, container)
    return { path, limits: all, container, collection, media }
  } finally {
    archive.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The package's notes as decks. Pure: the clock and the disk are not looked at. */
export function importAnki(
  source: Pick<AnkiSource, 'collection' | 'limits'>,
  options: Omit<AnkiOptions, 'limits'>,
): ImportedAnki {
  return importCollection(source.collection, { ...options, limits: source.limits })
}

/**
 * Writes media to a folder, which is made; names that the package does not have are passed over. A file that is there and
 * differs is replaced; one that is the same is left alone.
 * @throws Failure as `readAnkiPackage`, `not-writable`, `disk-full`.
 */
export async function extractMedia(
  source: Omit<AnkiSource, 'collection'>,
  names: readonly string[],
  folder: string,
): Promise<readonly WrittenMedia[]> {
  const present = names.flatMap((name) => {
    const file = source.media.get(name)
    return file === undefined ? [] : [{ name, file }]
  })
  if (present.length === 0) return []
  const archive = await openArchive(source.path, source.limits)
  try {
    const files = present.filter(({ file }) => archive.has(file))
    return await writeMedia(archive, files, folder, source.container.isZstd)
  } finally {
    archive.close()
  }
}

async function findCollection(archive: Archive): Promise<Container> {
  const { path } = archive
  const version = archive.has(metaName) ? metaVersion(await archive.read(metaName, 'mediaMapBytes')) : null
  if (version !== null && version > newestContainer)
    throw new Failure('anki-newer', { path, found: version, known: newestContainer }, 2)
  const container = containerOf(version, archive.has)
  if (!container) throw new Failure('anki-none', { path }, 2)
  return container
}

async function mediaOf(archive: Archive, { isZstd }: Container): Promise<ReadonlyMap<string, string>> {
  // Old packages of other programs have none.
  if (!archive.has(mediaMapName)) return new Map()
  return readMediaMap(await archive.read(mediaMapName, 'mediaMapBytes', { isZstd }), isZstd)
}
