/** A `Deck` as the text that `readDeck` reads it from. */
import { writeAttributes } from './attributes.ts'
import type { Deck, Entry, Question, Section } from './deck.ts'
import { writeFrontMatter } from './front-matter.ts'
import { writeHint } from './hints.ts'
import { writeOptions } from './tasks.ts'

export function formatDeck(deck: Deck): string {
  const parts = [writeFrontMatter(deck.head).join('\n'), ...deck.sections.flatMap(sectionParts)]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const sectionParts = (section: Section): readonly string[] => [
  section.title === null ? '' : `# ${section.title}`,
  section.intro,
  ...section.questions.flatMap(questionParts),
]

const questionParts = (question: Question): readonly string[] => [
  ...entryParts(`## ${question.question}`, question, question.prompt),
  ...question.followUps.flatMap((followUp) =>
    entryParts(`### Follow-up: ${followUp.question}`, followUp, null),
  ),
]

function entryParts(heading: string, entry: Entry, prompt: string | null): readonly string[] {
  const attributes = writeAttributes(entry.attributes)
  return [
    attributes === '' ? heading : `${heading}\n${attributes}`,
    ...(prompt === null ? [] : [prompt, '---']),
    entry.options.length > 0 ? writeOptions(entry.options) : '',
    entry.answer,
    ...entry.hints.map(writeHint),
  ]
}
