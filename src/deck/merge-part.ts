/** A source of which only some questions are to be merged: the others are taken for what they were. Pure, over decks. */
import type { Deck, Question } from './deck.ts'
import { mergeDecks } from './merge.ts'
import { pairEntries } from './merge-pairs.ts'

/**
 * Theirs as it would be had only the chosen questions changed: the others stand as in base, or not at all where base has none of
 * them. What is gone at the source is gone here where `isChosen` finds it in base.
 */
export function partOfTheirs(
  base: Deck,
  theirs: Deck,
  isChosen: (whole: Deck, question: Question) => boolean,
): Deck {
  const [before, now] = [questionsIn(base), questionsIn(theirs)]
  const pairs = pairEntries(before, now)
  const were = new Map([...pairs].map(([from, to]) => [now[to]!, before[from]!]))
  const isThere = new Set(were.values())
  const gone = new Set(before.filter((question) => !isThere.has(question)))
  const part = withQuestions(theirs, (question) =>
    isChosen(theirs, question) ? question : (were.get(question) ?? null),
  )
  if (gone.size === 0) return part
  // What is kept stands where it stood.
  const without = withQuestions(base, (question) => (gone.has(question) ? null : question))
  const kept = withQuestions(base, (question) =>
    gone.has(question) && isChosen(base, question) ? null : question,
  )
  return mergeDecks(without, part, kept).deck
}

const questionsIn = ({ sections }: Deck): readonly Question[] =>
  sections.flatMap(({ questions }) => questions)

/** Without the sections that nothing is left in. */
function withQuestions(deck: Deck, become: (question: Question) => Question | null): Deck {
  return {
    ...deck,
    sections: deck.sections.flatMap((section) => {
      const questions = section.questions.flatMap((question) => become(question) ?? [])
      return questions.length === 0 && section.questions.length > 0 ? [] : [{ ...section, questions }]
    }),
  }
}
