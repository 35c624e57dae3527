/** Notes from Anki on the way back: what nobody touched is what it was, what was edited is written anew. */
import { describe, expect, test } from 'vitest'
import { withPackedMedia } from '../../../src/convert/anki/field-media.ts'
import { noteCards } from '../../../src/convert/anki/note-cards.ts'
import { noteText } from '../../../src/convert/anki/note-text.ts'
import { questionsDigest } from '../../../src/convert/anki/digest.ts'
import { planNoteType } from '../../../src/convert/anki/template.ts'
import { originFields, originNote } from '../../../src/convert/anki/write-origin.ts'
import { emptyHead } from '../../../src/deck/deck.ts'
import { formatDeck } from '../../../src/deck/format.ts'
import type { AnkiNoteType, AnkiOrigin } from '../../../src/model/anki.ts'
import { defaultImportLimits } from '../../../src/model/import-limits.ts'
import { instant } from '../../../src/model/time.ts'
import { deckOf } from '../export/notes.ts'

function typeOf(
  names: readonly string[],
  templates: readonly (readonly [string, string])[],
  kind: AnkiNoteType['kind'] = 'normal',
): AnkiNoteType {
  return {
    id: 7,
    name: 'Theirs',
    kind,
    css: '',
    sortField: 0,
    fields: names.map((name) => ({ name, id: null })),
    templates: templates.map(([front, back], index) => ({
      name: `Card ${index + 1}`,
      id: null,
      front,
      back,
    })),
  }
}

const basic = typeOf(['Front', 'Back'], [['{{Front}}', '{{FrontSide}}<hr>{{Back}}']])
const three = typeOf(['Front', 'Back', 'Source'], [['{{Front}}', '{{FrontSide}}<hr>{{Back}}<br>{{Source}}']])
const reversed = typeOf(
  ['Front', 'Back'],
  [
    ['{{Front}}', '{{FrontSide}}{{Back}}'],
    ['{{Back}}', '{{FrontSide}}{{Front}}'],
  ],
)
const cloze = typeOf(['Text', 'Extra'], [['{{cloze:Text}}', '{{cloze:Text}}<br>{{Extra}}']], 'cloze')

type Imported = { readonly origin: AnkiOrigin; readonly text: string }

/** The deck that a note becomes, and what is remembered of it. */
function imported(
  noteType: AnkiNoteType,
  fields: readonly string[],
  positions: readonly number[] = [0],
): Imported {
  const tags = ['Q::one']
  const text = noteText(fields, { limits: defaultImportLimits, mediaFolder: 'notes.media', media: new Set() })
  const plan = planNoteType(noteType)
  const made = noteCards({ guid: 'g', noteType, plan, fields, tags, positions, fallback: 'Deck' }, text)
  const questions = made.questions.map(({ question }) => question)
  return {
    text: formatDeck({ head: emptyHead, sections: [{ title: null, intro: '', questions }] }),
    origin: {
      guid: 'g',
      noteType,
      deck: 'Deck',
      tags,
      fields,
      modifiedAt: instant(1_700_000_000_000),
      digest: questionsDigest(questions),
      cards: made.cards.map((card) => ({ ...card, log: [] })),
    },
  }
}

const media = (address: string): string | null =>
  /^https?:/.test(address) ? null : (address.split('/').at(-1) ?? null)

/** The fields after an edit of the deck's text. */
function edited({ origin, text }: Imported, from: string, to: string): readonly string[] {
  if (!text.includes(from)) throw new Error(`there is no ${from} in ${text}`)
  return originFields(origin, deckOf(text.replaceAll(from, to)).notes, media).fields
}

const odd = '<div style="x">An&nbsp;<i>odd</i> <font color=red>answer</font></div>'

