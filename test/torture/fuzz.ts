/**
 * Hostile texts for everything that reads foreign text: the parser of decks, the renderer, front matter, the importers, journals. None
 * may throw, take long for its length, or let through what a terminal would obey; what is read can be written and read again.
 */
import { seededRandom } from '../../src/schedule/random.ts'
import { inputs } from './fuzz-inputs.ts'
import { targets } from './fuzz-targets.ts'

export type FuzzOptions = {
  readonly count: number
  readonly seed: number
  /** Folders of real texts to start from. */
  readonly folders: readonly string[]
  readonly onInput?: (count: number) => void
}

export type Fuzzed = {
  readonly inputs: number
  readonly sources: number
  readonly characters: number
  readonly perTarget: ReadonlyMap<string, number>
  /** The input that took longest for its length. */
  readonly slowest: {
    readonly target: string
    readonly number: number
    readonly characters: number
    readonly ms: number
  }
  /** One for each kind of fault of each target, with the number of the input and its text. */
  readonly faults: readonly string[]
  readonly tookMs: number
}

/** Time that any text may take, and time for each character on top of it: generous, for a busy machine, and linear. */
const baseMs = 300
const msPerCharacter = 0.1

export function fuzz({ count, seed, folders, onInput }: FuzzOptions): Fuzzed {
  const startedAt = performance.now()
  const made = inputs(seededRandom(seed), folders)
  const all = Object.entries(targets)
  const perTarget = new Map(all.map(([name]) => [name, 0]))
  const faults = new Map<string, string>()
  let characters = 0
  let slowest: Fuzzed['slowest'] = { target: '', number: 0, characters: 0, ms: 0 }
  for (let number = 0; number < count; number += 1) {
    const text = made.next()
    const [name, check] = all[number % all.length]!
    characters += text.length
    perTarget.set(name, perTarget.get(name)! + 1)
    const { ms, fault } = timed(() => check(text))
    const allowedMs = baseMs + msPerCharacter * text.length
    if (ms / allowedMs > slowest.ms / (baseMs + msPerCharacter * slowest.characters))
      slowest = { target: name, number, characters: text.length, ms }
    // Only what is slow every time is slow by itself.
    const isSlow =
      fault === null && ms > allowedMs && [1, 2].every(() => timed(() => check(text)).ms > allowedMs)
    const said = fault ?? (isSlow ? `${Math.round(ms)} ms for ${text.length} characters` : null)
    if (said !== null) {
      const kind = `${name}: ${isSlow ? 'slow' : said.split('\n', 1)[0]!.replace(/\d+/g, 'N')}`
      if (!faults.has(kind))
        faults.set(
          kind,
          `${name}, seed ${seed}, input ${number}: ${said}\n${JSON.stringify(text.slice(0, 1_500))}`,
        )
    }
    onInput?.(number + 1)
  }
  const tookMs = Math.round(performance.now() - startedAt)
  return {
    inputs: count,
    sources: made.sources,
    characters,
    perTarget,
    slowest,
    faults: [...faults.values()],
    tookMs,
  }
}

function timed(work: () => void): { readonly ms: number; readonly fault: string | null } {
  const startedAt = performance.now()
  try {
    work()
    return { ms: performance.now() - startedAt, fault: null }
  } catch (error) {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { ms: performance.now() - startedAt, fault: fault.split('\n').slice(0, 12).join('\n') }
  }
}
