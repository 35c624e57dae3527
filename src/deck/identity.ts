/**
 * Who a card is by its text: computed ids, and fingerprints to recognise it by. The same on every machine.
 * The only importer of `node:crypto`, which costs milliseconds: loaded when a deck is parsed, never to show a card.
 */
import { hash } from 'node:crypto'
import { relative } from 'node:path'
import type { CardId } from '../model/card.ts'
import type { Fingerprints, ParsedCard, ParsedFile } from '../model/deck.ts'

/** Answers of fewer characters are too common to recognise a card by. */
const tellingAnswer = 40

/** Composed characters, white space collapsed: what survives reformatting is the same text. */
export function normalized(text: string): string {
  // Single spaces, which are most of them, are left alone.
  return text
    .normalize('NFC')
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim()
}

/** The first 16 hex digits of the SHA-256 of a text in UTF-8. */
export function digest(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16)
}

/** Question and prompt as one text. */
export function questionWithPrompt(question: string, prompt: string | null): string {
  return normalized(prompt === null ? question : `${question}\n${prompt}`)
}

/** The id of a question without one of its own. */
export function computedId(deck: string, question: string, prompt: string | null): CardId {
  return digest(`${normalized(deck)}\n${questionWithPrompt(question, prompt)}`) as CardId
}

/** The id of a follow-up without one of its own, below its question's. */
export function followUpId(questionId: string, question: string): CardId {
  return `${questionId}/${digest(normalized(question))}` as CardId
}

export function clozeId(id: string, number: number): CardId {
  return `${id}/c${number}` as CardId
}

/**
 * Makes ids unique among those that are taken: the id itself, else with `~2`, `~3` ... after it. What it gives is taken from
 * then on. It remembers how far it counted, or a file of one heading a hundred thousand times would take minutes.
 */
export function freeIds(taken: Set<string>): (id: string) => CardId {
  const counts = new Map<string, number>()
  return (id) => {
    let free = id
    let count = counts.get(id) ?? 1
    while (taken.has(free)) free = `${id}~${++count}`
    counts.set(id, count)
    taken.add(free)
    return free as CardId
  }
}

/** An id without what made it unique: two ids of one stem come from the same text. */
export function stemOf(id: string): string {
  return id.replace(/(?:~\d+)+(?=\/|$)/g, '')
}

/** `c2` of a cloze card; empty for others. */
export function clozeSuffix(id: string): string {
  return /\/(c\d+)$/.exec(id)?.[1] ?? ''
}

/**
 * What a card is recognised by. The words of a cloze card change with every edit and are the same for all its gaps: heading and
 * number stand for its question, and the number goes with its answer. A follow-up such as "Why?" is nothing without its parent.
 */
export function fingerprintsOf(card: ParsedCard, parent: ParsedCard | null, place: string): Fingerprints {
  const cloze = card.kind === 'cloze' ? `\n${clozeSuffix(card.id)}` : ''
  const question = questionWithPrompt(card.question, card.kind === 'cloze' ? null : card.prompt)
  const under =
    parent === null
      ? ''
      : `\n${questionWithPrompt(parent.question, parent.kind === 'cloze' ? null : parent.prompt)}`
  const answer = normalized(answerWords(card))
  const isTelling = answer.length >= 2 * tellingAnswer || [...answer].length >= tellingAnswer
  return {
    question: digest(question + under + cloze),
    answer: isTelling ? digest(answer + cloze) : null,
    whole: digest(JSON.stringify(card) + place),
  }
}

/** Where the cards of a file stand; without the path of its root, which may move. */
export function placeOfFile({ root, path, deck, head }: ParsedFile): string {
  return JSON.stringify([root.id, relative(root.path, path), deck, head.language])
}

/** The answer with the options, which may be all of it. */
export function answerWords(card: Pick<ParsedCard, 'answer' | 'options'>): string {
  return [card.answer, ...card.options.map(({ text }) => text)].join('\n').trim()
}
