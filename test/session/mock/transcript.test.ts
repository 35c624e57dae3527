/** The Markdown transcript: its shape, and that nothing inside of it breaks out of its place. */
import * as fc from 'fast-check'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { parseBlocks } from '../../../src/markdown/blocks.ts'
import { day } from '../../../src/model/time.ts'
import { reportOf } from '../../../src/session/mock/report.ts'
import { transcript } from '../../../src/session/mock/transcript.ts'
import { messages } from '../../../src/text/messages/catalogue.ts'
import type { Card } from '../../../src/model/card.ts'
import { mockWorld, planned, pointed } from './mock-world.ts'

const options = { number: 3, on: day(20_778), version: '0.1.0', hasAnswers: true }
const noPast = { topicMeans: new Map(), coverages: [], missedPoints: [] }

/** One question with its follow-up and one that was skipped, with this card and this answer. */
function written(
  changes: Partial<Card>,
  answer: string,
  chosen: Partial<typeof options> = {},
  language: 'en' | 'zh' = 'en',
) {
  const cards = [
    pointed('gil', 3, { hasMust: true, ...changes }),
    pointed('gil/append', 1, { parent: 'gil' as never }),
    pointed('redis', 2),
  ]
  const world = mockWorld(cards, planned(cards, { followUps: 1, seed: 7 }))
  world.act({ kind: 'begin' })
  world.pass(4)
  world.act({ kind: 'draft', text: answer })
  world.pass(63)
  world.act({ kind: 'submit' }, { kind: 'confidence', confidence: 'certain' })
  world.act({ kind: 'mark', point: 0, mark: 'hit' }, { kind: 'mark', point: 1, mark: 'partly' })
  world.act({ kind: 'weakness', weakness: 'rambled' }, { kind: 'checked' }, { kind: 'grade', grade: 'hard' })
  world.act({ kind: 'answer', isSpoken: true }, { kind: 'submit' }, { kind: 'checked' })
  world.act({ kind: 'skip' }, { kind: 'grade', grade: 'again' })
  world.act({ kind: 'verdict', band: 'hire', best: null, weakest: null })
  const mock = world.mock()
  return transcript(mock, reportOf(mock, noPast), messages(language), { ...options, ...chosen })
}

describe('a transcript', () => {
  it('tells the mock from front matter to the last question', () => {
    expect(written({ prompt: 'x += 1', level: 'mid' }, 'One lock.\n\nIt is `released`.')).toBe(`---
deck: false
mock: 3
preset: "custom"
mode: "practice"
seed: 7
started: "2026-11-21T12:00:00.000Z"
seconds: 67
planned: 2
answered: 1
skipped: 1
followUps: 1
coverage: 0.5
bias: null
brier: null
band: "strong-no-hire"
verdict: "hire"
ending: null
viva: "0.1.0"
---

# Mock interview 3, 2026-11-21

1 answered, 1 skipped, 50 % of the key points covered.

Band: Strong no hire. Own verdict: Hire. The band is an estimate from practice: one mock is noisy.

## 1. What is gil?

*topic: deck / topic, mid, time 1:07 of 2:15, sure: certain, covered 1.5 of 3, grade: Hard, rambling*

> x += 1

### Answer

\`\`\`text
One lock.

It is \`released\`.
\`\`\`

### Key points

- [x] gil point 1 (must)
- [~] gil point 2
- [ ] gil point 3

### Follow-up: What is gil/append?

*topic: deck / topic, time 0:00 of 1:00, covered 0 of 1*

#### Answer

Said aloud.

#### Key points

- [ ] gil/append point 1

## 2. What is redis?

*topic: deck / topic, grade: Again*

### Answer

Skipped.
`)
  })

  it('leaves answers out when asked to, and is Chinese for those who read Chinese', () => {
    expect(written({}, 'my secret', { hasAnswers: false })).not.toContain('secret')
    expect(written({}, '一把锁', {}, 'zh')).toContain(
      '## 1. What is gil?\n\n*主题：deck / topic, 用时 1:07 / 2:15',
    )
  })

  it('names no file', () => {
    expect(written({ file: '/home/someone/decks/deck.md' }, 'x')).not.toContain('/home')
  })

  // Broken: the fence always of three; the prompt not quoted; the question not on one line.
  it('keeps its shape whatever cards and answers hold', () => {
    const piece = fc.constantFrom(
      '\n```\n',
      '\n````\n',
      '\n~~~\n',
      '\n## No?\n',
      '\n---\n',
      '\n',
      '`',
      '```',
      '~~~',
      '# ',
      '## No?',
      '---',
      '- [x] ',
      '> ',
      '<!-- ',
      '-->',
      '<details>',
      '*',
      '_',
      ': ',
      '"',
      'text',
      '  ',
      '\\',
      '    ',
      '\u001b[2J',
      '\u202e',
      '|',
      '1. ',
    )
    const text = fc.array(piece, { maxLength: 12, size: 'max' }).map((pieces) => pieces.join(''))
    const shape = (markdown: string): readonly string[] =>
      parseBlocks(markdown.slice(markdown.indexOf('\n---\n') + 5)).blocks.map(
        ({ kind, level }) => `${kind} ${level}`,
      )
    const expected = shape(written({ prompt: 'x' }, 'text'))
    fc.assert(
      fc.property(text, text, text, text, (answer, question, prompt, point) => {
        const markdown = written(
          {
            question: `Q ${question}`,
            prompt: `P ${prompt}`,
            topic: `T${question}`,
            keyPoints: [1, 2, 3].map((n) => ({ text: `K${n} ${point}`, must: false })),
          },
          `A ${answer}`,
        )
        expect(shape(markdown)).toEqual(expected)
        expect(load(markdown.split('\n---\n')[0]!.slice(4))).toMatchObject({ deck: false, mock: 3 })
        expect(markdown).not.toMatch(/[\u001b\u202e]/)
      }),
      { numRuns: 400, seed: 2 },
    )
  })
})
