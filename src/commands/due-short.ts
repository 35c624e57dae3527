/**
 * `viva due --short`, for a prompt or a status bar: reads only, waits for nobody, prints nothing when there is nothing to do.
 * Asked for at every prompt, so it loads as little as can be.
 */
import { writeSync } from 'node:fs'
import { closeStore } from '../store/open.ts'
import { countDue, countToday } from './count-due.ts'
import { glanceLibrary } from './glance.ts'

/** Prints `12+8`, due and new. Returns the exit code. */
export async function dueShort(options: { readonly json?: boolean } = {}): Promise<number> {
  const library = await glanceLibrary()
  if (options.json) {
    const { withPlanned } = await import('./planned-today.ts')
    const counts = await withPlanned(library, countDue(library))
    closeStore(library.store)
    process.stdout.write(`${JSON.stringify(counts)}\n`)
    return 0
  }
  const counts = countToday(library)
  closeStore(library.store)
  if (counts.due + counts.new > 0) writeShortly(`${counts.due}+${counts.new}\n`)
  return 0
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
