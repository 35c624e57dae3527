/**
 * Which id each question and follow-up of one file has: the one that its author gave it, else one computed from its text.
 * Explicit ids come first, wherever they stand; in one file an id is used once. Knows nothing of other files.
 */
import type { CardId } from '../model/card.ts'
import type { Deck, Entry, Finding, Question } from './deck.ts'
import { computedId, followUpId, freeIds, normalized, questionWithPrompt } from './identity.ts'

export type EntryId = { readonly id: CardId; readonly isExplicit: boolean }

/** Entries without an id are passed over: they have no question, or an id that another has. Their follow-ups go with them. */
export type EntryIds = { readonly ids: ReadonlyMap<Entry, EntryId>; readonly findings: readonly Finding[] }

export function idsOf(deck: Deck, source: { readonly deck: string; readonly path: string }): EntryIds {
  const findings: Finding[] = []
  const questions = deck.sections.flatMap((section) => section.questions)
  const ids = explicitIds(questions, source.path, findings)
  const free = freeIds(new Set([...ids.values()].map(({ id }) => id)))
  const asked = new Map<string, number>()
  for (const question of questions) {
    const text = questionWithPrompt(question.question, question.prompt)
    const id = idOf(question, text, () => computedId(source.deck, question.question, question.prompt))
    if (id === null) continue
    for (const followUp of question.followUps) {
      const followUpText = normalized(followUp.question)
      idOf(followUp, `${id}\n${followUpText}`, () => followUpId(id, followUp.question))
    }
  }
  return { ids, findings }

  function idOf(entry: Entry, text: string, computed: () => CardId): CardId | null {
    if (entry.question === '') return null
    const explicit = ids.get(entry)
    if (explicit === undefined && entry.attributes.id !== null) return null
    const line = entry.at?.line ?? 1
    const first = asked.get(text)
    // Gaps tell cards under the same heading apart.
    if (first !== undefined && explicit === undefined && !/\{\{c\d+::/.test(entry.answer)) {
      const values = { question: entry.question, line: String(first) }
      findings.push({ code: 'duplicate-question', line, column: 1, values })
    }
    asked.set(text, first ?? line)
    if (explicit) return explicit.id
    const id = free(computed())
    ids.set(entry, { id, isExplicit: false })
    return id
  }
}

function explicitIds(questions: readonly Question[], file: string, findings: Finding[]): Map<Entry, EntryId> {
  const ids = new Map<Entry, EntryId>()
  const lines = new Map<string, number>()
  const claim = (entry: Entry): boolean => {
    const line = entry.at?.line ?? 1
    if (entry.question === '') findings.push({ code: 'no-question', line, column: 1, values: {} })
    const { id } = entry.attributes
    if (entry.question === '' || id === null) return entry.question !== ''
    const first = lines.get(id)
    if (first !== undefined) {
      const place = { line: entry.at?.attributes?.line ?? line, column: 1 }
      findings.push({ ...place, code: 'duplicate-id', values: { id, file: `${file}:${first}` } })
      return false
    }
    lines.set(id, line)
    ids.set(entry, { id: id as CardId, isExplicit: true })
    return true
  }
  for (const question of questions)
    if (claim(question)) for (const followUp of question.followUps) claim(followUp)
  return ids
}
