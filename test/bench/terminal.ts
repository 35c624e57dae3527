/** Starting programs on a pseudo-terminal, and the time until they end or show something. */
import { spawn, type IPty } from '@lydell/node-pty'
import { join } from 'node:path'

export const program = join(import.meta.dirname, '..', '..', 'bin', 'viva.js')

/** What every program gets, bare Node too. */
export function environment(home: string, now: string): Readonly<Record<string, string>> {
  const { PATH = '', HOME = '' } = process.env
  return { PATH, HOME, TZ: 'UTC', LANG: 'C.UTF-8', COLORTERM: 'truecolor', VIVA_HOME: home, VIVA_NOW: now }
}

export type Size = { readonly columns: number; readonly rows: number }

/** The end of a frame: terminals show it then. */
export const frameEnd = '\x1b[?2026l'

export type Started = {
  /** Everything that was written so far. */
  readonly written: () => string
  /** The time in ms, by `performance.now`, at which `text` had been written after an offset. */
  readonly shows: (text: string, from?: number) => Promise<number>
  readonly send: (keys: string) => void
  readonly begunAt: number
  readonly ended: Promise<{ readonly at: number; readonly code: number }>
  readonly kill: () => void
}

const patienceMs = 60_000

export function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { columns, rows }: Size = { columns: 80, rows: 24 },
): Started {
  let written = ''
  let look: (() => void) | undefined
  const begunAt = performance.now()
  const pty: IPty = spawn(process.execPath, [...args], {
    cols: columns,
    rows,
    name: 'xterm-256color',
    env,
  })
  const ended = new Promise<{ at: number; code: number }>((resolve) =>
    pty.onExit(({ exitCode }) => resolve({ at: performance.now(), code: exitCode })),
  )
  pty.onData((data) => {
    written += data
    look?.()
  })
  const shows = (text: string, from = 0): Promise<number> =>
    new Promise((resolve, reject) => {
      const fail = (why: string): void =>
        reject(new Error(`${args.join(' ')}: ${why}: ${written.slice(-2000)}`))
      const timer = setTimeout(() => fail(`no ${JSON.stringify(text)} after ${patienceMs} ms`), patienceMs)
      look = () => {
        if (!written.includes(text, from)) return
        clearTimeout(timer)
        look = undefined
        resolve(performance.now())
      }
      void ended.then(() => look && fail(`ended without ${JSON.stringify(text)}`))
      look()
    })
  return {
    written: () => written,
    shows,
    send: (keys) => pty.write(keys),
    begunAt,
    ended,
    kill: () => pty.kill('SIGTERM'),
  }
}

/** The time from start to end, in ms. `codes` are the exit codes of a program that did what it should. */
export async function timeToEnd(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  codes: readonly number[] = [0],
): Promise<number> {
  const started = start(args, env)
  const { at, code } = await started.ended
  if (!codes.includes(code)) throw new Error(`${args.join(' ')} ended with ${code}: ${started.written()}`)
  return at - started.begunAt
}

/** The time from start to a text on the terminal, in ms. The program is then left by `q`. */
export async function timeToText(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  text: string,
): Promise<number> {
  const started = start(args, env)
  const at = await started.shows(text)
  await leave(started)
  return at - started.begunAt
}

/** Ends a program in order: killed, it would leave work for the next one. */
export async function leave(started: Started): Promise<void> {
  started.send('q')
  const timer = setTimeout(started.kill, 2_000)
  await started.ended
  clearTimeout(timer)
}
