/** Builds the small programs that terminal tests start, the way the real one is built. */
import { join } from 'node:path'
// @ts-expect-error The build script is plain JavaScript: the one thing that must run before anything is built.
import { buildAll } from '../../esbuild.config.mjs'

const root = join(import.meta.dirname, '..', '..')

/** The path of a program made of a file of this folder. */
export async function buildTestProgram(name: string): Promise<string> {
  const outdir = join(root, 'node_modules', '.cache', `viva-test-${process.pid}-${name}`)
  await buildAll({ entry: join(import.meta.dirname, `${name}.ts`), outdir })
  return join(outdir, 'main.cjs')
}
