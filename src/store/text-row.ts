/** The text of a card as a row. What decks say is written here and nowhere else. */
import type { CardKey } from '../model/card.ts'
import type { PlannedText } from '../model/deck.ts'
import type { Store } from './open.ts'
import { sql } from './query.ts'

/** What a row says of a text, besides whose it is and in which language: `@name` for each goes into a statement. */
const COLUMNS = [
  'root',
  'path',
  'line',
  'text_id',
  'is_explicit',
  'question',
  'prompt',
  'answer',
  'key_points',
  'options',
  'hints',
  'also',
  'slots',
  'tags',
  'level',
  'minutes',
  'topic',
  'is_draft',
  'question_print',
  'answer_print',
  'whole_print',
] as const

export type TextRow = Readonly<Record<(typeof COLUMNS)[number] | 'language', string | number | null>>

/** Columns of a text, for a select. */
export const textColumns: string = ['language', ...COLUMNS].join(', ')

const writeRow = `insert into texts (card, language, file, ${COLUMNS.join(', ')})
  values ((select id from cards where key = @card), @language, case when @isInFile then (select id from files where path = @path) end,
    ${COLUMNS.map((column) => `@${column}`).join(', ')})
  on conflict (card, language) do update set file = excluded.file,
    ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`

/** A card has one text per language: the new one takes the place of the old one. */
export function writeText(store: Store, text: PlannedText): void {
  const { content, fingerprints } = text
  const row: TextRow = {
    language: text.language,
    root: text.root,
    path: text.file,
    line: content.line,
    text_id: content.id,
    is_explicit: content.isExplicit ? 1 : 0,
    question: content.question,
    prompt: content.prompt,
    answer: content.answer,
    key_points: JSON.stringify(content.keyPoints),
    options: JSON.stringify(content.options),
    hints: JSON.stringify(content.hints),
    also: JSON.stringify(content.also),
    slots: JSON.stringify(content.slots),
    tags: JSON.stringify(content.tags),
    level: content.level,
    minutes: content.minutes,
    topic: content.topic,
    is_draft: content.isDraft ? 1 : 0,
    question_print: fingerprints.question,
    answer_print: fingerprints.answer,
    whole_print: fingerprints.whole,
  }
  sql(store, writeRow).run({ ...row, card: text.key, isInFile: 1 })
}

/** Puts a former text back in its place, of a card that stands in no file any more. */
export function writeFormerText(store: Store, card: CardKey, row: TextRow): void {
  sql(store, writeRow).run({ ...row, card, isInFile: 0 })
}
