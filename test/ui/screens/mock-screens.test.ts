/** The screens of the mock interview as text, at three sizes and in both languages. Files are written by `vitest -u`. */
import { describe, expect, test } from 'vitest'
import { messages, type InterfaceLanguage } from '../../../src/text/messages/catalogue.ts'
import { mockInMemory, type MemoryMockOptions } from '../../terminal/mock-in-memory.ts'
import { sampleMock } from '../../terminal/sample-mock.ts'
import { drawn, type } from '../drawn.ts'

const languages: readonly InterfaceLanguage[] = ['en', 'zh']

type Scene = {
  readonly name: string
  readonly options: MemoryMockOptions
  /** Keys, and numbers of seconds that go by. */
  readonly play: readonly (string | number)[]
}

const two = { cards: ['session', 'long'] } as const satisfies MemoryMockOptions
const answer = 'It terminates TLS, serves static files, 并且缓冲慢客户端 so that workers stay free.'
const down = '\x1b[B'
const submit = '\x1b\r'
const pressure = { setup: { preset: 'onsite', mode: 'pressure', minutes: 60 } } as const
/** Begins, answers in 48 s, is fairly sure. */
const answered = ['\r', 9, answer, 48, submit, '3'] as const

const scenes: readonly Scene[] = [
  {
    name: 'setup',
    options: {
      cards: ['session', 'long', 'behavioural', 'choice'],
      warmUp: 'chinese',
      followUps: ['followUp'],
    },
    play: [],
  },
  { name: 'setup-topics', options: two, play: [down, down, down, down, down] },
  { name: 'setup-topics-page', options: two, play: [down, down, down, down, down, ' ', down, '\x1b[C'] },
  { name: 'setup-question', options: two, play: ['\x1b[A'] },
  { name: 'thinking', options: two, play: ['\r', 9] },
  { name: 'thinking-beside', options: two, play: ['\r', 9, '\x1b'] },
  { name: 'thinking-pressure', options: { ...two, ...pressure }, play: ['\r', 9] },
  { name: 'thinking-warm-up', options: { ...two, warmUp: 'chinese' }, play: ['\r', 3] },
  { name: 'writing', options: two, play: ['\r', 9, answer, 48] },
  { name: 'writing-beside', options: two, play: ['\r', 9, answer, 48, '\x1b'] },
  { name: 'writing-hints', options: two, play: ['\r', 9, answer, 48, '\x1bh\x1bh'] },
  { name: 'writing-over', options: two, play: ['\r', 9, answer, 181] },
  { name: 'writing-long', options: two, play: ['\r', 9, `${answer}\r\r`.repeat(12)] },
  { name: 'writing-long-prompt', options: { cards: ['longPrompt'] }, play: ['\r', 9, answer] },
  { name: 'writing-slots', options: { cards: ['behavioural'] }, play: ['\r', 9, answer, 20, '\t', 10] },
  { name: 'writing-pressure', options: { ...two, ...pressure }, play: ['\r', 9, answer, 48] },
  { name: 'writing-refused', options: { ...two, ...pressure }, play: ['\r', 9, answer, 48, '\x1bh'] },
  { name: 'speaking', options: two, play: ['\r', 9, ' ', 48] },
  { name: 'speaking-slots', options: { cards: ['behavioural'] }, play: ['\r', 9, ' ', 20, ' ', 12] },
  { name: 'paused', options: two, play: ['\r', 9, answer, 48, '\x1bp'] },
  { name: 'confidence', options: two, play: ['\r', 9, answer, 48, submit, down] },
  { name: 'checklist', options: two, play: [...answered, '1', '2', '2'] },
  { name: 'checklist-long', options: { cards: ['long'] }, play: [...answered, '1', '3', down, down] },
  { name: 'checklist-spoken', options: { cards: ['chinese'] }, play: ['\r', 9, ' ', 48, ' ', '3', '1'] },
  { name: 'checklist-slots', options: { cards: ['behavioural'] }, play: [...answered, '1', '2'] },
  {
    name: 'own-points',
    options: { cards: ['followUp'] },
    play: [...answered, 'w', 'appending is atomic\r互斥锁'],
  },
  { name: 'own-points-few', options: { cards: ['followUp'] }, play: [...answered, 'w', 'one', submit] },
  { name: 'grade', options: two, play: [...answered, '1', '\r'] },
  { name: 'grade-missed', options: two, play: [...answered, '2', '\r', '6'] },
  { name: 'grade-skipped', options: two, play: ['\r', 9, '\x1bk'] },
  { name: 'reading', options: { ...two, warmUp: 'chinese' }, play: ['\r', 9, answer, submit] },
  {
    name: 'follow-up',
    options: { ...two, followUps: ['followUp'] },
    play: [...answered, '1', '2', '\r', '\r', 5],
  },
  {
    name: 'follow-up-checklist',
    options: { ...two, followUps: ['followUp'] },
    play: [...answered, '1', '2', '\r', '\r', answer, 5, submit],
  },
  { name: 'verdict', options: two, play: [...answered, '\r\r', ' ', ' ', '2', '\r\r'] },
  { name: 'verdict-best', options: two, play: [...answered, '\r\r', ' ', ' ', '2', '\r\r', '2'] },
  {
    name: 'report',
    options: two,
    play: [...answered, '2\r\r', 3, answer, 130, submit, '4', '1', '2', '\r', '5', '\r', '2', '1', '2'],
  },
  {
    name: 'report-end',
    options: two,
    play: [...answered, '2\r\r', 3, answer, 130, submit, '4', '1', '2', '\r', '5', '\r', '2', '1', '2', 'G'],
  },
  { name: 'report-nothing', options: two, play: ['\r\x1bk', '\r\x1bk\r', '4'] },
  {
    name: 'report-slots',
    options: { cards: ['behavioural', 'session'] },
    play: [
      '\r',
      9,
      ' ',
      20,
      ' ',
      12,
      ' ',
      40,
      ' ',
      10,
      ' ',
      '3',
      '1',
      '2',
      '3',
      '\r\r',
      ' ',
      50,
      ' ',
      '2',
      '1',
      '2',
      '\r\r',
      '1',
      '3',
      '3',
      'G',
    ],
  },
  { name: 'redo', options: two, play: [...answered, '\r\r', ' ', ' ', '2', '\r\r', '2', '1', '2', '\r'] },
  {
    name: 'redone',
    options: two,
    play: [...answered, '\r\r', ' ', ' ', '2', '\r\r', '2', '1', '2', '\r', ' '],
  },
  { name: 'help', options: two, play: ['\r', 9, answer, '\x1b?'] },
]

describe.each(languages)('mock screens in %s', (language) => {
  test.each(scenes)('$name', async ({ name, options, play }) => {
    const mock = mockInMemory(options)
    const host = sampleMock(mock, messages(language))
    host.subscribe(() => {})
    for (const move of play) {
      if (typeof move === 'number') mock.pass(move)
      else type(host, move)
    }
    await expect(drawn(host.view)).toMatchFileSnapshot(`../../fixtures/screens/mock-${name}.${language}.txt`)
  })
})
