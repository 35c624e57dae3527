import { expect, test } from 'vitest'
import { deckOf } from '../cli/viva.ts'
import { desk } from './desk.ts'

const cards = `---
language: en
---

## Which are mutable?
<!-- viva id: several -->

- [x] list
- [ ] tuple
- [x] bytearray

A tuple never changes.

## GIL 的中文全称是什么？
<!-- viva id: typed, kind: typed -->

全局解释器锁

> [!hint] 六个字

## Plain one?
<!-- viva id: plain -->

Plain answer.

## Second plain one?
<!-- viva id: second -->

Second answer.
`

test('a whole session from a pipe, in order of reading, without one escape sequence', () => {
  const viva = desk()
  viva.write('deck.md', cards)
  const keys = ['1 3', '', '', '/h', '全局锁', '', '', 'good', 'u', '', '4', 's', '/u', '', 'hard', '/q']
  const { out, err, code } = viva.run(['review', '--plain'], { input: `${keys.join('\n')}\n` })
  expect(err).toBe('')
  expect(code).toBe(0)
  expect(out).not.toContain('\x1b')
  const order = [
    'Question 1 of 4',
    'Which are mutable?',
    'Your choice is right.',
    'Good. Again in 10 min.',
    'GIL 的中文全称是什么？',
    '六个字',
    '全局{+解释器+}锁',
    'Again. Again in 1 min.',
    'Plain one?',
    'Plain answer.',
    'Good. Again in 10 min.',
    'Taken back: Good.',
    'Easy. Again in',
    'Second plain one?',
    'Suspended. u takes it back.',
    'Taken back: suspending.',
    'Second answer.',
    'Hard. Again in 6 min.',
    '4 answers,',
  ]
  let at = 0
  for (const text of order) {
    const found = out.indexOf(text, at)
    expect(found, `${text} after\n${out.slice(0, at)}\nin\n${out.slice(at)}`).toBeGreaterThanOrEqual(0)
    at = found + text.length
  }
  expect(viva.agreed()).toEqual({
    lines: [
      'good several',
      'again typed',
      'good plain',
      'void good plain',
      'easy plain',
      'suspend second',
      'void suspend second',
      'hard second',
    ],
    due: { due: 3, new: 0 },
  })
})

test('Ctrl-D leaves politely at any place, and what was answered is kept', () => {
  const viva = desk()
  viva.write('deck.md', deckOf(3))
  for (const [input, lines] of [
    ['', []],
    ['\n', []],
    ['\n4\n', ['easy q1']],
    ['\n4', ['easy q1', 'easy q2']],
    ['\n4\n', ['easy q1', 'easy q2', 'easy q3']],
  ] as const) {
    expect(viva.run(['review', '--plain'], { input })).toMatchObject({ code: 0, err: '' })
    expect(viva.ledger().lines).toEqual(lines)
  }
  expect(viva.agreed().due).toEqual({ due: 0, new: 0 })
})

test('on a terminal, with Ctrl-D and Ctrl-C, the screen is never redrawn', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(3))
  const tui = viva.open(['review', '--plain'])
  await tui.until('Enter shows the answer')
  tui.send('\r')
  await tui.until(/Enter is\s+Good\./)
  tui.send('4\r')
  await tui.until('Question 2?')
  tui.send('\x04')
  expect(await tui.exited).toMatchObject({ exitCode: 0 })
  await tui.until('1 answer,')
  expect(tui.raw()).not.toContain('\x1b')
  expect(viva.agreed().lines).toEqual(['easy q1'])

  const other = viva.open(['review', '--plain'])
  await other.until('Enter shows the answer')
  other.send('\r')
  await other.until(/Enter is\s+Good\./)
  other.send('4\r')
  await other.until('Question 3?')
  other.send('\x03')
  const { exitCode, signal } = await other.exited
  expect(signal ? 128 + signal : exitCode).toBe(130)
  expect(viva.agreed().lines).toEqual(['easy q1', 'easy q2'])
})

test('the setting makes plain lines of every session, from a pipe as well', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(2))
  viva.run(['config', 'plain', 'true'])
  const tui = viva.open(['review'])
  await tui.until('Enter shows the answer')
  tui.send('\r4\rq\r')
  expect(await tui.exited).toMatchObject({ exitCode: 0 })
  expect(tui.raw()).not.toContain('\x1b')
  const { out, err } = viva.run(['review'], { input: '\n4\nq\n' })
  expect(err).toBe('')
  expect(out).toContain('Easy. Again in')
  expect(viva.agreed().lines).toEqual(['easy q1', 'easy q2'])
})

test('a review without a terminal says what to do instead', () => {
  const viva = desk()
  viva.write('deck.md', deckOf(1))
  const { err, code } = viva.run(['review'])
  expect(code).toBe(2)
  expect(err).toContain('viva review needs a terminal')
  expect(err).toContain('--plain')
})
