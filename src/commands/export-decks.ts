/**
 * The exports that are decks again, `markdown` and `hashcards`: a file for each deck in a folder, or one for all, with the media
 * that they name beside them. Wiring; what a file says is decided in `convert/export`.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { mediaLink } from '../convert/anki/media-name.ts'
import { joinedDecks, stampedDeck } from '../convert/export/decks.ts'
import { hashcardsFile, hashcardsStream } from '../convert/export/hashcards.ts'
import type { ExportDeck } from '../convert/export/note.ts'
import { relinkedDeck } from '../convert/export/relink.ts'
import { formatDeck } from '../deck/format.ts'
import { mediaBox, type MediaBox, type RefusedMedia } from './export-media.ts'
import { freeFileNames, writeTarget } from './export-target.ts'

type DeckFormat = 'markdown' | 'hashcards'

export type DeckFiles = {
  readonly texts: readonly { readonly path: string; readonly text: string }[]
  readonly media: number
  readonly refused: readonly RefusedMedia[]
  /** Writes the media; those that are there already are left alone, for their names tell what is in them. */
  readonly writeMedia: () => void
}

/** All decks as one text, its links as they are. */
export const wholeText = (decks: readonly ExportDeck[], format: DeckFormat): string =>
  format === 'markdown' ? formatDeck(joinedDecks(decks)) : hashcardsStream(decks)

/** How many media the decks name that could be taken along. */
export function mediaCount(decks: readonly ExportDeck[]): number {
  const box = mediaBox()
  for (const deck of decks) relinkedDeck(deck, (address, note) => box.namesIn(deck, [note], true)(address))
  return box.files.length
}

/** What is to be written to `output`: a file by its ending, else a folder. */
export function deckFiles(decks: readonly ExportDeck[], format: DeckFormat, output: string): DeckFiles {
  const box = mediaBox()
  const oneFile = /^(.*)\.(?:md|markdown|txt)$/is.exec(output)?.[1]
  const { media, texts } =
    oneFile === undefined
      ? inFolder(decks, format, output, box)
      : {
          media: `${oneFile}.media`,
          texts: [
            {
              path: output,
              text: wholeText(
                relinked(decks, box, () => mediaIn(oneFile)),
                format,
              ),
            },
          ],
        }
  return {
    texts,
    media: box.files.length,
    refused: box.refused,
    writeMedia: () => {
      for (const { name, read } of box.files) {
        const path = join(media, name)
        if (!existsSync(path)) writeTarget(path, [read()])
      }
    },
  }
}

/** `notes.md` has its media in `notes.media`. */
const mediaIn = (path: string): string => `${path.split(/[/\\]/).at(-1)}.media`

function inFolder(
  decks: readonly ExportDeck[],
  format: DeckFormat,
  output: string,
  box: MediaBox,
): { readonly media: string; readonly texts: DeckFiles['texts'] } {
  const names = freeFileNames(decks)
  const up = (deck: ExportDeck): string => '../'.repeat(deck.name.split('/').length - 1)
  const texts = relinked(decks, box, (deck) => `${up(deck)}media`).map((deck, index) => ({
    path: join(output, `${names[index]}.md`),
    text: format === 'markdown' ? formatDeck(stampedDeck(deck)) : hashcardsFile(deck.name, deck.notes),
  }))
  return { media: join(output, 'media'), texts }
}

const relinked = (
  decks: readonly ExportDeck[],
  box: MediaBox,
  folderOf: (deck: ExportDeck) => string,
): readonly ExportDeck[] =>
  decks.map((deck) =>
    relinkedDeck(deck, (address, note) => {
      const name = box.namesIn(deck, [note], true)(address)
      return name === null ? null : mediaLink(folderOf(deck), name)
    }),
  )
