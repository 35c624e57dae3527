import { describe, expect, test } from 'vitest'
import { Failure } from '../../src/model/failure.ts'
import { plainText } from '../../src/text/style.ts'
import { leave } from '../../src/ui/host.ts'
import { mockInMemory } from '../terminal/mock-in-memory.ts'
import { sampleMock } from '../terminal/sample-mock.ts'
import { rowsOf, type } from './drawn.ts'
import { press, size, startedMock, words } from './started-mock.ts'

const pressure = { setup: { mode: 'pressure' } } as const

describe('a whole question in practice', () => {
  test('is typed, judged, marked and graded with digits, Enter and Esc, and its review is in the log', () => {
    const { host, mock, now, screen } = startedMock()
    mock.pass(9)
    type(host, 'A random key\rin a cookie')
    mock.pass(40)
    expect(screen()).toContain('time 0:49 of 2:15, 6 words')
    type(host, '\x1b\r')
    expect(screen()).toContain('How sure are you')
    type(host, '3')
    expect(screen()).toContain('covered 0 of 2')
    type(host, '122')
    expect(now().items[0]!.marks).toEqual(['hit', 'partly'])
    type(host, '\r')
    expect(screen()).toContain('Suggested: Good')
    type(host, '\r')
    expect(mock.log).toEqual(['good session'])
    expect(now().items[0]).toMatchObject({
      text: 'A random key\nin a cookie',
      thinkMs: 9000,
      answerMs: 40_000,
    })
    expect(screen()).toContain('question 2 of 2')
  })

  test('is said aloud by Space, and done by Space', () => {
    const { host, now } = startedMock()
    type(host, ' ')
    expect(now().items[0]).toMatchObject({ isSpoken: true })
    type(host, ' ')
    expect(now().phase).toMatchObject({ name: 'confidence' })
  })

  test('of several parts goes on to the next one by Space, and to the end by the last', () => {
    const { host, mock, now } = startedMock({ cards: ['behavioural'] }, '\r ')
    for (const seconds of [20, 10, 30]) {
      mock.pass(seconds)
      type(host, ' ')
    }
    expect(now().phase.name).toBe('answering')
    mock.pass(5)
    type(host, ' ')
    expect(now().items[0]!.slotMs).toEqual([20_000, 10_000, 30_000, 5000])
    expect(now().phase.name).toBe('confidence')
  })

  test('may be graded otherwise than suggested', () => {
    const { host, mock, screen } = startedMock({}, '\rx\x1b\r11\r')
    type(host, '4')
    expect(mock.log).toEqual(['easy session'])
    expect(screen()).toContain('question 2 of 2')
  })

  test('takes back marks and the way to the grade by u', () => {
    const { host, now, screen } = startedMock({}, '\rx\x1b\r11\r')
    expect(now().phase.name).toBe('grade')
    type(host, 'u')
    expect(now().phase.name).toBe('checklist')
    expect(screen()).toContain('Taken back.')
    type(host, 'u')
    expect(now().items[0]!.marks).toEqual(['miss', 'miss'])
    type(host, 'u')
    expect(screen()).toContain('There is nothing to undo.')
  })

  test('is marked by arrows and Space, and by y, p and n', () => {
    const { host, now } = startedMock({}, '\rx\x1b\r1')
    type(host, '\x1b[B  ')
    expect(now().items[0]!.marks).toEqual(['miss', 'partly'])
    type(host, '\x1b[Ayp')
    expect(now().items[0]!.marks).toEqual(['hit', 'partly'])
  })
})

describe('what is behind Esc', () => {
  test('is good for one key: after a hint letters are text again', () => {
    const { host, now, screen } = startedMock({}, '\rabc\x1bh')
    expect(screen()).toContain('What does the browser send')
    type(host, 'h')
    expect(now().items[0]!.text).toBe('abch')
    expect(now().items[0]!.hints).toBe(1)
  })

  test('is reached by digits too, and says so where an input method brings words', () => {
    const { host, now, screen } = startedMock({}, '\rabc\x1b')
    type(host, '提')
    expect(screen()).toContain('Digits do it too')
    type(host, '２')
    expect(now().items[0]!.hints).toBe(1)
    type(host, '\x1b４')
    expect(screen()).toContain('Paused.')
  })

  test('does not submit an empty answer by mistake', () => {
    const { host, now, screen } = startedMock({}, '\r\r\x1b\r')
    expect(now().phase.name).toBe('answering')
    expect(screen()).toContain('Nothing typed yet.')
    type(host, '\x1bk')
    expect(now().phase.name).toBe('grade')
    expect(screen()).toContain('Skipped. u takes it back.')
  })

  test('a pause hides the question and stops its clock, and the draft is there again afterwards', () => {
    const { host, mock, now, screen } = startedMock({}, '\rabc\x1bp')
    expect(screen()).not.toContain('How does Django')
    mock.pass(60)
    type(host, ' ')
    expect(screen()).toContain('> abc')
    expect(now().items[0]!.answerMs).toBe(0)
    type(host, 'd')
    expect(now().items[0]!.text).toBe('abcd')
  })

  test('leaving keeps the draft and closes', () => {
    const { host, mock, now } = startedMock({}, '\rabc\x1b')
    expect(press(host, 'q')).toEqual(leave)
    expect(mock.stored()).toEqual(now())
    const again = mockInMemory({ cards: ['session', 'long'], from: mock.stored()! })
    const resumed = sampleMock(again, words)
    const view = resumed.view(size)
    expect(view.lines.map(plainText).join('\n')).toContain('> abc')
    expect(view.cursor).toEqual({ x: 7, y: 4 })
  })
})

