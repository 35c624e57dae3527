/**
 * A deck as it will be read once it is written. Of a large one only a part is written and read at a time: the text of a hundred
 * thousand questions, taken apart at once, needs many times the memory of the questions themselves.
 */
import { emptyHead, type Deck, type Question, type Section } from './deck.ts'
import { formatDeck } from './format.ts'
import { readDeck } from './read.ts'
import { isSameValue } from './same.ts'

const questionsAtOnce = 500

/** What `readDeck` makes of `formatDeck`, but for places. Questions that come back as they were are the very same values. */
export function asRead(deck: Deck, atOnce = questionsAtOnce): Deck {
  const { head, sections } = deck
  const isLarge = sections.some(({ questions }) => questions.length > atOnce)
  // A section without a title that follows another one becomes a part of it.
  if (!isLarge || sections.some(({ title }, index) => index > 0 && title === null))
    return readDeck(formatDeck(deck)).deck
  const read: Growing[] = []
  for (const section of sections)
    for (const part of parts(section, atOnce)) {
      const made = readDeck(formatDeck({ head: { ...emptyHead, language: head.language }, sections: [part] }))
      append(read, made.deck.sections, part.questions)
    }
  return { head: readDeck(formatDeck({ head, sections: [] })).deck.head, sections: read }
}

function* parts({ title, intro, questions }: Section, atOnce: number): Generator<Section> {
  yield { title, intro, questions: questions.slice(0, atOnce) }
  for (let from = atOnce; from < questions.length; from += atOnce)
    yield { title: null, intro: '', questions: questions.slice(from, from + atOnce) }
}

/** The n-th of those read is the n-th of those written, unless a text holds a question of its own. */
function append(all: Growing[], read: readonly Section[], written: readonly Question[]): void {
  let at = 0
  for (const { title, intro, questions } of read) {
    const last = all.at(-1)
    const section = last && title === null && intro === '' ? last : { title, intro, questions: [] }
    if (section !== last) all.push(section)
    for (const question of questions) {
      const before = written[at++]
      section.questions.push(before && isSameValue(before, question) ? before : question)
    }
  }
}

type Growing = Section & { readonly questions: Question[] }
