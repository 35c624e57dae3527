import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { convertCsv } from '../../../src/convert/csv/convert.ts'
import { decode } from '../../../src/convert/encoding.ts'
import { convertText } from '../../../src/convert/text.ts'
import { convertOwn } from '../../../src/convert/viva/convert.ts'
import { csvHeader, csvRow, type CsvOptions } from '../../../src/convert/export/csv.ts'
import { joinedDecks, stampedDeck } from '../../../src/convert/export/decks.ts'
import { hashcardsFile } from '../../../src/convert/export/hashcards.ts'
import type { ExportDeck } from '../../../src/convert/export/note.ts'
import { sheet } from '../../../src/convert/export/sheet.ts'
import { formatDeck } from '../../../src/deck/format.ts'
import { day } from '../../../src/model/time.ts'
import { cardsIn, deckOf, everything, told } from './notes.ts'

const plain: CsvOptions = { withProgress: false, isSpreadsheet: false }
const csvOf = ({ notes }: ExportDeck, options = plain): string =>
  csvHeader(options) + notes.flatMap((note) => note.cards.map((card) => csvRow(card, note, options))).join('')

describe('decks in viva’s own format', () => {
  test('are the same cards with the same ids when they are read again', () => {
    const text = formatDeck(stampedDeck(deckOf(everything)))
    expect(told(cardsIn(text))).toEqual(told(cardsIn(everything)))
  })

  test('an id that was computed is written down, so that another name of the deck does not change it', () => {
    const source = '## One?\n\nFirst.\n\n### Follow-up: Why?\n\nSo.\n\n## Two?\n\nSecond.\n'
    const text = formatDeck(stampedDeck(deckOf(source)))
    expect(cardsIn(text, 'other').map(({ id }) => id)).toEqual(cardsIn(source).map(({ id }) => id))
  })

  test('several decks in one keep ids, tags, levels and languages', () => {
    const decks = [
      deckOf(everything),
      deckOf('---\nlanguage: en\nlevel: senior\n---\n\n## Why?\n\nSo.\n', 'b'),
    ]
    const joined = cardsIn(formatDeck(joinedDecks(decks)))
    const apart = [...cardsIn(everything), ...cardsIn(formatDeck(stampedDeck(decks[1]!)), 'b')]
    expect(told(joined)).toEqual(told(apart))
  })

  test('an importer takes them as they are', () => {
    const [deck] = convertOwn(formatDeck(stampedDeck(deckOf(everything)))).decks
    expect(told(cardsIn(formatDeck(deck!.deck)))).toEqual(told(cardsIn(everything)))
  })
})

