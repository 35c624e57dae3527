import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { expect, test, vi } from 'vitest'
import { builtProgram } from '../built.ts'
import { startTui, type Tui } from '../terminal/tui.ts'
import { deckOf } from '../cli/viva.ts'
import { desk, type Desk } from './desk.ts'
import { grade, isAsking } from './play.ts'
import { childrenOf, isRunning } from './processes.ts'

/** A Node of this machine that is too old for the program: it starts the one that the checkout brought. */
const oldNode = oldNodeOnPath()

function oldNodeOnPath(): string | undefined {
  const found = spawnSync('which', ['-a', 'node'], { encoding: 'utf8' }).stdout.split('\n')
  return [...found, '/usr/bin/node', '/usr/local/bin/node'].find((path) => {
    const version = path === '' ? '' : spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout
    const major = Number(/^v(\d+)\./.exec(version ?? '')?.[1] ?? 99)
    return major >= 18 && major < 22
  })
}

async function reviewing(viva: Desk): Promise<{ readonly tui: Tui; readonly child: number }> {
  viva.write('deck.md', deckOf(3))
  const tui = startTui(oldNode!, [builtProgram(), 'review'], { env: viva.env })
  await tui.until(() => isAsking(tui))
  const [child] = childrenOf(tui.pid)
  await grade(tui, '4')
  return { tui, child: child! }
}

const gone = (pid: number): Promise<void> =>
  vi.waitFor(() => expect(isRunning(pid)).toBe(false), { interval: 5, timeout: 5_000 })

test.skipIf(!oldNode)('an old Node passes on arguments, input, output and exit codes', () => {
  const viva = desk()
  viva.write('deck.md', deckOf(1))
  const run = (args: readonly string[], input = '') =>
    spawnSync(oldNode!, [builtProgram(), ...args], {
      env: { ...process.env, ...viva.env },
      input,
      encoding: 'utf8',
    })
  expect(run(['due', '--short'])).toMatchObject({ status: 0, stdout: '0+1\n', stderr: '' })
  expect(run(['show', 'nothing'])).toMatchObject({ status: 2, stdout: '' })
  expect(run(['review', '--plain'], '\n4\n').stdout).toContain('Easy. Again in')
  viva.write('broken.md', '---\nlanguage: en\n---\n\n## One?\n<!-- viva idd: x -->\n\nAnswer.\n')
  expect(run(['check']).status).toBe(1)
  expect(viva.ledger().lines).toEqual(['easy q1'])
})

for (const [name, end, code] of [
  ['q', (tui: Tui) => tui.send('q'), 0],
  ['Ctrl-C', (tui: Tui) => tui.send('\x03'), 130],
  ['SIGTERM', (tui: Tui) => tui.signal('SIGTERM'), 143],
  ['SIGHUP', (tui: Tui) => tui.signal('SIGHUP'), 129],
] as const)
  test.skipIf(!oldNode)(`a session under an old Node ends with ${code} after ${name}`, async () => {
    const viva = desk()
    const { tui, child } = await reviewing(viva)
    end(tui)
    expect(await tui.exited).toMatchObject({ exitCode: code })
    await gone(child)
    expect(tui.isAlternate()).toBe(false)
    expect(viva.agreed()).toEqual({ lines: ['easy q1'], due: { due: 0, new: 2 } })
  })

test.skipIf(!oldNode)('kill -9 of the launcher ends the session, too', async () => {
  const viva = desk()
  const { tui, child } = await reviewing(viva)
  tui.signal('SIGKILL')
  await tui.exited
  await gone(child)
  expect(viva.agreed()).toEqual({ lines: ['easy q1'], due: { due: 0, new: 2 } })
})

test.skipIf(!oldNode)('kill -9 of the launcher ends a program that has no terminal', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(2))
  const launcher = spawn(oldNode!, [builtProgram(), 'review', '--plain'], {
    env: { ...process.env, ...viva.env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let out = ''
  launcher.stdout.on('data', (data: Buffer) => (out += data.toString()))
  await vi.waitFor(() => expect(out).toContain('Enter shows the answer'), { interval: 5, timeout: 5_000 })
  const [child] = childrenOf(launcher.pid!)
  launcher.kill('SIGKILL')
  await once(launcher, 'exit')
  await gone(child!)
})

test.skipIf(!oldNode)('kill -9 of the program itself is told by the launcher', async () => {
  const viva = desk()
  const { tui, child } = await reviewing(viva)
  process.kill(child, 'SIGKILL')
  const { exitCode, signal } = await tui.exited
  expect(signal ? 128 + signal : exitCode).toBe(137)
  expect(viva.agreed().lines).toEqual(['easy q1'])
})
