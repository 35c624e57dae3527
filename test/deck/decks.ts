/** Decks to merge: made of few words, so that versions of one meet in many ways. */
import fc from 'fast-check'
import { emptyHead, noAttributes, type Deck, type Entry, type Question } from '../../src/deck/deck.ts'
import { readDeck } from '../../src/deck/read.ts'

/** The deck of a text, without the places that its parts stood at. */
export function deckOf(text: string): Deck {
  return withoutPlaces(readDeck(text).deck)
}

export function withoutPlaces(deck: Deck): Deck {
  const entry = <E extends Entry>({ at: _at, ...rest }: E): E => rest as E
  return {
    ...deck,
    sections: deck.sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) => ({
        ...entry(question),
        followUps: question.followUps.map(entry),
      })),
    })),
  }
}

const names = ['Redis', 'nginx', 'the GIL', 'a mutex', 'TCP', 'an index', 'a lease', 'gossip']

const anEntry = (question: string): fc.Arbitrary<Entry> =>
  fc.record({
    question: fc.constant(question),
    answer: fc.constantFrom('', 'Short.', `${question} is explained at a length by which it is recognised.`),
    attributes: fc
      .record({
        tags: fc.constantFrom([], ['a'], ['a', 'b']),
        level: fc.constantFrom(null, 'mid' as const),
      })
      .map((some) => ({ ...noAttributes, ...some })),
    options: fc.constant([]),
    hints: fc.constantFrom([], ['Think.']),
  })

const aQuestion = (name: string): fc.Arbitrary<Question> =>
  fc
    .tuple(
      anEntry(`What is ${name}?`),
      fc.constantFrom(null, 'print(1)'),
      fc.uniqueArray(fc.constantFrom('Why?', 'Since when?'), { maxLength: 2 }),
    )
    .chain(([entry, prompt, followUps]) =>
      fc.tuple(...followUps.map(anEntry)).map((children) => ({ ...entry, prompt, followUps: children })),
    )

/** Two or three sections over some of the names, each asked about once. */
export const aDeck: fc.Arbitrary<Deck> = fc
  .tuple(
    fc.shuffledSubarray(names),
    fc.uniqueArray(fc.constantFrom('One', 'Two', 'Three'), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', 'An introduction.'),
    fc.subarray(['x', 'y']),
  )
  .chain(([asked, titles, intro, tags]) =>
    fc.tuple(...asked.map(aQuestion)).map((questions) => {
      const size = Math.ceil(questions.length / titles.length)
      return {
        head: { ...emptyHead, tags },
        sections: titles.map((title, index) => ({
          title,
          intro,
          questions: questions.slice(index * size, (index + 1) * size),
        })),
      }
    }),
  )

export const entriesOf = ({ sections }: Deck): readonly Entry[] =>
  sections.flatMap(({ questions }) =>
    questions.flatMap((question): Entry[] => [question, ...question.followUps]),
  )
