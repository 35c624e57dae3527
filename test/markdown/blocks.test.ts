import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isComment, parseBlocks } from '../../src/markdown/blocks.ts'

const lines = (...text: readonly string[]): string => text.join('\n')

/** Blocks as `kind start-end`. */
const outline = (text: string): readonly string[] =>
  parseBlocks(text).blocks.map(({ kind, start, end }) => `${kind} ${start}-${end}`)

describe('blocks', () => {
  // Seen to fail without `shallow` in src/markdown/engine.ts: a list below the deepest level took the rest of the text with it.
  test.each(['- ', '1. ', '> ', '- > '])('end where they end, however deep they are: %s', (opener) => {
    const [deep, ...after] = outline(`${opener.repeat(120)}deep\n\n# Next\n\n- a`)
    expect(deep).toMatch(/^(?:list|quote) 0-[12]$/)
    expect(after).toEqual(['heading 2-3', 'list 4-5'])
  })

  test('have the lines that they take up', () => {
    const text = lines(
      '# A',
      'text',
      'more',
      '',
      '- a',
      '- b',
      '',
      '> q',
      '---',
      '```js',
      'x',
      '```',
      '<div>',
      '',
      '[r]: x',
    )
    expect(outline(text)).toEqual([
      'heading 0-1',
      'paragraph 1-3',
      'list 4-7',
      'quote 7-8',
      'rule 8-9',
      'code 9-12',
      'html 12-13',
      'definition 14-15',
    ])
  })

  test('leave what is inside of others to them', () => {
    expect(outline(lines('- a', '', '  ## b', '', '> ## c', '', '```', '## d', '```'))).toEqual([
      'list 0-4',
      'quote 4-5',
      'code 6-9',
    ])
  })

  test('know the level and the text of a heading, and the marker of a rule', () => {
    expect(parseBlocks('### C# ##').blocks).toMatchObject([{ level: 3, text: 'C#' }])
    expect(parseBlocks(lines('---', '***')).blocks).toMatchObject([{ marker: '---' }, { marker: '***' }])
  })

  test('take no underlined line for a heading', () => {
    expect(outline(lines('text', '---', 'text', '==='))).toEqual([
      'paragraph 0-1',
      'rule 1-2',
      'paragraph 2-4',
    ])
  })

  test('know the items of a list and the text beside each marker', () => {
    const [list] = parseBlocks(lines('- [ ] a', '  b', '', '-', '  c', '- ```', '  d', '  ```')).blocks
    expect(list?.items).toEqual([
      { start: 0, end: 3, text: '[ ] a\nb' },
      { start: 3, end: 5, text: null },
      { start: 5, end: 8, text: null },
    ])
  })
})

describe('<details>', () => {
  test('is one block from its opening to its closing tag', () => {
    expect(outline(lines('a', '<details>', '', '## b', '', '</details>', '', '## c'))).toEqual([
      'paragraph 0-1',
      'details 1-6',
      'heading 7-8',
    ])
  })

  test('may stand in another', () => {
    const text = lines(
      '<details>',
      '',
      '<details>',
      '',
      '</details>',
      '',
      '## a',
      '',
      '</details>',
      '',
      '## b',
    )
    expect(outline(text)).toEqual(['details 0-9', 'heading 10-11'])
  })

  test('that is never closed hides nothing, and is named', () => {
    const { blocks, unclosed } = parseBlocks(lines('a', '', ' <details open>', '', '## b'))
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'html', 'heading'])
    expect(unclosed).toEqual([
      { kind: 'details', line: 2, column: 1, opener: '<details open>', closer: '</details>' },
    ])
  })

  test('in a comment or in code is none', () => {
    expect(
      outline(lines('<!-- <details> -->', '', '```', '<details>', '```', '', '## a', '', '</details>')),
    ).toEqual(['html 0-1', 'code 2-5', 'heading 6-7', 'html 8-9'])
  })
})

