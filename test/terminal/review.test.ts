/** The review on a real pseudo-terminal: what is on the screen, cell by cell, and what reaches the log. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ReviewProgram } from './review-program.ts'
import { testProgram, type TestProgram } from './test-programs.ts'
import type { Tui, TuiOptions } from './tui.ts'

let program: TestProgram<ReviewProgram>
const folder = mkdtempSync(join(tmpdir(), 'viva-review-'))
const log = join(folder, 'log')

beforeAll(async () => {
  program = await testProgram('review-program')
})
afterEach(() => program.closeAll())
afterAll(() => {
  program.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts a review and waits for its first question. */
async function review(
  cards: ReviewProgram['cards'],
  options: Partial<ReviewProgram> = {},
  tui: TuiOptions = {},
): Promise<Tui> {
  const terminal = program.start({ cards, log, ...options }, tui)
  await terminal.until(/all keys|全部按键|other keys|其他按键/)
  return terminal
}

/** Leaves and yields the log. */
async function logOf(terminal: Tui): Promise<readonly string[]> {
  terminal.send('\x1b')
  expect(await terminal.exited).toMatchObject({ exitCode: 0 })
  return readFileSync(log, 'utf8').split('\n').filter(Boolean)
}

const session = 'How does Django know which session'
const choice = 'Four threads on the default CPython build'

describe('grading', () => {
  test('Space shows the answer under the question, and 1 to 4 grade', async () => {
    const tui = await review(['session', 'followUp', 'behavioural', 'long'])
    tui.send(' ')
    await tui.until('3 Good  14 days')
    expect(tui.line(2)).toContain(session)
    expect(tui.text()).toContain('sessionid')
    tui.send('1')
    await tui.until('Do you need a lock')
    tui.send(' 2')
    await tui.until('Tell me about a time')
    tui.send('\r3')
    await tui.until('RDB and AOF')
    tui.send(' 4')
    await tui.until('5 of 7')
    expect(await logOf(tui)).toEqual(['again session', 'hard append', 'good conflict', 'easy long'])
  })

  test('keys that arrive together are handled one by one', async () => {
    const tui = await review(['session', 'long', 'choice'])
    tui.send(' 3 3')
    await tui.until(choice)
    expect(await logOf(tui)).toEqual(['good session', 'good long'])
  })

  test('Enter right behind another key is not lost', async () => {
    const tui = await review(['choice', 'session'])
    tui.send('3\r\r')
    await tui.until(session)
    expect(await logOf(tui)).toEqual(['good speedup'])
  })

  test('full-width keys of an input method count', async () => {
    const tui = await review(['session', 'choice'], { language: 'zh' })
    tui.send('　３')
    await tui.until(choice)
    expect(await logOf(tui)).toEqual(['good session'])
  })

  test('keys typed while the program still loads are not lost', async () => {
    const tui = program.start({ cards: ['session', 'choice'], log })
    // The first frame is painted before Ink is there to hear of keys.
    await tui.until(session)
    tui.send(' 3')
    await tui.until(choice)
    expect(await logOf(tui)).toEqual(['good session'])
  })

  test('undo goes back over several cards, and suspending can be undone', async () => {
    const tui = await review(['session', 'long', 'choice'])
    tui.send(' 3 1s')
    await tui.until('Suspended')
    tui.send('u')
    await tui.until('Taken back: suspending.')
    expect(tui.text()).toContain(choice)
    tui.send('u')
    await tui.until('Taken back: Again.')
    tui.send('u')
    await tui.until('Taken back: Good.')
    expect(tui.text()).toContain(session)
    expect(await logOf(tui)).toEqual([
      'good session',
      'again long',
      'suspend speedup',
      'undo speedup',
      'undo long',
      'undo session',
    ])
  })

  test('a full disk is said on the screen, and the same key works when there is room again', async () => {
    const tui = await review(['session', 'choice'], { failures: 1 })
    tui.send(' 3')
    await tui.until('Not saved: the disk')
    tui.send('3')
    await tui.until(choice)
    expect(await logOf(tui)).toEqual(['good session'])
  })
})

describe('kinds of cards', () => {
  test('right and wrong options are said in words and coloured, and Enter suggests Again', async () => {
    const tui = await review(['choice', 'session'])
    tui.send('2')
    await tui.until('2 [x]')
    tui.send(' ')
    await tui.until('Enter is Again')
    const right = tui.lines().findIndex((line) => line.includes('fetching 200 URLs'))
    expect(tui.line(right)).toContain('right, not picked')
    expect(tui.cell(tui.columnOf(right, 'fetching'), right)?.getFgColor()).toBe(2)
    expect(tui.text()).toContain('wrong')
    tui.send('\r')
    await tui.until(session)
    expect(await logOf(tui)).toEqual(['again speedup'])
  })

  test('typed Chinese moves the real cursor behind its wide characters, for the input method', async () => {
    const tui = await review(['chineseTyped'])
    expect(tui.cursor()).toEqual({ x: 4, y: 4, isShown: true })
    tui.send('全局解')
    await tui.until('> 全局解')
    await tui.until(() => tui.cursor().x === 10)
    expect(tui.cursor()).toEqual({ x: 10, y: 4, isShown: true })
    tui.send('\x1b[D')
    await tui.until(() => tui.cursor().x === 8)
    tui.send('\x7f')
    await tui.until('> 全解')
  })

  test('a typed answer is set against the right one', async () => {
    const tui = await review(['typed'])
    tui.send('git rebse\r')
    await tui.until('Enter is Again')
    expect(tui.text()).toContain('{+a+}')
    expect(tui.cursor().isShown).toBe(false)
  })

  test('a paste goes into the field as text, line ends and all', async () => {
    const tui = await review(['typed'])
    tui.send('\x1b[200~git rebase\r\n-i HEAD~3\x1b[201~')
    await tui.until('> git rebase -i HEAD~3')
    tui.send('\r')
    await tui.until('word for word')
  })

  test('a paste where nothing is typed is its keys', async () => {
    const tui = await review(['session', 'choice'])
    tui.send('\x1b[200~ 3\x1b[201~')
    await tui.until(choice)
  })

  test('what was hidden is set off in the filled text', async () => {
    const tui = await review(['cloze'])
    await tui.until('after [...] ms')
    tui.send(' ')
    await tui.until('after 5 ms')
    const row = tui.lines().findIndex((line) => line.includes('after 5 ms'))
    const column = tui.columnOf(row, '5 ms')
    expect(tui.cell(column, row)?.isUnderline()).toBeTruthy()
    expect(tui.cell(column + 2, row)?.isUnderline()).toBeFalsy()
  })
})

