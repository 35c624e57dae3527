/** The text formats of `viva export`, each as pieces of text in order. No decisions: what a format says is in `convert/export`. */
import { clozeSource, csvHeader, csvRow, type CsvOptions } from '../convert/export/csv.ts'
import type { ExportDeck, ExportNote } from '../convert/export/note.ts'
import { sheet, type SheetQuestion } from '../convert/export/sheet.ts'
import type { Card, CardKey } from '../model/card.ts'
import { formatDay, formatInstant } from '../model/time.ts'
import { retrievability, type Weights } from '../schedule/fsrs.ts'
import { cardIds } from '../store/exports.ts'
import { eventsSince } from '../store/log.ts'
import { eventLine } from './event-json.ts'
import { cardJson } from './json.ts'
import { weightsIn } from './memory.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'

/** What was written, counted while it goes. */
export type Tally = { decks: number; cards: number; notes: number; drafts: number; reviews: number }

export type TextSource = {
  readonly library: Library
  readonly decks: AsyncIterable<ExportDeck>
  readonly tally: Tally
}

export async function* csvText(source: TextSource, options: CsvOptions): AsyncGenerator<string> {
  yield csvHeader(options)
  for await (const { card, note } of chosenCards(source)) yield csvRow(card, note, options)
}

/** One document: which viva wrote it and when, and the cards as `viva cards --json` prints them. */
export async function* jsonText(source: TextSource, version: string): AsyncGenerator<string> {
  const { settings } = source.library
  const { at, dayOn } = present(settings)
  yield `{\n  "viva": ${JSON.stringify(version)},\n  "format": 1,\n  "exportedAt": "${formatInstant(at)}",\n  "cards": [`
  let isFirst = true
  for await (const { card, note } of chosenCards(source)) {
    const value = { ...cardJson(card, dayOn, source.library), cloze: clozeSource(card, note) }
    const text = JSON.stringify(value, null, 2).replaceAll('\n', '\n    ')
    yield `${isFirst ? '' : ','}\n    ${text}`
    isFirst = false
  }
  yield `${isFirst ? '' : '\n  '}]\n}\n`
}

/** Every event of the log on a line; of a selection those of its cards, and those that concern every card. */
export async function* reviewLines(
  { library, tally }: Pick<TextSource, 'library' | 'tally'>,
  wanted: ReadonlySet<CardKey> | null,
): AsyncGenerator<string> {
  const ids = cardIds(library.store)
  for (const event of eventsSince(library.store, null)) {
    const card = 'card' in event ? event.card : null
    if (wanted && card !== null && !wanted.has(card)) continue
    tally.reviews += 1
    yield `${eventLine(event, (key) => ids.get(key) ?? null)}\n`
  }
}

/** The page for the morning. Drafts have nothing to read. */
export async function sheetText(source: TextSource, lines: number): Promise<string> {
  const { library, tally } = source
  const { dayOn } = present(library.settings)
  const { weights } = weightsIn(library.store)
  const questions: SheetQuestion[] = []
  for await (const { notes } of source.decks)
    for (const { cards } of notes) {
      const [card] = cards
      if (!card.isDraft && !card.isSuspended)
        questions.push({ card, recall: recallOf(cards, dayOn, weights) })
    }
  const title = library.words.exporting.sheetTitle(formatDay(dayOn))
  const page = sheet(questions, title, lines)
  tally.notes = page.questions
  return page.text
}

/** Of several gaps the one that is known worst; null when none was ever asked. */
function recallOf(cards: ExportNote['cards'], dayOn: number, weights: Weights): number | null {
  const known = cards.flatMap(({ memory }) =>
    memory.state === 'new'
      ? []
      : [retrievability(weights, memory.stability, Math.max(0, dayOn - memory.lastOn))],
  )
  return known.length === 0 ? null : Math.min(...known)
}

async function* chosenCards({
  decks,
  tally,
}: TextSource): AsyncGenerator<{ readonly card: Card; readonly note: ExportNote }> {
  for await (const { notes, chosen } of decks) {
    tally.decks += 1
    for (const note of notes)
      for (const card of note.cards)
        if (chosen.has(card.key)) {
          tally.cards += 1
          yield { card, note }
        }
  }
}
