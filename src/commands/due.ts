/** `viva due`: counts for today. */
import type { Selection } from '../store/due.ts'
import { deckTotals, decks } from '../store/cards.ts'
import { doneToday, dueCounts, everything, newCards } from '../store/due.ts'
import { closeStore } from '../store/open.ts'
import { formatDay } from '../model/time.ts'
import { newLimits } from '../schedule/new-limits.ts'
import { glanceLibrary, openLibrary, present, type Library } from './open-library.ts'

export type DueCounts = {
  readonly day: string
  readonly due: number
  readonly new: number
  /** Cards of today's interview plan; null without a date. */
  readonly planned: number | null
  readonly decks: readonly {
    readonly deck: string
    readonly due: number
    readonly new: number
    readonly total: number
  }[]
}

export async function due(options: { readonly short?: boolean; readonly json?: boolean }): Promise<void> {
  if (options.short) return short(options)
  const library = await openLibrary()
  const counts = countDue(library)
  const { say, sayJson, table } = await import('./output.ts')
  if (options.json) sayJson(counts)
  else {
    const { print } = library.words
    const { cleanLine } = await import('../text/clean.ts')
    say(print.dueToday(counts.due, counts.new))
    const rows = counts.decks.filter((row) => row.due + row.new > 0)
    if (rows.length > 0) {
      say()
      const columns = [
        { title: print.columns.deck, align: 'left' },
        { title: print.columns.due, align: 'right' },
        { title: print.columns.new, align: 'right' },
        { title: print.columns.cards, align: 'right' },
      ] as const
      const cells = rows.map((row) => [
        cleanLine(row.deck),
        String(row.due),
        String(row.new),
        String(row.total),
      ])
      for (const line of table(columns, cells)) say(line)
    }
    say()
    say(counts.due + counts.new > 0 ? print.nextReview : print.nextNothingDue)
  }
  closeStore(library.store)
}

/** For a status bar: reads only, waits for nobody, prints nothing when there is nothing to do. */
async function short(options: { readonly json?: boolean }): Promise<void> {
  const library = await glanceLibrary()
  const counts = countDue(library)
  if (options.json) process.stdout.write(`${JSON.stringify(counts)}\n`)
  else if (counts.due + counts.new > 0) process.stdout.write(`${counts.due}+${counts.new}\n`)
  closeStore(library.store)
}

/** Today's counts of a selection of decks, each deck's `new` cut by its own limit and all of them by the day's. */
export function countDue(library: Library, selection: Selection = everything): DueCounts {
  const { store, settings, language } = library
  const today = present(settings)
  const due = dueCounts(store, today, selection)
  const done = doneToday(store, today)
  const rows = decks(store, language)
  const limits = newLimits(settings.newPerDay, rows, done)
  const offers = newCards(store, today, limits, selection)
  const totals = deckTotals(store)
  const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0)
  return {
    day: formatDay(today.dayOn),
    due: sum(due.values()),
    new: Math.min(limits.left, sum([...offers.values()].map((keys) => keys.length))),
    planned: null,
    decks: rows
      .filter((row) => row.isOn)
      .map((row) => ({
        deck: row.deck,
        due: due.get(row.id) ?? 0,
        new: offers.get(row.id)?.length ?? 0,
        total: totals.get(row.id)?.cards ?? 0,
      })),
  }
}