describe('CSV', () => {
  test('is read by any reader of RFC 4180: lines end with CR LF, what needs quotes has them', () => {
    const text = csvOf(deckOf(everything))
    const rows = parse(text, { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[]
    const cards = cardsIn(everything)
    expect(rows.map(({ id }) => id)).toEqual(cards.map(({ id }) => id))
    expect(rows.map(({ answer }) => answer)).toEqual(cards.map(({ answer }) => answer))
    expect(rows[0]).toMatchObject({
      deck: 'work/kafka',
      topic: 'Storage',
      tags: 'kafka, queues, log',
      key_points: '[!] an ordered log\n[ ] one consumer of a group reads it',
      level: 'senior',
      minutes: '2',
    })
    expect(rows.find(({ id }) => id === 'gil/c2')?.['cloze']).toContain('{{c2::reference counts}}')
  })

  test('formulas are kept from spreadsheets only where that is asked for', () => {
    expect(csvOf(deckOf(everything))).toContain(',=1+1 is what?,')
    const guarded = csvOf(deckOf(everything), { ...plain, isSpreadsheet: true })
    expect(guarded.startsWith('\ufeffid,')).toBe(true)
    expect(guarded).toContain(`,'=1+1 is what?,`)
  })

  test('tells memories when asked', () => {
    const [note] = deckOf('## Q\n\nA').notes
    const memory = {
      state: 'review',
      stability: 3.5,
      difficulty: 5,
      lastOn: day(20_000),
      dueOn: day(20_004),
      reps: 2,
      lapses: 1,
    } as const
    const row = csvRow({ ...note!.cards[0], memory }, note!, { ...plain, withProgress: true })
    expect(row.trimEnd().endsWith('review,2024-10-08,3.5,5,2,1,no')).toBe(true)
  })

  test('comes back as the same cards', () => {
    const { decks } = convertCsv(decode(Buffer.from(csvOf(deckOf(everything)))).text)
    expect(decks).toHaveLength(1)
    const back = cardsIn(formatDeck(decks[0]!.deck))
    const comparable = (cards: ReturnType<typeof cardsIn>): unknown =>
      cards.map(({ id, kind, question, prompt, options, hints, also, keyPoints, level, minutes }) => ({
        id: id.includes('/') && !id.includes('/c') ? 'follow-up' : id.replace(/^[0-9a-f]{16}$/, 'follow-up'),
        kind,
        question,
        prompt,
        options,
        hints,
        also,
        keyPoints,
        level,
        minutes,
      }))
    expect(comparable(back)).toEqual(comparable(cardsIn(everything)))
  })
})

describe('hashcards', () => {
  test('lines of a text that would begin a note are moved', () => {
    const text = hashcardsFile('kafka', deckOf(everything).notes)
    expect(text.match(/^Q:/gm)).toHaveLength(6)
    expect(text.match(/^A:/gm)).toHaveLength(6)
    expect(text.match(/^C:/gm)).toHaveLength(1)
    expect(text).toContain('\n Q: not a question\n')
  })

  test('gaps are brackets, and brackets of the text are not', () => {
    const text = hashcardsFile('kafka', deckOf(everything).notes)
    expect(text).toContain('The [**GIL**] protects [reference counts]: \\[really\\](https://e.org).')
    expect(text).toContain('[x\\[1\\]] = {"a": {"b": 1}}')
  })

  test('come back as the same questions', () => {
    const source =
      '## What is a log?\n\nA file.\n\n## And this?\n\n```js\nx\n```\n\n---\n\nCode.\n\n## Gap\n\nThe {{c1::one}} and {{c2::two}}.\n'
    const { decks, format } = convertText(hashcardsFile('kafka', deckOf(source).notes), {
      fileName: 'kafka.md',
    })
    expect(format).toBe('hashcards')
    const back = cardsIn(formatDeck(decks[0]!.deck))
    expect(back.map(({ question, kind }) => [question, kind]).slice(0, 2)).toEqual([
      ['What is a log?', 'basic'],
      ['And this?', 'basic'],
    ])
    expect(back.filter(({ kind }) => kind === 'cloze')).toHaveLength(2)
  })

  test('drafts are left out', () => {
    expect(hashcardsFile('x', deckOf('## No answer\n\n## Yes\n\nA').notes).match(/^Q:/gm)).toHaveLength(1)
  })
})

describe('the sheet', () => {
  const questions = (count: number): Parameters<typeof sheet>[0] =>
    Array.from({ length: count }, (_, index) => ({
      card: cardsIn(
        `---\ntags: [t${index % 3}]\n---\n\n## Question ${index}?\n\nText.\n\n- [!] must ${index}\n- [ ] may ${index}\n`,
      )[0]!,
      recall: (index + 1) / (count + 1),
    }))

  test('tells what must be said of what is known worst, by topic', () => {
    const { text } = sheet(questions(3), 'viva 2026-11-21', 100)
    expect(text).toBe(
      '# viva 2026-11-21\n\n## work/kafka\n- Question 0?\n    ! must 0\n- Question 1?\n    ! must 1\n- Question 2?\n    ! must 2\n',
    )
  })

  test('keeps to its lines, and says at least one thing', () => {
    const all = questions(200)
    for (const lines of [10, 40, 100]) {
      const page = sheet(all, 'viva', lines)
      expect(page.text.trimEnd().split('\n').length).toBeLessThanOrEqual(lines)
      expect(page.text).toContain('Question 0?')
      expect(page.text).not.toContain('Question 199?')
    }
    expect(sheet(all, 'viva', 1).questions).toBe(1)
  })

  test('what was never asked comes last', () => {
    const all = questions(2)
    const [fresh, known] = [{ ...all[0]!, recall: null }, all[1]!]
    const { text } = sheet([fresh, known], 'viva', 100)
    expect(text.indexOf('Question 1?')).toBeLessThan(text.indexOf('Question 0?'))
  })
})
