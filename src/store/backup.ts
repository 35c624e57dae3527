/** A copy of the whole database as one sound file, while others may go on using it. */
import type { Store } from './open.ts'
import { sql } from './query.ts'

/** Writes the copy to a file that is not there yet, or is empty. @throws Failure `disk-full`, `not-writable`. */
export function copyTo(store: Store, path: string): void {
  sql(store, 'vacuum into ?').run(path)
}
