/**
 * The pictures and sounds that lie beside notes: found, named once, linked to from the deck as they will lie beside it, and copied
 * when the deck is written. What cannot be taken is told with its line, and its link stays as it is.
 */
import { extname } from 'node:path'
import { decodedPath, mediaLink, mediaName } from '../convert/anki/media-name.ts'
import type { Imported } from '../convert/imported.ts'
import { withLinkedMedia, type MediaLink } from '../convert/media-links.ts'
import { MEDIA_REFUSALS } from '../files/deck-media.ts'
import type { ForeignFile } from '../files/foreign-files.ts'
import { copyMedia, isCopied } from '../files/media.ts'
import type { MediaFinder, SourceMedia } from '../files/source-media.ts'
import { defaultImportLimits, type ImportLimits } from '../model/import-limits.ts'

export type MissingMedia = {
  /** The first that names it, from 1. */
  readonly line: number
  readonly address: string
  readonly reason: (typeof MEDIA_REFUSALS)[number]
}

export type LinkedMedia = {
  /** With `media`, the names of what is to be copied. */
  readonly imported: Imported
  readonly missing: readonly MissingMedia[]
  /** Copies what `imported` needs into a folder. Returns the paths of what was not there. @throws Failure as `files/media`. */
  readonly writeMedia: (folder: string, imported: Imported) => Promise<readonly string[]>
  /** The names of those that are not in a folder yet, or otherwise. */
  readonly newMedia: (folder: string, imported: Imported) => readonly string[]
}

export type MediaPlace = {
  readonly file: ForeignFile
  readonly finder: MediaFinder
  /** The folder of media as links lead to it from a deck of that name. */
  readonly folder: (deck: string) => string
  readonly limits: Partial<ImportLimits> | undefined
}

/** `text` is the source's. */
export function linkMedia(imported: Imported, text: string, place: MediaPlace): LinkedMedia {
  const found = new Map<string, SourceMedia | MissingMedia['reason']>()
  withLinkedMedia(imported, (link) => {
    if (!found.has(keyOf(link)) && mayBeMedia(link)) found.set(keyOf(link), find(link, place))
    return null
  })
  const { files, refused } = withinLimits(found, place.limits)
  const names = namesFor([...files.values()])
  const linked = withLinkedMedia(imported, (link, deck) => {
    const real = files.get(keyOf(link))
    const name = real === undefined ? undefined : names.get(real)
    return name === undefined ? null : mediaLink(place.folder(deck), name)
  })
  const byName = new Map([...names].map(([file, name]) => [name, file]))
  const filesOf = ({ media }: Imported) =>
    media.flatMap((name) => {
      const file = byName.get(name)
      return file === undefined ? [] : [{ name, file }]
    })
  return {
    imported: { ...linked, media: [...byName.keys()].sort() },
    missing: [...refused]
      .map(([key, reason]) => ({ line: lineOf(text, key.slice(1)), address: key.slice(1), reason }))
      .sort((a, b) => a.line - b.line),
    writeMedia: async (folder, chosen) =>
      (await copyMedia(filesOf(chosen), folder)).flatMap(({ path, isNew }) => (isNew ? [path] : [])),
    newMedia: (folder, chosen) =>
      filesOf(chosen).flatMap((file) => (isCopied(folder, file) ? [] : [file.name])),
  }
}

/** By which way it is looked for, and its address. */
const keyOf = ({ address, kind }: MediaLink): string => `${kind === 'embed' ? '!' : ' '}${address}`

/** Words lead to anything, and Obsidian embeds notes too: only what names a picture or a sound is looked for. */
function mayBeMedia({ address, kind }: MediaLink): boolean {
  const ending = extname(pathIn(address))
  return kind === 'picture' || kind === 'html'
    ? ending !== ''
    : mediaName(`x${ending}`) !== null && ending !== '.pdf'
}

const pathIn = (address: string): string => decodedPath(address.replace(/[?#].*$/s, ''))

function find(
  { address, kind }: MediaLink,
  { file, finder }: MediaPlace,
): SourceMedia | MissingMedia['reason'] {
  return kind === 'embed'
    ? finder.named(file.path, file.folder, address)
    : finder.at(file.path, file.folder, pathIn(address))
}

function withinLimits(
  found: ReadonlyMap<string, SourceMedia | MissingMedia['reason']>,
  given: Partial<ImportLimits> | undefined,
): {
  readonly files: ReadonlyMap<string, string>
  readonly refused: ReadonlyMap<string, MissingMedia['reason']>
} {
  const { mediaBytes, totalBytes } = { ...defaultImportLimits, ...given }
  const files = new Map<string, string>()
  const refused = new Map<string, MissingMedia['reason']>()
  let total = 0
  for (const [key, media] of found) {
    if (typeof media === 'string') refused.set(key, media)
    else if (media.size > mediaBytes || total + media.size > totalBytes) refused.set(key, 'too-large')
    else {
      total += media.size
      files.set(key, media.real)
    }
  }
  return { files, refused }
}

/** A name for each file, its own where no other has it: which file has which does not depend on what was read first. */
function namesFor(files: readonly string[]): ReadonlyMap<string, string> {
  const all = [...new Set(files)].sort()
  const taken = new Set<string>()
  return new Map(
    all.map((file) => {
      const own = mediaName(file) ?? 'media'
      let name = own
      for (let n = 2; taken.has(name.toLowerCase()); n++) name = own.replace(/(?=\.[^.]*$)/, `-${n}`)
      taken.add(name.toLowerCase())
      return [file, name]
    }),
  )
}

function lineOf(text: string, address: string): number {
  const at = text.indexOf(address)
  return at < 0 ? 1 : text.slice(0, at).split(/\r\n?|\n/).length
}
