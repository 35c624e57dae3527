/** `viva due`: counts for today. */
import { closeStore } from '../store/open.ts'
import { cleanLine } from '../text/clean.ts'
import { countDue } from './count-due.ts'
import { dueShort } from './due-short.ts'
import { openLibraryToRead } from './open-library.ts'
import { say, sayJson, table } from './output.ts'
import { plannedToday, withPlanned } from './planned-today.ts'

export async function due(options: { readonly short?: boolean; readonly json?: boolean }): Promise<void> {
  if (options.short) return void (await dueShort(options))
  const library = await openLibraryToRead()
  const counts = countDue(library)
  if (options.json) sayJson(await withPlanned(library, counts))
  else {
    const { print } = library.words
    const planned = await plannedToday(library)
    if (planned) {
      const { interview, time } = library.words
      const name = cleanLine(planned.name)
      say(interview.planLeft(name, time.inDays(planned.daysLeft)))
      say(interview.today(planned.cards, planned.fresh, time.minutes(planned.minutes)))
      say(interview.dueBesides(counts.due, counts.new))
    } else say(print.dueToday(counts.due, counts.new))
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
    say((planned ? planned.cards : counts.due + counts.new) > 0 ? print.nextReview : print.nextNothingDue)
  }
  closeStore(library.store)
}
