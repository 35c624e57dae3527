/** Mochi's data in both notations: decks in decks, sides, templates, gaps, reviews, media. */
import { describe, expect, it } from 'vitest'
import { readMochiData } from '../../../src/convert/mochi/data.ts'
import { convertText } from '../../../src/convert/text.ts'
import { formatDay } from '../../../src/model/time.ts'
import { pairsOf, readBack } from '../card-lines.ts'

const transit = JSON.stringify({
  '~:version': 2,
  '~:decks': [
    { '~:id': '~:topDeck1', '~:name': 'Systems' },
    {
      '~:id': '~:subDeck1',
      '~:name': 'Locks',
      '~:parent-id': '~:topDeck1',
      '~:cards': {
        '~#list': [
          {
            '~:id': '~:card0002',
            '~:pos': 'b',
            '~:content': '{{GIL}} and {{2::MRO}} and {{2::ABC}}',
            '~:cloze/reviews': {
              2: [{ '~:date': '~t1695852000000', '~:interval': 4.2, '~:remembered?': true }],
            },
          },
          {
            '~:id': '~:card0001',
            '~:pos': 'a',
            '~:content':
              '# What is on it?\n\n![](@media/a%20b.png)\n\n---\n\nA lock.\n\n---\n\nIn red.\n\n```\n---\n```',
            '~:tags': { '~#set': ['os'] },
            '~:reviews': [
              { '~:date': '~t1695852000000', '~:remembered?': false, '~:duration': 2.5 },
              { '~:date': { '~#dt': 1695938400000 }, '~:interval': 2.09, '~:remembered?': true },
            ],
          },
          {
            '~:id': '~:card0003',
            '~:pos': 'c',
            '~:content': '',
            '~:name': 'mutex',
            '~:archived?': true,
            '~:template-id': '~:tmpl0001',
            '~:fields': {
              '~:name': { '~:id': '~:name', '~:value': 'mutex' },
              '~:def': { '~:id': '~:def', '~:value': 'mutual exclusion' },
            },
          },
          { '~:id': '~:card0004', '~:pos': 'd', '~:content': 'gone', '~:trashed?': { '~#dt': 1 } },
        ],
      },
    },
  ],
  '~:templates': [
    {
      '~:id': '~:tmpl0001',
      '~:content': '# << Name >>\n---\n<< Definition >><<# Note >> (<< Note >>)<</ Note >>',
      '~:fields': {
        '~:name': { '~:id': '~:name', '~:name': 'Name' },
        '~:def': { '~:id': '~:def', '~:name': 'Definition' },
        '~:note': { '~:id': '~:note', '~:name': 'Note' },
      },
    },
  ],
})

describe('Mochi in JSON', () => {
  const imported = convertText(transit, { fileName: 'data.json', mediaFolder: () => 'x.media' })

  it('has decks in decks, cards in their order, sides, templates and gaps', () => {
    expect(imported.format).toBe('mochi')
    expect(imported.decks.map(({ deck }) => deck.head.title)).toEqual(['Locks'])
    expect(pairsOf(imported)).toEqual([
      ['What is on it?', 'A lock.\n\nIn red.\n\n```\n---\n```'],
      ['… and … and …', ''],
      ['mutex', 'mutual exclusion'],
    ])
    expect(imported.decks[0]?.deck.sections[0]?.questions[1]?.answer).toBe(
      '{{c1::GIL}} and {{c2::MRO}} and {{c2::ABC}}',
    )
    expect(readBack(imported)).toHaveLength(4)
    expect(imported.skipped).toEqual([{ line: 4, reason: 'trashed', text: 'gone' }])
  })

  it('names its media by what they are called in the archive', () => {
    expect(imported.media).toEqual(['a b.png'])
    expect(imported.decks[0]?.cards[0]?.prompt).toBe('![](x.media/a%20b.png)')
  })

  it('tells every review, each group of gaps by itself, and what is put away', () => {
    const [first, gap, away] = imported.progress?.cards ?? []
    expect(first?.reviews.map(({ grade, tookMs }) => [grade, tookMs])).toEqual([
      ['again', 2500],
      ['good', null],
    ])
    expect(first?.state).toMatchObject({ state: 'review', intervalDays: 2.09, reps: 2, lapses: 0 })
    expect(formatDay(first!.state!.dueOn)).toBe('2023-10-01')
    expect(gap?.card).toMatch(/^mochi-[0-9a-f]{16}\/c2$/)
    expect(away).toMatchObject({ state: null, isSuspended: true })
  })
})

describe('Mochi in EDN', () => {
  const edn =
    '{:version 2 ; a remark\n :decks [{:name "Sample \\"deck\\"", :id :d1 :cards (#_{:content "no"} {:content "A?\\n---\\nB" :tags #{"t"}\n :reviews [{:date #inst "2024-01-01T00:00:00.000Z" :interval 3 :remembered? true}]} {:content "Another"})}]}'

  it('says the same in its own way', () => {
    const imported = convertText(edn, { fileName: 'data.edn' })
    expect(pairsOf(imported)).toEqual([
      ['A?', 'B'],
      ['Another', ''],
    ])
    expect(imported.decks[0]?.deck.head.title).toBe('Sample "deck"')
    expect(imported.progress?.cards[0]?.reviews[0]?.grade).toBe('good')
  })

  it.each([
    '',
    '{',
    '}',
    '{:decks [',
    '{:a "open',
    '#',
    '#_',
    '[[[[',
    '"\\u12',
    '{:decks nil}',
    '(()',
    `${'['.repeat(9000)}`,
  ])('that is broken (%j) holds nothing', (text) => {
    expect(convertText(text, { from: 'mochi' }).decks).toEqual([])
  })

  it('with keys like the insides of JavaScript is data like any other', () => {
    expect(readMochiData('{:__proto__ {:x 1} :constructor 2}')?.get('__proto__')).toEqual(new Map([['x', 1]]))
  })
})
