/** Media of notes that came from Anki: they go back under their own names, whether their notes were edited or not. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { packageFiles, writePackage } from '../convert/anki/package.ts'
import { folder } from '../store/made.ts'
import { world, type World } from './viva.ts'

const picture = '<img src="pic.png">'
const spec = {
  decks: { 1: 'Work::Kafka' },
  notes: [
    { fields: ['What is drawn?', `${picture}<br>a log`] },
    { fields: ['What is heard?', '[sound:ping.mp3] and <img src="a%20b&amp;c.jpg">'] },
  ],
}

/** A home into which a package with media went. */
function home(media: Readonly<Record<string, string>>, name = 'new'): World {
  const made = world()
  addPackage(made, media, name)
  return made
}

function addPackage(made: World, media: Readonly<Record<string, string>>, name: string): void {
  const path = writePackage(join(made.home, `${name}.apkg`), packageFiles(spec, 'second', media))
  const { code, err } = made.run(['import', path, '--yes'])
  if (code !== 0) throw new Error(err)
}

const all = { 'pic.png': 'a picture', 'ping.mp3': 'a sound', 'a b&c.jpg': 'another' }

type Packed = { readonly fields: readonly string[]; readonly media: Readonly<Record<string, string>> }

function packed(from: World): Packed {
  const out = join(folder(), 'out.apkg')
  const { code, err } = from.run(['export', 'anki', '-o', out])
  if (code !== 0) throw new Error(err)
  const files = unzipSync(readFileSync(out))
  const db = new Database(Buffer.from(files['collection.anki2']!))
  const fields = db.prepare('select flds from notes order by id').pluck().all() as string[]
  db.close()
  const names = JSON.parse(strFromU8(files['media']!)) as Record<string, string>
  return {
    fields: fields.flatMap((each) => each.split('\x1f')),
    media: Object.fromEntries(Object.entries(names).map(([at, name]) => [name, strFromU8(files[at]!)])),
  }
}

function edit(made: World, from: string, to: string): void {
  const { file } = made.cards<{ file: string; answer: string }>().find(({ answer }) => answer.includes(from))!
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
}

test('what nobody edited goes back with its media', () => {
  const { fields, media } = packed(home(all))
  expect(fields).toEqual(spec.notes.flatMap((note) => note.fields))
  expect(media).toEqual(all)
})

test('an edited field names its media as Anki does, and they are packed', () => {
  const made = home(all)
  edit(made, 'a log', 'an *ordered* log')
  edit(made, 'and', 'or')
  const { fields, media } = packed(made)
  expect(fields[1]).toContain(picture)
  expect(fields[1]).toContain('an <em>ordered</em> log')
  expect(fields[3]).toContain('[sound:ping.mp3] or <img src="a b&amp;c.jpg">')
  expect(media).toEqual(all)
})

test('the name stays where the file is missing, and the text output says so', () => {
  const made = home({ 'ping.mp3': 'a sound', 'a b&c.jpg': 'another' })
  edit(made, 'a log', 'an *ordered* log')
  expect(packed(made).fields[1]).toContain(picture)
  const out = join(folder(), 'out.apkg')
  expect(made.run(['export', 'anki', '-o', out]).out).toMatch(/pic\.png: /)
  const { leftOut } = made.json<{ leftOut: { media: { reason: string }[] } }>(['export', 'anki', '-o', out])
  expect(leftOut.media).toMatchObject([{ reason: 'missing' }])
})

test('two packages may each have a file of one name, and an edit may add a picture from another folder', () => {
  const made = home(all)
  const other = { notes: [{ guid: 'other', fields: ['Another?', `${picture} so`] }] }
  const path = writePackage(
    join(made.home, 'other.apkg'),
    packageFiles(other, 'second', { 'pic.png': 'not the same' }),
  )
  expect(made.run(['import', path, '--yes']).code).toBe(0)
  made.write('img/mine.png', 'mine')
  edit(made, 'a log', 'a log ![](img/mine.png)')
  const { fields, media } = packed(made)
  const renamed = Object.keys(media).find((name) => /^pic-[0-9a-f]{8}\.png$/.test(name))!
  expect(media).toEqual({ ...all, 'mine.png': 'mine', [renamed]: 'not the same' })
  expect(fields).toContain(`<img src="${renamed}"> so`)
  expect(fields[1]).toContain('<img src="mine.png">')
})