describe('in pressure mode', () => {
  test('hints and pauses are refused politely, and nothing is lost by asking', () => {
    const { host, now, screen } = startedMock(pressure, '\rabc\x1bh')
    expect(screen()).toContain('No hints under pressure')
    type(host, '\x1bp')
    expect(screen()).toContain('No pause under pressure')
    expect(now()).toMatchObject({ paused: null, items: [{ text: 'abc', hints: 0 }] })
  })

  test('the clock runs down, submits by itself, and says so', () => {
    const { host, mock, now, screen } = startedMock(pressure)
    mock.pass(15)
    expect(now().phase.name).toBe('answering')
    type(host, 'as far as I got')
    mock.pass(119)
    expect(screen()).toContain('0:01 left')
    mock.pass(1)
    expect(screen()).toContain('Time was up')
    expect(now().items[0]).toMatchObject({ text: 'as far as I got', isTimeUp: true })
  })

  test('all is scored after the last question', () => {
    const { host, now, mock } = startedMock(pressure, '\r')
    type(host, 'one\x1b\r2two\x1b\r4')
    expect(now().phase).toEqual({ name: 'checklist', item: 0 })
    type(host, '1\r\r')
    expect(now().phase).toEqual({ name: 'checklist', item: 1 })
    expect(mock.log).toEqual([])
    type(host, '\r\r')
    expect(mock.log).toEqual(['hard session', 'again long'])
    expect(now().phase.name).toBe('verdict')
  })
})

test('the clock changes nothing but its own cells', () => {
  const { host, mock } = startedMock({}, '\rsome text that was typed')
  const before = rowsOf(host.view(size), size)
  const cursor = host.view(size).cursor
  mock.pass(1)
  const after = rowsOf(host.view(size), size)
  const changed = after.flatMap((row, index) => (row === before[index] ? [] : [index]))
  expect(changed).toEqual([0, 22])
  expect(after[0]).toBe(before[0]!.replace('total 0:00', 'total 0:01'))
  expect(after[22]).toBe(before[22]!.replace('0:00 of', '0:01 of'))
  expect(host.view(size).cursor).toEqual(cursor)
})

test('a soft clock goes on beyond its time, and says so once at half as much again', () => {
  const { host, mock, screen } = startedMock({}, '\rtext')
  mock.pass(140)
  expect(screen()).toContain('time 2:20 of 2:15, over time')
  mock.pass(63)
  expect(screen()).toContain('Time to finish.')
  type(host, ' on')
  expect(screen()).not.toContain('Time to finish.')
})

describe('when the disk is full', () => {
  const full = (): never => {
    throw new Failure('disk-full', { path: '/home/ada/viva.db' }, 3)
  }

  test('the screen says so, nothing has moved, and the key can be pressed again', () => {
    let isFull = false
    const { host, mock, now, screen } = startedMock(
      { beforeSave: () => void (isFull && full()) },
      '\rx\x1b\r11\r',
    )
    isFull = true
    type(host, '3')
    expect(screen()).toContain('Not saved: the disk')
    expect(now().phase.name).toBe('grade')
    expect(mock.log).toEqual([])
    isFull = false
    type(host, '3')
    expect(mock.log).toEqual(['good session'])
  })

  test('a clock that cannot be stored does not end the program', () => {
    let isFull = false
    const { mock, screen } = startedMock({ beforeSave: () => void (isFull && full()) }, '\rx')
    isFull = true
    mock.pass(6)
    expect(screen()).toContain('Not saved: the disk')
    expect(screen()).toContain('> x')
  })

  test('leaving stays until it is saved', () => {
    let isFull = true
    const { host } = startedMock({ beforeSave: () => void (isFull && full()) }, '')
    isFull = false
    type(host, '\rabc\x1b')
    isFull = true
    expect(press(host, 'q')).not.toEqual(leave)
    isFull = false
    type(host, '\x1b')
    expect(press(host, 'q')).toEqual(leave)
  })
})

describe('after the questions', () => {
  const toReport = '\rx\x1b\r4\r\r   1\r\r213'

  test('one’s own verdict comes before the figures, with the best and the weakest answer', () => {
    const { now, screen } = startedMock({}, toReport)
    expect(now().verdict).toEqual({ band: 'hire', best: 0, weakest: null })
    expect(screen()).toContain('You said')
    expect(screen()).toContain('Hire')
  })

  test('what was missed is recalled until it was right once, and the report says so', () => {
    const { host, now, screen } = startedMock({}, `${toReport}\r`)
    expect(screen()).toContain('2 to go')
    type(host, ' 1 2 2')
    expect(now().redo).toEqual([])
    expect(screen()).toContain('all 2 missed questions are recalled')
    expect(press(host, 'enter')).toEqual(leave)
    expect(now().ending).toBe('done')
  })
})

test('points of one’s own take the place of sentences, and are kept', () => {
  const { host, mock, now, screen } = startedMock({ cards: ['followUp'] }, '\rx\x1b\r3w')
  type(host, 'only one\x1b\r')
  expect(screen()).toContain('Type 2 to 5 points')
  type(host, '\r- 第二点\x1b\r')
  expect(now().items[0]!.points.map(({ text }) => text)).toEqual(['only one', '第二点'])
  expect(mock.log).toEqual(['points append: only one; 第二点'])
})

test('what is written in a deck or typed cannot write to the terminal', () => {
  const { host } = startedMock()
  host.press({ name: 'paste', text: 'a\x1b]52;c;ZXZpbA==\x07b\x1b[2Jc\u202ed' }, size)
  for (const input of ['', '\x1b\r', '3', '1\r']) {
    type(host, input)
    const text = host
      .view(size)
      .lines.flatMap((line) => line.map((part) => part.text))
      .join('')
    expect(text).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202a-\u202e]/)
  }
})
