/** Quizlet's export has no quotes: what does not part is listed. */
import { describe, expect, it } from 'vitest'
import { convertQuizlet } from '../../../src/convert/quizlet/convert.ts'
import { pairsOf, readBack } from '../card-lines.ts'

describe('convertQuizlet', () => {
  it('parts terms and definitions at tabs', () => {
    const imported = convertQuizlet('GIL\ta lock, in CPython\nMRO\torder of bases\n')
    expect(pairsOf(imported)).toEqual([
      ['GIL', 'a lock, in CPython'],
      ['MRO', 'order of bases'],
    ])
    expect(imported.isConfident).toBe(true)
    expect(readBack(imported)).toHaveLength(2)
  })

  it.each([
    ['GIL - a lock\nMRO - an order\n', {}],
    ['GIL,a lock\nMRO,an order\n', {}],
    ['GIL\ta lock;MRO\tan order', {}],
    ['GIL=>a lock;;;MRO=>an order', { field: '=>', row: ';;;' }],
    ['GIL\\a lock\n\nMRO\\a lock\n', { field: '\\\\', row: '\\n\\n' }],
  ])('finds or is told what parts %j', (text, separators) => {
    expect(pairsOf(convertQuizlet(text, { separators })).map(([term]) => term)).toEqual(['GIL', 'MRO'])
  })

  it('lists lines that do not part, each by its own number', () => {
    const { skipped, isConfident } = convertQuizlet('a\t1\n\nno separator here\nb\t2\n\t3\n')
    expect(skipped.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'not-parted'],
      [5, 'not-parted'],
    ])
    expect(isConfident).toBe(false)
  })
})
