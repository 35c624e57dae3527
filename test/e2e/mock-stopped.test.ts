/** A mock that is stopped (Ctrl-Z, SIGTSTP) and goes on: nobody was there meanwhile, so that its clock stood still as for a machine that slept. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builtProgram } from '../built.ts'
import { interviewDeck } from '../cli/mock-decks.ts'
import { startTui, type Tui } from '../terminal/tui.ts'
import { desk, type Desk } from './desk.ts'
import { mockClock, places, storedState, totalShown, type MockClock } from './mock-play.ts'
import { childrenOf } from './processes.ts'

/** A mock with a draft after thirteen seconds, as a job of a shell; Enter in the shell brings it back. */
async function inShell(mode: string): Promise<{ viva: Desk; clock: MockClock; tui: Tui; pid: number }> {
  const viva = desk()
  const clock = mockClock(viva)
  viva.write('deck.md', interviewDeck())
  const script = join(viva.folder, 'shell.sh')
  const mock = `mock --preset quick --questions 1 --seed 7 --mode ${mode}`
  // An interactive shell has job control.
  writeFileSync(
    script,
    `set -m\n"${process.execPath}" "${builtProgram()}" ${mock}\necho stopped with $?\nread line\nfg\necho "code $?"\n`,
  )
  const tui = startTui('bash', [script], { env: viva.env })
  await tui.until(places.setup)
  tui.send('\r')
  await tui.until(places.thinking)
  await clock.pass(tui, 12)
  tui.send('my draft')
  await tui.until('my draft')
  await clock.pass(tui, 1)
  return { viva, clock, tui, pid: childrenOf(tui.pid)[0]! }
}

// Seen to fail with `longestGapMs` of an hour (src/session/mock/clocks.ts): the time that the program was stopped was counted as time
// to answer; from outside also with SIGTSTP not listened to (src/ui/terminal.ts): the shell had no screen.
test.each([
  ['Ctrl-Z', 'practice'],
  ['SIGTSTP', 'practice'],
  ['Ctrl-Z', 'pressure'],
  ['SIGTSTP', 'pressure'],
])('%s in %s mode: the draft is kept, and the clock goes on where it stood', async (how, mode) => {
  const { viva, clock, tui, pid } = await inShell(mode)
  if (how === 'Ctrl-Z') tui.send('\x1a')
  else process.kill(pid, 'SIGTSTP')
  await tui.until('stopped with')
  expect(tui.isAlternate()).toBe(false)
  // Whoever is stopped may never go on: what was typed until the last second is on disk.
  expect(JSON.stringify(storedState(viva))).toContain('my draft')
  clock.jump(1800)
  tui.send('\r')
  await tui.until(() => tui.isAlternate())
  if (mode === 'practice') {
    await tui.until('The machine was away')
    tui.send(' ')
  }
  await tui.until('my draft')
  tui.send('!')
  await tui.until('my draft!')
  await tui.until('total 0:13')
  await clock.pass(tui, 5)
  expect(totalShown(tui)).toBe(18)
  tui.close()
})
