/** The tolls of commands as a table. */
import type { CommandToll } from './kill-one.ts'

export function tollTable(tolls: readonly CommandToll[]): readonly string[] {
  const rows = tolls.map(({ scenario, kills, phases, leftovers, faults }) => [
    scenario,
    ...[kills, phases.before, phases.between, phases.after, leftovers, faults.length].map(String),
  ])
  const sums = [1, 2, 3, 4, 5, 6].map((at) => String(rows.reduce((sum, row) => sum + Number(row[at]), 0)))
  const all = [
    ['command', 'kills', 'before', 'between', 'after', 'leftovers', 'faults'],
    ...rows,
    ['all of them', ...sums],
  ]
  return all.map(
    ([name, ...figures]) => `${name!.padEnd(28)}${figures.map((text) => text.padStart(10)).join('')}`,
  )
}
