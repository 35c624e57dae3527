/**
 * Anki packages made by hand, in all three containers. What is hostile in a test is made of these by changing one thing.
 */
import { writeFileSync } from 'node:fs'
import { zstdCompressSync } from 'node:zlib'
import { zipSync, type Zippable } from 'fflate'
import { field, varintField } from './bytes.ts'
import { collectionBytes, type CollectionSpec } from './collection.ts'

export type Container = 'first' | 'second' | 'latest'

/** A package's files. `media`: names with their bytes. `more`: files in place of these, or beside them. */
export function packageFiles(
  spec: CollectionSpec,
  container: Container = 'second',
  media: Readonly<Record<string, string>> = {},
): Record<string, Uint8Array> {
  const names = Object.keys(media)
  const bytes = (text: string): Uint8Array => Buffer.from(text)
  if (container === 'latest') {
    const map = Buffer.concat(
      names.map((name) =>
        field(1, Buffer.concat([field(1, bytes(name)), varintField(2, media[name]!.length)])),
      ),
    )
    return {
      meta: Buffer.from([0x08, 0x03]),
      'collection.anki21b': zstdCompressSync(collectionBytes(spec, 18)),
      'collection.anki2': collectionBytes(dummy, 11),
      media: zstdCompressSync(map),
      ...Object.fromEntries(names.map((name, at) => [String(at), zstdCompressSync(bytes(media[name]!))])),
    }
  }
  const files = {
    media: bytes(JSON.stringify(Object.fromEntries(names.map((name, at) => [String(at), name])))),
    ...Object.fromEntries(names.map((name, at) => [String(at), bytes(media[name]!)])),
  }
  const collection = collectionBytes(spec, 11)
  if (container === 'first') return { 'collection.anki2': collection, ...files }
  return {
    meta: Buffer.from([0x08, 0x02]),
    'collection.anki21': collection,
    'collection.anki2': collectionBytes(dummy, 11),
    ...files,
  }
}

/** What old programs find in a package that they cannot read. */
const dummy: CollectionSpec = {
  notes: [{ guid: 'dummy', fields: ['Please update to the latest Anki version', ''] }],
}

export function writePackage(path: string, files: Zippable): string {
  writeFileSync(path, zipSync(files, { mtime: '2026-11-21T00:00:00Z' }))
  return path
}
