/** What holds of every format, whatever the text: made of pieces that each of them could trip over. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectFormat } from '../../src/convert/detect.ts'
import { FORMATS } from '../../src/convert/imported.ts'
import { convertText } from '../../src/convert/text.ts'
import { formatDeck } from '../../src/deck/format.ts'
import { parseDeck } from '../../src/deck/parse.ts'
import { readDeck } from '../../src/deck/read.ts'
import type { Root, SourceFile } from '../../src/model/deck.ts'
import { messages } from '../../src/text/messages/catalogue.ts'
import { withoutPlaces } from './places.ts'

const piece = fc.constantFrom(
  'question',
  'answer',
  'What is a lock?',
  '问题',
  'A',
  'B',
  ',',
  ';',
  '\t',
  '|',
  '"',
  '""',
  '\n',
  '\n',
  '\n\n',
  ' ',
  '    ',
  '- ',
  '\t- ',
  '#card',
  '#flashcards',
  '::',
  ':::',
  '>>',
  '<>',
  ';;',
  '?',
  '{{cloze x}}',
  '{{c1::y::z}}',
  '{{c1::',
  '}}',
  '==m==',
  '{{1::n}}',
  '---',
  '# h',
  '## q',
  '### Follow-up: f',
  '```',
  '`',
  'Q: ',
  'A: ',
  'C: [g]',
  '<b>',
  '</b>',
  '<ul><li>i',
  '&lt;',
  '<!--SR:!2024-08-16,51,230-->',
  '<!-- viva id: x -->',
  '<!--',
  'id:: 631bf988-bea7-4731-8cea-1b01a7724918',
  'card-next-schedule:: 2024-08-16T10:00:00.000Z',
  'card-last-interval:: 4',
  '#separator:tab\n',
  '#guid column:1\n',
  '#html:true\n',
  '{"cards":[',
  '{"~:decks":[{"~:cards":{"~#list":[{"~:content":"a\\n---\\nb"}]}}]}',
  '{:decks [{:cards [{:content "a\\n---\\nb"}]}]}',
  '- [x] t',
  '- [ ] u',
  '=1+1',
  '__proto__',
  '\u001b[2J',
  '\u001b]52;c;eA==\u0007',
  '\u202e',
  '\u0000',
  '\ud800',
  '\u2028',
)
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
const format = fc.constantFrom(undefined, ...FORMATS)

/** Notes with schedules, often the same question again with the same answer or another. */
const few = (...words: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...words)
const learned = fc.oneof(
  fc
    .array(fc.tuple(few('## A', '## B', ''), few('Why', 'How'), few('::', ':::'), few('so', 'thus')), {
      maxLength: 8,
    })
    .map((notes) =>
      notes.map(
        ([head, q, mark, a]) => `${head}\n\n${q}${mark}${a} <!--SR:!2024-08-16,51,230!2024-08-17,5,230-->`,
      ),
    )
    .map((notes) => ['#flashcards', ...notes].join('\n\n')),
  fc
    .array(fc.tuple(few('Why', 'How', '{{cloze it}}'), few('so', 'thus'), few('a', 'b')), { maxLength: 8 })
    .map((notes) =>
      notes
        .map(
          ([q, a, id]) =>
            `- ${q} #card\n  id:: 631bf988-bea7-4731-8cea-1b01a772491${id}\n  card-last-interval:: 4\n  card-next-schedule:: 2023-02-01T15:14:02.100Z\n\t- ${a}`,
        )
        .join('\n'),
    ),
)
const source = (content: string): SourceFile => ({
  root: { id: 1, kind: 'home', path: '/decks' } as unknown as Root,
  path: '/decks/x.md',
  deck: 'x',
  text: content,
})
const shown = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (each instanceof Map ? [...each] : each))

describe('convertText', () => {
  // Seen to fail with `safeText` left out of `bodyOf` in notes.ts.
  it('makes of any text in any format decks that read back as they were written', () => {
    fc.assert(
      fc.property(text, format, (content, from) => {
        for (const { deck } of convertText(content, { from }).decks)
          expect(withoutPlaces(readDeck(formatDeck(deck)).deck)).toEqual(withoutPlaces(deck))
      }),
      { numRuns: 3000 },
    )
  })

  // Seen to fail with `storedText` left out of `cleaned` in notes.ts.
  it('leaves nothing in a deck that a terminal would obey or a reader would not see', () => {
    fc.assert(
      fc.property(text, format, (content, from) => {
        const { decks, rule } = convertText(content, { from })
        for (const { deck } of decks)
          // eslint-disable-next-line no-control-regex
          expect(formatDeck(deck)).not.toMatch(
            /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2066-\u2069]|\p{Cs}/u,
          )
        // eslint-disable-next-line no-control-regex
        expect(messages('en').convert.rule(rule)).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e]/u)
      }),
      { numRuns: 2000 },
    )
  })

  // Seen to fail when a copy that was dropped kept its schedule, and when two questions took the same id (both in build.ts).
  it('tells what was learned of cards that are in the decks, and of each one once', () => {
    fc.assert(
      fc.property(fc.oneof(text, learned), format, (content, from) => {
        const { decks, progress } = convertText(content, { from })
        const parsed = decks.map(({ deck }) => parseDeck(source(formatDeck(deck))))
        const codes = parsed.flatMap(({ problems }) => problems.map(({ code }) => code))
        expect(codes).not.toContain('duplicate-id')
        const ids = parsed.flatMap(({ cards }) => cards.map(({ id }) => id as string))
        const told = (progress?.cards ?? []).map(({ card }) => card)
        expect(new Set(told).size).toBe(told.length)
        expect(told.filter((card) => !ids.includes(card))).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  // Seen to fail when the ids that are taken were kept from one import to the next.
  it('gives the same decks for the same text', () => {
    fc.assert(
      fc.property(fc.oneof(text, learned), format, (content, from) => {
        expect(shown(convertText(content, { from }))).toBe(shown(convertText(content, { from })))
      }),
      { numRuns: 300 },
    )
  })
})

describe('detectFormat', () => {
  // Seen to fail when a lone `{` was taken for JSON and parsed without a guard.
  it('names a format for any bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.string({ unit: 'binary' }),
        text,
        (head, name, content) => {
          expect(FORMATS).toContain(detectFormat({ name, head, text: content }).format)
        },
      ),
      { numRuns: 500 },
    )
  })
})
