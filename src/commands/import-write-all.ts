/** The writing half of an import as one step that nothing interrupts, with a copy of the library where the log grows. */
import { constants } from 'node:os'
import { backUp } from './backing-up.ts'
import type { PlannedSource } from './import-plan.ts'
import { progressAhead } from './import-progress.ts'
import { otherWeights } from './import-weights.ts'
import type { ReadingLine } from './import-reading-line.ts'
import { writeImports, type Written } from './import-write.ts'
import type { Library } from './open-library.ts'

/**
 * Writes all of it, whatever is typed meanwhile. Before the log takes in what was learned elsewhere it is copied. `line` tells how
 * far it has come.
 */
export async function write(
  library: Library,
  planned: readonly PlannedSource[],
  { withProgress, withWeights }: { readonly withProgress: boolean; readonly withWeights: boolean },
  line: Pick<ReadingLine, 'tell' | 'end'> = { tell: () => {}, end: () => {} },
): Promise<{ readonly written: Written; readonly backup: string | null; readonly exitCode: number }> {
  let exitCode = 0
  const note = (): void => {
    exitCode = 128 + constants.signals.SIGINT
  }
  process.on('SIGINT', note)
  try {
    const isTaking = withProgress && progressAhead(library, planned).cards > 0
    const weights = withWeights ? otherWeights(library, planned) : null
    const backup = isTaking || weights ? backUp(library.store, library.home, 'import') : null
    const written = await writeImports(library, planned, { withProgress, isTaking, weights }, line.tell)
    return { written, backup, exitCode }
  } finally {
    line.end()
    process.off('SIGINT', note)
  }
}
