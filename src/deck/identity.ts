/**
 * Who a card is by its text: computed ids, and fingerprints to recognise it by. The same on every machine.
 * The only importer of `node:crypto`, which costs milliseconds: loaded when a deck is parsed, never to show a card.
 */
import { createHash } from 'node:crypto'
import type { CardId } from '../model/card.ts'
import type { Fingerprints, ParsedCard } from '../model/deck.ts'

/** An id that a person may write. */
export const explicitId = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** Answers shorter than this are too common to recognise a card by. */
const tellingAnswer = 40

/** Composed characters, white space collapsed: what survives reformatting is the same text. */
export function normalized(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** The first 16 hex digits of the SHA-256 of a text in UTF-8. */
export function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16)
}

/** Question and prompt as one text. */
export function questionWithPrompt(question: string, prompt: string | null): string {
  return normalized(prompt === null ? question : `${question}\n${prompt}`)
}

/** The id of a question without one of its own. */
export function computedId(deck: string, question: string, prompt: string | null): CardId {
  return digest(`${deck}\n${questionWithPrompt(question, prompt)}`) as CardId
}

/** The id of a follow-up without one of its own, below its parent's. */
export function followUpId(parent: string, question: string): CardId {
  return `${parent}/${digest(normalized(question))}` as CardId
}

export function clozeId(question: string, number: number): CardId {
  return `${question}/c${number}` as CardId
}

/** The id itself, else with `~2`, `~3` ... after it; the result is taken from then on. */
export function freeId(id: CardId, taken: Set<string>): CardId {
  let free: string = id
  for (let n = 2; taken.has(free); n++) free = `${id}~${n}`
  taken.add(free)
  return free as CardId
}

/** What a card is recognised by, and whether anything stored of it would change. */
export function fingerprintsOf(
  card: ParsedCard,
  place: { readonly file: string; readonly deck: string; readonly language: string },
): Fingerprints {
  const answer = normalized(card.answer)
  return {
    question: digest(questionWithPrompt(card.question, card.prompt)),
    answer: answer.length < tellingAnswer ? null : digest(answer),
    whole: digest(JSON.stringify([card, place.file, place.deck, place.language])),
  }
}
