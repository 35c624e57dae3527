/** A deck in viva's own format, read as it is: nothing is taken off and nothing is added. Knows decks. */
import { fillCloze, readCloze } from '../../deck/cloze.ts'
import type { Deck, Entry, Question } from '../../deck/deck.ts'
import { formatDeck } from '../../deck/format.ts'
import { readDeck } from '../../deck/read.ts'
import type { Imported, ImportedCard } from '../imported.ts'
import { bracketed } from '../markdown/gaps.ts'
import { stateOf } from '../markdown/state.ts'
import { storedText } from '../stored.ts'

export function convertOwn(text: string): Imported {
  // What is written is what will be read: headings with tabs in them, and the like, are put right here already.
  const { deck } = readDeck(formatDeck(readDeck(storedText(text)).deck))
  const questions = deck.sections.flatMap((section) => section.questions)
  const cards = questions.flatMap((question) => [
    cardOf(deck, question),
    ...question.followUps.map((followUp) => cardOf(deck, { ...followUp, prompt: null, followUps: [] })),
  ])
  const drafts = cards.filter(
    ({ answer, options, prompt }) => answer === '' && options.length === 0 && !prompt?.includes('['),
  )
  return {
    format: 'viva',
    rule: {
      parts:
        cards.length === 0 ? [] : [{ code: 'viva', level: 0, count: questions.length, isNumbered: false }],
      questions: cards.length,
      drafts: drafts.length,
      sections: deck.sections.filter(({ title }) => title !== null).length,
    },
    isConfident: cards.length > 0,
    decks: cards.length === 0 ? [] : [{ name: '', deck, cards }],
    skipped: drafts.map(({ line, question }) => ({ line, reason: 'no-answer', text: question })),
    media: [],
    progress: null,
  }
}

function cardOf(deck: Deck, question: Question): ImportedCard {
  const whole = [question.prompt ?? '', question.answer].filter((part) => part !== '').join('\n\n')
  const hasGaps = readCloze(whole).marks.length > 0
  return {
    question: question.question,
    prompt: hasGaps ? bracketed(whole) : question.prompt,
    answer: hasGaps ? '' : answerOf(question),
    tags: [...new Set([...deck.head.tags, ...question.attributes.tags])],
    options: question.options,
    line: question.at?.line ?? 1,
  }
}

const answerOf = ({ answer }: Entry): string =>
  stateOf(answer) === 'no-answer' ? '' : fillCloze(readCloze(answer), null)
