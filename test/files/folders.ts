/** Folders and files to test with, gone after the test. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished, type TestContext } from 'vitest'
import type { Root, RootId, RootKind } from '../../src/model/deck.ts'

/** A new folder, by its real path. */
export function folder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'viva-files-')))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** A root that holds some files, by their paths below it. */
export function rootWith(
  files: Readonly<Record<string, string | Uint8Array>>,
  kind: RootKind = 'linked',
): Root {
  const path = folder()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), content)
  }
  return { id: 1 as RootId, kind, path }
}

/**
 * Skips a test that this machine cannot do, and says so aloud: what was not tried is not known to work. With `$VIVA_TEST_ALL` it
 * fails instead.
 */
export function cannot(context: TestContext, why: string): void {
  if (process.env['VIVA_TEST_ALL']) throw new Error(`Not tested: ${why}`)
  process.stderr.write(`NOT TESTED: ${context.task.name}: ${why}\n`)
  context.skip(`skipped: ${why}`)
}

/** Why `tinyDisk` gives none. */
export const noTinyDisk = 'only root can make a disk small enough to fill'

/** A file system of so many KiB, of its own; null where this process may not mount one. */
export function tinyDisk(kib: number): string | null {
  const path = folder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', path], { stdio: 'ignore' })
  } catch {
    return null
  }
  // Lazily: a program that has not yet ended may have a file open.
  onTestFinished(() => void execFileSync('umount', ['-l', path]))
  return path
}
