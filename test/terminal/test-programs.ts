/** Builds the small programs that terminal tests start, the way the real one is built, and starts them. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
// @ts-expect-error The build script is plain JavaScript: the one thing that must run before anything is built.
import { buildAll } from '../../esbuild.config.mjs'
import { startTui, type Tui, type TuiOptions } from './tui.ts'

const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache')

export type TestProgram<Options> = {
  readonly path: string
  readonly start: (options: Options, tui?: TuiOptions) => Tui
  /** Ends what was started and takes the bundle away. */
  readonly close: () => void
  /** Ends what was started since the last time. */
  readonly closeAll: () => void
}

/** A program made of a file of this folder, which reads its options from `VIVA_TEST`. */
export async function testProgram<Options>(name: string): Promise<TestProgram<Options>> {
  const outdir = join(cache, `viva-test-${process.pid}-${name}`)
  await buildAll({ entry: join(import.meta.dirname, `${name}.ts`), outdir })
  const path = join(outdir, 'main.cjs')
  const started: Tui[] = []
  const closeAll = (): void => started.splice(0).forEach((tui) => tui.close())
  return {
    path,
    start: (options, tui = {}) => {
      const program = startTui(process.execPath, [path], {
        ...tui,
        env: { VIVA_TEST: JSON.stringify(options), ...tui.env },
      })
      started.push(program)
      return program
    },
    closeAll,
    close: () => {
      closeAll()
      rmSync(outdir, { recursive: true, force: true })
    },
  }
}
