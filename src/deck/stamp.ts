/**
 * Writes ids into a deck, on request only: into the comments that are there, or into new ones; nothing else is touched, line
 * ends included. Knows where ids stand; which ones they are is asked, or taken from what the cards are called now.
 */
import type { ParsedFile } from '../model/deck.ts'
import type { Entry } from './deck.ts'
import { digest } from './identity.ts'
import { readDeck } from './read.ts'

export type Stamped = {
  readonly text: string
  readonly count: number
  /** Lines of headings that were left without an id, since what stands in their comment is their author's to mend. */
  readonly leftOut: readonly number[]
}

/** `idOf` yields the id for the question or follow-up whose heading stands on a line (from 1); undefined leaves it without. */
export function stampDeck(text: string, idOf: (line: number) => string | undefined): Stamped {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/)
  const lineEnd = /\r\n?|\n/.exec(text)?.[0] ?? '\n'
  let count = 0
  const entries = entriesOf(text)
  // From the end, so that lines still to be stamped keep their numbers.
  for (const entry of entries.toReversed()) {
    const { at } = entry
    const id = at && hasNoId(entry) ? idOf(at.line) : undefined
    if (!at || id === undefined) continue
    count++
    if (at.attributes) {
      const index = at.attributes.line - 1
      lines[index] = withId(lines[index] ?? '', id)
    } else {
      const ended = lines[at.line - 1] ?? ''
      lines[at.line - 1] = /[\r\n]$/.test(ended) ? ended : ended + lineEnd
      lines.splice(at.line, 0, `<!-- viva id: ${id} -->${lineEnd}`)
    }
  }
  const leftOut = entries.flatMap((entry) => (entry.at && isToMend(entry) ? [entry.at.line] : []))
  return { text: lines.join(''), count, leftOut }
}

/** Ids by line of heading for what has none of its own: those that the cards have now, where they can be written as ids. */
export function missingIds(file: ParsedFile): ReadonlyMap<number, string> {
  const ids = new Map<number, string>()
  for (const { line, id, questionId, isExplicit, parentId } of file.cards) {
    if (isExplicit || ids.has(line)) continue
    ids.set(line, parentId === null ? questionId.replaceAll('~', '-') : digest(id.replace(/\/c\d+$/, '')))
  }
  return ids
}

function entriesOf(text: string): readonly Entry[] {
  const { deck } = readDeck(text)
  return deck.sections.flatMap(({ questions }) =>
    questions.flatMap((question): Entry[] => [question, ...question.followUps]),
  )
}

/** An id that cannot be read is its author's to mend, and so is a comment. */
function isToMend({ question, attributes }: Entry): boolean {
  return question !== '' && (attributes.broken !== null || attributes.others.has('id'))
}

function hasNoId(entry: Entry): boolean {
  return entry.question !== '' && entry.attributes.id === null && !isToMend(entry)
}

function withId(comment: string, id: string): string {
  const braces = /^(\s*<!--[ \t]*viva\s*\{)(\s*\})?/.exec(comment)
  if (braces)
    return comment.replace(braces[0], `${braces[1]}id: ${id}${braces[2] === undefined ? ', ' : braces[2]}`)
  return comment.replace(/(<!--[ \t]*viva)[ \t]*(-->)?/, (_, opening: string, closing?: string) =>
    closing === undefined ? `${opening} id: ${id}, ` : `${opening} id: ${id} -->`,
  )
}
