/**
 * What `hashcards export` prints, as decks of its own: it holds the text of every card with what was learned of it. Gaps of one
 * text, which are cards of their own there, are one question again. Pure; never throws.
 */
import { splitFront } from '../anki/front-text.ts'
import type { Imported } from '../imported.ts'
import { emptyNote, importedFrom, type Note } from '../notes.ts'
import type { TextOptions } from '../options.ts'
import { storedWords } from '../stored.ts'
import { basicKey, clozeKey, idOf, readExport, type ExportedCard } from './known.ts'

export const isHashcardsExport = (text: string): boolean => /^\s*\{/.test(text) && /"cards"\s*:/.test(text)

export function convertHashcardsExport(text: string, options: TextOptions = {}): Imported {
  const cards = readExport(text, options.zone)
  const notes: Note[] = []
  const families = new Map<string, ExportedCard[]>()
  for (const card of cards) {
    if (card.content.kind === 'basic') notes.push(basicNote(card, card.content))
    else {
      const key = clozeKey(card.content.text)
      const family = families.get(key)
      if (family) family.push(card)
      else families.set(key, [card])
    }
  }
  for (const [key, family] of families) notes.push(clozeNote(key, family))
  notes.sort((a, b) => (a.deck[0] ?? '').localeCompare(b.deck[0] ?? '', 'en') || a.line - b.line)
  return importedFrom({ format: 'hashcards', notes, skipped: [], isConfident: true, tellsProgress: true })
}

type Content<Kind> = Extract<ExportedCard['content'], { readonly kind: Kind }>

const deckLevels = (name: string): readonly string[] => name.split('/').filter((level) => level.trim() !== '')

function basicNote({ deck, line, learned }: ExportedCard, { question, answer }: Content<'basic'>): Note {
  const front = splitFront(question.trim(), storedWords(question).slice(0, 60))
  return {
    ...emptyNote,
    ...front,
    line,
    answer: answer.trim(),
    deck: deckLevels(deck),
    id: learned ? idOf(basicKey(question, answer)) : null,
    learned: learned ? [{ ...learned, gap: null }] : [],
    part: 'hashcards',
  }
}

function clozeNote(key: string, family: readonly ExportedCard[]): Note {
  const all = family
    .flatMap(({ content, learned }) => (content.kind === 'cloze' ? [{ ...content, learned }] : []))
    .sort((a, b) => a.start - b.start)
  const learned = all.flatMap((card, at) => (card.learned ? [{ ...card.learned, gap: at + 1 }] : []))
  const [first] = family as [ExportedCard]
  return {
    ...emptyNote,
    line: first.line,
    answer: withMarks(all[0]?.text ?? '', all),
    hasGaps: true,
    deck: deckLevels(first.deck),
    id: learned.length > 0 ? idOf(key) : null,
    learned,
    part: 'hashcards',
  }
}

/** Places count bytes of UTF-8, the last one included. */
function withMarks(text: string, gaps: readonly { readonly start: number; readonly end: number }[]): string {
  const bytes = new TextEncoder().encode(text)
  const decoder = new TextDecoder()
  let result = ''
  let from = 0
  for (const [at, { start, end }] of gaps.entries()) {
    if (start < from || end < start || end >= bytes.length) continue
    result += `${decoder.decode(bytes.subarray(from, start))}{{c${at + 1}::${decoder.decode(bytes.subarray(start, end + 1))}}}`
    from = end + 1
  }
  return result + decoder.decode(bytes.subarray(from))
}
