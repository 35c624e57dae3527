/**
 * A program on a real pseudo-terminal, and the cells of its screen. Nothing sleeps: `until` looks again after every
 * piece of output that the terminal has digested, and fails at once when the program is gone.
 */
import { spawn, type IPty } from '@lydell/node-pty'
import xterm from '@xterm/headless'

export type TuiOptions = {
  readonly columns?: number
  readonly rows?: number
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** What is on the screen before the program starts. */
  readonly before?: string
}

export type Exit = { readonly exitCode: number; readonly signal?: number }

export type Tui = {
  /** Resolves as soon as the screen shows a text, matches an expression or satisfies a predicate. */
  readonly until: (wanted: string | RegExp | (() => boolean), timeoutMs?: number) => Promise<void>
  readonly send: (input: string) => void
  readonly resize: (columns: number, rows: number) => void
  /** Rows of text without spaces at their ends. */
  readonly lines: () => readonly string[]
  readonly line: (row: number) => string
  readonly text: () => string
  readonly cell: (
    column: number,
    row: number,
  ) => ReturnType<NonNullable<ReturnType<Buffer['getLine']>>['getCell']>
  /** The column of the first cell of a text in a row; -1 where it is not. */
  readonly columnOf: (row: number, text: string) => number
  readonly cursor: () => { readonly x: number; readonly y: number; readonly isShown: boolean }
  readonly isAlternate: () => boolean
  /** Everything the program wrote, escape sequences and all, from an offset on. */
  readonly raw: (from?: number) => string
  readonly pid: number
  readonly signal: (signal: string) => void
  readonly exited: Promise<Exit>
  readonly close: () => void
}

type Buffer = InstanceType<typeof xterm.Terminal>['buffer']['active']

/** Variables that would change what a program under test does. */
const unwanted = [
  'CI',
  'CONTINUOUS_INTEGRATION',
  'NO_COLOR',
  'FORCE_COLOR',
  'VISUAL',
  'EDITOR',
  'VIVA_HOME',
  'VIVA_NOW',
]

export function startTui(command: string, parameters: readonly string[], options: TuiOptions = {}): Tui {
  const { columns = 80, rows = 24, env = {}, cwd, before } = options
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 })
  if (before) terminal.write(before)
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name, value]) => value !== undefined && !unwanted.includes(name)),
  )
  const pty: IPty = spawn(command, [...parameters], {
    cols: columns,
    rows,
    cwd: cwd ?? process.cwd(),
    name: 'xterm-256color',
    env: { ...inherited, TERM: 'xterm-256color', COLORTERM: 'truecolor', LANG: 'C.UTF-8', ...env } as Record<
      string,
      string
    >,
  })

  const waiters = new Set<() => void>()
  let written = ''
  let undigested = 0
  let exit: Exit | undefined
  const look = (): void => {
    if (undigested === 0) for (const waiter of waiters) waiter()
  }
  pty.onData((data) => {
    written += data
    undigested++
    terminal.write(data, () => {
      undigested--
      look()
    })
  })
  // Answers to what the program asks the terminal.
  terminal.onData((data) => pty.write(data))
  const exited = new Promise<Exit>((resolve) => {
    pty.onExit((result) => {
      exit = result
      resolve(result)
      setImmediate(look)
    })
  })

  const buffer = (): Buffer => terminal.buffer.active
  const rowAt = (row: number) => buffer().getLine(buffer().viewportY + row)
  const line = (row: number): string => rowAt(row)?.translateToString(true) ?? ''
  const lines = (): readonly string[] => Array.from({ length: terminal.rows }, (_, row) => line(row))
  const text = (): string => lines().join('\n')

  const until = (wanted: string | RegExp | (() => boolean), timeoutMs = 10_000): Promise<void> => {
    const isThere = (): boolean => {
      if (typeof wanted === 'function') return wanted()
      return typeof wanted === 'string' ? text().includes(wanted) : wanted.test(text())
    }
    return new Promise((resolve, reject) => {
      const settle = (how: () => void): void => {
        clearTimeout(timer)
        waiters.delete(waiter)
        how()
      }
      const failed = (why: string): void =>
        settle(() => reject(new Error(`${why} while waiting for ${String(wanted)}\n${text()}`)))
      const waiter = (): void => {
        if (isThere()) settle(resolve)
        else if (exit) failed(`The program ended (${JSON.stringify(exit)})`)
      }
      const timer = setTimeout(() => failed(`Nothing after ${timeoutMs} ms`), timeoutMs)
      waiters.add(waiter)
      look()
    })
  }

  const columnOf = (row: number, wanted: string): number => {
    const found: { readonly column: number; readonly at: number }[] = []
    let shown = ''
    for (let column = 0; column < terminal.cols; column++) {
      const cell = rowAt(row)?.getCell(column)
      if (!cell || cell.getWidth() === 0) continue
      found.push({ column, at: shown.length })
      shown += cell.getChars() || ' '
    }
    const index = shown.indexOf(wanted)
    return found.find(({ at }) => at >= index && index >= 0)?.column ?? -1
  }

  return {
    until,
    send: (input) => pty.write(input),
    resize: (newColumns, newRows) => {
      terminal.resize(newColumns, newRows)
      pty.resize(newColumns, newRows)
    },
    lines,
    line,
    text,
    cell: (column, row) => rowAt(row)?.getCell(column),
    columnOf,
    cursor: () => {
      // xterm keeps whether the cursor is shown to itself: what was last asked for tells.
      const isShown = written.lastIndexOf('\x1b[?25h') > written.lastIndexOf('\x1b[?25l')
      return { x: buffer().cursorX, y: buffer().cursorY, isShown }
    },
    isAlternate: () => buffer().type === 'alternate',
    raw: (from = 0) => written.slice(from),
    pid: pty.pid,
    signal: (signal) => process.kill(pty.pid, signal as NodeJS.Signals),
    exited,
    close: () => {
      if (!exit) pty.kill('SIGKILL')
      terminal.dispose()
    },
  }
}
