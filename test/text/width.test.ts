import * as fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, test, vi } from 'vitest'
import { cellWidth, graphemes, padCells, takeCells, truncateCells } from '../../src/text/width.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const reference = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment)

/** What cells disagree about most: marks, joiners, flags, keycaps, jamo, voicing marks, text and emoji presentation. */
const awkward = [
  ...'☐ ☑ → ① ★ ✅ 😀 \u20e3 # 1 ☺ ☝ 🏽 🇯 🇵 a 你 ー 、 。 ️'.split(' '),
  ...'\u3099 \u302a \u302e é 👨‍👩‍👧 🇨🇳 1️⃣ ©️ © ﾊﾞ ﾞ 한 ᄒ ᅡ ᆫ ─ … “ ”'.split(' '),
  ...'\u200d \ufe0f 々 〜 𠮷 ก็ । नि क्ष \u0600 😀\u200d\u200d😀 🏴‍☠️ 👩🏽‍🚀 🏴 \u{e0067} \u{e0100} \ud800'.split(
    ' ',
  ),
  ' ',
  '\t',
  '\n',
  '\r\n',
]

/** All of the first two planes and the tags; beyond, where blocks are huge, samples and the edges of blocks. */
function step(point: number): number {
  const isUniform = point >= 0x20000 && (point & 0xffff) > 0x200 && (point & 0xffff) < 0xff00
  return isUniform ? 251 : 1
}

describe('cells', () => {
  test('every code point alone, after a letter and after an ideograph takes the cells of string-width', () => {
    const wrong: string[] = []
    for (let point = 0; point <= 0x10ffff; point += step(point)) {
      if (point === 0x1b || point === 0x9b) continue // string-width drops escape sequences; clean text has none
      const character = String.fromCodePoint(point)
      const texts = point < 0x10000 ? [character, `a${character}`, `你${character}`] : [character]
      for (const text of texts) {
        if (cellWidth(text) !== stringWidth(text))
          wrong.push(`U+${point.toString(16)} in ${JSON.stringify(text)}`)
      }
    }
    expect(wrong).toEqual([])
  }, 60_000)

  // Seen to fail when joined emoji were not joined, and when U+FE0F did not widen `☺`.
  test('any mixture of awkward characters takes the cells of string-width', () => {
    const mixture = fc.array(
      fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'binary', maxLength: 2 })),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(mixture, (parts) => {
        const text = parts.join('').replace(/[\x1b\x9b]/g, '')
        expect(cellWidth(text)).toBe(stringWidth(text))
      }),
      { numRuns: 20_000, seed: 1 },
    )
  }, 60_000)

  test('a megabyte is measured in linear time', () => {
    for (const unit of ['a', '你', 'é', '👩‍🚀', 'ᄒ', 'नि', '\u0301']) {
      expect(cellWidth(unit.repeat(200_000))).toBeGreaterThanOrEqual(0)
    }
  }, 20_000)
})

describe('graphemes', () => {
  test('every code unit beside a letter, an ideograph, itself and a joiner is cut as Intl.Segmenter cuts it', () => {
    const wrong: string[] = []
    for (let unit = 0; unit < 0x10000; unit++) {
      const character = String.fromCharCode(unit)
      for (const text of [
        `${character}a`,
        `a${character}`,
        `${character}你`,
        character + character,
        `😀${character}\u200d😀`,
      ]) {
        if (graphemes(text).join('|') !== reference(text).join('|')) wrong.push(JSON.stringify(text))
      }
    }
    expect(wrong).toEqual([])
  }, 60_000)

  // Seen to fail when a joiner after a joiner still joined, and when a skin tone began a cluster of its own.
  test('any mixture of awkward characters is cut as Intl.Segmenter cuts it', () => {
    const mixture = fc.array(
      fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'binary', maxLength: 2 })),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(mixture, (parts) => {
        const text = parts.join('')
        expect(graphemes(text)).toEqual(reference(text))
      }),
      { numRuns: 20_000, seed: 2 },
    )
  }, 60_000)

  test('letters, Chinese and emoji do not wake Intl.Segmenter', () => {
    const segment = vi.spyOn(Intl.Segmenter.prototype, 'segment')
    expect(cellWidth('naïve 你好，“世界” ✅ 👩🏽‍🚀 1️⃣ — ½ → ①')).toBe(35)
    expect(segment).not.toHaveBeenCalled()
    expect(cellWidth('🇯🇵 नि')).toBe(5)
    expect(segment).toHaveBeenCalled()
    segment.mockRestore()
  })
})

describe('fitting', () => {
  test('text that is too wide ends in three dots and keeps its characters whole', () => {
    expect(truncateCells('interview', 9)).toBe('interview')
    expect(truncateCells('interviews', 9)).toBe('interv...')
    expect(truncateCells('面试题目集合', 8)).toBe('面试...')
    expect(truncateCells('👩‍🚀👩‍🚀👩‍🚀', 5)).toBe('👩‍🚀...')
    expect(truncateCells('abcdef', 2)).toBe('..')
    expect(truncateCells('abcdef', 0)).toBe('')
  })

  test('padding counts cells, not characters', () => {
    expect(padCells('面试', 6)).toBe('面试  ')
    expect(padCells('12', 4, 'start')).toBe('  12')
    expect(padCells('面试', 3)).toBe('面试')
  })

  // Seen to fail when takeCells kept a wide character that only half fitted.
  test('what is taken never takes more cells than allowed, and is the longest such beginning', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '你', 'é', '😀', ' ', '👩‍🚀')), fc.nat(12), (parts, cells) => {
        const taken = takeCells(parts.join(''), cells)
        expect(cellWidth(taken)).toBeLessThanOrEqual(cells)
        const next = parts.join('').slice(taken.length)
        if (next) expect(cellWidth(taken + graphemes(next)[0])).toBeGreaterThan(cells)
      }),
    )
  })
})
