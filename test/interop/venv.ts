/**
 * Real Anki for the tests: its Python package in a virtual environment of its own, made once and kept beside other caches.
 * Where it cannot be had (no Python, no package index) the tests that need it are skipped, and say why.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const ankiVersion = '26.9.3'

const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache')
const environment = join(cache, `anki-${ankiVersion}`)
const driver = join(import.meta.dirname, 'anki.py')
const setupMs = 180_000

/** The Python that has Anki, or why there is none. */
export type AnkiPython = { readonly python: string } | { readonly missing: string }

/** Makes the environment at its first use. Several test files may ask at once: the last step is one rename. */
export function ankiPython(): AnkiPython {
  const python = join(environment, 'bin', 'python')
  const ready = join(environment, 'ready')
  if (existsSync(ready)) return { python }
  mkdirSync(cache, { recursive: true })
  const lock = `${environment}.lock`
  if (!lockFor(lock, ready))
    return existsSync(ready) ? { python } : { missing: 'another run could not make it' }
  try {
    rmSync(environment, { recursive: true, force: true })
    const missing =
      failureOf('python3', ['-m', 'venv', environment]) ??
      failureOf(python, ['-m', 'pip', 'install', '--quiet', `anki==${ankiVersion}`]) ??
      failureOf(python, ['-c', 'import anki.collection'])
    if (missing !== null) return { missing }
    writeFileSync(`${ready}.new`, ankiVersion)
    renameSync(`${ready}.new`, ready)
    return { python }
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** True when the environment is this process's to make; waits for another one that is making it. */
function lockFor(lock: string, ready: string): boolean {
  for (const begin = Date.now(); Date.now() - begin < setupMs;) {
    try {
      mkdirSync(lock)
      return true
    } catch {
      if (existsSync(ready)) return false
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    }
  }
  rmSync(lock, { recursive: true, force: true })
  return false
}

function failureOf(command: string, args: readonly string[]): string | null {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: setupMs })
  if (status === 0) return null
  return `${command} ${args.join(' ')}: ${error?.message ?? stderr.trim().split('\n').at(-1) ?? status}`
}

export type Step = { readonly do: string } & Readonly<Record<string, unknown>>

/** Does steps (the methods of `anki.py`) in a collection, which is made when it is not there, and answers with their results. */
export function runAnki(python: string, collection: string, steps: readonly Step[]): readonly unknown[] {
  // Isolated: the driver's own folder would be looked into first, and its name is the package's.
  const { status, stdout, stderr } = spawnSync(python, ['-I', driver], {
    input: JSON.stringify({ collection, steps }),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, TZ: 'UTC', PYTHONDONTWRITEBYTECODE: '1' },
  })
  if (status !== 0) throw new Error(`Anki did not do as it was told: ${stderr}`)
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '[]') as unknown[]
}

/** A folder for collections and packages. The caller removes it. */
export const ankiFolder = (): string => mkdtempSync(join(tmpdir(), 'viva-interop-'))
