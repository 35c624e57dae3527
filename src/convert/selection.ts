/** A part of what was converted: the questions that a query finds, or all but those that a person dropped. Pure. */
import type { Deck, Entry, Question } from '../deck/deck.ts'
import { expandDeck } from '../deck/expand.ts'
import { matchesQuery, type Query } from '../deck/query.ts'
import type { Card, CardKey } from '../model/card.ts'
import { newMemory } from '../model/memory.ts'
import { linkedNames } from './media-links.ts'
import type { CardProgress, Imported, ImportedDeck, Progress } from './imported.ts'

export const questionsOf = ({ sections }: Deck): readonly Question[] =>
  sections.flatMap(({ questions }) => questions)

/** What is imported without some questions, known by their identity, and without the sections that only they stood in. */
export function withoutQuestions(imported: Imported, dropped: ReadonlySet<Question>): Imported {
  if (dropped.size === 0) return imported
  const decks = imported.decks.map((deck) => without(deck, dropped))
  const names = imported.media.length === 0 ? new Set<string>() : linkedNames(decks.map(({ deck }) => deck))
  return {
    ...imported,
    decks,
    media: imported.media.filter((name) => names.has(name)),
    progress: imported.progress && progressWithout(imported.progress, dropped),
  }
}

/** Cards of one question with several gaps have its id with their number behind it. */
function progressWithout(progress: Progress, dropped: ReadonlySet<Question>): Progress {
  const ids = new Set(
    [...dropped].flatMap((question) => [question, ...question.followUps].map(({ attributes: { id } }) => id)),
  )
  const isLeft = ({ card }: CardProgress): boolean => !ids.has(card) && !ids.has(card.replace(/\/c\d+$/, ''))
  return { ...progress, cards: progress.cards.filter(isLeft) }
}

/**
 * What a query of `viva cards` finds, over the cards as they would be under the deck name that `nameOf` gives. A question is kept
 * when any of its cards is found, follow-ups with it.
 */
export function onlyMatching(
  imported: Imported,
  query: Query,
  nameOf: (deck: ImportedDeck) => string,
): Imported {
  const dropped = new Set<Question>()
  for (const part of imported.decks) {
    const deck = nameOf(part)
    for (const question of questionsOf(part.deck))
      if (!isFound(part.deck, question, deck, query)) dropped.add(question)
  }
  return withoutQuestions(imported, dropped)
}

/** True when the query finds any of its cards, were the deck called `deck`. */
export function isFound(whole: Deck, question: Question, deck: string, query: Query): boolean {
  return cardsOf(whole, question, deck).some((card) => matchesQuery(query, card, { isLeech: false }))
}

/** The cards that a question of a deck becomes, as the library would have them; all new, and nowhere on the disk. */
export function cardsOf(whole: Deck, question: Question, deck: string): readonly Card[] {
  const sections = whole.sections.map((section) => ({
    ...section,
    questions: section.questions.includes(question) ? [question] : [],
  }))
  const { cards } = expandDeck({ ...whole, sections }, { deck, path: '', text: question.answer })
  return cards.map((card) => ({
    ...card,
    key: card.id as string as CardKey,
    deck,
    file: '',
    language: whole.head.language,
    parent: card.parentId,
    memory: newMemory,
    isSuspended: false,
  }))
}

function without(part: ImportedDeck, dropped: ReadonlySet<Question>): ImportedDeck {
  const sections = part.deck.sections.flatMap((section) => {
    const questions = section.questions.filter((question) => !dropped.has(question))
    return questions.length === 0 && section.questions.length > 0 ? [] : [{ ...section, questions }]
  })
  // The flat list has an entry for each question and follow-up, in their order: the n-th of one wording is the n-th.
  const isKept = new Map<string, boolean[]>()
  for (const question of questionsOf(part.deck))
    for (const { question: text } of [question, ...question.followUps] as readonly Entry[])
      isKept.set(text, [...(isKept.get(text) ?? []), !dropped.has(question)])
  return {
    ...part,
    deck: { ...part.deck, sections },
    cards: part.cards.filter(({ question }) => isKept.get(question)?.shift() ?? true),
  }
}
