/**
 * Running a command and killing it: at a time, at one of the changes that it makes to the place, or at one of its calls. Waiting is done by looking again
 * and again, since a timer is later than most commands take to write. What a kill means is not known here.
 */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { startTui, type Tui } from '../terminal/tui.ts'
import type { Place } from './place.ts'

export type Shot =
  | { readonly by: 'time'; readonly ms: number }
  /** So long after the so-and-so-many-th change that is seen. */
  | { readonly by: 'change'; readonly number: number; readonly ms: number }
  /** At one of its own calls that write, by itself: see `stop-at.cjs`. */
  | { readonly by: 'call'; readonly number: number }

export type Ended = {
  /** Null when it was killed. */
  readonly code: number | null
  readonly err: string
  readonly tookMs: number
  /** When changes were seen, in ms from the start. */
  readonly changesMs: readonly number[]
  /** Its calls that write, where it came to its end: how many, and which of them stand at a seam. */
  readonly calls: Calls
}

export type Calls = { readonly count: number; readonly seams: readonly number[] }

export type Started = {
  readonly program: string
  readonly args: readonly string[]
  readonly input: string
  /** On a terminal: the last key but one does what is killed, the last one leaves. */
  readonly keys: readonly Key[] | undefined
  readonly env: Readonly<Record<string, string>>
}

/** What is sent once the screen shows something. */
export type Key = readonly [shown: RegExp, sent: string]

/** Runs to the end, or to the shot. */
export async function runTo(place: Place, started: Started, shot: Shot | null): Promise<Ended> {
  const counts = join(place.folder, '..', 'calls')
  rmSync(counts, { force: true })
  const env = {
    ...started.env,
    NODE_OPTIONS: `--require ${JSON.stringify(join(import.meta.dirname, 'stop-at.cjs'))}`,
    VIVA_STOP_COUNT: counts,
    VIVA_STOP_AT: shot?.by === 'call' ? String(shot.number) : '',
  }
  const { keys } = started
  const ended = await (keys
    ? typedTo(place, { ...started, env }, keys, shot)
    : calledTo(place, { ...started, env }, shot))
  const calls = existsSync(counts)
    ? (JSON.parse(readFileSync(counts, 'utf8')) as Calls)
    : { count: 0, seams: [] }
  return { ...ended, calls }
}

type Seen = Omit<Ended, 'calls'>

async function calledTo(
  place: Place,
  { program, args, input, env }: Started,
  shot: Shot | null,
): Promise<Seen> {
  const watched = pathsOf(place)
  const child = spawn(process.execPath, [program, ...args], {
    cwd: place.folder,
    env: { ...place.env, ...env },
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  // A program that is gone reads nothing any more.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  let isOver = false
  const closed = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', () => (isOver = true))
    child.on('close', resolve)
  })
  const seen = await watch(
    watched,
    shot,
    () => isOver,
    () => void child.kill('SIGKILL'),
  )
  const code = await closed
  return { code, err, tookMs: performance.now() - seen.startedAt, changesMs: seen.changesMs }
}

async function typedTo(
  place: Place,
  { program, args, env }: Started,
  keys: readonly Key[],
  shot: Shot | null,
): Promise<Seen> {
  const tui = startTui(process.execPath, [program, ...args], {
    cwd: place.folder,
    env: { ...(place.env as Record<string, string>), ...env },
  })
  try {
    const [[asked, deed], [done, leave]] = keys.slice(-2) as [Key, Key]
    const hasEnded = await playedTo(tui, keys.slice(0, -2), asked).catch(async (error: unknown) => {
      if (shot?.by !== 'call') throw error
      // It has ended by itself; one that hangs is not waited for.
      signalled(tui)
      return (await tui.exited).signal === 9
    })
    if (hasEnded) return { code: null, err: '', tookMs: 0, changesMs: [] }
    let isOver = false
    const watched = pathsOf(place)
    tui.send(deed)
    const left = tui
      .until(done)
      .then(() => tui.send(leave))
      .then(() => tui.exited)
      .catch(() => tui.exited)
      .then((exit) => {
        isOver = true
        return exit
      })
    const seen = await watch(
      watched,
      shot,
      () => isOver,
      () => {
        signalled(tui)
      },
    )
    const { exitCode, signal } = await left
    const tookMs = performance.now() - seen.startedAt
    return { code: signal === 9 ? null : exitCode, err: tui.text(), tookMs, changesMs: seen.changesMs }
  } finally {
    tui.close()
  }
}

function signalled(tui: Tui): void {
  try {
    tui.signal('SIGKILL')
  } catch {
    // It had ended by itself a moment before.
  }
}

/** False once the screen is there that the deed is done on. */
async function playedTo(tui: Tui, keys: readonly Key[], asked: RegExp): Promise<false> {
  for (const [shown, sent] of keys) {
    await tui.until(shown)
    tui.send(sent)
  }
  await tui.until(asked)
  return false
}

/** Looks on until the program is over or the shot is due. */
async function watch(paths: readonly string[], shot: Shot | null, isOver: () => boolean, kill: () => void) {
  const startedAt = performance.now()
  const changesMs: number[] = []
  let last = signatureOf(paths)
  for (let isLast = false; !isLast;) {
    // What was written at the very end is seen too.
    isLast = isOver()
    const now = signatureOf(paths)
    const sinceMs = performance.now() - startedAt
    if (now !== last) {
      last = now
      changesMs.push(sinceMs)
    }
    if (!isLast && shot && isTime(shot, sinceMs, changesMs)) {
      kill()
      break
    }
    await nextTurn()
  }
  return { startedAt, changesMs }
}

function isTime(shot: Shot, sinceMs: number, changesMs: readonly number[]): boolean {
  if (shot.by === 'call') return false
  if (shot.by === 'time') return sinceMs >= shot.ms
  const at = changesMs[shot.number - 1]
  return at !== undefined && sinceMs >= at + shot.ms
}

/** Folders, which tell of files that come and go, and files that grow. */
function pathsOf(place: Place): readonly string[] {
  const inside = readdirSync(place.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.name.endsWith('.jsonl'))
    .map((entry) => join(entry.parentPath, entry.name))
  const database = join(place.home, 'viva.db')
  return [
    place.folder,
    ...inside,
    database,
    `${database}-wal`,
    `${database}-journal`,
    `${database}.restoring`,
  ]
}

const signatureOf = (paths: readonly string[]): string =>
  paths
    .map((path) => {
      const stat = statSync(path, { throwIfNoEntry: false })
      return stat ? `${stat.mtimeMs}/${stat.size}/${stat.ino}` : '-'
    })
    .join(' ')
