import { describe, expect, test } from 'vitest'
import { emptyHead, noAttributes, type Deck, type Question } from '../../src/deck/deck.ts'
import { formatDeck } from '../../src/deck/format.ts'
import { otherKey } from '../../src/deck/front-matter.ts'
import { readDeck } from '../../src/deck/read.ts'

const question = (parts: Partial<Question>): Question => ({
  question: 'Why?',
  attributes: noAttributes,
  prompt: null,
  answer: 'Because.',
  options: [],
  hints: [],
  followUps: [],
  ...parts,
})

const deckOf = (...questions: readonly Question[]): Deck => ({
  head: emptyHead,
  sections: [{ title: null, intro: '', questions }],
})

const reformatted = (text: string): string => formatDeck(readDeck(text).deck)

describe('a deck is written', () => {
  test('the way people write it', () => {
    const deck: Deck = {
      head: {
        ...emptyHead,
        title: 'Redis',
        language: 'en',
        tags: ['redis', 'in memory'],
        minutes: 1.5,
        others: [otherKey('source', ['notes.md', '1.10'])],
      },
      sections: [
        {
          title: 'Types',
          intro: 'What they are for.',
          questions: [
            question({
              attributes: { ...noAttributes, id: 'why', level: 'mid', also: ['How come?'] },
              prompt: '```\nGET x\n```',
              answer: 'Because.\n\n- [!] point',
              options: [
                { text: 'one', correct: true },
                { text: 'two\nlines', correct: false },
              ],
              hints: ['Think.', 'Think\nagain.'],
              followUps: [{ ...question({ question: 'And then?', answer: 'That.' }) }],
            }),
          ],
        },
      ],
    }
    expect(formatDeck(deck)).toBe(`---
title: Redis
language: en
tags: [redis, in memory]
minutes: 1.5
source: [notes.md, "1.10"]
---

# Types

What they are for.

## Why?
<!-- viva id: why, level: mid, also: ["How come?"] -->

\`\`\`
GET x
\`\`\`

---

- [x] one
- [ ] two
  lines

Because.

- [!] point

> [!hint] Think.

> [!hint] Think
> again.

### Follow-up: And then?

That.
`)
  })

  test('with follow-ups in its own language', () => {
    expect(
      reformatted('---\nlanguage: zh-Hant\n---\n## 為什麼？\n\n因為。\n\n### Follow-up: 然後？\n\n沒了。'),
    ).toContain('### 追问：然後？')
  })

  test('keeping keys that viva does not know as they were', () => {
    const head = '---\ntitle: T\nversion: 1.10 # not a number\nlist:\n  - a\n\n  - b\nlast: |\n  text\n---'
    expect(reformatted(`${head}\n\n## Q?\n\nA.\n`)).toBe(`${head}\n\n## Q?\n\nA.\n`)
  })

  test('keeping what stands between its questions', () => {
    const text = 'Before.\n\n# One\n\nIntro.\n\n## Q?\n\nA.\n\n# Two\n'
    expect(reformatted(text)).toBe(text)
  })
})

describe('what would be read as something else is kept apart', () => {
  test('number signs at the end of a heading', () => {
    expect(reformatted('## What is # # ##\n')).toBe('## What is # # #\n')
  })

  test('options and a list or code after them', () => {
    const list = reformatted('## Q?\n\n- [x] a\n\n> [!hint] h\n\n- b\n')
    expect(list).toBe('## Q?\n\n- [x] a\n\n<!-- -->\n\n- b\n\n> [!hint] h\n')
    expect(reformatted('## Q?\n\n- [x] a\n\n<!-- -->\n\n    code\n')).toBe(
      '## Q?\n\n- [x] a\n\n<!-- -->\n\n    code\n',
    )
  })

  test('a break in an answer without prompt, behind options', () => {
    expect(reformatted('## Q?\n\n- [x] a\n\n---\n\nb\n\n---\n\nc\n')).toBe(
      '## Q?\n\n- [x] a\n\n---\n\nb\n\n---\n\nc\n',
    )
  })

  test('a rule on the first line of a file', () => {
    expect(reformatted('\n---\n\nIntro.\n')).toBe('\n---\n\nIntro.\n')
  })

  test('spaces in a heading: two of them, and those of other scripts at its end', () => {
    const text = '## Two  spaces, and one of another kind\u00a0\n\nAnswer.\n'
    expect(reformatted(text)).toBe(text)
  })

  test('a fence that was never closed, and what follows', () => {
    expect(reformatted('## Q?\n\n```js\ncode')).toBe('## Q?\n\n```js\ncode\n```\n')
  })

  test('text that would end a comment', () => {
    const deck = deckOf(
      question({ attributes: { ...noAttributes, also: ['What does --> mean?', 'a\u2028b'] } }),
    )
    const text = formatDeck(deck)
    expect(text).toContain('also: ["What does --\\u003e mean?", "a\\u2028b"]')
    expect(readDeck(text).deck.sections[0]?.questions[0]?.attributes.also[0]).toBe('What does --> mean?')
  })
})
