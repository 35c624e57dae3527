/** What is exported of a note, with a digest, by which it is known when it last changed; and of viva's own notes how it is made. */
import { digest } from '../../deck/identity.ts'
import type { AnkiLogRow, AnkiNoteType, AnkiOrigin } from '../../model/anki.ts'
import type { Instant } from '../../model/time.ts'
import { gapNumber, noteKey, type ExportNote } from '../export/note.ts'
import { guidOf } from './guid.ts'
import { basicType, clozeType } from './own-note-types.ts'
import { ankiDeck } from './tag.ts'
import type { AnkiNote } from './write-collection.ts'
import { ownFields, type MediaNames } from './write-fields.ts'

export type ExportedNote = {
  readonly note: Omit<AnkiNote, 'cards' | 'modifiedAt'>
  /** As Anki told it, of a note that is as it came; null where it is to be found by the digest. */
  readonly modifiedAt: Instant | null
  readonly digest: string
  readonly cards: readonly ExportedCard[]
}

/** `card` is the id in viva; `earlier` is the log that it brought from Anki. */
export type ExportedCard = {
  readonly card: string
  readonly position: number
  readonly earlier: readonly AnkiLogRow[]
}

/** `origin` is what is remembered of a note of viva's own that went to Anki and came back: its name and its log stay. */
export function ownNote(
  note: ExportNote,
  deck: string,
  media: MediaNames,
  origin: AnkiOrigin | null,
): ExportedNote {
  const { noteType, fields } = ownFields(note, deck, media)
  const guid = origin?.guid ?? guidOf(noteKey(note))
  const made = { guid, noteType, deck: ankiDeck(deck), tags: note.cards[0].tags, fields }
  const isAsItCame = origin !== null && fields.every((field, index) => field === origin.fields[index])
  return {
    note: made,
    modifiedAt: isAsItCame ? origin.modifiedAt : null,
    digest: digestOf(made),
    cards: note.cards.map((card) => ({
      card: card.id,
      position: Math.max(0, gapNumber(card) - 1),
      earlier: origin?.cards.find((each) => each.card === card.id)?.log ?? [],
    })),
  }
}

export const isOwnType = ({ name }: AnkiNoteType): boolean =>
  name === basicType.name || name === clozeType.name

/** Where a note stands is not in it: Anki moves no card that it has. */
export function digestOf({ noteType, tags, fields }: Omit<AnkiNote, 'cards' | 'modifiedAt'>): string {
  return digest(JSON.stringify([noteType.id, tags, fields]))
}
