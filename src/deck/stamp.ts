/** Writes ids into a deck, on request only: into the comments that are there, or new ones; nothing else is touched. */
import { attributesComment } from './attributes.ts'
import type { Entry } from './deck.ts'
import { readDeck } from './read.ts'

export type Stamped = { readonly text: string; readonly count: number }

/** `idOf` yields the id for the question or follow-up whose heading stands on a line (from 1). */
export function stampDeck(text: string, idOf: (line: number) => string | undefined): Stamped {
  const { deck } = readDeck(text)
  const entries: Entry[] = deck.sections.flatMap(({ questions }) =>
    questions.flatMap((question) => [question as Entry, ...question.followUps]),
  )
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/)
  let count = 0
  for (const { attributes, at } of entries.toReversed()) {
    const id = at && attributes.id === null ? idOf(at.line) : undefined
    if (id === undefined || !at) continue
    count++
    const commentAt = at.attributes ? at.attributes.line - 1 : -1
    const comment = lines[commentAt]
    if (comment !== undefined && attributesComment.test(comment)) {
      const isEmpty = /<!--[ \t]*viva[ \t]*-->/.test(comment)
      lines[commentAt] = comment.replace(/(<!--[ \t]*viva)[ \t]*/, `$1 id: ${id}${isEmpty ? ' ' : ', '}`)
    } else {
      const heading = lines[at.line - 1] ?? ''
      const end = /(?:\r\n|\n|\r)$/.exec(heading)?.[0] ?? '\n'
      lines.splice(at.line, 0, `${/[\r\n]$/.test(heading) ? '' : end}<!-- viva id: ${id} -->${end}`)
    }
  }
  return { text: lines.join(''), count }
}
