/** Answers that stand at the end of a file, and code that belongs to its question. */
import { describe, expect, it } from 'vitest'
import { convertMarkdown } from '../../../src/convert/markdown/convert.ts'

const cards = (text: string) =>
  convertMarkdown(text).cards.map(({ question, prompt, answer, line }) => [line, question, prompt, answer])

describe('answers at the end', () => {
  it('come to the questions of their numbers', () => {
    const text =
      '# Quiz\n\n1. What is a lock?\n2. What is a fence?\n3. Why is it so?\n\n## Answers\n\n1. It keeps others out.\n2. It keeps the order:\n   - one\n   - two\n3. Because.\n'
    expect(cards(text)).toEqual([
      [3, 'What is a lock?', null, 'It keeps others out.'],
      [4, 'What is a fence?', null, 'It keeps the order:\n- one\n- two'],
      [5, 'Why is it so?', null, 'Because.'],
    ])
  })

  it('name the right options', () => {
    const text =
      '## 1. 以下哪个端口？\n\nA. 80\n\nB. 443\n\n## 2. 什么是锁？\n\n## 参考答案\n\n1. B\n2. 一种同步原语\n'
    const { cards: found } = convertMarkdown(text)
    expect(found[0]?.options.map(({ correct }) => correct)).toEqual([false, true])
    expect(found[1]).toMatchObject({ question: '什么是锁？', answer: '一种同步原语' })
  })

  it('come to questions that have but a number for a heading', () => {
    const text =
      '### Question 1\n\nWhich port does TLS use?\n\n- A) 80\n- B) 443\n\n### Question 2\n\nWhat is a fruit?\n\n# Answer Key\n\n**1.** B because\n\n**2.** A kiwi\n'
    const { cards: found } = convertMarkdown(text)
    expect(found.map(({ question, answer }) => [question, answer])).toEqual([
      ['Which port does TLS use?', 'B because'],
      ['What is a fruit?', 'A kiwi'],
    ])
    expect(found[0]?.options.map(({ correct }) => correct)).toEqual([false, true])
  })

  it('stay a section where the numbers do not agree', () => {
    const text =
      '1. What is a lock?\n2. What is a fence?\n3. Why is it so?\n\n## Solutions\n\n1. Alpine\n7. Beta\n8. Gamma\n9. Delta\n'
    expect(cards(text).every(([, , , answer]) => answer === '' || !String(answer).includes('Alpine'))).toBe(
      true,
    )
  })
})

describe('code under a question', () => {
  it('that the question speaks of and the words after it explain is asked, and stays in the answer that explains it', () => {
    const text =
      '## What does this code print?\n\n```js\nf()\n```\n\nIt prints 1.\n\n## 下面代码的输出结果是什么？\n\n```py\ng()\n```\n\n输出 2。\n\n## Why is a lock?\n\nx\n'
    expect(cards(text).slice(0, 2)).toEqual([
      [1, 'What does this code print?', '```js\nf()\n```', '```js\nf()\n```\n\nIt prints 1.'],
      [9, '下面代码的输出结果是什么？', '```py\ng()\n```', '```py\ng()\n```\n\n输出 2。'],
    ])
  })

  it('that shows how something is done is the answer', () => {
    const text =
      '## How do you print in Python?\n\n```py\nprint(1)\n```\n\nThis prints 1.\n\n## What does a lock return?\n\n```py\nNone\n```\n\nAnd more.\n'
    expect(cards(text).map(([, , prompt]) => prompt)).toEqual([null, null])
  })
})

describe('other programs', () => {
  it('of mdanki part the front at a line and tag on the last one', () => {
    const text =
      '# Deck\n\n## What is x\n\nmore of it\n\n%\n\nthe back\n\n[#algo](./a.md) [#os](b)\n\n## What is y\n\nback\n'
    expect(convertMarkdown(text).cards).toMatchObject([
      { question: 'What is x', prompt: 'more of it', answer: 'the back', tags: ['algo', 'os'] },
      { question: 'What is y', answer: 'back' },
    ])
  })

  it('of yanki keep a note in a file, asked both ways when two lines part it', () => {
    expect(cards('---\nnoteId: 1\n---\n\nWhat is the GIL?\n\n---\n\nA lock.\n')).toEqual([
      [5, 'What is the GIL?', null, 'A lock.'],
    ])
    expect(
      cards('---\nnoteId: 1\n---\n\nParis\n\n---\n---\n\ncapital\n').map(([, question]) => question),
    ).toEqual(['Paris', 'capital'])
  })
})

describe('hidden characters', () => {
  it('are gone from prose, are seen in code, and move no line', () => {
    const esc = '\u001b'
    const text = `## Why\u202e is it?${esc}]0;x\u0007\n\na\u2028b\u0000\n\n\`\`\`\n${esc}[2J\n\`\`\`\n\n## How is it?\n\nx\n`
    expect(cards(text)).toEqual([
      [1, 'Why is it?', null, 'a b\n\n```\n␛[2J\n```'],
      [9, 'How is it?', null, 'x'],
    ])
  })
})
