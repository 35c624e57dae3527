/**
 * Decks in viva's own format, to be read by another viva: the questions keep the ids that they have now, so that they are the
 * same cards there. Of several decks one file can be made, in which each is a section.
 */
import {
  emptyHead,
  type Attributes,
  type Deck,
  type Entry,
  type Head,
  type Question,
} from '../../deck/deck.ts'
import { otherKey } from '../../deck/front-matter.ts'
import { anId } from '../../deck/values.ts'
import { noteId, type ExportDeck } from './note.ts'

/** The key in the front matter by which viva knows its own file again. */
export const exportedBy = 'exported-by'

/** The chosen questions of a deck, each with its id. */
export function stampedDeck({ deck, notes }: ExportDeck): Deck {
  const ids = new Map<Entry, string>(
    notes.filter(({ parent }) => parent === null).map((note) => [note.entry, noteId(note)]),
  )
  return {
    head: marked(deck.head),
    sections: deck.sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) => stamped(question, ids.get(question))),
    })),
  }
}

/** All decks in one, with what their heads say of their questions said by the questions. */
export function joinedDecks(decks: readonly ExportDeck[]): Deck {
  const [only, ...others] = decks
  if (only && others.length === 0) return stampedDeck(only)
  const languages = new Set(decks.map(({ language }) => language))
  const [language = 'und'] = languages
  return {
    head: marked({ ...emptyHead, language: languages.size === 1 ? language : 'und' }),
    sections: decks.flatMap((deck) => {
      const { head, sections } = stampedDeck(deck)
      return sections.map((section) => ({
        ...section,
        title: section.title ?? head.title ?? deck.name,
        questions: section.questions.map((question) => ({
          ...question,
          attributes: inherited(question.attributes, head),
          followUps: question.followUps.map((entry) => ({
            ...entry,
            attributes: inherited(entry.attributes, head),
          })),
        })),
      }))
    }),
  }
}

const marked = (head: Head): Head => ({
  ...head,
  others: [...head.others.filter(({ key }) => key !== exportedBy), otherKey(exportedBy, 'viva')],
})

/** Some ids cannot be written: what made them unique is no letter of an id. Computed anew they are the same. */
function stamped(question: Question, id: string | undefined): Question {
  const { attributes } = question
  const canStand =
    id !== undefined && attributes.id === null && attributes.broken === null && !attributes.others.has('id')
  return canStand && anId.read(id) !== undefined
    ? { ...question, attributes: { ...attributes, id } }
    : question
}

function inherited(attributes: Attributes, head: Head): Attributes {
  return {
    ...attributes,
    tags: [...new Set([...head.tags, ...attributes.tags])],
    level: attributes.level ?? head.level,
    minutes: attributes.minutes ?? head.minutes,
    kind: attributes.kind ?? head.kind,
  }
}
