/**
 * Trials in a process of their own, watched from outside: one that does not come back, or brings its process down, is named by its
 * number, and the others go on after it. Knows processes and files; nothing of what is tried.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { allowedMs, type Place, type Said, type Work } from './work.ts'

export type Watch = {
  readonly module: URL
  readonly options: unknown
  readonly count: number
  /** Of the heap of the process that tries; what needs more brings it down. */
  readonly heapMb: number
  /** How long a trial may stay away, beyond what its length allows it. */
  readonly hangMs: number
  readonly onTrial?: ((count: number) => void) | undefined
}

export type Watched = {
  readonly said: readonly Said[]
  readonly characters: number
}

/** Tries all of them. A fault that is no word of the process itself begins with `hangs` or `died`. */
export async function watched(watch: Watch): Promise<Watched> {
  const folder = mkdtempSync(join(tmpdir(), 'viva-fuzz-'))
  try {
    return await watchedIn(folder, watch)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function watchedIn(folder: string, watch: Watch): Promise<Watched> {
  const files = { place: join(folder, 'place'), said: join(folder, 'said') }
  const said: Said[] = []
  let [characters, from, again] = [0, 0, -1]
  while (from < watch.count) {
    const ended = await oneProcess(files, from, watch)
    said.push(...ended.said)
    const { place, how } = ended
    characters += place[3]
    if (how === null) break
    if (place[2] === 0) throw new Error(`Input ${place[0]} could not be made: ${how}`)
    // A machine may be busy, a memory full of what came before: only what does so alone and at once is at fault.
    if (place[0] === from && again === from) {
      said.push({ kind: 'fault', number: from, target: '', text: `${how}: ${place[1]} characters` })
      from += 1
      again = -1
    } else {
      from = place[0]
      again = from
    }
  }
  return { said, characters }
}

type Ended = {
  readonly place: Place
  readonly said: readonly Said[]
  /** Null when it came to the end of its work. */
  readonly how: string | null
}

const program = fileURLToPath(new URL('./fuzz-child.ts', import.meta.url))
const lookMs = 100

async function oneProcess(
  files: { readonly place: string; readonly said: string },
  from: number,
  { module, options, count, heapMb, hangMs, onTrial }: Watch,
): Promise<Ended> {
  writeFileSync(files.place, new Uint8Array(new Float64Array([from, 0, 0, 0]).buffer))
  writeFileSync(files.said, '')
  const work: Work = { module: module.href, options, from, to: count, ...files }
  const child = spawn(
    process.execPath,
    ['--expose-gc', `--max-old-space-size=${heapMb}`, program, JSON.stringify(work)],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString('utf8')).slice(-20_000)))
  const exited = new Promise<void>((resolve) => void child.on('close', () => resolve()))
  const state = { isOver: false }
  void exited.then(() => (state.isOver = true))

  const cpu = (): number => cpuMs(child.pid ?? 0)
  let [last, since, cpuSince, isKilled] = ['', performance.now(), cpu(), false]
  while (!state.isOver) {
    await Promise.race([delay(lookMs), exited])
    const place = placeIn(files.place)
    onTrial?.(place[0])
    const now = place.join(' ')
    if (now !== last) [last, since, cpuSince] = [now, performance.now(), cpu()]
    // Before the first trial it reads the program itself.
    const patienceMs = place[2] === 0 ? startMs : hangMs + 2 * allowedMs(place[1])
    const isAway = cpu() - cpuSince > patienceMs || performance.now() - since > mostIdle * patienceMs
    if (!state.isOver && isAway) {
      child.kill('SIGKILL')
      isKilled = true
      await exited
    }
  }
  const said = saidIn(files.said)
  const isWhole = said.some(({ kind }) => kind === 'end')
  const died = child.signalCode ?? `exit code ${child.exitCode}`
  return {
    place: placeIn(files.place),
    said,
    how: isWhole ? null : isKilled ? 'hangs' : `died (${died})${lastWords(errors)}`,
  }
}

const startMs = 60_000
/** On a busy machine a process may get a small part of the time; one that waits for nothing gets none. */
const mostIdle = 30

/** What the system says a process has worked: on Linux only, elsewhere time passes for all alike. */
function cpuMs(pid: number): number {
  try {
    const [, user = 0, system = 0] =
      /\) \S(?: -?\d+){10} (\d+) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return (Number(user) + Number(system)) * 10
  } catch {
    return process.platform === 'linux' ? 0 : performance.now()
  }
}

function placeIn(path: string): Place {
  const bytes = readFileSync(path)
  return [0, 8, 16, 24].map((at) => (bytes.length >= at + 8 ? bytes.readDoubleLE(at) : 0)) as unknown as Place
}

/** A process that was killed may leave half a line. */
function saidIn(path: string): readonly Said[] {
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as Said)
}

const lastWords = (errors: string): string => {
  const line = errors.split('\n').find((each) => /fatal|error:/i.test(each))
  return line === undefined ? '' : ` ${line.trim()}`
}