describe('a note from Anki', () => {
  test('that nobody touched goes back byte for byte, as old as it was', () => {
    const { origin, text } = imported(basic, ['<b>Front</b>?', odd])
    const [first, ...rest] = deckOf(text).notes
    const { note, modifiedAt } = originNote(origin, [first!, ...rest], media)
    expect(note).toMatchObject({
      guid: 'g',
      noteType: basic,
      deck: 'Deck',
      tags: ['Q::one'],
      fields: origin.fields,
    })
    expect(modifiedAt).toBe(origin.modifiedAt)
  })

  test('has the field written anew whose text was edited, and no other', () => {
    const note = imported(basic, ['The <u>front</u>', odd])
    expect(edited(note, 'odd', 'even')).toEqual([
      'The <u>front</u>',
      'An\u00a0<em>even</em> answer'.replace('\u00a0', note.text.includes('\u00a0') ? '\u00a0' : ' '),
    ])
    expect(edited(note, 'front', 'side')[1]).toBe(odd)
  })

  test('of several fields on its back keeps those that were not edited', () => {
    const note = imported(three, ['Front', odd, '<a href="https://e.org">here</a>'])
    const fields = edited(note, '[here]', '[there]')
    expect(fields.slice(0, 2)).toEqual(['Front', odd])
    expect(fields[2]).toBe('<a href="https://e.org">there</a>')
    expect(edited(note, 'odd', 'even')[2]).toBe('<a href="https://e.org">here</a>')
  })

  test('with a reversal is one note, whichever of its cards was edited', () => {
    const note = imported(reversed, ['<b>broker</b>', 'server'], [0, 1])
    expect(deckOf(note.text).notes).toHaveLength(2)
    expect(edited(note, '## server', '## machine')).toEqual(['<b>broker</b>', 'machine'])
  })

  test('with gaps keeps what is told with the answer', () => {
    const note = imported(cloze, ['{{c1::Offsets}} count <b>{{c2::messages}}</b>', odd])
    const fields = edited(note, 'count', 'number')
    expect(fields).toEqual(['<p>{{c1::Offsets}} number <strong>{{c2::messages}}</strong></p>', odd])
  })

  test('with gaps takes an edit of what is told with the answer, and an extra where there was none', () => {
    const note = imported(cloze, ['{{c1::Offsets}} count', 'since <i>then</i>'])
    expect(edited(note, 'since', 'from')).toEqual(['{{c1::Offsets}} count', 'from <em>then</em>'])
    const bare = imported(cloze, ['{{c1::Offsets}} count', ''])
    expect(edited(bare, '}} count', '}} count\n\n---\n\nNever *down*.')).toEqual([
      '{{c1::Offsets}} count',
      'Never <em>down</em>.',
    ])
    const both = edited(bare, '}} count', '}} count\n\n---\n\nfrom {{c2::zero}}')
    expect(both[0]).toContain('{{c2::zero}}')
    expect(both[1]).toBe('')
  })

  test('names its media as it did', () => {
    const fields = ['Front', 'see <img src="a.png"> [sound:b.mp3]']
    const note = imported(basic, fields)
    expect(originFields(note.origin, deckOf(note.text).notes, media).fields).toEqual(fields)
    expect(edited(note, 'see', 'look at')[1]).toBe('look at <img src="a.png"> [sound:b.mp3]')
  })

  test('takes new tags only where they are others', () => {
    const note = imported(basic, ['Front', 'Back'])
    const same = originFields(note.origin, deckOf(note.text).notes, media)
    expect(same).toMatchObject({ tags: ['Q::one'], isEdited: false })
    const other = originFields(note.origin, deckOf(note.text.replace('Q::one', 'Q::two')).notes, media)
    expect(other).toMatchObject({ tags: ['Q::two'], fields: ['Front', 'Back'], isEdited: true })
  })
})

test('an untouched field changes only where the package has another name for a file', () => {
  const field = '<IMG class=x src="a%20b.png"> <b>[sound:b.mp3]</b> <img src="https://e.org/a.png">'
  expect(withPackedMedia(field, (address) => decodeURIComponent(address))).toBe(field)
  expect(withPackedMedia(field, () => null)).toBe(field)
  expect(withPackedMedia(field, (address) => (address === 'b.mp3' ? 'b-0123.mp3' : 'a-0123.png'))).toBe(
    '<IMG class=x src="a-0123.png"> <b>[sound:b-0123.mp3]</b> <img src="https://e.org/a.png">',
  )
})
