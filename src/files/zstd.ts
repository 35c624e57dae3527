/** Unpacking zstd with what Node brings since 22.15; an older one says so. Knows one stream. */
import type { Transform } from 'node:stream'
import zlib from 'node:zlib'
import { Failure } from '../model/failure.ts'

const firstNode = '22.15'

/** The largest window that a file may ask memory for, as a power of two: 32 MiB. Anki asks for 2 to 8. */
const windowLog = 25

/** @throws Failure `zstd-missing`. `library` is what this Node has. */
export function zstdDecoder(path: string, library: Partial<typeof zlib> = zlib): Transform {
  if (typeof library.createZstdDecompress !== 'function')
    throw new Failure('zstd-missing', { path, found: process.versions.node, needed: firstNode }, 2)
  const { ZSTD_d_windowLogMax } = zlib.constants
  return library.createZstdDecompress({ params: { [ZSTD_d_windowLogMax]: windowLog } })
}
