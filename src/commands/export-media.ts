/** The pictures and sounds of an export, gathered while its notes are written: found once, named once, read when they are packed. */
import { basename } from 'node:path'
import { mediaName } from '../convert/anki/media-name.ts'
import type { MediaNames } from '../convert/anki/write-fields.ts'
import { mediaFileName } from '../convert/anki/write-media.ts'
import type { ExportDeck, ExportNote } from '../convert/export/note.ts'
import { findDeckMedia, readMedia, type MediaRefusal } from '../files/deck-media.ts'

export type RefusedMedia = {
  readonly file: string
  /** Of the question's heading. */
  readonly line: number
  readonly address: string
  readonly reason: MediaRefusal
}

export type MediaBox = {
  /** Names for the addresses in a note. What is `isOwn` to viva has a digest in its name; what came from Anki keeps its own. */
  readonly namesIn: (deck: ExportDeck, note: ExportNote, isOwn: boolean) => MediaNames
  /** In the order in which they were met. */
  readonly files: readonly { readonly name: string; readonly read: () => Uint8Array }[]
  readonly refused: readonly RefusedMedia[]
}

export function mediaBox(): MediaBox {
  const files: { name: string; read: () => Uint8Array }[] = []
  const refused: RefusedMedia[] = []
  const digests = new Map<string, string>()
  const found = new Map<string, ReturnType<typeof findDeckMedia>>()
  const nameFor = (path: string, digest: string, isOwn: boolean): string | null => {
    const plain = mediaName(basename(path))
    const isFree = plain !== null && (digests.get(plain) ?? digest) === digest
    const name = isOwn || !isFree ? mediaFileName(basename(path), digest) : plain
    if (name !== null && !digests.has(name)) {
      digests.set(name, digest)
      files.push({ name, read: () => readMedia(path) })
    }
    return name
  }
  return {
    files,
    refused,
    namesIn:
      ({ root, file }, { cards: [card] }, isOwn) =>
      (address) => {
        // The net's, and places within a text, are not the deck's.
        if (/^(?:[a-z][a-z0-9+.-]+:|\/\/|#)/i.test(address)) return null
        const key = `${file}\n${address}`
        const isMet = found.has(key)
        const media = found.get(key) ?? findDeckMedia(root, file, address)
        found.set(key, media)
        if (typeof media !== 'string') return nameFor(media.path, media.digest, isOwn)
        // A link to another page of the notes is no media, and nothing is lost with it.
        if (!isMet && media !== 'not-media') refused.push({ file, line: card.line, address, reason: media })
        return null
      },
  }
}
