/** viva's own notes on their way to Anki and back: the same cards. */
import { describe, expect, test } from 'vitest'
import { ownCards } from '../../../src/convert/anki/own-cards.ts'
import { withFollowUps } from '../../../src/convert/follow-ups.ts'
import { noteText } from '../../../src/convert/anki/note-text.ts'
import { planNoteType } from '../../../src/convert/anki/template.ts'
import { ownFields } from '../../../src/convert/anki/write-fields.ts'
import { ownNote } from '../../../src/convert/anki/write-note.ts'
import { basicType } from '../../../src/convert/anki/own-note-types.ts'
import { emptyHead, type Question } from '../../../src/deck/deck.ts'
import { formatDeck } from '../../../src/deck/format.ts'
import { defaultImportLimits } from '../../../src/model/import-limits.ts'
import { cardsIn, deckOf, everything, told } from '../export/notes.ts'

const noMedia = (): null => null

/** The questions of a deck after the way to Anki's fields and back. */
function returned(text: string): {
  readonly questions: readonly Question[]
  readonly cards: readonly string[]
} {
  const { notes, name } = deckOf(text)
  const made = notes.map((note) => {
    const { noteType, fields } = ownFields(note, name, noMedia)
    const { cards, note: written } = ownNote(note, name, noMedia, null)
    const options = { limits: defaultImportLimits, mediaFolder: 'm', media: new Set<string>() }
    const source = {
      guid: written.guid,
      noteType,
      plan: planNoteType(noteType),
      fields,
      tags: written.tags,
      positions: cards.map(({ position }) => position),
      fallback: 'x',
    }
    return ownCards(source, noteText(fields, options))!
  })
  return {
    questions: withFollowUps(made.flatMap(({ questions }) => questions.map(({ question }) => question))),
    cards: made.flatMap(({ cards }) => cards.map(({ card }) => card)),
  }
}

const deckText = (questions: readonly Question[]): string =>
  formatDeck({ head: { ...emptyHead, language: 'en' }, sections: [{ title: null, intro: '', questions }] })

describe('viva’s own notes', () => {
  test('come back as the cards that they were, with ids, options, points, hints, gaps and follow-ups', () => {
    const { questions, cards } = returned(everything)
    const back = cardsIn(deckText(questions))
    const bare = (all: ReturnType<typeof cardsIn>): unknown =>
      told(all).map((card) => ({ ...(card as object), level: null, answer: null }))
    expect(bare(back)).toEqual(bare(cardsIn(everything)))
    expect([...cards].sort()).toEqual(
      cardsIn(everything)
        .map(({ id }) => id)
        .sort(),
    )
  })

  test('say the same, as far as Markdown and HTML can say the same', () => {
    const back = cardsIn(deckText(returned(everything).questions))
    const words = (text: string): string => text.replace(/\\(?=[[\]()"])/g, '').replace(/\s+/g, ' ')
    expect(back.map(({ answer }) => words(answer))).toEqual(
      cardsIn(everything).map(({ answer }) => words(answer)),
    )
  })

  test('a prompt before a cloze stays one', () => {
    const text = '## Gap?\n<!-- viva id: gap -->\n\nRead this.\n\n---\n\nThe {{c1::one}}.\n\n***\n\nMore.\n'
    expect(told(cardsIn(deckText(returned(text).questions)))).toEqual(told(cardsIn(text)))
  })

  test('what a cloze tells with its answer is told in Anki with the answer alone, and stays where it was', () => {
    const points = '- [!] must\n- [ ] nice'
    for (const after of ['So \\{{c1::there}}.', `So.\n\n***\n\nAnd so.\n\n${points}`, points]) {
      const text = `## Gap?\n<!-- viva id: gap -->\n\nThe {{c1::one}}.\n\n---\n\n${after}\n`
      expect(told(cardsIn(deckText(returned(text).questions)))).toEqual(told(cardsIn(text)))
      const { notes, name } = deckOf(text)
      expect(ownFields(notes[0]!, name, noMedia).fields[0]).toBe('<p>The {{c1::one}}.</p>')
    }
  })

  test('a follow-up whose question is not there is a question of its own', () => {
    const { notes, name } = deckOf(everything)
    const note = notes.find(({ parent }) => parent !== null)!
    const { noteType, fields } = ownFields(note, name, noMedia)
    expect(noteType).toBe(basicType)
    const options = { limits: defaultImportLimits, mediaFolder: 'm', media: new Set<string>() }
    const source = {
      guid: 'g',
      noteType,
      plan: planNoteType(noteType),
      fields,
      tags: [],
      positions: [0],
      fallback: 'x',
    }
    const [made] = ownCards(source, noteText(fields, options))!.questions
    const [alone] = withFollowUps([made!.question])
    expect(alone).toMatchObject({ question: 'And a replica?', followUps: [] })
    expect(alone?.attributes.others.size).toBe(0)
  })

  test('notes of other types are left to others', () => {
    const noteType = { ...basicType, name: 'Basic' }
    const source = {
      guid: 'g',
      noteType,
      plan: planNoteType(noteType),
      fields: ['a'],
      tags: [],
      positions: [0],
      fallback: 'x',
    }
    expect(
      ownCards(source, noteText(['a'], { limits: defaultImportLimits, mediaFolder: 'm', media: new Set() })),
    ).toBeNull()
  })
})
