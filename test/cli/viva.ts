/** Runs the built program in a home of its own, as a shell would: standard output, standard error, exit code. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

export const program = join(import.meta.dirname, '..', '..', 'bin', 'viva.js')

export type Run = { readonly out: string; readonly err: string; readonly code: number | null }

export type World = {
  readonly home: string
  /** Writes a deck under the home's `decks/`, or any file by an absolute path. Returns its path. */
  readonly write: (path: string, text: string) => string
  readonly run: (
    args: readonly string[],
    options?: { readonly now?: string; readonly input?: string; readonly env?: NodeJS.ProcessEnv },
  ) => Run
  /** The parsed document of a command that must end with 0. */
  readonly json: <T>(args: readonly string[], now?: string) => T
  /** The cards of the home's own and linked decks that a query finds: starter decks are there as well, switched off. */
  readonly cards: <T extends { readonly file: string }>(query?: string) => T[]
}

export const morning = '2026-11-21T08:30:00+01:00'

/** A fresh home, gone when the test is over. The starter decks are off unless a test wants them. */
export function world(options: { readonly withStarter?: boolean } = {}): World {
  const home = mkdtempSync(join(tmpdir(), 'viva-test-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const run: World['run'] = (args, { now = morning, input = '', env = {} } = {}) => {
    const { VISUAL: _visual, EDITOR: _editor, NO_COLOR: _colour, ...inherited } = process.env
    const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], {
      env: {
        ...inherited,
        VIVA_HOME: home,
        VIVA_NOW: now,
        TZ: 'Europe/Berlin',
        LANG: 'C.UTF-8',
        LC_ALL: '',
        ...env,
      },
      input,
      encoding: 'utf8',
    })
    return { out: stdout, err: stderr, code: status }
  }
  const made: World = {
    home,
    write: (path, text) => {
      const file = path.startsWith('/') ? path : join(home, 'decks', path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
      return file
    },
    run,
    json: <T>(args: readonly string[], now?: string) => {
      const { out, err, code } = run([...args, '--json'], now === undefined ? {} : { now })
      if (code !== 0) throw new Error(`viva ${args.join(' ')} ended with ${code}: ${err}`)
      return JSON.parse(out) as T
    },
    cards: <T extends { readonly file: string }>(query = '') =>
      made.json<T[]>(['cards', query]).filter(({ file }) => file.startsWith(home)),
  }
  if (!options.withStarter) run(['decks', 'off', '**'])
  return made
}

/** A deck of `n` plain questions. */
export function deckOf(n: number, head = 'language: en'): string {
  const questions = Array.from({ length: n }, (_, index) => {
    const number = index + 1
    return `## Question ${number}?\n<!-- viva id: q${number} -->\n\nAnswer ${number}.\n`
  })
  return `---\n${head}\n---\n\n${questions.join('\n')}`
}
