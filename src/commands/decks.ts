/** `viva decks`: the decks, and switching them on and off. */
import { Failure } from '../model/failure.ts'
import { selectDecks } from '../deck/select.ts'
import { deckTotals, decks as deckRows, switchDeck, type DeckRow } from '../store/cards.ts'
import type { Selection } from '../store/due.ts'
import { closeStore } from '../store/open.ts'
import { transact } from '../store/query.ts'
import { cleanLine } from '../text/clean.ts'
import { countDue } from './count-due.ts'
import { openLibrary, openLibraryToRead, type Library } from './open-library.ts'
import { say, sayJson, table } from './output.ts'

export async function decks(options: { readonly json?: boolean }): Promise<void> {
  const library = await openLibraryToRead()
  const rows = deckList(library)
  if (options.json) sayJson(rows)
  else {
    const { print } = library.words
    const columns = [
      { title: print.columns.deck, align: 'left' },
      { title: print.columns.cards, align: 'right' },
      { title: print.columns.due, align: 'right' },
      { title: print.columns.new, align: 'right' },
      { title: print.columns.notes, align: 'left' },
    ] as const
    const notes = (row: (typeof rows)[number]): string =>
      [
        row.on ? '' : print.switchedOff,
        row.suspended > 0 ? print.suspendedCount(row.suspended) : '',
        row.drafts > 0 ? print.draftCount(row.drafts) : '',
        row.problems > 0 ? print.problemCount(row.problems) : '',
      ]
        .filter(Boolean)
        .join(', ')
    const cells = rows.map((row) => [
      cleanLine(row.deck),
      String(row.cards),
      String(row.due),
      String(row.new),
      notes(row),
    ])
    if (rows.length === 0) say(print.noDecks)
    else for (const line of table(columns, cells)) say(line)
    say()
    say(print.nextDecks)
  }
  closeStore(library.store)
}

/** Switches the decks that patterns select. */
export async function switchDecks(
  patterns: readonly string[],
  isOn: boolean,
  options: { readonly json?: boolean },
): Promise<void> {
  const library = await openLibrary()
  const chosen = decksNamed(library, patterns)
  transact(library.store, () => {
    for (const row of chosen) switchDeck(library.store, row.id, isOn)
  })
  if (options.json) sayJson(deckList(library))
  else {
    const names = chosen.map((row) => cleanLine(row.deck)).join(', ')
    say(isOn ? library.words.print.switchedDecksOn(names) : library.words.print.switchedDecksOff(names))
  }
  closeStore(library.store)
}

/**
 * The decks that patterns select.
 * @throws Failure `unknown-deck` for a pattern that selects none.
 */
export function decksNamed(library: Library, patterns: readonly string[]): readonly DeckRow[] {
  const rows = deckRows(library.store, library.language)
  const { selected, unknown } = selectDecks([...new Set(rows.map((row) => row.deck))], patterns)
  if (unknown[0] !== undefined) throw new Failure('unknown-deck', { deck: unknown[0] }, 2)
  return rows.filter((row) => selected.includes(row.deck))
}

/** A selection from what people typed: decks by pattern, a tag. Decks named outright are asked even when switched off. */
export function selectionOf(library: Library, patterns: readonly string[], tag: string | null): Selection {
  return { decks: patterns.length === 0 ? null : decksNamed(library, patterns).map((row) => row.id), tag }
}

function deckList(library: Library) {
  const rows = deckRows(library.store, library.language)
  const totals = deckTotals(library.store)
  const counts = new Map(
    countDue(library, { decks: rows.map((row) => row.id), tag: null }).decks.map((row) => [row.deck, row]),
  )
  return rows.map((row) => {
    const total = totals.get(row.id)
    return {
      deck: row.deck,
      title: row.title,
      file: row.file,
      language: row.language,
      cards: total?.cards ?? 0,
      new: row.isOn ? (counts.get(row.deck)?.new ?? 0) : 0,
      due: row.isOn ? (counts.get(row.deck)?.due ?? 0) : 0,
      suspended: total?.suspended ?? 0,
      drafts: total?.drafts ?? 0,
      problems: row.problems,
      on: row.isOn,
    }
  })
}
