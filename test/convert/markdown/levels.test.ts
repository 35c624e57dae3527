/** Levels wherever collections write them: they become the level of a card and leave its question. */
import { describe, expect, it } from 'vitest'
import { convertText } from '../../../src/convert/text.ts'

const levels = (text: string): readonly (readonly [string, string | null])[] =>
  convertText(text).decks.flatMap(({ deck }) =>
    deck.sections.flatMap(({ questions }) =>
      questions.map(({ question, attributes }) => [question, attributes.level] as const),
    ),
  )

describe('a level', () => {
  it('stands behind or before a question', () => {
    const asked = [
      'What is A? (Easy)',
      '[Medium] What is B?',
      'What is C? - Hard',
      '什么是丁？【困难】',
      '`初级` 什么是戊？',
    ]
    expect(levels(asked.map((line) => `### ${line}\n\nx ${line.length}\n`).join('\n'))).toEqual([
      ['What is A?', 'junior'],
      ['What is B?', 'mid'],
      ['What is C?', 'senior'],
      ['什么是丁？', 'senior'],
      ['什么是戊？', 'junior'],
    ])
  })

  it('stands on a line under a question', () => {
    const text =
      '### What is A?\n**Difficulty:** Medium\n\nx\n\n### What is B?\n> 难度：简单\n\ny\n\n### What is C?\n*Level: Senior*\n\n**Answer:** z\n'
    expect(levels(text)).toEqual([
      ['What is A?', 'mid'],
      ['What is B?', 'junior'],
      ['What is C?', 'senior'],
    ])
    expect(convertText(text).decks[0]?.cards.map(({ answer, prompt }) => [prompt, answer])).toEqual([
      [null, 'x'],
      [null, 'y'],
      [null, 'z'],
    ])
  })

  it('is told by the heading of a section, or of one above it', () => {
    const text =
      '## Beginner questions\n\n### Arrays\n\n#### What is A?\n\nx\n\n#### What is B?\n\ny\n\n## 高级篇\n\n### Locks\n\n#### What is C?\n\nz\n'
    expect(levels(text).map(([, level]) => level)).toEqual(['junior', 'junior', 'senior'])
  })

  it('is a column of a table, beside answers or without them', () => {
    expect(
      levels(
        '| # | Question | Difficulty |\n|---|---|---|\n| 1 | What is A? | Easy |\n| 2 | What is B? | ★★★ |\n',
      ),
    ).toEqual([
      ['What is A?', 'junior'],
      ['What is B?', 'senior'],
    ])
    expect(
      levels(
        '| 题目 | 难度 | 答案 |\n|---|---|---|\n| 什么是甲？ | 中等 | 一 |\n| 什么是乙？ | 困难 | 二 |\n',
      ),
    ).toEqual([
      ['什么是甲？', 'mid'],
      ['什么是乙？', 'senior'],
    ])
  })

  it('is the number of stars where it differs from question to question', () => {
    expect(
      levels('## What is A? ★☆☆\n\nx\n\n## What is B? ★★☆\n\ny\n\n## What is C? ★★★\n\nz\n').map(
        ([, level]) => level,
      ),
    ).toEqual(['junior', 'mid', 'senior'])
    expect(
      levels('## What is A? ☆\n\nx\n\n## What is B? ☆☆☆\n\ny\n\n## What is C? ☆☆☆☆☆\n\nz\n').map(
        ([, level]) => level,
      ),
    ).toEqual(['junior', 'mid', 'senior'])
  })

  it('is not told by stars that are all alike', () => {
    expect(
      levels('## ⭐ What is A?\n\nx\n\n## What is B?\n\ny\n\n## ⭐ What is C?\n\nz\n').map(
        ([, level]) => level,
      ),
    ).toEqual([null, null, null])
  })
})
