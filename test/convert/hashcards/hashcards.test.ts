/** hashcards: its notes, its export as a source of its own, and as the progress of notes. */
import { describe, expect, it } from 'vitest'
import { convertText } from '../../../src/convert/text.ts'
import { formatDay, hourMs, type Zone } from '../../../src/model/time.ts'
import { cardsOf, pairsOf, readBack } from '../card-lines.ts'

const performance = (stability: number, due: string) => ({
  lastReviewedAt: '2025-10-01T23:30:00.000',
  stability,
  difficulty: 5.5,
  intervalRaw: stability,
  intervalDays: Math.round(stability),
  dueDate: due,
  reviewCount: 2,
})

const bytes = (text: string): number => new TextEncoder().encode(text).length

const exported = JSON.stringify({
  cards: [
    {
      hash: 'aa',
      familyHash: null,
      deckName: 'Geography',
      location: { filePath: 'Geography.md', lineStart: 0, lineEnd: 1 },
      content: { basic: { question: 'What is the capital of France?', answer: 'Paris' } },
      performance: performance(3.2, '2025-10-04'),
    },
    {
      hash: 'bb',
      familyHash: 'ff',
      deckName: 'Geography',
      location: { filePath: 'Geography.md', lineStart: 3, lineEnd: 3 },
      content: {
        cloze: {
          text: '柏林 is in Germany.',
          start: bytes('柏林 is in '),
          end: bytes('柏林 is in Germany') - 1,
        },
      },
      performance: performance(9, '2025-10-10'),
    },
    {
      hash: 'cc',
      familyHash: 'ff',
      deckName: 'Geography',
      location: { filePath: 'Geography.md', lineStart: 3, lineEnd: 3 },
      content: { cloze: { text: '柏林 is in Germany.', start: 0, end: bytes('柏林') - 1 } },
      performance: null,
    },
  ],
  sessions: [
    {
      startedAt: '2025-09-28T10:00:00.000',
      endedAt: '2025-09-28T10:05:00.000',
      reviews: [{ hash: 'aa', reviewedAt: '2025-09-28T10:01:00.000', grade: 'forgot' }],
    },
    {
      startedAt: '2025-10-01T23:00:00.000',
      endedAt: '2025-10-01T23:50:00.000',
      reviews: [{ hash: 'aa', reviewedAt: '2025-10-01T23:30:00.000', grade: 'good' }],
    },
  ],
})

const notes = 'Q: What is the capital of France?\nA: Paris\n\nC: [柏林] is in [Germany].\n\nQ: New?\nA: Yes\n'

describe('the export of hashcards', () => {
  const imported = convertText(exported, { fileName: 'export.json' })

  it('is decks of its own, with the gaps of one text in one question', () => {
    expect(imported.format).toBe('hashcards')
    expect(imported.decks.map(({ deck }) => deck.head.title)).toEqual(['Geography'])
    expect(pairsOf(imported)).toEqual([
      ['What is the capital of France?', 'Paris'],
      ['… is in ….', ''],
    ])
    expect(cardsOf(imported)[1]?.prompt).toBe('[柏林] is in [Germany].')
    expect(readBack(imported)).toHaveLength(3)
  })

  it('tells every answer, and the state of each gap that was asked', () => {
    const [basic, gap, ...others] = imported.progress?.cards ?? []
    expect(others).toEqual([])
    expect(basic?.reviews.map(({ grade, dayOn }) => [grade, formatDay(dayOn)])).toEqual([
      ['again', '2025-09-28'],
      ['good', '2025-10-01'],
    ])
    expect(basic?.state).toMatchObject({ stability: 3.2, difficulty: 5.5, reps: 2, lapses: 0 })
    expect(gap?.card).toMatch(/^hashcards-[0-9a-f]{16}\/c2$/)
    expect(formatDay(gap!.state!.dueOn)).toBe('2025-10-10')
  })

  it('tells its times by a wall clock, which the zone makes instants', () => {
    const east: Zone = () => 540
    const at = (zone?: Zone) => convertText(exported, { zone }).progress?.cards[0]?.reviews[1]
    expect((at()?.at ?? 0) - (at(east)?.at ?? 0)).toBe(9 * hourMs)
    expect(at(east)?.dayOn).toBe(at()?.dayOn)
  })

  it('beside the notes tells the same of them, with the same ids', () => {
    const beside = convertText(notes, { progress: exported })
    expect(beside.progress?.cards).toEqual(imported.progress?.cards)
    expect(readBack(beside).map(({ isExplicit }) => isExplicit)).toEqual([true, true, true, false])
  })

  it('that is broken tells nothing', () => {
    for (const progress of ['', '{', '[]', '{"cards":[{"content":{"basic":{}}},null,3]}'])
      expect(convertText(notes, { progress }).progress).toBeNull()
    expect(convertText('{"cards": [', { from: 'hashcards' }).decks).toEqual([])
  })
})

describe('the head of hashcards', () => {
  it('names the deck', () => {
    const { decks } = convertText(`---\nname = "Größe"\n---\n\n${notes}`)
    expect(decks[0]?.deck.head.title).toBe('Größe')
    expect(decks[0]?.cards).toHaveLength(3)
    expect(decks[0]?.cards[0]?.line).toBe(5)
  })
})
