import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainText, span, styles, type Line } from '../../src/text/style.ts'
import { cellWidth, graphemes } from '../../src/text/width.ts'
import { wrapSpans, wrapText } from '../../src/text/wrap.ts'

const wrapped = (text: string, width: number) => wrapSpans([span(text)], width).map(plainText)

describe('breaking lines', () => {
  test('lines break at spaces, which are dropped there', () => {
    expect(wrapped('the quick brown fox', 9)).toEqual(['the quick', 'brown fox'])
    expect(wrapped('a   b', 2)).toEqual(['a', 'b'])
    expect(wrapped('one  two', 20)).toEqual(['one  two'])
    expect(wrapped('', 5)).toEqual([''])
  })

  test('a line feed ends a line', () => {
    expect(wrapped('a\n\nb ', 5)).toEqual(['a', '', 'b'])
  })

  test('a word longer than the line is cut, and its beginning gets a line of its own', () => {
    expect(wrapped('see abcdefghij', 6)).toEqual(['see', 'abcdef', 'ghij'])
  })

  test('compound words break after their hyphen, options and minus signs do not', () => {
    expect(wrapped('a read-modify-write here', 14)).toEqual(['a read-modify-', 'write here'])
    expect(wrapped('pass --no-cache now', 8)).toEqual(['pass', '--no-', 'cache', 'now'])
    expect(wrapped('it is -5 now', 7)).toEqual(['it is', '-5 now'])
  })

  test('Chinese breaks between characters', () => {
    expect(wrapped('我们使用二分查找算法', 8)).toEqual(['我们使用', '二分查找', '算法'])
    expect(wrapped('我们用binary search查找', 10)).toEqual(['我们用', 'binary', 'search查找'])
  })

  test('no line begins with a closing mark or ends with an opening one', () => {
    expect(wrapped('二分查找，然后', 8)).toEqual(['二分查', '找，然后'])
    expect(wrapped('他说“你好”吗', 6)).toEqual(['他说', '“你好”', '吗'])
    expect(wrapped('共（三）条', 6)).toEqual(['共', '（三）', '条'])
    expect(wrapped('还有……吗', 5)).toEqual(['还', '有……', '吗'])
    expect(wrapped('カーブとキャー', 6)).toEqual(['カーブ', 'と', 'キャー'])
    expect(wrapped('使用`甲乙`吧', 6)).toEqual(['使用', '`甲乙`', '吧'])
  })

  test('Korean breaks between words', () => {
    expect(wrapped('안녕하세요 세계', 14)).toEqual(['안녕하세요', '세계'])
  })

  test('emoji and letters with marks are never split', () => {
    expect(wrapped('👩‍🚀👩‍🚀👩‍🚀', 4)).toEqual(['👩‍🚀👩‍🚀', '👩‍🚀'])
    expect(wrapped('e\u0301e\u0301e\u0301', 2)).toEqual(['e\u0301e\u0301', 'e\u0301'])
    expect(wrapped('🇯🇵🇨🇳', 2)).toEqual(['🇯🇵', '🇨🇳'])
  })

  test('a chain of jamo that is one cluster is cut all the same', () => {
    for (const line of wrapped('ᄒ'.repeat(50), 20)) expect(cellWidth(line)).toBeLessThanOrEqual(20)
  })

  test('styles stay with their characters, and a style that begins inside a word makes no place to break', () => {
    const line: Line = [span('un'), span('break', styles.strong), span('able word')]
    expect(wrapSpans(line, 12)).toEqual([
      [span('un'), span('break', styles.strong), span('able')],
      [span('word')],
    ])
  })

  test('a megabyte takes the same time per character as a kilobyte', () => {
    for (const unit of ['word ', 'x', '你', '，', ' ', '-a', '`']) {
      expect(wrapText(unit.repeat(1_000_000 / unit.length), 76).length).toBeGreaterThan(0)
    }
  }, 20_000)
})

const pieces = fc.constantFrom(
  ...'a word 你 ， “ ” （ ） 👩‍🚀 e\u0301 \u0301 - —— … ` " 한 नि ᄒ 🇯🇵'.split(' '),
  ' ',
  '  ',
  '\n',
)
const spans = fc.array(
  fc.record({ text: fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join('')), style: fc.nat(3) }),
  { maxLength: 6 },
)

function styledCharacters(line: Line): string[] {
  return line.flatMap(({ text, style }) =>
    Array.from(text)
      .filter((character) => !/[ \n]/.test(character))
      .map((character) => `${character}${style}`),
  )
}

function visibleClusters(text: string): string[] {
  return graphemes(text).filter((cluster) => !/^[ \n]/.test(cluster))
}

describe('properties of breaking', () => {
  // Seen to fail when trailing spaces were kept, and when the carried part of a line was counted without its width.
  test('no line is wider than asked', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 2, max: 30 }), (line, width) => {
        for (const part of wrapSpans(line, width))
          expect(cellWidth(plainText(part))).toBeLessThanOrEqual(width)
      }),
      { numRuns: 3000, seed: 3 },
    )
  })

  // Seen to fail when a span that goes on in the next line was passed over.
  test('nothing but spaces is lost, and every character keeps its style', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 2, max: 30 }), (line, width) => {
        expect(wrapSpans(line, width).flatMap(styledCharacters)).toEqual(styledCharacters(line))
      }),
      { numRuns: 3000, seed: 4 },
    )
  })

  // Seen to fail when lines were cut by code points.
  test('no cluster is cut', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), fc.integer({ min: 4, max: 30 }), (parts, width) => {
        const text = parts.join('').replaceAll('ᄒ', '')
        expect(wrapText(text, width).flatMap(visibleClusters)).toEqual(visibleClusters(text))
      }),
      { numRuns: 3000, seed: 5 },
    )
  })
})

describe('code within a line', () => {
  const lines = (parts: readonly (readonly [text: string, isCode: boolean])[], width: number): string[] =>
    wrapSpans(
      parts.map(([text, isCode]) => span(text, isCode ? styles.code : styles.plain)),
      width,
    ).map((line) => line.map(({ text }) => text).join(''))

  test('is not broken after a hyphen or a space where it fits the next line', () => {
    expect(
      lines(
        [
          ['run it with ', false],
          ['git commit --no-edit', true],
          [' now', false],
        ],
        24,
      ),
    ).toEqual(['run it with', 'git commit --no-edit now'])
    expect(
      lines(
        [
          ['用 ', false],
          ['a-b-c-d', true],
          [' 来做', false],
        ],
        8,
      ),
    ).toEqual(['用', 'a-b-c-d', '来做'])
  })

  test('breaks as other text where it is longer than a line', () => {
    expect(
      lines(
        [
          ['see ', false],
          ['one-two-three-four', true],
        ],
        10,
      ),
    ).toEqual(['see one-', 'two-three-', 'four'])
  })

  test('in several styles is one piece', () => {
    const bold = wrapSpans([span('x '), span('ab-', styles.code), span('cd', styles.code | styles.strong)], 6)
    expect(bold.map((line) => line.map(({ text }) => text).join(''))).toEqual(['x', 'ab-cd'])
  })
})
