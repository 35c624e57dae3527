/** A program that kills commands in a place of its own: one scenario for each message, answered with each kill and the toll. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { killOne, type CommandToll, type KillOptions } from './kill-one.ts'
import { furnish, placeIn, type Place } from './place.ts'
import { scenarios } from './scenarios.ts'

export type Order = KillOptions & { readonly scenario: string; readonly folder: string }
export type Answer = { readonly kind: 'kill' } | { readonly kind: 'toll'; readonly toll: CommandToll }

let place: Place | undefined

// Whoever gave the orders is gone.
process.on('disconnect', () => process.exit())
process.on('message', (order: Order) => void play(order).then((toll) => answer({ kind: 'toll', toll })))

async function play({ scenario, folder, ...options }: Order): Promise<CommandToll> {
  place ??= furnished(folder, options.program)
  const found = scenarios.find(({ name }) => name === scenario)
  if (!found) throw new Error(`Inconsistent: no scenario ${scenario}`)
  return killOne(place, found, options, () => answer({ kind: 'kill' }))
}

function furnished(folder: string, program: string): Place {
  mkdirSync(join(folder, 'place'), { recursive: true, mode: 0o700 })
  const made = placeIn(folder, program)
  furnish(made)
  made.keep('furnished')
  return made
}

const answer = (text: Answer): void => void process.send?.(text)
