/** A question that is cut out of its file keeps its links, wherever their addresses stand. */
import { describe, expect, it } from 'vitest'
import { convertMarkdown } from '../../../src/convert/markdown/convert.ts'

const answers = (text: string): readonly string[] => convertMarkdown(text).cards.map(({ answer }) => answer)

describe('addresses of links', () => {
  it('come to the questions that use them, in each of the three ways of naming them', () => {
    const text =
      '## What is a lock?\n\nSee [the docs][d], [Other][] and [other].\n\n## What is a fence?\n\n![pic][i]\n\n[d]: https://d.example/a(b) "T"\n[other]: <https://o.example>\n[i]: i.png\n'
    expect(answers(text)).toEqual([
      'See [the docs](https://d.example/a%28b%29 "T"), [Other](https://o.example) and [other](https://o.example).',
      '![pic](i.png)',
    ])
  })

  it('change nothing in code, in boxes and in what no address is known of', () => {
    const text =
      '## What is a lock?\n\n`[d]` and [e] and arr[d] [d](x)\n\n```\n[d]\n[d]: no\n```\n\n## What is a fence?\n\nx [d]\n\n[d]: https://d.example\n'
    expect(answers(text)).toEqual([
      '`[d]` and [e] and arr[d](https://d.example) [d](x)\n\n```\n[d]\n[d]: no\n```',
      'x [d](https://d.example)',
    ])
  })

  it('are those of the first definition, and a footnote is none', () => {
    const text =
      '## What is a lock?\n\n[d] and [^1]\n\n## What is a fence?\n\nx\n\n[d]: https://one.example\n[D]: https://two.example\n[^1]: a note\n'
    expect(answers(text)[0]).toBe('[d](https://one.example) and [^1]')
  })
})