describe('long answers', () => {
  test('scroll by arrows, pages and to the ends, with question and grades in sight', async () => {
    const tui = await review(['long'])
    tui.send(' ')
    await tui.until('more lines (down)')
    for (const [keys, text] of [
      ['\x1b[B\x1b[B', '2 lines above (up)'],
      ['G', 'The last line of the answer.'],
      ['\x1b[5~', 'more (down)'],
      ['g', /^ *\d+ more lines \(down\)$/m],
    ] as const) {
      tui.send(keys)
      await tui.until(text)
      expect(tui.line(2)).toContain('RDB and AOF')
      expect(tui.line(22)).toContain('1 Again')
    }
  })
})

describe('the size of the window', () => {
  const isWhole = (tui: Tui, rows: number) => () =>
    tui.line(0).includes('redis / persistence') &&
    tui.line(rows - 1).includes('Enter is Good') &&
    tui.line(rows - 2).includes('1 Again')

  test.each([
    [60, 20],
    [200, 60],
    [80, 40],
    [120, 24],
  ])('to %i by %i is drawn anew, without ghosts', async (columns, rows) => {
    const tui = await review(['long'])
    tui.send(' ')
    await tui.until('1 Again')
    tui.resize(columns, rows)
    await tui.until(isWhole(tui, rows))
    expect(tui.lines().filter((line) => line.includes('redis / persistence'))).toHaveLength(1)
    expect(tui.lines().filter((line) => line.includes('1 Again'))).toHaveLength(1)
    tui.resize(80, 24)
    await tui.until(isWhole(tui, 24))
    expect(tui.lines().filter((line) => line.includes('1 Again'))).toHaveLength(1)
  })

  test('too small says so, grades nothing, and comes back when there is room', async () => {
    const tui = await review(['session'])
    tui.resize(50, 10)
    await tui.until('viva needs 60 by 20')
    // The screen that Ctrl-L draws tells that the keys before it were seen.
    const before = tui.raw().length
    tui.send(' 3\x0c')
    await tui.until(() => tui.raw(before).includes('viva needs'))
    tui.resize(80, 24)
    await tui.until(session)
    expect(await logOf(tui)).toEqual([])
  })

  test('Ctrl-L draws everything anew', async () => {
    const tui = await review(['session'])
    const before = tui.raw().length
    tui.send('\x0c')
    await tui.until(() => tui.raw(before).includes('How does Django'))
    expect(tui.line(2)).toContain(session)
  })
})

describe('colours', () => {
  test('the question is bold, the suggested grade stands out', async () => {
    const tui = await review(['session'])
    tui.send(' ')
    await tui.until('3 Good')
    expect(tui.cell(2, 2)?.isBold()).toBeTruthy()
    const good = tui.columnOf(22, '3 Good')
    expect(tui.cell(good, 22)?.isBold()).toBeTruthy()
    expect(tui.cell(good, 22)?.getFgColor()).toBe(6)
  })

  test('NO_COLOR leaves only bold, dim and underlined', async () => {
    const tui = await review(['long', 'choice'], {}, { env: { NO_COLOR: '1' } })
    tui.send(' ')
    await tui.until('1 Again')
    expect(tui.raw()).not.toMatch(/\x1b\[[0-9;]*(?:3[0-7]|9[0-7]|4[0-7]|38|48)[0-9;]*m/)
    const good = tui.columnOf(22, '3 Good')
    expect(tui.cell(good, 22)?.isBold()).toBeTruthy()
  })
})

describe('what the terminal is sent', () => {
  test('one typed character is at most 250 bytes, on a large window too', async () => {
    const tui = await review(['typed'], {}, { columns: 200, rows: 60 })
    tui.send('a')
    await tui.until('> a')
    const before = tui.raw().length
    tui.send('b')
    await tui.until('> ab')
    await tui.until(() => tui.cursor().x === tui.columnOf(4, '> ab') + 4)
    expect(tui.raw(before).length).toBeLessThanOrEqual(250)
  })

  test('every frame is marked as one', async () => {
    const tui = await review(['session'])
    tui.send(' ')
    await tui.until('3 Good')
    expect(tui.raw().match(/\x1b\[\?2026h/g)?.length).toBe(tui.raw().match(/\x1b\[\?2026l/g)?.length)
  })

  test('the frame that Ink takes over is not written a second time', async () => {
    const tui = await review(['session'])
    expect(tui.raw().match(/How does Django know/g)).toHaveLength(1)
  })
})
