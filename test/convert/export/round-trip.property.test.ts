/** What is exported and imported again is the same cards: whatever a question is made of, in every format that can hold it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvHeader, csvRow } from '../../../src/convert/export/csv.ts'
import { joinedDecks } from '../../../src/convert/export/decks.ts'
import { hashcardsFile } from '../../../src/convert/export/hashcards.ts'
import { convertText } from '../../../src/convert/text.ts'
import { formatDeck } from '../../../src/deck/format.ts'
import type { Card } from '../../../src/model/card.ts'
import { cardsIn, deckOf } from './notes.ts'

const plainPieces = [
  'Plain words, with a comma; and "quotes".',
  'It is `code [1]` and **bold**.',
  '```js\n# no heading\nconst a = [1, 2]\n\nconst b = a[0] // Q: x\n```',
  '- a list\n- of [links](https://example.org/a_(b)) and \\[brackets\\]',
  '| a | b |\n|---|---|\n| 1 | x\\|y |',
  '> quoted\n>\n> twice',
  'Tags as text: `<script>` and &lt;b&gt;.',
  '***',
  '中文说明，以及 `代码`。',
  '### A heading of its own\n\nwith text',
]
const gapPieces = [
  'The {{c1::gap}} here.',
  '{{c2::Two :: a hint}} of `{{c1::them}}` [here](https://example.org).',
  '```py\nx = {{c1::a[0]}}\ny = [2]\n```',
  'A {{c3::<script>alert(1)</script>}} in [brackets].',
  '- one {{c1::item}}\n- another {{c2::item}}',
]
const piece = fc.constantFrom(...plainPieces)
const text = (of: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(of, { minLength: 1, maxLength: 3 }).map((parts) => ['Begin.', ...parts, 'End.'].join('\n\n'))
const points = fc.constantFrom('', '\n\n- [!] must\n- [ ] may, too')
const hint = fc.constantFrom('', '\n\n> [!hint] think\n> twice')
const basic = fc
  .tuple(fc.option(text(piece)), text(piece), points, hint)
  .map(
    ([prompt, answer, ...more]) =>
      `${prompt === null ? '' : `${prompt}\n\n---\n\n`}${answer}${more.join('')}`,
  )
const choice = text(piece).map((answer) => `- [x] right, and\n  more\n- [ ] \`wrong\`\n\n${answer}`)
const cloze = fc
  .tuple(
    text(fc.oneof(piece, fc.constantFrom(...gapPieces))),
    fc.constantFrom(...gapPieces),
    fc.option(text(piece)),
    hint,
  )
  .map(
    ([before, gap, told, more]) => `${before}\n\n${gap}${told === null ? '' : `\n\n---\n\n${told}`}${more}`,
  )
const deck = fc
  .array(fc.oneof(basic, choice, cloze), { minLength: 1, maxLength: 4 })
  .map(
    (bodies) =>
      `---\nlanguage: en\n---\n\n${bodies.map((body, at) => `## Which \`one\` is no. ${at}?\n<!-- viva id: q${at} -->\n\n${body}\n`).join('\n')}`,
  )

const told = (cards: readonly Card[]): readonly unknown[] =>
  cards.map(({ id, kind, question, prompt, answer, options, hints, keyPoints }) => ({
    id,
    kind,
    question,
    prompt,
    answer,
    options,
    hints,
    keyPoints,
  }))

const readBack = (exported: string, fileName: string): readonly Card[] =>
  convertText(exported, { fileName }).decks.flatMap((part) => cardsIn(formatDeck(part.deck)))

// Seen to catch: the break of a cloze written as `***`, and the hints of a cloze left out.
test('CSV', () => {
  fc.assert(
    fc.property(deck, (source) => {
      const { notes } = deckOf(source)
      const options = { withProgress: false, isSpreadsheet: false }
      const rows = notes.flatMap((note) => note.cards.map((card) => csvRow(card, note, options)))
      expect(told(readBack(csvHeader(options) + rows.join(''), 'x.csv'))).toEqual(told(cardsIn(source)))
    }),
  )
})

// Seen to catch: hints left out of `formatDeck`.
test('decks', () => {
  fc.assert(
    fc.property(deck, (source) => {
      expect(told(readBack(formatDeck(joinedDecks([deckOf(source)])), 'x.md'))).toEqual(told(cardsIn(source)))
    }),
  )
})

// It knows no ids, options, hints or numbers of gaps. Seen to catch: a note ended by the `***` or the heading of its own text.
test('hashcards: every question with all that its text says', () => {
  const words = (markdown: string): string =>
    markdown
      .replace(/^( *[-*] )(?:\[[ !x]\]|☐|❗|☑) /gm, '$1')
      .replace(/\\(?=[[\]])/g, '')
      .replace(/\s*\n ?(?:---|\*\*\*)(?=\n)/g, '')
      .replace(/^ (?=[#*QAC])/gm, '')
      .replace(/\s+/g, ' ')
      .trim()
  const said = (cards: readonly Card[]): readonly unknown[] =>
    [...new Map(cards.map((card) => [card.question, card])).values()].map(
      ({ kind, question, prompt, answer, options }) => ({
        question,
        isCloze: kind === 'cloze',
        answer: words(
          kind === 'cloze' ? answer : [prompt ?? '', ...options.map((each) => each.text), answer].join('\n'),
        ),
      }),
    )
  fc.assert(
    fc.property(deck, (source) => {
      const [before, after] = [
        cardsIn(source),
        readBack(hashcardsFile('x', deckOf(source).notes), 'x.md'),
      ].map(said)
      expect(after?.length).toBe(before?.length)
      for (const [at, card] of (before ?? []).entries()) {
        if ((card as { answer: string }).answer.includes('right, and')) continue
        expect(after?.[at]).toEqual(card)
      }
    }),
  )
})
