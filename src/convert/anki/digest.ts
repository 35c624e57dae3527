/**
 * A digest of what a note's cards say in viva: made when the note is imported, and again when it is exported. Another one then
 * means that somebody edited the cards here. The same on every machine.
 */
import { hash } from 'node:crypto'
import type { CardContent } from '../../model/card.ts'
import { emptyHead, type Question } from '../../deck/deck.ts'
import { expandDeck } from '../../deck/expand.ts'

export type DigestedCard = { readonly id: string } & Pick<
  CardContent,
  'question' | 'prompt' | 'answer' | 'options' | 'hints'
>

/** Of all cards of a note, in any order. Tags are not in it: they are compared by themselves. */
export function cardsDigest(cards: readonly DigestedCard[]): string {
  const told = [...cards]
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map(({ id, question, prompt, answer, options, hints }) => [
      id,
      question,
      prompt,
      answer,
      options.map(({ text, correct }) => [text, correct]),
      hints,
    ])
  return hash('sha256', JSON.stringify(told), 'hex').slice(0, 16)
}

/** Of questions as a deck holds them. */
export function questionsDigest(questions: readonly Question[]): string {
  const cards = questions.flatMap(
    (question) =>
      expandDeck(
        { head: emptyHead, sections: [{ title: null, intro: '', questions: [question] }] },
        { deck: '', path: '', text: question.answer },
      ).cards,
  )
  return cardsDigest(cards)
}