describe('what only the end of the text ends', () => {
  const unclosed = (...text: readonly string[]): object => parseBlocks(lines(...text)).unclosed

  test('is code whose fence is not closed, or not by a fence like it', () => {
    expect(unclosed('````js', 'a', '```')).toEqual([
      { kind: 'code', line: 0, column: 0, opener: '````', closer: '````' },
    ])
    expect(unclosed('  ~~~', '```')).toMatchObject([{ column: 2, closer: '~~~' }])
    expect(unclosed('```')).toMatchObject([{ closer: '```' }])
  })

  test('is HTML that does not end at a blank line', () => {
    expect(unclosed('', '<!-- a', '', 'b')).toEqual([
      { kind: 'html', line: 1, column: 0, opener: '<!--', closer: '-->' },
    ])
    expect(unclosed('<pre>', '', '## a')).toMatchObject([{ closer: '</pre>' }])
    expect(unclosed('<?php')).toMatchObject([{ closer: '?>' }])
  })

  test('is nothing else', () => {
    expect(unclosed('```', 'a', '```', '', '')).toEqual([])
    expect(unclosed('> ```', '> a')).toEqual([])
    expect(unclosed('    code')).toEqual([])
    expect(unclosed('<div>')).toEqual([])
    expect(unclosed('<pre>a</pre>')).toEqual([])
  })

  // Seen to fail with the check for the fence's length taken out of `openAtEnd`.
  test('is closed by the line that is named: a heading after it is one', () => {
    const opening = fc.constantFrom(
      '```',
      '````js',
      '~~~',
      '<!--',
      '<pre>',
      '<script>',
      '<style x>',
      '<?',
      '<!X',
      '<![CDATA[',
    )
    const inside = fc.array(fc.constantFrom('a', '', '```', '~~~~', '-->', '</pre>', '>', '<!-- b -->'), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(opening, inside, (first, rest) => {
        const text = lines('a', '', first, ...rest)
        const closers = parseBlocks(text).unclosed.map(({ closer }) => closer)
        expect(parseBlocks(lines(text, ...closers, '', '## b')).blocks.at(-1)).toMatchObject({
          kind: 'heading',
        })
      }),
      { numRuns: 1000 },
    )
  })
})

test('a comment says nothing, HTML and an unclosed comment included', () => {
  const isFirstComment = (text: string): boolean => isComment(parseBlocks(text).blocks[0]!)
  expect(isFirstComment('<!-- a --> <!-- b -->')).toBe(true)
  expect(isFirstComment(lines('<!-- a', '', 'b'))).toBe(true)
  expect(isFirstComment('<!-- a --> b')).toBe(false)
  expect(isFirstComment('<div>')).toBe(false)
  expect(isFirstComment('a')).toBe(false)
})

test('code is found at any depth', () => {
  expect(parseBlocks(lines('- a', '  ```', '  b', '  ```', '', '> ~~~', '> c', '', '    d')).code).toEqual([
    { start: 1, end: 4 },
    { start: 5, end: 7 },
    { start: 8, end: 9 },
  ])
})

// Seen to fail when the end of `<details>` was looked for in its first block only.
test('blocks of any text stand in order and do not overlap', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('', '- a', '> b', '<details>', '</details>', '```', '# c', '  d', '<!--', '[r]: x'),
      ),
      (all) => {
        let end = 0
        for (const block of parseBlocks(all.join('\n')).blocks) {
          expect(block.start).toBeGreaterThanOrEqual(end)
          expect(block.end).toBeGreaterThan(block.start)
          end = block.end
        }
        expect(end).toBeLessThanOrEqual(Math.max(all.length, 1))
      },
    ),
    { numRuns: 500 },
  )
})

test('a long text has the blocks of its parts, whatever is open while the parser lets go of what it has read', () => {
  const part = [
    '## Question\n\n<!-- viva id: x -->\n\n',
    '- a\n\n  ## no heading\n\n  - b\n    1. c\n\n',
    '> quoted\n>\n> - d\n\n',
    '```js\n## code\n```\n\n<details>\n\ntext\n\n</details>\n\n',
  ].join('')
  const one = parseBlocks(part)
  const lines = part.split('\n').length - 1
  const times = 400
  const moved = <T extends { start: number; end: number }>(all: readonly T[]): readonly unknown[] =>
    Array.from({ length: times }, (_, n) =>
      all.map((each) => ({ ...each, start: each.start + n * lines, end: each.end + n * lines })),
    ).flat()
  const { blocks, code } = parseBlocks(part.repeat(times))
  const bare = (all: typeof blocks) => all.map((block) => ({ ...block, items: undefined }))
  expect(bare(blocks)).toEqual(moved(bare(one.blocks)))
  expect(code).toEqual(moved(one.code))
})
