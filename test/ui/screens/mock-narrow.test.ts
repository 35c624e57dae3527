/** What a mock shows where there is little room: nothing is left out without a sign. */
import { expect, test } from 'vitest'
import { messages } from '../../../src/text/messages/catalogue.ts'
import { plainText } from '../../../src/text/style.ts'
import { mockInMemory } from '../../terminal/mock-in-memory.ts'
import { sampleCards } from '../../terminal/sample-cards.ts'
import { sampleMock } from '../../terminal/sample-mock.ts'
import { mockAnswerView } from '../../../src/ui/screens/mock-answer.ts'
import { emptyEditor } from '../../../src/ui/state/editor.ts'
import { rowsOf, sizes, type } from '../drawn.ts'

const size = sizes[0]!

test.each(['en', 'zh'] as const)(
  'a plan or topics longer than the screen say how much is hidden (%s)',
  (language) => {
    const words = messages(language)
    const mock = mockInMemory({ cards: Array.from({ length: 14 }, () => 'session' as const) })
    const topics = Array.from({ length: 20 }, (_, index) => ({ name: `topic ${index}`, cards: 3 }))
    const host = sampleMock(mock, words, { topics: () => topics })
    const shown = (): string => rowsOf(host.view(size), size).join('\n')
    const questions = shown().match(/^ +\d+ {2}django/gm)!.length
    expect(shown()).toContain(words.review.moreBelow(14 - questions))
    type(host, '\x1b[B'.repeat(20))
    expect(shown()).toContain('> 14  django')
    expect(shown()).toContain(words.review.moreAbove(7))
    type(host, '\x1b[A'.repeat(15))
    type(host, ' ')
    expect(shown()).toContain(words.review.moreBelow(20 - shown().match(/topic \d/g)!.length))
  },
)

test.each(['en', 'zh'] as const)(
  'the parts of a story stand in as many rows as they need (%s)',
  (language) => {
    const slots =
      language === 'en'
        ? ['Symptom', 'Narrowing down', 'Cause', 'Fix and prevention']
        : ['现象和影响', '怎样缩小范围', '根本原因', '修复和预防措施']
    const words = messages(language)
    const { runtime } = mockInMemory({ cards: ['behavioural'] })
    runtime.act({ kind: 'begin' })
    runtime.act({ kind: 'answer', isSpoken: false })
    const item = { ...runtime.mock().items[0]!, card: { ...sampleCards.behavioural, slots } }
    const view = mockAnswerView(
      {
        words,
        head: { place: '', clock: '' },
        item,
        parent: null,
        isThinking: false,
        isPressure: false,
        editor: emptyEditor,
        first: 0,
        isTyping: true,
        offset: 0,
        keymap: [],
        labels: {},
        notice: [],
      },
      size,
    )
    const text = view.lines.map(plainText).join('\n')
    for (const slot of slots) expect(text).toContain(`${slot} 0:00`)
    expect(rowsOf(view, size)).toHaveLength(20)
  },
)
