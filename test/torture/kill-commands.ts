/**
 * Kills of all commands that write, shared out among programs of their own: who waits for the moment of a kill must not be kept from
 * looking by another's work.
 */
import { fork } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer, Order } from './kill-lane.ts'
import type { CommandToll, KillOptions } from './kill-one.ts'
import type { Scenario } from './scenario.ts'

export type Options = KillOptions & {
  readonly scenarios: readonly Scenario[]
  readonly lanes: number
  readonly onKill?: (killed: number) => void
}

export type CommandTolls = {
  readonly tolls: readonly CommandToll[]
  readonly tookMs: number
  /** The places, kept where there was a fault. */
  readonly folder: string
}

/** A scenario ends with its first fault. Those that this machine cannot play are left out. */
export async function killCommands({ scenarios, lanes, onKill, ...options }: Options): Promise<CommandTolls> {
  const startedAt = performance.now()
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'viva-torture-')))
  const order = scenarios.filter(({ isPossible }) => isPossible?.() ?? true).map(({ name }) => name)
  const waiting = [...order]
  const tolls: CommandToll[] = []
  let killed = 0
  const lane = (number: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const child = fork(join(import.meta.dirname, 'kill-lane.ts'), { execArgv: [] })
      const next = (): void => {
        const scenario = waiting.shift()
        if (scenario === undefined) child.disconnect()
        else child.send({ scenario, folder: join(folder, String(number)), ...options } satisfies Order)
      }
      child.on('message', (answer: Answer) => {
        if (answer.kind === 'kill') {
          killed += 1
          onKill?.(killed)
          return
        }
        tolls.push(answer.toll)
        next()
      })
      child.on('error', reject)
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A lane ended with ${code}`))))
      next()
    })
  await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index + 1)))
  if (tolls.every(({ faults }) => faults.length === 0)) rmSync(folder, { recursive: true, force: true })
  return {
    tolls: tolls.sort((a, b) => order.indexOf(a.scenario) - order.indexOf(b.scenario)),
    tookMs: Math.round(performance.now() - startedAt),
    folder,
  }
}
