/**
 * The folder that machines share, as files: one journal for each. A machine appends to its own and reads all. Knows nothing of what
 * the lines say.
 */
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { Failure } from '../model/failure.ts'
import { noMark, type Mark } from '../model/journal.ts'
import { makeFolder, readFailure, writeFailure } from './home.ts'

const ending = '.jsonl'

/** Journals, and whatever else stands there with their ending, by name. @throws Failure `folder-missing`, `not-a-folder`. */
export function journalsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) throw new Failure('folder-missing', { path: folder }, 2)
  if (!statSync(folder).isDirectory()) throw new Failure('not-a-folder', { path: folder }, 2)
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
      .map(({ name }) => join(folder, name))
      .sort()
  } catch (error) {
    throw readFailure(folder, error)
  }
}

export const journalPath = (folder: string, device: string): string => join(folder, `viva-${device}${ending}`)

const tailBytes = 4_096
const pieceBytes = 1 << 20

/**
 * The whole lines of a file from `mark` on, with their numbers from 1 in what is read; from the start when what the mark knows is no
 * longer there. The last line, when it has no line feed yet, comes as `rest` and is not counted as known.
 */
export function readLines(
  path: string,
  mark: Mark,
): {
  readonly isFromStart: boolean
  readonly lines: Generator<string>
  /** After the last line was taken. */
  readonly end: () => { readonly mark: Mark; readonly rest: string }
} {
  const isFromStart = mark.bytes === noMark.bytes || tailOf(path, mark.bytes) !== mark.tail
  let known = isFromStart ? 0 : mark.bytes
  let rest = ''
  function* lines(): Generator<string> {
    const file = openSync(path, 'r')
    try {
      const buffer = Buffer.alloc(pieceBytes)
      let carried = Buffer.alloc(0)
      for (let position = known; ;) {
        const count = readSync(file, buffer, 0, pieceBytes, position)
        if (count === 0) break
        position += count
        carried = Buffer.concat([carried, buffer.subarray(0, count)])
        let start = 0
        for (let end = carried.indexOf(10); end >= 0; end = carried.indexOf(10, start)) {
          known += end + 1 - start
          const line = carried.toString('utf8', start, end)
          start = end + 1
          yield line
        }
        carried = carried.subarray(start)
        // No line of ours is so long: what has no end is not kept in memory.
        if (carried.length > longestLine) {
          known += carried.length
          carried = Buffer.alloc(0)
        }
      }
      rest = carried.toString('utf8')
    } finally {
      closeSync(file)
    }
  }
  return {
    isFromStart,
    lines: lines(),
    end: () => ({ mark: { bytes: known, tail: tailOf(path, known) }, rest }),
  }
}

/** In bytes; a longer line is passed over. */
export const longestLine = 1 << 20

/** The digest of what stands before a position. */
function tailOf(path: string, end: number): string {
  const file = openSync(path, 'r')
  try {
    if (fstatSync(file).size < end) return 'too short'
    const start = Math.max(0, end - tailBytes)
    const buffer = Buffer.alloc(end - start)
    readSync(file, buffer, 0, buffer.length, start)
    return createHash('sha256').update(buffer).digest('hex').slice(0, 32)
  } finally {
    closeSync(file)
  }
}

/** What lines come to, to know whether they are the same again. */
export function digestOf(lines: Iterable<string>): string {
  const hash = createHash('sha256')
  for (const line of lines) hash.update(line)
  return hash.digest('hex').slice(0, 32)
}

/** Appends whole lines and has them on disk when it returns. A last line that was cut short is ended first. Returns how far it is known. */
export function appendLines(path: string, lines: Iterable<string>): Mark {
  try {
    makeFolder(dirname(path))
    const file = openSync(path, 'a+', 0o600)
    try {
      const { size } = fstatSync(file)
      const last = Buffer.alloc(1)
      if (size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== 10) writeSync(file, '\n')
      let piece = ''
      for (const line of lines) {
        piece += line
        if (piece.length < pieceBytes) continue
        writeSync(file, piece)
        piece = ''
      }
      if (piece !== '') writeSync(file, piece)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    const { size } = statSync(path)
    return { bytes: size, tail: tailOf(path, size) }
  } catch (error) {
    throw writeFailure(path, error)
  }
}
