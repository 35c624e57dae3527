/** RemNote's outlines, read on request only. */
import { describe, expect, it } from 'vitest'
import { convertRemnote } from '../../../src/convert/remnote/convert.ts'
import { cardsOf, pairsOf, readBack } from '../card-lines.ts'

describe('convertRemnote', () => {
  it('asks by arrows, definitions and gaps; what says something of a thing names it', () => {
    const imported = convertRemnote(
      [
        '- Python',
        '    - GIL:: a lock',
        '        - purpose;; guards counts',
        '    - Capital of France >> Paris',
        '    - six << half a dozen',
        '    - Hund <> dog',
        '    - Steps>>>',
        '        - one',
        '        - two',
        '    - the {{first}} of {{many}}',
        '    - a stray thought',
      ].join('\n'),
    )
    expect(pairsOf(imported)).toEqual([
      ['GIL', 'a lock'],
      ['GIL: purpose', 'guards counts'],
      ['Capital of France', 'Paris'],
      ['half a dozen', 'six'],
      ['Hund', 'dog'],
      ['dog', 'Hund'],
      ['Steps', '- one\n- two'],
      ['the … of …', ''],
    ])
    expect(cardsOf(imported).at(-1)?.prompt).toBe('the [first] of [many]')
    expect(imported.skipped).toEqual([{ line: 11, reason: 'not-parted', text: 'a stray thought' }])
    expect(readBack(imported)).toHaveLength(9)
  })

  it('takes arrows in code and addresses for text', () => {
    expect(pairsOf(convertRemnote('- `a >> b` and std::x'))).toEqual([['`a >> b` and std', 'x']])
    expect(convertRemnote('- see `a >> b`').skipped).toHaveLength(1)
  })
})
