/** The terminal is given back, however the program ends, and is whole again after it was lent to someone else. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ReviewProgram } from './review-program.ts'
import { testProgram, type TestProgram } from './test-programs.ts'
import { startTui, type Tui, type TuiOptions } from './tui.ts'

let program: TestProgram<ReviewProgram>
const folder = mkdtempSync(join(tmpdir(), 'viva-lifecycle-'))
const log = join(folder, 'log')
const others: Tui[] = []

beforeAll(async () => {
  program = await testProgram('review-program')
})
afterEach(() => {
  program.closeAll()
  others.splice(0).forEach((tui) => tui.close())
})
afterAll(() => {
  program.close()
  rmSync(folder, { recursive: true, force: true })
})

const shell = 'what the shell had on the screen'
const session = 'How does Django know which session'

async function review(options: Partial<ReviewProgram> = {}, tui: TuiOptions = {}): Promise<Tui> {
  const terminal = program.start(
    { cards: ['session', 'choice'], log, ...options },
    { before: `${shell}\r\n`, ...tui },
  )
  await terminal.until('all keys')
  return terminal
}

/** A program that plays the editor. */
function editor(name: string, script: string): string {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}

/** The shell's screen is back, with nothing of ours but what was said after it, and the cursor is shown. */
async function expectRestored(tui: Tui, said: string): Promise<void> {
  await tui.until(said)
  expect(tui.isAlternate()).toBe(false)
  expect(tui.line(0)).toBe(shell)
  expect(tui.line(1)).toBe(said)
  expect(tui.text()).not.toContain(session)
  expect(tui.cursor().isShown).toBe(true)
  expect(tui.raw().lastIndexOf('\x1b[?2004l')).toBeGreaterThan(tui.raw().lastIndexOf('\x1b[?2004h'))
}

describe('the terminal is given back', () => {
  test('after leaving by key', async () => {
    const tui = await review()
    expect(tui.isAlternate()).toBe(true)
    expect(tui.text()).not.toContain(shell)
    tui.send('q')
    await expectRestored(tui, 'left by key')
    expect(await tui.exited).toMatchObject({ exitCode: 0 })
  })

  test('after Ctrl-C, with everything answered in the log', async () => {
    const tui = await review()
    tui.send(' 3')
    await tui.until('Four threads')
    tui.send('\x03')
    await expectRestored(tui, 'left SIGINT')
    await tui.exited
    expect(readFileSync(log, 'utf8')).toBe('good session')
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'])('after %s', async (signal) => {
    const tui = await review()
    tui.signal(signal)
    await expectRestored(tui, `left ${signal}`)
  })

  test("after a bug, which is reported on the shell's screen", async () => {
    const tui = await review({ throwsAt: 'x' })
    tui.send('x')
    await expectRestored(tui, 'thrown Inconsistent: x')
    expect(await tui.exited).toMatchObject({ exitCode: 70 })
  })

  test('and to the shell as it was: what is typed is shown again', async () => {
    const tui = startTui('/bin/sh', ['-c', `'${process.execPath}' '${program.path}'; stty -a; cat`], {
      env: { VIVA_TEST: JSON.stringify({ cards: ['session'] }) },
    })
    others.push(tui)
    await tui.until('all keys')
    tui.send('q')
    await tui.until('left by key')
    await tui.until(/ icanon .* echo |\bicanon\b[\s\S]*\becho\b/)
    expect(tui.text()).not.toMatch(/-icanon|-echo\b|-isig/)
  })
})

describe('an editor', () => {
  test('has the terminal to itself, and the screen is whole again afterwards', async () => {
    const tui = await review({
      editor: editor(
        'asks',
        'stty -a | grep -o "[-]*icanon"; printf "editing: "; read line; echo "got $line"',
      ),
    })
    tui.send('e')
    await tui.until('editing:')
    expect(tui.isAlternate()).toBe(false)
    expect(tui.line(1)).toBe('icanon')
    expect(tui.cursor().isShown).toBe(true)
    tui.send('hello\r')
    await tui.until('(edited)')
    expect(tui.isAlternate()).toBe(true)
    expect(tui.line(0)).toContain('django / sessions')
    tui.send(' 3')
    await tui.until('Four threads')
    tui.send('q')
    await tui.until('left by key')
    expect(tui.text()).toContain('got hello')
  })

  test('that is interrupted by Ctrl-C does not end the review', async () => {
    const tui = await review({ editor: editor('waits', 'echo waiting; exec sleep 60') })
    tui.send('e')
    await tui.until('waiting')
    tui.send('\x03')
    await tui.until('all keys')
    expect(tui.isAlternate()).toBe(true)
    tui.send(' ')
    await tui.until('3 Good')
  })

  test('may change the size of the window', async () => {
    const tui = await review({ editor: editor('reads', 'echo ready; read line') })
    tui.send('e')
    await tui.until('ready')
    tui.resize(100, 30)
    tui.send('\r')
    await tui.until('(edited)')
    expect(tui.line(29)).toContain('all keys')
  })
})

describe('Ctrl-Z', () => {
  /** A shell with job control, in which the review runs. */
  async function inShell(): Promise<Tui> {
    const tui = startTui('/bin/bash', ['--norc', '--noprofile', '-i'], {
      env: { VIVA_TEST: JSON.stringify({ cards: ['session', 'choice'], log }), PS1: 'shell> ' },
    })
    others.push(tui)
    await tui.until('shell>')
    tui.send(`'${process.execPath}' '${program.path}'\r`)
    await tui.until('all keys')
    return tui
  }

  test('stops the review and gives the shell its screen; fg brings it back whole', async () => {
    const tui = await inShell()
    tui.send(' ')
    await tui.until('3 Good')
    tui.send('\x1a')
    await tui.until('Stopped')
    expect(tui.isAlternate()).toBe(false)
    expect(tui.cursor().isShown).toBe(true)
    tui.send('echo still $((40 + 2))\r')
    await tui.until('still 42')
    tui.send('fg\r')
    await tui.until('3 Good')
    expect(tui.isAlternate()).toBe(true)
    expect(tui.line(2)).toContain(session)
    tui.send('3')
    await tui.until('Four threads')
    tui.send('q')
    await tui.until('left by key')
    expect(readFileSync(log, 'utf8')).toBe('good session')
  })

  test('from outside (SIGTSTP) does the same', async () => {
    const tui = await inShell()
    const pid = /^\s*(\d+)/.exec(await children(tui.pid))![1]
    process.kill(Number(pid), 'SIGTSTP')
    await tui.until('Stopped')
    tui.send('fg\r')
    await tui.until('all keys')
    expect(tui.isAlternate()).toBe(true)
  })

  test('where nobody could bring it back the review just stays', async () => {
    const tui = await review()
    const before = tui.raw().length
    tui.send('\x1a')
    await tui.until(() => tui.raw(before).includes('How does Django'))
    tui.send(' ')
    await tui.until('3 Good')
  })
})

/** The processes that a process has started. */
async function children(pid: number): Promise<string> {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
}
