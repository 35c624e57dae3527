/**
 * Archives with wrong bytes, the way through `viva import`: read as a package of cards, or refused with a Failure that has words.
 * Whichever it is, nothing else is on the disk afterwards.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { failureLine } from '../../src/commands/failure-words.ts'
import { readSource } from '../../src/commands/import-read.ts'
import { basicType } from '../../src/convert/anki/own-note-types.ts'
import { ankiCollection } from '../../src/convert/anki/write-collection.ts'
import { mediaMap } from '../../src/convert/anki/write-media.ts'
import { mediaFinder } from '../../src/files/source-media.ts'
import { zipped } from '../../src/files/package.ts'
import { isFailure } from '../../src/model/failure.ts'
import { newMemory } from '../../src/model/memory.ts'
import { instant } from '../../src/model/time.ts'
import { ankiDatabase } from '../../src/store/anki-database.ts'
import type { Random } from '../../src/schedule/random.ts'
import { cloze, type CollectionSpec } from '../convert/anki/collection.ts'
import { packageFiles } from '../convert/anki/package.ts'
import { expectClean, expectHeld } from './expect-held.ts'
import { documentOf } from './fuzz-documents.ts'
import { below, hostileText, oneOf } from './fuzz-inputs.ts'
import type { Target } from './fuzz-targets.ts'

const spec: CollectionSpec = {
  notes: [
    { fields: ['What is <b>it</b>?', 'A <i>lock</i>.<br><img src="a.png">'], tags: ' os ' },
    { type: cloze.id, fields: ['The {{c1::GIL::lock}} and {{c2::MRO}}.', ''], cards: [{}, { position: 1 }] },
    {
      fields: ['Why?', '<ul><li>one</li></ul>'],
      cards: [{ type: 2, queue: 2, due: 40, interval: 12, factor: 2500, reps: 3 }],
    },
  ],
}

type Files = Readonly<Record<string, Uint8Array>>

/** A package as `viva export anki` makes it. */
function ownFiles(): Files {
  const card = { memory: newMemory, isSuspended: false }
  const note = (index: number): Parameters<typeof ankiCollection>[0][number] => ({
    guid: `guid-${index}`,
    noteType: basicType,
    deck: 'viva::python',
    tags: ['os'],
    fields: basicType.fields.map(({ name }) => `${name} <b>${index}</b>`),
    modifiedAt: instant(1_700_000_000_000),
    cards: [{ position: 0, card, log: [] }],
  })
  const collection = ankiCollection([note(1), note(2), note(3)], null)
  return {
    'collection.anki2': ankiDatabase(collection),
    media: Buffer.from(mediaMap(['a.png'])),
    0: Buffer.from('png'),
  }
}

const media = { 'a.png': 'png', 'b c.mp3': 'mp3' }
let bases: Readonly<Record<'anki' | 'mochi', readonly Files[]>> | undefined

function basesOf(kind: 'anki' | 'mochi'): readonly Files[] {
  bases ??= {
    anki: [
      ownFiles(),
      packageFiles(spec, 'first', media),
      packageFiles(spec, 'second', media),
      packageFiles(spec, 'latest', media),
    ],
    mochi: [{ 'data.json': new Uint8Array(), 'a.png': Buffer.from('png') }],
  }
  return bases[kind]
}

const isZstd = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 4)).toString('hex') === '28b52ffd'

/** One to many bytes turned, pieces cut out, doubled, blanked or exchanged. */
function damaged(random: Random, bytes: Uint8Array): Buffer {
  const made = Buffer.from(bytes)
  const at = below(random, made.length + 1)
  const until = Math.min(made.length, at + 1 + below(random, random() < 0.5 ? 8 : 4_096))
  const chance = random()
  if (chance < 0.45) {
    for (let count = 1 + below(random, random() < 0.7 ? 4 : 200); count > 0 && made.length > 0; count -= 1)
      made[below(random, made.length)]! ^= 1 << below(random, 8)
    return made
  }
  if (chance < 0.6) return made.subarray(0, at)
  if (chance < 0.7) return Buffer.concat([made.subarray(0, at), made.subarray(until)])
  if (chance < 0.8) return Buffer.concat([made.subarray(0, until), made.subarray(at)])
  if (chance < 0.9) return made.fill(oneOf(random, [0, 0xff, 0x7f]), at, until)
  return Buffer.concat([made.subarray(0, at), Buffer.from(hostileText(random, 20)), made.subarray(until)])
}

