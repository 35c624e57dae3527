import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffLines, isSameAnswer } from '../../src/text/diff.ts'
import { plainText, styles } from '../../src/text/style.ts'

const shown = (expected: string, given: string) => diffLines(expected, given).map(plainText)

describe('the same answer', () => {
  test('white space at the ends, its amount and the Unicode form do not matter', () => {
    expect(isSameAnswer('git  rebase -i', ' git rebase\t-i\n')).toBe(true)
    expect(isSameAnswer('caf\u00e9', 'cafe\u0301')).toBe(true)
  })

  test('case and punctuation do', () => {
    expect(isSameAnswer('Counter', 'counter')).toBe(false)
    expect(isSameAnswer('a, b', 'a b')).toBe(false)
  })
})

describe('the difference', () => {
  test('too much and missing are marked in the text', () => {
    expect(shown('git reset --hard', 'git reset --soft')).toEqual(['git reset --[-soft-]{+hard+}'])
    expect(shown('defaultdict', 'defaultdct')).toEqual(['defaultd{+i+}ct'])
    expect(shown('async def', 'def')).toEqual(['{+async +}def'])
    expect(shown('', 'x')).toEqual(['[-x-]'])
    expect(shown('x', 'x')).toEqual(['x'])
  })

  test('Chinese is compared by characters', () => {
    expect(shown('全局解释器锁', '全局编译器锁')).toEqual(['全局[-编译-]{+解释+}器锁'])
  })

  test('a character with its marks is one', () => {
    expect(shown('cafe\u0301', 'cafe')).toEqual(['caf[-e-]{+é+}'])
    expect(shown('👩‍🚀', '👩')).toEqual(['[-👩-]{+👩‍🚀+}'])
  })

  test('a single letter that agrees by chance stays inside the difference', () => {
    expect(shown('hashmap', 'table')).toEqual(['[-table-]{+hashmap+}'])
  })

  test('lines are those expected, and line ends that differ are written out', () => {
    expect(shown('one\ntwo', 'one two')).toEqual(['one[- -]{+\\n+}', 'two'])
    expect(shown('one two', 'one\ntwo')).toEqual(['one[-\\n-]{+ +}two'])
    expect(shown('a\nb', 'a\nb')).toEqual(['a', 'b'])
  })

  test('the styles say the same as the marks', () => {
    expect(diffLines('ab', 'ac')).toEqual([
      [
        { text: 'a', style: styles.good },
        { text: '[-c-]', style: styles.bad | styles.strike },
        { text: '{+b+}', style: styles.warning | styles.underline },
      ],
    ])
  })

  test('hidden characters are shown', () => {
    expect(shown('ls', 'l\u202es')).toEqual(['l[-\\u202e-]s'])
  })

  test('long answers that have nothing in common are compared in bounded time', () => {
    expect(shown('a'.repeat(100_000), 'b'.repeat(100_000))[0]).toHaveLength(200_008)
  }, 20_000)

  // Seen to fail when the walk ended with the shorter answer, and when an island was marked as too much only.
  test('without what is too much it is the expected answer, without what is missing the given one', () => {
    const answers = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', '你', '好', ' ', 'e\u0301'),
      maxLength: 12,
    })
    fc.assert(
      fc.property(answers, answers, (expected, given) => {
        const text = shown(expected, given).join('')
        expect(text.replace(/\[-.*?-\]/gs, '').replace(/\{\+|\+\}/g, '')).toBe(
          expected.normalize('NFC').trim(),
        )
        expect(text.replace(/\{\+.*?\+\}/gs, '').replace(/\[-|-\]/g, '')).toBe(given.normalize('NFC').trim())
      }),
      { numRuns: 5000, seed: 6 },
    )
  })
})
