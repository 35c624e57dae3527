/**
 * Where viva's own things live. State stands in one folder per user, readable by that user only.
 * Knows paths and permissions; not what the files hold.
 */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { Failure, type KnownReason } from '../model/failure.ts'

export type Home = {
  readonly path: string
  readonly database: string
  readonly decks: string
  readonly backups: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** `$VIVA_HOME`, else the platform's data folder; real paths, so that they can be compared with those of files. Makes nothing. */
export function homeOf(environment: Environment = process.env): Home {
  const path = realPath(resolve(environment['VIVA_HOME'] || platformFolder(environment)))
  return {
    path,
    database: join(path, 'viva.db'),
    decks: realPath(join(path, 'decks')),
    backups: join(path, 'backups'),
  }
}

/**
 * Makes the folders that are missing, for this user only (0700), and closes a home that was open to others.
 * @returns true when others could write there, which is worth a word; that they could look is usual in folders made by hand.
 * @throws Failure `not-writable`, `home-not-ours`, `disk-full`.
 */
export function makeHome(home: Home): boolean {
  try {
    for (const folder of [home.path, home.decks]) makeFolder(folder)
  } catch (error) {
    throw writeFailure(home.path, error)
  }
  try {
    makeFolder(home.backups)
  } catch {
    // Told when a backup is made: answers are taken without one.
  }
  const user = process.getuid?.()
  if (user !== undefined && user !== 0 && statSync(home.path).uid !== user)
    throw new Failure('home-not-ours', { path: home.path }, 3)
  return closed(home.path)
}

/** Takes the rights of others away from a folder; where the file system has none, or does not let us, it stays as it is. */
function closed(path: string): boolean {
  const { mode } = statSync(path)
  if (process.platform === 'win32' || (mode & 0o077) === 0) return false
  try {
    chmodSync(path, mode & 0o700)
    return (mode & 0o022) !== 0
  } catch {
    return false
  }
}

/**
 * Makes a folder, and those above it that are missing, for this user only. Not by Node's own "recursive", which goes round for
 * ever where the system says of a folder that is there that it is not, as in `/proc`.
 * @throws the error of the file system.
 */
export function makeFolder(path: string): void {
  if (isFolder(path)) return
  const above = dirname(path)
  if (above !== path && !existsSync(above)) makeFolder(above)
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // Another program may have made it meanwhile.
    if (!isFolder(path)) throw error
  }
}

/**
 * Sees to it that a database is this user's only (0600), before it is opened: it is made empty when missing, since SQLite would
 * make it readable by everyone, and the side files that SQLite makes take its rights.
 * @throws Failure `not-writable`, `disk-full`.
 */
export function keepPrivate(path: string): void {
  try {
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
    for (const file of [path, `${path}-wal`, `${path}-shm`]) {
      const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0
      if ((mode & 0o077) !== 0) chmodSync(file, 0o600)
    }
  } catch (error) {
    throw writeFailure(path, error)
  }
}

/** The folder that the program stands in, from any folder of its source or its bundle. */
export function programFolder(inside: string): string {
  for (let folder = inside; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'bin', 'viva.js'))) return folder
    if (folder === dirname(folder)) throw new Error(`Inconsistent: no program around ${inside}`)
  }
}

/** The folder of the starter decks that come with viva. */
export function starterDecks(program: string): string {
  return realpathSync(join(program, 'decks'))
}

/** The failure that an error of the file system comes to when something was to be written. */
export function writeFailure(path: string, error: unknown): Failure {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Failure('disk-full', { path }, 3, { cause: error })
  return new Failure('not-writable', { path, reason: fileReason(error) }, 3, { cause: error })
}

/** The failure that an error of the file system comes to when something was to be read. */
export function readFailure(path: string, error: unknown): Failure {
  const { code } = error as NodeJS.ErrnoException
  // A link that took the place of a file is not followed: the file is gone.
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP')
    return new Failure('file-missing', { path }, 3, { cause: error })
  return new Failure('not-readable', { path, reason: fileReason(error) }, 3, { cause: error })
}

/** Why the file system refused: a reason that the catalogue has words for, else what the system says. */
export function fileReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return REASONS[code ?? ''] ?? message
}

function platformFolder(environment: Environment): string {
  const data = environment['XDG_DATA_HOME']
  // The specification says to ignore a relative path.
  if (data && isAbsolute(data)) return join(data, 'viva')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'viva')
  if (process.platform === 'win32')
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'viva')
  return join(homedir(), '.local', 'share', 'viva')
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/** The real path, also of what does not exist yet. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path === dirname(path) ? path : join(realPath(dirname(path)), basename(path))
  }
}

const REASONS: Readonly<Record<string, KnownReason>> = {
  ENOENT: 'missing',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'read-only',
  ENOTDIR: 'file-in-path',
  EEXIST: 'file-in-place',
  EISDIR: 'folder-in-place',
  ENAMETOOLONG: 'path-too-long',
  EFBIG: 'write-refused',
}
