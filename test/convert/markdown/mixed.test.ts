/** Authors who change their style midway: every section is read in its own, and what is left out is told. */
import { describe, expect, it } from 'vitest'
import { convertText } from '../../../src/convert/text.ts'

const converted = (text: string) => convertText(text, { fileName: 'notes.md' })
const pairs = (text: string): readonly (readonly [string, string])[] =>
  converted(text).decks.flatMap(({ cards }) =>
    cards.map(({ question, answer }) => [question, answer] as const),
  )

const headings =
  '## Round 1\n\n### What is a lock?\n\nOne.\n\n### What is a fence?\n\nTwo.\n\n### Gate and door\n\nThree.\n\n'
const asHeadings = [
  ['What is a lock?', 'One.'],
  ['What is a fence?', 'Two.'],
  ['Gate and door', 'Three.'],
]
const notes = [
  ['What is a pipe?', 'It joins.'],
  ['What is a tee?', 'It parts.'],
  ['What is a tap?', 'It opens.'],
  ['What is a sink?', 'It takes.'],
]

describe('a text in several styles', () => {
  it('keeps its headings beside a section of Q: and A:', () => {
    const text = `# Log\n\n${headings}## Round 2\n\n${notes.map(([q, a]) => `Q: ${q}\nA: ${a}\n`).join('\n')}`
    expect(pairs(text)).toEqual([...asHeadings, ...notes])
  })

  it('keeps its headings beside a table of questions and answers', () => {
    const text = `# Log\n\n## Round 2\n\n| Question | Answer |\n|---|---|\n${notes.map(([q, a]) => `| ${q} | ${a} |\n`).join('')}\n${headings}`
    expect(pairs(text)).toEqual([...notes, ...asHeadings])
  })

  it('keeps a section of Q: and A: beside more headings that ask', () => {
    const more = '### What is a wall?\n\nFour.\n\n### What is a roof?\n\nFive.\n\n'
    const text = `# Log\n\n${headings}${more}## Round 2\n\nQ: What is a pipe?\nA: It joins.\n\nQ: What is a tee?\nA: It parts.\n`
    expect(pairs(text)).toEqual([
      ...asHeadings,
      ['What is a wall?', 'Four.'],
      ['What is a roof?', 'Five.'],
      ...notes.slice(0, 2),
    ])
  })

  // Seen to fail when numbered lines took no notice of sections without numbers.
  it('keeps the sections of numbered lines, and a heading that asks in a section without numbers', () => {
    const lines =
      '# Notes\n\n## Python\n\n1. What is the GIL?\n\nA lock.\n\n2. What is a tuple?\n\n- a row\n\n'
    const { decks, skipped } = converted(
      `${lines}## Redis\n\n### Why is it fast?\n\nMemory.\n\n## Books\n\nSee a shop.\n`,
    )
    expect(
      decks[0]!.deck.sections.map(({ title, questions }) => [
        title,
        ...questions.map(({ question }) => question),
      ]),
    ).toEqual([
      ['Python', 'What is the GIL?', 'What is a tuple?'],
      ['Redis', 'Why is it fast?'],
    ])
    expect(skipped).toMatchObject([{ line: 19, reason: 'section-text', text: 'Books' }])
    expect(converted(`${lines}## Books\n\nSee a shop.\n`).skipped).toMatchObject([
      { line: 13, reason: 'section-text', text: 'Books' },
    ])
  })

  it('keeps numbered lines, headings and notes, each under its section', () => {
    const text =
      '# 面试记录\n\n## 一面\n\n1. 说一下事件循环\n\n   单线程。\n\n2. 手写防抖\n\n   定时器。\n\n3. 什么是闭包\n\n   环境。\n\n## 二面\n\n### 强缓存与协商缓存\n\n时间与标签。\n\n### 跨域怎么解决？\n\n代理。\n\n## 三面\n\n**Q：难点是什么？**\n\nA：首屏。\n\n**Q：为什么离职？**\n\nA：成长。\n'
    expect(pairs(text)).toEqual([
      ['说一下事件循环', '单线程。'],
      ['手写防抖', '定时器。'],
      ['什么是闭包', '环境。'],
      ['强缓存与协商缓存', '时间与标签。'],
      ['跨域怎么解决？', '代理。'],
      ['难点是什么？', '首屏。'],
      ['为什么离职？', '成长。'],
    ])
  })

  it('takes no remarks of a file of notes for questions, but tells where they are', () => {
    const text = `# Deck\n\n## Cards\n\n${notes.map(([q, a]) => `Q: ${q}\nA: ${a}\n`).join('\n')}\n## Sources\n\nA book and a talk.\n\n## Format\n\nPlain lines.\n`
    expect(pairs(text)).toEqual(notes)
    expect(converted(text).skipped).toEqual([
      { line: 17, reason: 'section-text', text: 'Sources' },
      { line: 21, reason: 'section-text', text: 'Format' },
    ])
  })

  it('leaves a table in an answer where it is', () => {
    const table = '| Question | Answer |\n|---|---|\n| Who? | Me |\n| Where? | Here |\n'
    const text = `# Q\n\n## What is a form?\n\n${table}\n## What is a lock?\n\nOne.\n\n## What is a key?\n\nTwo.\n\n## What is a door?\n\nThree.\n`
    expect(pairs(text).map(([question]) => question)).toEqual([
      'What is a form?',
      'What is a lock?',
      'What is a key?',
      'What is a door?',
    ])
  })
})
