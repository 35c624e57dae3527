/**
 * Where viva's own things live. State stands in one folder per user, readable by that user only.
 * Knows paths and permissions; not what the files hold.
 */
import { chmodSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Failure } from '../model/failure.ts'

export type Home = {
  readonly path: string
  readonly database: string
  readonly decks: string
  readonly backups: string
}

type Environment = Readonly<Record<string, string | undefined>>

/** `$VIVA_HOME`, else the platform's data folder. Makes nothing. */
export function homeOf(environment: Environment = process.env): Home {
  const path = resolve(environment['VIVA_HOME'] || platformFolder(environment))
  return { path, database: join(path, 'viva.db'), decks: join(path, 'decks'), backups: join(path, 'backups') }
}

/**
 * Makes the folders that are missing, for this user only (0700).
 * @throws Failure `not-writable`, `home-not-ours`, `disk-full`.
 */
export function makeHome(home: Home): void {
  try {
    for (const folder of [home.path, home.decks, home.backups])
      mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw writeFailure(home.path, error)
  }
  const stat = statSync(home.path)
  if (!stat.isDirectory()) throw new Failure('home-not-ours', { path: home.path }, 3)
  const user = process.getuid?.()
  if (user !== undefined && user !== 0 && stat.uid !== user)
    throw new Failure('home-not-ours', { path: home.path }, 3)
}

/** Takes all rights on a file from everyone but its owner. The database's side files inherit them. */
export function keepPrivate(path: string): void {
  chmodSync(path, 0o600)
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
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Failure('disk-full', { path }, 3, { cause: error })
  return new Failure('not-writable', { path, reason: reasonOf(code, message) }, 3, { cause: error })
}

function platformFolder(environment: Environment): string {
  if (environment['XDG_DATA_HOME']) return join(environment['XDG_DATA_HOME'], 'viva')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'viva')
  if (process.platform === 'win32')
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'viva')
  return join(homedir(), '.local', 'share', 'viva')
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file stands in its place',
  ENAMETOOLONG: 'the path is too long',
}

const reasonOf = (code: string | undefined, message: string): string => REASONS[code ?? ''] ?? message
