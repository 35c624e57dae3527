/** The pictures and sounds of an export, gathered while its notes are written: found once, named once, read when they are packed. */
import { basename, dirname } from 'node:path'
import { decodedPath, mediaLink, mediaName } from '../convert/anki/media-name.ts'
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
  /**
   * Names for the addresses in a note, which may be several questions. What is `isOwn` to viva has a digest in its name; what came
   * from Anki keeps its own, is looked for where an import puts it, and stays named where it is missing.
   */
  readonly namesIn: (
    deck: ExportDeck,
    notes: readonly [ExportNote, ...ExportNote[]],
    isOwn: boolean,
  ) => MediaNames
  /** In the order in which they were met. */
  readonly files: readonly { readonly name: string; readonly read: () => Uint8Array }[]
  readonly refused: readonly RefusedMedia[]
}

export function mediaBox(): MediaBox {
  const files: { name: string; read: () => Uint8Array }[] = []
  const refused: RefusedMedia[] = []
  const digests = new Map<string, string>()
  const found = new Map<string, Found>()
  const told = new Set<string>()
  const find: Find = ({ root, file }, address) => {
    const key = `${file}\n${address}`
    const media = found.get(key) ?? findDeckMedia(root, file, address)
    found.set(key, media)
    return media
  }
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
    namesIn: (deck, notes, isOwn) => (address) => {
      // The net's, and places within a text, are not the deck's.
      if (/^(?:[a-z][a-z0-9+.-]+:|\/\/|#)/i.test(address)) return null
      const media = isOwn ? find(deck, address) : findForeign(find, deck, notes, address)
      if (typeof media !== 'string') return nameFor(media.path, media.digest, isOwn)
      const key = `${deck.file}\n${address}`
      // A link to another page of the notes is no media, and nothing is lost with it.
      if (!told.has(key) && media !== 'not-media') {
        told.add(key)
        const [{ cards }] = notes
        refused.push({ file: deck.file, line: cards[0].line, address: decodedPath(address), reason: media })
      }
      return isOwn || media !== 'missing' ? null : mediaName(decodedPath(address))
    },
  }
}

type Found = ReturnType<typeof findDeckMedia>
type Find = (deck: ExportDeck, address: string) => Found

/** Anki names a file alone: its folder is what a link of the deck says, else the one in which an import of the deck put it. */
function findForeign(find: Find, deck: ExportDeck, notes: readonly ExportNote[], address: string): Found {
  if (address.includes('/')) return find(deck, address)
  const name = decodedPath(address)
  for (const place of [...linksTo(notes, name), ...importedPlaces(deck, name), address]) {
    const media = find(deck, place)
    if (typeof media !== 'string') return media
  }
  return find(deck, address)
}

/** Addresses in the text of the questions whose file is called `name`. */
function linksTo(notes: readonly ExportNote[], name: string): readonly string[] {
  const text = notes
    .map(({ entry, prompt }) => [entry.question, prompt ?? '', entry.answer].join('\n'))
    .join('\n')
  return [...text.matchAll(/\]\(([^()\s]+\/[^()\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/i.test(link) && decodedPath(link.split('/').at(-1) ?? '') === name)
}

/** `NAME.media` beside the deck of that name, or beside a folder that it stands in. */
function importedPlaces({ root, file }: ExportDeck, name: string): readonly string[] {
  const places: string[] = []
  let upwards = ''
  for (let at = file.replace(/\.[^./]*$/, ''); at !== root && at !== dirname(at); at = dirname(at)) {
    places.push(upwards + mediaLink(`${basename(at)}.media`, name))
    upwards += '../'
  }
  return places
}
