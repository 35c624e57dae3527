/**
 * A deck file as cards and problems: reading, then expansion. Never throws, for any text.
 * A file without questions is not a deck and is passed over without complaint; `deck: true|false` in its head decides otherwise.
 */
import type { ParsedFile, SourceFile } from '../model/deck.ts'
import type { Finding } from './deck.ts'
import { expandDeck } from './expand.ts'
import { readDeck } from './read.ts'

export function parseDeck(source: SourceFile): ParsedFile {
  const { deck, findings } = readDeck(source.text)
  const { others: _others, ...ownHead } = deck.head
  const titles = deck.sections.flatMap(({ title }) => title ?? [])
  // One level-1 heading is the title of the whole.
  const head = { ...ownHead, title: ownHead.title ?? (titles.length === 1 ? titles[0] || null : null) }
  const hasQuestions = deck.sections.some(({ questions }) => questions.length > 0)
  const isDeck = head.deck ?? hasQuestions
  const file = { root: source.root, path: source.path, deck: source.deck, head, isDeck }
  if (!isDeck) return { ...file, cards: [], problems: [] }
  const expansion = expandDeck(deck, source)
  const empty: Finding[] = hasQuestions ? [] : [{ code: 'no-questions', line: 1, column: 1, values: {} }]
  const problems = [...findings, ...expansion.findings, ...empty]
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .map((finding) => ({ ...finding, file: source.path }))
  return { ...file, cards: expansion.cards, problems }
}