const evilNames = [
  '../x',
  '../../../../x',
  '/tmp/x',
  'a\\..\\..\\x',
  'C:x',
  '..',
  '.',
  '',
  'nul',
  'a\0b',
  '\x1b]0;t\x07',
  'constructor',
  'a/b',
  'x'.repeat(300),
]

function archiveOf(kind: 'anki' | 'mochi'): (random: Random) => string {
  return (random) => {
    const files: Record<string, Uint8Array> = { ...oneOf(random, basesOf(kind)) }
    if (kind === 'mochi') files['data.json'] = Buffer.from(documentOf('mochi')(random))
    const where = random()
    const name = oneOf(random, Object.keys(files))
    const bytes = files[name]!
    // Inside of a file, below its compression: what a checksum of the archive does not find.
    if (where < 0.55)
      files[name] =
        isZstd(bytes) && random() < 0.7
          ? zstdCompressSync(damaged(random, zstdDecompressSync(bytes)))
          : damaged(random, bytes)
    else if (where < 0.65)
      files['media'] = Buffer.from(
        JSON.stringify({ 0: oneOf(random, evilNames), [oneOf(random, evilNames)]: 'a.png' }),
      )
    else if (where < 0.75) files[oneOf(random, evilNames)] = bytes
    const archive =
      kind === 'anki' && random() < 0.1
        ? ownArchive(files)
        : Buffer.from(zipSync(files, { mtime: '2026-11-21T00:00:00Z' }))
    return (where < 0.75 ? archive : damaged(random, archive)).toString('latin1')
  }
}

const ownArchive = (files: Files): Buffer =>
  Buffer.concat([
    ...zipped(
      Object.entries(files).map(([name, bytes]) => ({ name, bytes: () => bytes, isCompressible: true })),
    ),
  ])

let scratch: string | undefined

/** Deep enough that a name which leads out of it stays where it is looked for. */
function scratchFolder(): string {
  if (scratch !== undefined) return scratch
  const folder = mkdtempSync(join(tmpdir(), 'viva-archives-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.env['TMPDIR'] = join(folder, 'temporary')
  scratch = folder
  return folder
}

function read(ending: 'apkg' | 'mochi'): (text: string) => Promise<void> {
  return async (text) => {
    const folder = scratchFolder()
    const inside = join(folder, 'a', 'b', 'c')
    rmSync(join(folder, 'a'), { recursive: true, force: true })
    for (const path of [inside, join(folder, 'temporary')]) mkdirSync(path, { recursive: true })
    const path = join(inside, `p.${ending}`)
    writeFileSync(path, Buffer.from(text, 'latin1'))
    let isRead = false
    try {
      const source = await readSource({ path, folder: null, name: 'p' }, 'p', {}, mediaFinder())
      isRead = true
      expectHeld(source.imported.decks)
      await source.writeMedia(join(inside, 'p.media'), source.imported)
    } catch (error) {
      if (!isFailure(error)) throw error
      expectClean(failureLine(error), 'the message')
    }
    expectNothingElse(folder, ending, isRead)
  }
}

/** The package itself, media beside the decks, and nothing else: no file of a database, no name that an archive chose. */
function expectNothingElse(folder: string, ending: string, isRead: boolean): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (statSync(join(folder, name)).isDirectory() || name === join('a', 'b', 'c', `p.${ending}`)) continue
    const isMedia = isRead && /^a.b.c.p\.media.[^/\\]+$/.test(name)
    if (!isMedia) throw new Error(`it left ${JSON.stringify(name)}`)
  }
}

export const packageTargets: Readonly<Record<string, Target>> = {
  'package of Anki': { make: archiveOf('anki'), check: read('apkg') },
  'archive of Mochi': { make: archiveOf('mochi'), check: read('mochi') },
}
