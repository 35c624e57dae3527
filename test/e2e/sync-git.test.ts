/** The folder that machines share as a git repository: both go on without knowing of each other, and git merges it by itself. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cannot, folder } from '../files/folders.ts'
import { copyOf, eventsOf, grade, machine, sync } from './machines.ts'

beforeEach(() => vi.stubEnv('TZ', 'UTC'))
afterEach(() => vi.unstubAllEnvs())

const git = (
  cwd: string,
  ...args: readonly string[]
): { readonly code: number | null; readonly out: string } => {
  const settings = [
    'user.name=a',
    'user.email=a@example.org',
    'commit.gpgsign=false',
    'init.defaultBranch=main',
  ]
  const { status, stdout, stderr } = spawnSync('git', [...settings.flatMap((one) => ['-c', one]), ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, HOME: cwd, GIT_CONFIG_NOSYSTEM: '1', GIT_EDITOR: 'true' },
  })
  return { code: status, out: stdout + stderr }
}

const hasGit = spawnSync('git', ['--version']).status === 0

/** Two checkouts of one repository, with a first journal in it. */
function checkouts(): readonly [string, string, string] {
  const [hub, left, right] = [folder(), folder(), folder()]
  git(hub, 'init', '--bare')
  for (const checkout of [left, right]) git(checkout, 'clone', hub, '.')
  return [hub, left, right]
}

const commit = (checkout: string): void => {
  git(checkout, 'add', '-A')
  git(checkout, 'commit', '-m', 'sync')
}

const ids = async (on: Awaited<ReturnType<typeof machine>>): Promise<readonly string[]> =>
  (await eventsOf(on)).map(({ id }) => id)

// Seen to fail with one journal for all machines (`journalPath` without the device): git then has a conflict.
test('two machines that both committed are merged without a conflict, and end with the same log', async (context) => {
  if (!hasGit) return cannot(context, 'there is no git')
  const [left, right] = [await machine(), await machine()]
  const [, onLeft, onRight] = checkouts()
  await grade(left, 'a', 'good')
  await sync(left, onLeft)
  commit(onLeft)
  expect(git(onLeft, 'push', '-u', 'origin', 'HEAD').code).toBe(0)
  await grade(right, 'b', 'good')
  await sync(right, onRight)
  commit(onRight)
  const merged = git(onRight, 'pull', '--no-rebase', '--allow-unrelated-histories', 'origin', 'main')
  expect(merged).toMatchObject({ code: 0 })
  expect(await sync(right, onRight)).toMatchObject({ received: 1, passedOver: [] })
  expect(git(onRight, 'push', 'origin', 'HEAD').code).toBe(0)
  expect(git(onLeft, 'pull', 'origin', 'main').code).toBe(0)
  expect(await sync(left, onLeft)).toMatchObject({ received: 1, passedOver: [] })
  expect(await ids(left)).toEqual(await ids(right))
})

// Seen to fail with the events of the own journal not taken (`takeEvents` in `syncOwn`), and with them sent again (`there`).
test('a machine and a copy of it write one journal, which git cannot merge: its marks are passed over, nothing is lost', async (context) => {
  if (!hasGit) return cannot(context, 'there is no git')
  const left = await machine()
  const [, onLeft, onRight] = checkouts()
  await grade(left, 'a', 'good')
  await sync(left, onLeft)
  commit(onLeft)
  git(onLeft, 'push', '-u', 'origin', 'HEAD')
  git(onRight, 'pull', 'origin', 'main')
  const copy = await copyOf(left)
  await grade(left, 'b', 'good')
  await sync(left, onLeft)
  commit(onLeft)
  git(onLeft, 'push', 'origin', 'HEAD')
  await grade(copy, 'c', 'good')
  await sync(copy, onRight)
  commit(onRight)
  expect(git(onRight, 'pull', '--no-rebase', 'origin', 'main').code).not.toBe(0)
  const [journal] = readdirSync(onRight).filter((name) => name.endsWith('.jsonl'))
  expect(execFileSync('cat', [join(onRight, journal!)], { encoding: 'utf8' })).toContain('<<<<<<<')
  const met = await sync(copy, onRight)
  expect(met.received).toBe(1)
  expect(met.passedOver.map(({ text }) => text!.slice(0, 7))).toEqual(['<<<<<<<', '=======', '>>>>>>>'])
  commit(onRight)
  expect(git(onRight, 'push', 'origin', 'HEAD').code).toBe(0)
  expect(git(onLeft, 'pull', 'origin', 'main').code).toBe(0)
  expect(await sync(left, onLeft)).toMatchObject({ received: 1 })
  expect(await ids(left)).toEqual(await ids(copy))
})
