/**
 * SQLite's result codes in viva's words. Foreign errors are wrapped here and nowhere else.
 * A broken constraint is not among them: that is a bug in viva.
 */
import { Failure, isFailure } from '../model/failure.ts'

/** Runs `work`; what SQLite throws comes out as the Failure that it means, and everything else as it is. */
export function named<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asFailure(path, error)
  }
}

function asFailure(path: string, error: unknown): unknown {
  if (isFailure(error) || !(error instanceof Error)) return error
  const { message: reason } = error
  const { code } = error as { readonly code?: unknown }
  const options = { cause: error }
  if (error instanceof TypeError && /directory does not exist/.test(reason))
    return new Failure('folder-missing', { path }, 3, options)
  if (typeof code !== 'string') return error
  // The second is the shared memory beside the file, which cannot grow.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE')
    return new Failure('disk-full', { path }, 3, options)
  if (/^SQLITE_(BUSY|LOCKED|PROTOCOL)/.test(code)) return new Failure('database-busy', { path }, 3, options)
  if (code.startsWith('SQLITE_READONLY')) return new Failure('database-read-only', { path }, 3, options)
  // The shared memory beside the file, which may not be made. The file itself is sound.
  if (/^SQLITE_(CANTOPEN|PERM|IOERR_SHM)/.test(code))
    return new Failure('not-writable', { path, reason }, 3, options)
  // A write that the system refused, such as one beyond a quota or the largest size of a file. What was committed stands.
  if (/^SQLITE_IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE)$/.test(code))
    return new Failure('not-writable', { path, reason: 'write-refused' }, 3, options)
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code))
    return new Failure('database-damaged', { path, reason }, 3, options)
  return error
}
