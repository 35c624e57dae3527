/**
 * Headings that come again and again with nothing under them: `Have doubt in this question?` after each answer. They ask nothing
 * and part nothing. Knows units.
 */
import type { Unit } from './units.ts'

const fewest = 3

export function withoutRefrains(units: readonly Unit[]): readonly Unit[] {
  const seen = new Map<string, { count: number; isEmpty: boolean }>()
  for (const [at, unit] of units.entries()) {
    if (unit.kind !== 'heading') continue
    const before = seen.get(unit.text)
    const isEmpty = isBare(units, at) && before?.isEmpty !== false
    seen.set(unit.text, { count: (before?.count ?? 0) + 1, isEmpty })
  }
  const isRefrain = ({ kind, text }: Unit): boolean => {
    const tally = kind === 'heading' ? seen.get(text) : undefined
    return tally !== undefined && tally.isEmpty && tally.count >= fewest
  }
  return units.some(isRefrain)
    ? units.map((unit) =>
        isRefrain(unit) ? { ...unit, kind: 'html', level: 0, text: '', source: '', weight: 0 } : unit,
      )
    : units
}

/** Nothing to read up to the next heading. */
function isBare(units: readonly Unit[], at: number): boolean {
  let next = at + 1
  while (units[next]?.weight === 0 && units[next]?.kind !== 'heading') next++
  return next === units.length || units[next]?.kind === 'heading'
}
