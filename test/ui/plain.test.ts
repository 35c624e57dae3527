import { describe, expect, test } from 'vitest'
import type { Card } from '../../src/model/card.ts'
import { messages, type InterfaceLanguage } from '../../src/text/messages/catalogue.ts'
import { plainReview } from '../../src/ui/plain.ts'
import { sampleCards } from '../terminal/sample-cards.ts'
import { samplePorts } from '../terminal/sample-ports.ts'
import {
  card,
  reviewed,
  studyInMemory,
  type MemoryStudy,
  type StudyOptions,
} from '../terminal/study-in-memory.ts'

/** What was written, with the input after its prompts and without. */
type Reading = { readonly text: string; readonly written: string; readonly study: MemoryStudy }

/** Reviews with some lines of input. */
async function read(
  cards: readonly Card[],
  input: readonly string[],
  language: InterfaceLanguage = 'en',
  options: StudyOptions = {},
): Promise<Reading> {
  const study = studyInMemory(cards, options)
  const waiting = [...input]
  let text = ''
  let written = ''
  const write = (what: string, echo = ''): void => {
    written += `${what}\n`
    text += `${what}${echo}\n`
  }
  await plainReview({
    ...samplePorts(study, messages(language)),
    edit: async (one) => ({ ...one, question: `${one.question} (edited)` }),
    say: (line) => write(line),
    ask: async (prompt) => {
      const line = waiting.shift() ?? null
      write(prompt, line ?? '')
      return line
    },
  })
  return { text, written, study }
}

test.each(['en', 'zh'] as const)('a whole session reads from top to bottom, in %s', async (language) => {
  const { session, choice, several, typed, cloze, behavioural, followUp } = sampleCards
  const { text } = await read(
    [session, choice, several, typed, cloze, behavioural, followUp],
    [
      'h',
      'h',
      'h',
      '',
      '3',
      '3',
      '',
      '',
      '1 3',
      '',
      '',
      'git rebase HEAD~3',
      '',
      '',
      '4',
      '',
      '2',
      '',
      '',
      '2',
      '',
      '4',
      'q',
    ],
    language,
  )
  await expect(text).toMatchFileSnapshot(`../fixtures/screens/plain.${language}.txt`)
})

test('nothing that is written is an escape sequence or a control', async () => {
  const evil = 'a\x1b]52;c;ZXZpbA==\x07b\x1b[2Jc\u202ed'
  const hostile = card('a', {
    question: evil,
    answer: evil,
    hints: [evil],
    deck: evil,
    topic: evil,
    tags: [evil],
  })
  const { written } = await read([hostile], ['h', 'i', '', evil, '?', 'q'])
  expect(written).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/)
})

describe('lines as keys', () => {
  const cards = [reviewed('a'), reviewed('b'), reviewed('c')]

  test('a digit or the name of a grade grades, an empty line takes the suggested one', async () => {
    const { study } = await read(cards, ['', '1', '', 'EASY', '', '', 'q'])
    expect(study.log).toEqual(['again a', 'easy b', 'good c'])
  })

  test('undo, suspend, bury and edit work and say so', async () => {
    const { text, study } = await read(cards, ['', '3', 's', 'u', 'u', 'b', 'e', 'q'])
    expect(study.log).toEqual(['good a', 'suspend b', 'undo b', 'undo a', 'bury a'])
    for (const said of [
      'Suspended.',
      'Taken back: suspending.',
      'Taken back: Good.',
      'Put off',
      'read again',
      '(edited)',
    ])
      expect(text).toContain(said)
  })

  test('full-width digits count', async () => {
    const { study } = await read(cards, ['　', '４'])
    expect(study.log).toEqual(['easy a'])
  })

  test('what is no key is said back, and the question is not read again', async () => {
    const { text } = await read(cards, ['what?', 'q'])
    expect(text).toContain('what? is not a key here.')
    expect(text.match(/Question a\?/g)).toHaveLength(1)
  })

  test('? lists what can be typed as a line', async () => {
    const { text } = await read(cards, ['?', 'q'])
    expect(text).toContain('Enter: show the answer')
    expect(text).toContain('q: leave; what you answered is saved')
    expect(text).not.toContain('scroll')
  })
})

test('what is typed is the answer of a typed card, and / comes before a key', async () => {
  const { typed } = sampleCards
  const { text, study } = await read([typed, reviewed('b')], ['/h', 's', '', 'q'])
  expect(text).toContain('It begins with')
  expect(text).toContain('You wrote')
  expect(study.log).toEqual(['again rebase'])
})

test('the end of the input leaves, with everything answered in the log', async () => {
  const { study } = await read([reviewed('a'), reviewed('b')], ['', '3', ''])
  expect(study.log).toEqual(['good a'])
  expect(study.runtime.session()).toMatchObject({ phase: 'finished', reason: 'left' })
})

test('a full disk is said, and the same line works when there is room again', async () => {
  let failures = 1
  const { text, study } = await read([reviewed('a')], ['', '3', '3', 'q'], 'en', {
    beforeRecord: () => {
      if (failures-- > 0)
        throw Object.assign(new Error('full'), {
          name: 'Failure',
          code: 'disk-full',
          values: { path: 'viva.db' },
          exitCode: 3,
        })
    },
  })
  expect(text).toContain('Not saved: the disk that holds viva.db is full.')
  expect(study.log).toEqual(['good a'])
})

test('where lines have a width they end between words, and prompts leave room to type', async () => {
  const study = studyInMemory([sampleCards.session])
  const written: string[] = []
  const input = ['h', '', '?', '3', 'q']
  await plainReview({
    ...samplePorts(study, messages('en')),
    width: 40,
    say: (line) => void written.push(line),
    ask: async (prompt) => {
      written.push(prompt)
      return input.shift() ?? null
    },
  })
  for (const line of written) expect(line.length, line).toBeLessThanOrEqual(40)
  expect(written.join(' ')).toContain('asks the configured engine')
})

test('the choices at the end bring more cards', async () => {
  const { text } = await read([reviewed('session')], ['', '3', '2', 'q'])
  expect(text).toContain('2: the weakest five')
  expect(text.match(/Question session\?/g)).toHaveLength(2)
})
