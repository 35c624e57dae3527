/** An exported deck whose links to media lead to where the export puts them. Knows texts; not where files lie. */
import type { Deck, Entry } from '../../deck/deck.ts'
import { withMediaLinks, withTexts } from '../media-links.ts'
import type { ExportDeck, ExportNote } from './note.ts'

/** The address to put in place of one, which stands in `note`; null leaves it. */
export type RelinkNote = (address: string, note: ExportNote) => string | null

/** The deck and its notes, with every link as `relink` has it. Links before the first question count as the first note's. */
export function relinkedDeck(exported: ExportDeck, relink: RelinkNote): ExportDeck {
  const [first] = exported.notes
  if (!first) return exported
  const linked = (text: string, note: ExportNote): string =>
    withMediaLinks(text, ({ address }) => relink(address, note))
  // Told with the note that they stand in, before the deck as a whole goes through them.
  for (const note of exported.notes) for (const text of textsOf(note)) linked(text, note)
  const deck = withTexts(exported.deck, (text) => linked(text, first))
  const now = new Map(pairs(exported.deck, deck))
  return {
    ...exported,
    deck,
    notes: exported.notes.map((note) => ({
      ...note,
      entry: now.get(note.entry) ?? note.entry,
      prompt: note.prompt === null ? null : linked(note.prompt, note),
      followUps: note.followUps.map((entry) => now.get(entry) ?? entry),
    })),
  }
}

const textsOf = ({ entry, prompt }: ExportNote): readonly string[] => [
  entry.question,
  prompt ?? '',
  entry.answer,
  ...entry.options.map(({ text }) => text),
  ...entry.hints,
]

/** The entries of two decks of one shape. */
function pairs(before: Deck, after: Deck): readonly (readonly [Entry, Entry])[] {
  const all = ({ sections }: Deck): readonly Entry[] =>
    sections.flatMap(({ questions }) => questions.flatMap((each): Entry[] => [each, ...each.followUps]))
  const later = all(after)
  return all(before).map((entry, at) => [entry, later[at] ?? entry] as const)
}
