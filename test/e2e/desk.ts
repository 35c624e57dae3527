/**
 * Everything for an evening at the terminal: a home of its own, a clock that the test moves, the real program on a pseudo-terminal,
 * and what scripts and the log say of it afterwards. All of it is gone when the test is over.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, onTestFinished } from 'vitest'
import type { CardKey } from '../../src/model/card.ts'
import { formatDay, formatInstant } from '../../src/model/time.ts'
import { builtProgram } from '../built.ts'
import { morning } from '../cli/viva.ts'
import { startTui, type Tui, type TuiOptions } from '../terminal/tui.ts'
import { readLedger, type Ledger } from './ledger.ts'

export type Desk = {
  readonly home: string
  /** Holds the home; a place for other files of the test. */
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  /** Writes a deck under the home's `decks/`, or a file by its absolute path. Returns the path. */
  readonly write: (path: string, text: string) => string
  /** Sets the clock of everything that runs: `08:30` on 21 November 2026, or an instant with its offset. */
  readonly setClock: (time: string) => void
  /** Starts viva on a terminal. */
  readonly open: (args: readonly string[], options?: TuiOptions) => Tui
  /** Runs viva to its end, away from a terminal. */
  readonly run: (
    args: readonly string[],
    options?: { readonly input?: string; readonly env?: Readonly<Record<string, string>> },
  ) => { readonly out: string; readonly err: string; readonly code: number | null }
  readonly ledger: () => Ledger
  /**
   * What the log says, after it was compared with all that `viva cards --json` says of the deck `deck`. `due` is what
   * `viva due --json` counts.
   */
  readonly agreed: () => {
    readonly lines: readonly string[]
    readonly due: { readonly due: number; readonly new: number }
  }
  /** A card as `viva show --json` prints it. */
  readonly card: (id: string) => CardJson
}

export type CardJson = {
  readonly id: string
  readonly deck: string
  readonly question: string
  readonly file: string
  readonly line: number
  readonly state: string
  readonly dueAt: string | null
  readonly stability: number | null
  readonly difficulty: number | null
  readonly reps: number
  readonly lapses: number
  readonly suspended: boolean
}

/** Begins with the starter decks switched off; with nothing at all when it is the very first start. */
export function desk(options: { readonly isFirstStart?: boolean } = {}): Desk {
  const folder = newFolder()
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const home = join(folder, 'home')
  const clock = join(folder, 'clock')
  const env = environmentOf(home, `@${clock}`)
  if (!options.isFirstStart) cpSync(quietHome(), home, { recursive: true })

  const setClock: Desk['setClock'] = (time) => {
    const whole = time.length === 5 ? `2026-11-21T${time}:00+01:00` : time
    // Whoever reads the clock meanwhile finds the old file or the new one.
    writeFileSync(`${clock}.new`, whole)
    renameSync(`${clock}.new`, clock)
  }
  setClock(morning)

  const run: Desk['run'] = (args, options = {}) => {
    const { stdout, stderr, status } = runProgram(args, { ...env, ...options.env }, options.input)
    return { out: stdout, err: stderr, code: status }
  }
  const json = <T>(args: readonly string[]): T => {
    const { out, err, code } = run([...args, '--json'])
    if (code !== 0) throw new Error(`viva ${args.join(' ')} ended with ${code}: ${err}`)
    return JSON.parse(out) as T
  }
  const ledger = (): Ledger => readLedger(join(home, 'viva.db'))
  return {
    home,
    folder,
    env,
    setClock,
    run,
    ledger,
    write: (path, text) => {
      const file = path.startsWith('/') ? path : join(home, 'decks', path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
      return file
    },
    open: (args, terminal = {}) => {
      const tui = startTui(process.execPath, [builtProgram(), ...args], {
        ...terminal,
        env: { ...env, ...terminal.env },
      })
      onTestFinished(() => tui.close())
      return tui
    },
    agreed: () => {
      const { lines, states, faults } = ledger()
      expect(faults).toEqual([])
      for (const card of json<CardJson[]>(['cards', 'deck:deck']))
        expect(card).toMatchObject(toldOf(card.id, states))
      const { due, new: fresh } = json<{ due: number; new: number }>(['due'])
      return { lines, due: { due, new: fresh } }
    },
    card: (id) => json<CardJson>(['show', id]),
  }
}

/** What `viva cards --json` has to say of a card whose id is its key. */
function toldOf(id: string, states: Ledger['states']): Partial<CardJson> {
  const { memory, isSuspended } = states.get(id as CardKey)!
  if (memory.state === 'new')
    return { state: 'new', dueAt: null, stability: null, reps: 0, suspended: isSuspended }
  const { state, stability, difficulty, reps, lapses } = memory
  const dueAt =
    memory.state === 'review'
      ? { dueAt: expect.stringContaining(formatDay(memory.dueOn)) }
      : { dueAt: formatInstant(memory.dueAt) }
  return { state, stability, difficulty, reps, lapses, suspended: isSuspended, ...dueAt } as Partial<CardJson>
}

/** In one zone, whatever the machine's, and without an editor. */
function environmentOf(home: string, now: string): Readonly<Record<string, string>> {
  return { VIVA_HOME: home, VIVA_NOW: now, TZ: 'Europe/Berlin', LANG: 'C.UTF-8', LC_ALL: '', LC_MESSAGES: '' }
}

function runProgram(args: readonly string[], env: Readonly<Record<string, string>>, input = '') {
  const { VISUAL: _visual, EDITOR: _editor, NO_COLOR: _colour, ...inherited } = process.env
  return spawnSync(process.execPath, [builtProgram(), ...args], {
    env: { ...inherited, ...env },
    input,
    encoding: 'utf8',
  })
}

const newFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'viva-desk-')))

let quiet: string | undefined
afterAll(() => {
  if (quiet) rmSync(dirname(quiet), { recursive: true, force: true })
})

/** A home whose starter decks are read and switched off: made once for each file of tests, then copied. */
function quietHome(): string {
  if (quiet) return quiet
  quiet = join(newFolder(), 'home')
  const { status, stderr } = runProgram(['decks', 'off', '**'], environmentOf(quiet, morning))
  if (status !== 0) throw new Error(`The starter decks could not be switched off: ${stderr}`)
  return quiet
}
