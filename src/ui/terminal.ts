/**
 * The terminal while screens are shown: alternate screen, raw mode, keys and size; and all of it given back, however the
 * program ends. The one file that talks to the terminal's streams and to signals.
 *
 * Keys are kept until someone reads them, so that nothing typed is lost while the rest of the program still loads.
 * Knows nothing of hosts, views or Ink.
 */
import { writeSync } from 'node:fs'
import { flushKeys, nothingPending, readKeys, type Key } from './keys/input.ts'
import type { Size } from './view.ts'

export type Terminal = {
  readonly size: () => Size
  readonly write: (text: string) => void
  /** The next key that was typed; undefined when there is none yet. */
  readonly nextKey: () => Key | undefined
  /** Whoever shows screens: told of keys, of new sizes (and of a screen that was lost), and of the end. */
  readonly listen: (listener: TerminalListener) => void
  /** Gives the terminal to another program, and takes it back. Both do nothing when it is so already. */
  readonly release: () => void
  readonly take: () => void
  /** Stops the program as Ctrl-Z does elsewhere. Returns when it goes on; the screen is then to be painted anew. */
  readonly stop: () => void
  readonly close: () => void
}

export type TerminalListener = {
  readonly keys: () => void
  readonly repaint: () => void
  /** A signal, or the terminal is gone. */
  readonly end: (signal: EndSignal) => void
}

export const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const
export type EndSignal = (typeof endSignals)[number]

/** Alternate screen, empty and without a cursor; pastes are marked as such. */
const entering = '\x1b[?1049h\x1b[H\x1b[2J\x1b[?25l\x1b[?2004h'
const leaving = '\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l'

/** A lone Esc is one when nothing has followed for this long: escape sequences arrive at once, but may be cut in two. */
const escapeWaitMs = 25

export function openTerminal(): Terminal {
  const { stdin, stdout } = process
  const keys: Key[] = []
  let pending = nothingPending
  let escapeTimer: NodeJS.Timeout | undefined
  let listener: TerminalListener | undefined
  let ended: EndSignal | undefined
  let isTaken = false

  const received = (read: { readonly pending: typeof pending; readonly keys: readonly Key[] }): void => {
    pending = read.pending
    keys.push(...read.keys)
    if (read.keys.length > 0) listener?.keys()
  }
  const onData = (chunk: string): void => {
    clearTimeout(escapeTimer)
    received(readKeys(pending, chunk))
    if (pending.text !== '' && !pending.isPasting)
      escapeTimer = setTimeout(() => received(flushKeys(pending)), escapeWaitMs)
  }
  const onResize = (): void => listener?.repaint()
  const end = (signal: EndSignal): void => {
    ended = signal
    listener?.end(signal)
  }
  // A terminal that was closed ends its input, and refuses output.
  const onGone = (): void => end('SIGHUP')
  const onContinued = (): void => {
    if (!isTaken) return
    // Whoever had the terminal meanwhile has set its modes.
    release()
    take()
    listener?.repaint()
  }
  const onStop = (): void => {
    stop(process.pid)
    listener?.repaint()
  }

  const take = (): void => {
    if (isTaken) return
    isTaken = true
    process.on('SIGTSTP', onStop)
    stdin.setRawMode(true)
    stdin.resume()
    stdout.write(entering)
  }
  const release = (): void => {
    if (!isTaken) return
    isTaken = false
    // While another program has the terminal, its Ctrl-Z stops the whole group: this program then stops by default.
    process.off('SIGTSTP', onStop)
    clearTimeout(escapeTimer)
    pending = nothingPending
    stdin.pause()
    // At the end of the process nothing that is queued would still be written.
    try {
      writeSync(stdout.fd, leaving)
      stdin.setRawMode(false)
    } catch {
      // The terminal is gone, and its modes with it.
    }
  }
  const stop = (target: number): void => {
    if (process.platform === 'win32') return
    release()
    // Returns when the program is continued; at once where nobody could continue it.
    process.kill(target, 'SIGTSTP')
    take()
  }
  const close = (): void => {
    release()
    stdin.off('data', onData).off('end', onGone).off('error', onGone)
    stdout.off('resize', onResize).off('error', onGone)
    process.off('exit', release).off('SIGCONT', onContinued)
    // A tick later: of the packages that Ink brings one kills the program where nobody else listens to a signal, and it
    // may be about to be told of this one.
    setImmediate(() => {
      for (const signal of endSignals) process.off(signal, end)
    })
  }

  stdin.setEncoding('utf8').on('data', onData).on('end', onGone).on('error', onGone)
  stdout.on('resize', onResize).on('error', onGone)
  process.on('exit', release).on('SIGCONT', onContinued)
  for (const signal of endSignals) process.on(signal, end)
  take()

  return {
    // A terminal that does not know its size says 0.
    size: () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 }),
    write: (text) => void stdout.write(text),
    nextKey: () => keys.shift(),
    listen: (who) => {
      listener = who
      if (ended) who.end(ended)
      else if (keys.length > 0) who.keys()
    },
    release,
    take,
    // The whole group, as the terminal itself would: a shell waits for all of a job.
    stop: () => stop(0),
    close,
  }
}
