/** Kills of one command, again and again from the same place, each brought before the judge. */
import { hashText, seededRandom, type Random } from '../../src/schedule/random.ts'
import { differences, faultsIn, idsIn, phaseOf, type Phase } from './aftermath.ts'
import type { Place } from './place.ts'
import type { Scenario } from './scenario.ts'
import { runTo, type Ended, type Shot } from './shots.ts'
import { tracesOf, type Traces } from './traces.ts'

export type CommandToll = {
  readonly scenario: string
  readonly kills: number
  readonly phases: Readonly<Record<Phase, number>>
  /** Kills that left a file which no command takes for its own. */
  readonly leftovers: number
  readonly faults: readonly string[]
}

export type KillOptions = { readonly program: string; readonly killsEach: number; readonly seed: number }

/** A command that ends before its kill is started anew; more often than this it cannot be hit. */
const triesPerKill = 20

/** Ends with the first fault. The place is furnished, and kept as `furnished`. */
export async function killOne(
  place: Place,
  scenario: Scenario,
  { program, killsEach, seed }: KillOptions,
  onKill: () => void,
): Promise<CommandToll> {
  const phases = { before: 0, between: 0, after: 0 }
  let [kills, leftovers] = [0, 0]
  const toll = (faults: readonly string[]): CommandToll => ({
    scenario: scenario.name,
    kills,
    phases,
    leftovers,
    faults: faults.map((fault) => `${scenario.name}, seed ${seed}, kill ${kills}: ${fault}`),
  })
  try {
    const trial = await prepared(place, scenario, program)
    for (let round = 1; kills < killsEach; round += 1) {
      if (round > killsEach * triesPerKill) return toll(['it ends before every kill'])
      place.putBack('ready')
      const random = seededRandom(hashText(`${seed}/${scenario.name}/${round}`))
      const ended = await runTo(place, trial.started, shotOf(random, trial.usual))
      if (ended.code !== null) continue
      kills += 1
      onKill()
      const found = await tracesOf(place, true)
      phases[phaseOf(trial.before, trial.whole, found)] += 1
      if (found.leftovers.length > 0) leftovers += 1
      const faults = faultsIn(
        trial.before,
        trial.whole,
        found,
        scenario.manner ?? 'at once',
        scenario.passing,
      )
      if (faults.length > 0) return toll(faults)
      const later = await again(place, scenario, trial, found)
      if (later.length > 0) return toll(later)
    }
    return toll([])
  } catch (error) {
    return toll([error instanceof Error ? (error.stack ?? error.message) : String(error)])
  }
}

type Trial = {
  readonly before: Traces
  readonly whole: Traces
  readonly usual: Ended
  readonly started: Parameters<typeof runTo>[1]
}

/** The place before the command, kept as `ready`, and after a run that was left alone. */
async function prepared(place: Place, scenario: Scenario, program: string): Promise<Trial> {
  place.putBack('furnished')
  scenario.prepare?.(place)
  place.keep('ready')
  const started = {
    program,
    args: scenario.args(place),
    input: scenario.input ?? '',
    keys: scenario.keys,
    env: scenario.env ?? {},
  }
  place.putBack('ready')
  const before = await tracesOf(place, true)
  const usual = await runTo(place, started, null)
  if (!(scenario.codes ?? [0]).includes(usual.code ?? -1))
    throw new Error(`viva ${started.args.join(' ')} ended with ${usual.code}: ${usual.err}`)
  const whole = await tracesOf(place, true)
  const isIdle =
    differences(idsIn(before), before, whole).length === 0 && whole.copies.size === before.copies.size
  if (isIdle) throw new Error(`viva ${started.args.join(' ')} writes nothing`)
  return { before, whole, usual, started }
}

/**
 * Half of the kills fall where chance and the machine will have them: at any time, or at a change that was seen or soon after, for most
 * of the time nothing is written yet. The other half fall at a call that writes, most of them at a seam: no other kill would find what
 * is half-written for a few microseconds.
 */
function shotOf(random: Random, { tookMs, changesMs, calls }: Ended): Shot {
  const chance = random()
  if (chance < 0.5 && calls.count > 0) {
    const isSeam = random() < 0.7 && calls.seams.length > 0
    const at = Math.floor(random() * (isSeam ? calls.seams.length : calls.count))
    return { by: 'call', number: isSeam ? calls.seams[at]! : at + 1 }
  }
  if (chance < 0.65 || changesMs.length === 0) return { by: 'time', ms: random() * 1.3 * tookMs }
  const gapMs = (tookMs - changesMs[0]!) / changesMs.length
  const number = 1 + Math.floor(random() * changesMs.length)
  return { by: 'change', number, ms: random() < 0.5 ? 0 : random() * gapMs }
}

/** The same command once more completes what was stopped: the place is as if nothing had happened. */
async function again(
  place: Place,
  scenario: Scenario,
  { before, whole, started }: Trial,
  found: Traces,
): Promise<readonly string[]> {
  const known = idsIn(before)
  const wasUndone = differences(known, before, found).length === 0
  if (scenario.next) return await nextAndLook(place, scenario.next, before, whole)
  const isCalled = wasUndone || scenario.isRepeated !== true
  const call = isCalled ? started : { ...started, args: ['due'], input: '', keys: undefined }
  const ended = await runTo(place, call, null)
  const codes = [...(scenario.codes ?? [0]), ...(wasUndone ? [] : (scenario.doneCodes ?? []))]
  if (!codes.includes(ended.code ?? -1)) return [`once more it ended with ${ended.code}: ${ended.err}`]
  const last = await tracesOf(place, true)
  const wrong = differences(known, whole, last).filter(
    (line) => scenario.mayAdd?.test(line.slice(2)) !== true,
  )
  return [
    ...(wrong.length > 0
      ? [`once more it came to something else:\n  ${wrong.slice(0, 8).join('\n  ')}`]
      : []),
    ...last.findings
      .filter((code) => !whole.findings.includes(code))
      .map((code) => `then the doctor finds ${code}`),
  ]
}

async function nextAndLook(
  place: Place,
  next: NonNullable<Scenario['next']>,
  before: Traces,
  whole: Traces,
): Promise<readonly string[]> {
  const faults = next(place)
  const { findings, log } = await tracesOf(place, true)
  const left = new Set(log)
  return [
    ...faults,
    ...findings
      .filter((code) => !whole.findings.includes(code))
      .map((code) => `then the doctor finds ${code}`),
    ...(before.log.every((id) => left.has(id)) ? [] : ['then events are gone from the log']),
  ]
}
