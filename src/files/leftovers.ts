/**
 * Temporary files of programs that were stopped while they wrote. Whoever writes into the same folder next clears them away, once they
 * are old enough to be nobody's any more. Knows no names: which are temporary is told by those who make them.
 */
import { readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A program that writes now may be slow; one that has not touched its file for so long is gone. */
const oldMs = 3_600_000

/**
 * Removes what has a temporary name and is much older than `fresh`, a file in the same folder that was just written: so the clock is
 * that of the file system. What cannot be removed stays.
 */
export function clearLeftovers(fresh: string, isTemporary: RegExp): void {
  const folder = dirname(fresh)
  try {
    const { mtimeMs } = statSync(fresh)
    for (const name of readdirSync(folder)) {
      if (!isTemporary.test(name)) continue
      const stat = statSync(join(folder, name), { throwIfNoEntry: false })
      if (stat?.isFile() && stat.mtimeMs < mtimeMs - oldMs) rmSync(join(folder, name), { force: true })
    }
  } catch {
    // What was written is there; the rest can wait for the next time.
  }
}
