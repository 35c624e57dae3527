/**
 * The process that tries trials one after the other. Before each it writes down which, so that whoever watches can name the one that
 * hangs, eats all memory or brings the process down; what it finds goes to a file at once. It is started by `watch.ts`, with what to
 * do as JSON in its only argument.
 */
import { appendFileSync, openSync, writeSync } from 'node:fs'
import type { Trial, Trials } from './trial.ts'
import { allowedMs, type Place, type Said, type Work } from './work.ts'

/** What is kept on purpose (engines, tables) is there after so many trials; the heap is looked at so often. */
const trialsPerLook = 500

async function tryAll({ module, options, from, to, place, said }: Work): Promise<void> {
  const { trials } = (await import(module)) as { trials: (options: unknown) => Promise<Trials> | Trials }
  const { at } = await trials(options)
  const file = openSync(place, 'r+')
  const tell = (what: Said): void => appendFileSync(said, `${JSON.stringify(what)}\n`)
  const goTo = (here: Place): void => void writeSync(file, new Float64Array(here), 0, 32, 0)
  let before = 0
  let slowest = 0
  for (let number = from; number < to; number += 1) {
    goTo([number, 0, 0, before])
    const trial = at(number)
    const characters = trial.text.length
    const attempt = async (count: number): Promise<Attempt> => {
      goTo([number, characters, count, before])
      return tried(trial)
    }
    const { ms, fault } = await attempt(1)
    const allowed = allowedMs(characters)
    // Only what is slow every time is slow by itself.
    const isSlow =
      fault === null && ms > allowed && (await attempt(2)).ms > allowed && (await attempt(3)).ms > allowed
    if (fault !== null || isSlow) {
      const text = fault ?? `slow: ${Math.round(ms)} ms for ${characters} characters`
      tell({ kind: 'fault', number, target: trial.target, text })
    }
    if (ms / allowed > slowest) {
      slowest = ms / allowed
      tell({ kind: 'slowest', target: trial.target, characters, ms, number })
    }
    if (isTimed(options)) tell({ kind: 'timed', number, ms })
    before += characters
    if ((number - from) % trialsPerLook === trialsPerLook - 1) {
      globalThis.gc?.()
      tell({ kind: 'heap', number, bytes: process.memoryUsage().heapUsed })
    }
  }
  goTo([to, 0, 0, before])
  tell({ kind: 'end', peakKb: process.resourceUsage().maxRSS })
  process.exit(0)
}

/** Trials whose times are compared say so. */
const isTimed = (options: unknown): boolean => (options as { readonly isTimed?: boolean }).isTimed === true

type Attempt = { readonly ms: number; readonly fault: string | null }

/** Time of this thread alone: what other programs take of the machine does not count. */
async function tried({ check }: Trial): Promise<Attempt> {
  const before = process.threadCpuUsage()
  const took = (): number => {
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1000
  }
  try {
    await check()
    return { ms: took(), fault: null }
  } catch (error) {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { ms: took(), fault: fault.split('\n').slice(0, 12).join('\n') }
  }
}

await tryAll(JSON.parse(process.argv[2]!) as Work)
