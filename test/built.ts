/**
 * Builds the program once before the tests, when a source file is newer than the bundle. Tests that start the program
 * ask `builtProgram` for it: when the build failed, they say so and the others still run.
 */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
// @ts-expect-error The build script is plain JavaScript: the one thing that must run before anything is built.
import { buildAll } from '../esbuild.config.mjs'

const root = join(import.meta.dirname, '..')
const bundle = join(root, 'dist', 'main.cjs')
const launcher = join(root, 'bin', 'viva.js')

/** Vitest calls this once, before any test file is loaded. */
export default async function setup(): Promise<void> {
  if (existsSync(bundle) && newestOf(['src', 'esbuild.config.mjs']) <= statSync(bundle).mtimeMs) return
  const workshop = join(root, 'node_modules', '.cache', `viva-build-${process.pid}`)
  const fresh = join(workshop, 'new')
  const old = join(workshop, 'old')
  try {
    await buildAll({ outdir: fresh })
    if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old)
    renameSync(fresh, join(root, 'dist'))
  } catch (error) {
    process.env['VIVA_BUILD_ERROR'] = error instanceof Error ? error.message : String(error)
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

/** The launcher of the built program. @throws when there is no bundle of today's sources. */
export function builtProgram(): string {
  const failure = process.env['VIVA_BUILD_ERROR']
  if (failure) throw new Error(`The program could not be built: ${failure}`)
  return launcher
}

function newestOf(paths: readonly string[]): number {
  const times = paths.map((path) => {
    const whole = join(root, path)
    if (!statSync(whole).isDirectory()) return statSync(whole).mtimeMs
    const files = readdirSync(whole, { recursive: true, encoding: 'utf8' })
    return Math.max(0, ...files.map((file) => statSync(join(whole, file)).mtimeMs))
  })
  return Math.max(...times)
}
