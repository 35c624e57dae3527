/**
 * Writing a zip archive in pieces: no more than one file of it is in memory at a time. Dates are fixed and entries stand in the
 * order given, so that the same content gives the same bytes. Knows nothing of what the archive is for.
 */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

export type PackageEntry = {
  readonly name: string
  /** Called when its turn has come. */
  readonly bytes: () => Uint8Array
  /** False for what is compressed already. */
  readonly isCompressible: boolean
}

/** The earliest date that an archive can tell, as the wall clock shows it: archives know no zones. */
const fixedDate = new Date(1980, 0, 1)

/** Says of an archive that viva made it: a field of our own in the first entry, which other programs pass over. */
const markField = 0x7676
const mark = 'viva export'

/** The archive, piece by piece. An error of `bytes` is thrown as it is. */
export function* zipped(entries: Iterable<PackageEntry>): Generator<Uint8Array> {
  let pieces: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    pieces.push(piece)
  })
  let isFirst = true
  for (const { name, bytes, isCompressible } of entries) {
    const entry = isCompressible ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name)
    entry.mtime = fixedDate
    if (isFirst) entry.extra = { [markField]: new TextEncoder().encode(mark) }
    isFirst = false
    zip.add(entry)
    entry.push(bytes(), true)
    yield* pieces
    pieces = []
  }
  zip.end()
  yield* pieces
}

/** True for the beginning of an archive that `zipped` made. */
export function isOwnPackage(start: Uint8Array): boolean {
  const text = Buffer.from(start.subarray(0, 512)).toString('latin1')
  return text.startsWith('PK\x03\x04') && text.includes(`vv${String.fromCharCode(mark.length)}\0${mark}`)
}
