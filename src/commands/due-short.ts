/**
 * `viva due --short`, for a prompt or a status bar: reads only, waits for nobody, prints nothing when there is nothing to do.
 * Asked for at every prompt, so it loads as little as can be.
 */
import { writeSync } from 'node:fs'
import { closeStore } from '../store/open.ts'
import { nextInterview } from '../store/interviews.ts'
import { countDue, countToday, type DueCounts } from './count-due.ts'
import { glanceLibrary, type Glance } from './glance.ts'
import { present } from './present.ts'

/** Prints `12+8`, due and new; before an interview what its plan has for today, to review and new. Returns the exit code. */
export async function dueShort(options: { readonly json?: boolean } = {}): Promise<number> {
  const library = await glanceLibrary()
  if (options.json) {
    const { withPlanned } = await import('./planned-today.ts')
    const counts = await withPlanned(library, countDue(library))
    closeStore(library.store)
    process.stdout.write(`${JSON.stringify(counts)}\n`)
    return 0
  }
  const counts = (await countPlanned(library)) ?? countToday(library)
  closeStore(library.store)
  if (counts.due + counts.new > 0) writeShortly(`${counts.due}+${counts.new}\n`)
  return 0
}

/** Null without an interview to come, whose plan is loaded only then. */
async function countPlanned(library: Glance): Promise<Pick<DueCounts, 'due' | 'new'> | null> {
  const interview = nextInterview(library.store, present(library.settings).dayOn)
  if (!interview) return null
  const { plannedCounts } = await import('./planned-today.ts')
  return plannedCounts(library)
}

/** Past `process.stdout`, whose streams take longer to load than all else here. */
function writeShortly(text: string): void {
  try {
    writeSync(1, text)
  } catch (error) {
    // A reader that left early is no error; one that cannot take anything now is waited for by the stream.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') process.stdout.write(text)
  }
}
