/** Counts for today, from the store: what `viva due`, the home screen and the list of decks say. */
import { formatDay } from '../model/time.ts'
import { newLimits } from '../schedule/new-limits.ts'
import { cardCounts, decks } from '../store/cards.ts'
import { doneToday, dueCounts, everything, newCounts, type Selection } from '../store/due.ts'
import type { Glance } from './glance.ts'
import { present } from './present.ts'

export type DueCounts = {
  readonly day: string
  readonly due: number
  readonly new: number
  readonly decks: readonly {
    readonly deck: string
    readonly due: number
    readonly new: number
    readonly total: number
  }[]
}

/** Today's counts in all: `new` cut by the limits of decks and day. Without those of every deck, which cost more. */
export function countToday({ store, settings, language }: Glance): Pick<DueCounts, 'due' | 'new'> {
  const today = present(settings)
  const limits = newLimits(settings.newPerDay, decks(store, language), doneToday(store, today))
  const fresh = newCounts(store, today, limits)
  return { due: sum(dueCounts(store, today).values()), new: Math.min(limits.left, sum(fresh.values())) }
}

/** Today's counts of a selection of decks, each deck's `new` cut by its own limit and all of them by the day's. */
export function countDue(library: Glance, selection: Selection = everything): DueCounts {
  const { store, settings, language } = library
  const today = present(settings)
  const due = dueCounts(store, today, selection)
  const done = doneToday(store, today)
  const rows = decks(store, language)
  const limits = newLimits(settings.newPerDay, rows, done)
  const fresh = newCounts(store, today, limits, selection)
  const totals = cardCounts(store)
  return {
    day: formatDay(today.dayOn),
    due: sum(due.values()),
    new: Math.min(limits.left, sum(fresh.values())),
    decks: rows
      .filter((row) => row.isOn)
      .map((row) => ({
        deck: row.deck,
        due: due.get(row.id) ?? 0,
        new: fresh.get(row.id) ?? 0,
        total: totals.get(row.id) ?? 0,
      })),
  }
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0)
