/** Some of the remembered sources read again and planned. */
import type { Source } from '../store/sources.ts'
import { gather, wantedAgain, type Gathered, type Wanted } from './import-gather.ts'
import type { Library } from './open-library.ts'

/** Sources that are gone are told as well, whichever are asked for. */
export async function gatherChanged(
  library: Library,
  changed: readonly Pick<Source, 'path'>[],
): Promise<{ readonly gathered: Gathered; readonly wanted: readonly Wanted[] }> {
  const paths = new Set(changed.map(({ path }) => path))
  const { wanted: all, gone } = wantedAgain(library)
  const wanted = all.filter(({ file }) => paths.has(file.path))
  const read = await gather(library, wanted, { isAskedFor: false, take: null, tell: () => {} })
  return { gathered: { ...read, gone }, wanted }
}
