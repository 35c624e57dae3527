/**
 * Reading zip archives from strangers. What counts is the bytes that really come out, against limits that have names; the
 * names inside are keys and never paths; links and folders are passed over, and nothing inside is opened as an archive again.
 * Knows nothing of what is in the files.
 */
import { createReadStream, createWriteStream, rmSync, statSync } from 'node:fs'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { Failure, isFailure } from '../model/failure.ts'
import type { ImportLimit, ImportLimits } from '../model/import-limits.ts'
import { readFailure, writeFailure } from './home.ts'
import { zstdDecoder } from './zstd.ts'

export type Archive = {
  readonly path: string
  /** The names of the files in it, in its order. */
  readonly names: readonly string[]
  readonly has: (name: string) => boolean
  /** A small file as bytes. `limit` is the one that its size is held against. */
  readonly read: (name: string, limit: ImportLimit, options?: ReadOptions) => Promise<Buffer>
  /** Unpacks a file to a new one at `path` (0600), and answers with its size in bytes. Nothing is left there on a failure. */
  readonly copy: (name: string, path: string, limit: ImportLimit, options?: ReadOptions) => Promise<number>
  readonly close: () => void
}

/** `isZstd`: the file itself is packed once more, as newer Anki does. */
export type ReadOptions = { readonly isZstd?: boolean }

/** True for a file that begins as zip archives do. */
export async function isArchive(path: string): Promise<boolean> {
  const start: Buffer[] = []
  try {
    for await (const chunk of createReadStream(path, { end: 3 })) start.push(chunk as Buffer)
  } catch (error) {
    throw readFailure(path, error)
  }
  return Buffer.concat(start).toString('latin1') === 'PK\x03\x04'
}

/** @throws Failure `archive-damaged`, `archive-name`, `archive-twice`, `import-limit`, `file-missing`, `not-readable`. */
export async function openArchive(path: string, limits: ImportLimits): Promise<Archive> {
  const size = sizeOf(path)
  if (size > limits.archiveBytes) throw limitFailure(path, '', 'archiveBytes', size, limits)
  const zip = await sound(path, () =>
    openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: true }),
  )
  try {
    if (zip.entryCount > limits.entries) throw limitFailure(path, '', 'entries', zip.entryCount, limits)
    const entries = await sound(path, () => entriesOf(path, zip))
    return archiveOf(path, zip, entries, limits)
  } catch (error) {
    zip.close()
    throw error
  }
}

/** A failure of a limit, with its name and what it was set to. `place` is empty where it is the whole file. */
export function limitFailure(
  path: string,
  place: string,
  limit: ImportLimit,
  found: number,
  limits: ImportLimits,
): Failure {
  return new Failure('import-limit', { path, place, limit, found, most: limits[limit] }, 2)
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch (error) {
    throw readFailure(path, error)
  }
}

async function entriesOf(path: string, zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  const all = new Set<string>()
  for await (const entry of zip.eachEntry()) {
    const name = (entry.fileName as unknown as Buffer).toString('utf8')
    if (isEscape(name)) throw new Failure('archive-name', { path, entry: name }, 2)
    if (all.has(name)) throw new Failure('archive-twice', { path, entry: name }, 2)
    all.add(name)
    if (!name.endsWith('/') && !isLink(entry)) entries.set(name, entry)
  }
  return entries
}

/** Absolute, with a drive, or leading out of where it stands. */
const isEscape = (name: string): boolean =>
  /^[/\\]|^[a-zA-Z]:|\0/.test(name) || name.split(/[/\\]/).includes('..')

/** The rights of a Unix file stand in the upper half of its attributes. */
const isLink = ({ externalFileAttributes }: Entry): boolean =>
  ((externalFileAttributes >>> 16) & 0o170000) === 0o120000

function archiveOf(
  path: string,
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  limits: ImportLimits,
): Archive {
  const total = { bytes: 0 }

  async function open(
    name: string,
    limit: ImportLimit,
    { isZstd = false }: ReadOptions,
  ): Promise<readonly Piece[]> {
    const entry = entries.get(name)
    if (!entry) throw new Error(`Inconsistent: there is no ${name} in ${path}`)
    if (entry.isEncrypted()) throw new Failure('archive-damaged', { path, reason: `${name} is encrypted` }, 2)
    const packed = (await zip.openReadStreamPromise(entry)) as Piece
    const budget = budgetOf({ path, name, limit, packedBytes: entry.compressedSize, limits, total })
    return isZstd ? [packed, zstdDecoder(path), budget] : [packed, budget]
  }

  return {
    path,
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    close: () => zip.close(),
    read: (name, limit, options = {}) =>
      sound(path, async () => {
        const chunks: Buffer[] = []
        const streams = await open(name, limit, options)
        streams.at(-1)?.on('data', (chunk: Buffer) => chunks.push(chunk))
        await pipeline(streams)
        return Buffer.concat(chunks)
      }),
    copy: (name, to, limit, options = {}) =>
      sound(path, async () => {
        const streams = await open(name, limit, options)
        const file = createWriteStream(to, { flags: 'wx', mode: 0o600 })
        let isMade = false
        file.on('open', () => (isMade = true))
        try {
          await pipeline([...streams, file])
        } catch (error) {
          if (isMade) rmSync(to, { force: true })
          throw isSystemError(error) ? writeFailure(to, error) : error
        }
        return file.bytesWritten
      }),
  }
}

/** What a pipeline takes in one list. */
type Piece = Readable & NodeJS.ReadWriteStream

/** Below this nothing is a bomb, whatever its ratio: an empty database packs very well. */
const harmlessBytes = 16 * 1024 * 1024

type Budget = {
  readonly path: string
  readonly name: string
  readonly limit: ImportLimit
  readonly packedBytes: number
  readonly limits: ImportLimits
  /** Of all files that were unpacked so far. */
  readonly total: { bytes: number }
}

/** Counts what passes, and ends the stream with the limit that is broken first. */
function budgetOf({ path, name, limit, packedBytes, limits, total }: Budget): Transform {
  let bytes = 0
  const broken = (which: ImportLimit, found: number): Failure =>
    limitFailure(path, name, which, Math.ceil(found), limits)
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      total.bytes += chunk.length
      const ratio = bytes / Math.max(1, packedBytes)
      if (bytes > limits[limit]) done(broken(limit, bytes))
      else if (total.bytes > limits.totalBytes) done(broken('totalBytes', total.bytes))
      else if (bytes > harmlessBytes && ratio > limits.ratio) done(broken('ratio', ratio))
      else done(null, chunk)
    },
  })
}

/** What yauzl and zlib throw is about the archive. */
async function sound<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isFailure(error) || !(error instanceof Error) || error.message.startsWith('Inconsistent')) throw error
    if (isSystemError(error)) throw readFailure(path, error)
    throw new Failure('archive-damaged', { path, reason: error.message }, 2, { cause: error })
  }
}

const isSystemError = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && 'errno' in error
