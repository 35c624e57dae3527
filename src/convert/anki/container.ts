/**
 * What lies where in an Anki package: the collection that counts, how it is packed, and which file is which medium. Newer
 * packages also hold an old collection whose one note says "please update": it comes last.
 * Knows names and bytes; nothing of archives or disks.
 */
import { mediaName } from './media-name.ts'
import { readWire } from './wire.ts'

export type Container = {
  /** 1 up to Anki 2.0, 2 with the second scheduler, 3 with zstd and protobuf. */
  readonly version: 1 | 2 | 3
  /** The file in the archive that holds the collection. */
  readonly collection: string
  readonly isZstd: boolean
}

export const metaName = 'meta'
export const mediaMapName = 'media'
export const newestContainer = 3

/** The version that a package's `meta` says; null for an empty one. */
export function metaVersion(meta: Uint8Array): number | null {
  return readWire(meta).number(1) ?? null
}

/** Where the collection is. Null when there is none; `version` is null in packages without a `meta`. */
export function containerOf(version: number | null, has: (name: string) => boolean): Container | null {
  const all: readonly Container[] = [
    { version: 3, collection: 'collection.anki21b', isZstd: true },
    { version: 2, collection: 'collection.anki21', isZstd: false },
    { version: 1, collection: 'collection.anki2', isZstd: false },
  ]
  const present = all.filter(({ collection }) => has(collection))
  return present.find((container) => container.version === version) ?? present[0] ?? null
}

/** Names of media as notes call them, each with the archive's file. Two that come to the same name: the first one counts. */
export function readMediaMap(bytes: Uint8Array, isWire: boolean): ReadonlyMap<string, string> {
  const named = isWire ? wireNames(bytes) : jsonNames(bytes)
  const media = new Map<string, string>()
  const taken = new Set<string>()
  for (const [file, name] of named) {
    const safe = mediaName(name)
    if (safe === null || taken.has(safe.toLowerCase())) continue
    taken.add(safe.toLowerCase())
    media.set(safe, file)
  }
  return media
}

/** A file's name in the archive is its place in the list, unless an old one is given. */
function wireNames(bytes: Uint8Array): readonly (readonly [string, string])[] {
  return readWire(bytes)
    .all(1)
    .map((entry, index) => {
      const wire = readWire(entry)
      return [String(wire.number(255) ?? index), wire.text(1) ?? ''] as const
    })
}

/** `{"0": "a.png"}` */
function jsonNames(bytes: Uint8Array): readonly (readonly [string, string])[] {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8').decode(bytes))
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
    return Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  } catch {
    return []
  }
}
