/**
 * Packages that were made to do harm, as a person would meet them: through the command, with its message and exit code. Nothing is
 * written, and memory stays bounded.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import { zipSync, type Zippable } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { builtProgram } from '../built.ts'
import { cloze, collectionBytes, type CollectionSpec } from '../convert/anki/collection.ts'
import { field } from '../convert/anki/bytes.ts'
import { packageFiles, type Container } from '../convert/anki/package.ts'

const mib = 1024 * 1024
const mostMb = 300
const folder = mkdtempSync(join(tmpdir(), 'viva-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const peak = join(import.meta.dirname, '..', 'bench', 'programs', 'peak.cjs')

type Run = {
  readonly out: string
  readonly err: string
  readonly code: number | null
  readonly peakMb: number
  readonly home: string
}

let homes = 0
/** Imports a package in a fresh home. */
function imported(name: string, files: Zippable | Buffer, ...options: readonly string[]): Run {
  const home = join(folder, `home-${(homes += 1)}`)
  const path = join(folder, name)
  writeFileSync(path, Buffer.isBuffer(files) ? files : zipSync(files))
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--require', peak, builtProgram(), 'import', path, '--yes', ...options],
    {
      encoding: 'utf8',
      maxBuffer: 64 * mib,
      env: {
        ...process.env,
        VIVA_HOME: home,
        VIVA_NOW: '2026-11-21T08:30:00+01:00',
        TZ: 'UTC',
        LANG: 'C.UTF-8',
        LC_ALL: '',
      },
    },
  )
  const [err = '', kb = '0'] = stderr.split('PEAK-KB=')
  return { out: stdout, err, code: status, peakMb: Number.parseInt(kb, 10) / 1024, home }
}

/** What the import left: decks and media, by their names. */
function written({ home }: Run): readonly string[] {
  const decks = join(home, 'decks')
  return existsSync(decks) ? readdirSync(decks, { recursive: true, encoding: 'utf8' }).sort() : []
}

function expectRefused(run: Run, message: string | RegExp): void {
  expect(run.err).toMatch(message)
  expect(run.code).toBe(2)
  expect(run.err.trim().split('\n')).toHaveLength(1)
  expect(written(run)).toEqual([])
  expect(run.peakMb).toBeGreaterThan(0)
  expect(run.peakMb).toBeLessThan(mostMb)
}

const one: CollectionSpec = { notes: [{ fields: ['Why?', 'Because.'] }] }
const files = (spec: CollectionSpec = one, container: Container = 'second'): Zippable =>
  packageFiles(spec, container)
const zeros = Buffer.alloc(40 * mib)

describe('refused, with a message of its own', () => {
  test('a bomb of deflate in place of the collection', () => {
    const run = imported('deflate.apkg', { ...files(), 'collection.anki21': Buffer.alloc(400 * mib) })
    expectRefused(
      run,
      /collection\.anki21 in \S+deflate\.apkg goes beyond the limit ratio: \d+, and 200 are allowed/,
    )
    expect(run.err).toContain('viva import --limit ratio=')
  })

  test('a bomb of zstd in place of the collection', () => {
    const run = imported('zstd.apkg', {
      ...files(one, 'latest'),
      'collection.anki21b': [zstdCompressSync(Buffer.alloc(400 * mib)), { level: 0 }],
    })
    expectRefused(run, /collection\.anki21b in \S+ goes beyond the limit ratio/)
  })

  test('a bomb in place of the list of media, and one in place of the version', () => {
    expectRefused(imported('map.apkg', { ...files(), media: zeros }), /media in \S+ goes beyond the limit/)
    expectRefused(imported('meta.apkg', { ...files(), meta: zeros }), /meta in \S+ goes beyond the limit/)
  })

  test('a limit can be raised by whoever trusts the file', () => {
    const run = imported('raised.apkg', files(), '--limit', 'collectionBytes=1k')
    expectRefused(run, /goes beyond the limit collectionBytes: \d+, and 1024 are allowed/)
  })

  test.each(['../../evil', '/etc/evil', '..\\evil'])('a file named %s', (name) => {
    expectRefused(
      imported('slip.apkg', { ...files(), [name]: Buffer.from('x') }),
      /wants to be written outside/,
    )
  })

  test('a package of a newer Anki', () => {
    const run = imported('newer.apkg', { ...files(), meta: Buffer.from([0x08, 0x09]) })
    expectRefused(run, /was made by a newer Anki \(version 9, viva knows 3\)/)
  })

  test('a collection of a newer schema', () => {
    const spec: CollectionSpec = { ...one, change: (db) => db.exec('update col set ver = 19') }
    expectRefused(imported('schema.apkg', files(spec)), /newer Anki \(version 19, viva knows 18\)/)
  })

  test('no package at all, and one without a collection', () => {
    expectRefused(imported('text.apkg', Buffer.from('just text')), /is not a sound archive/)
    expectRefused(imported('empty.apkg', { media: Buffer.from('{}') }), /holds no Anki collection/)
  })

  test.each([
    ['a trigger', 'create trigger t after insert on notes begin delete from notes; end', 'trigger t'],
    ['a view', 'alter table notes rename to other; create view notes as select * from other', 'view notes'],
    [
      'a computed column',
      'alter table notes add column x generated always as (zeroblob(900000000))',
      'table notes',
    ],
  ])('a database with %s', (_, sql, part) => {
    const run = imported('sql.apkg', files({ ...one, change: (db) => db.exec(sql) }))
    expectRefused(run, `holds ${part}, which Anki never makes`)
  })

  test('a damaged database', () => {
    const bytes = collectionBytes({ notes: Array.from({ length: 900 }, () => ({ fields: ['a', 'b'] })) }, 11)
    bytes.fill(0xff, 9000, 30_000)
    expectRefused(imported('damaged.apkg', { 'collection.anki2': bytes }), /the database in \S+ is damaged/)
  })

  test('more notes than are allowed, in a small file', () => {
    const spec: CollectionSpec = {
      notes: [],
      change: (db) =>
        db.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 100001)
          insert into notes select i, 'g' || i, 10, 0, 0, '', '', 0, 0, 0, '' from n`),
    }
    const run = imported('many.apkg', files(spec), '--limit', 'ratio=100000')
    expectRefused(run, /notes in \S+ goes beyond the limit notes: 100001, and 100000 are allowed/)
  }, 120_000)

  test('more text than is allowed', () => {
    const spec: CollectionSpec = {
      notes: [],
      change: (db) =>
        db.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 400)
          insert into notes select i, 'g' || i, 10, 0, 0, '', hex(randomblob(100000)), 0, 0, 0, '' from n`),
    }
    expectRefused(imported('text-bytes.apkg', files(spec)), /goes beyond the limit textBytes/)
  }, 120_000)
})

describe('read, and harmless', () => {
  const answer = (html: string): CollectionSpec => ({ notes: [{ fields: ['Why?', html] }] })

  test('tags nested 25,000 deep', () => {
    const run = imported('deep.apkg', files(answer(`${'<section>'.repeat(25_000)}x`)))
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(run.out).toContain('nests deeper than the limit htmlDepth')
    expect(run.peakMb).toBeLessThan(mostMb)
  })

  test('tags that a parser would have to open again in every paragraph', () => {
    const open = Array.from({ length: 190 }, (_, index) => `<b a=${index}>`).join('')
    const run = imported('again.apkg', files(answer(open + '<p>x'.repeat(50_000))))
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(run.peakMb).toBeLessThan(mostMb)
  })

  test.each([
    ['openers of formulas', '\\('.repeat(120_000)],
    ['openers of gaps', '{{c1::'.repeat(40_000)],
    ['half tags', '<a href="'.repeat(25_000)],
    ['brackets', '['.repeat(250_000)],
    ['entities', '&'.repeat(250_000)],
    ['stars', '<b>*</b>'.repeat(30_000)],
  ])('a field of nothing but %s ends soon', (_, html) => {
    const run = imported(
      'regex.apkg',
      files({ notes: [{ type: cloze.id, fields: [html, html] }, { fields: ['q', html] }] }),
    )
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(run.peakMb).toBeLessThan(mostMb)
  })

  test('links into this machine, scripts and fetched pictures', () => {
    const run = imported(
      'links.apkg',
      files(
        answer(
          '<script>alert(1)</script><img src="file:///etc/passwd"><img src="../../.ssh/id_rsa"><a href="javascript:alert(1)">a</a>' +
            '<a href="file:///etc/passwd">b</a><img src="data:image/png;base64,AAAA"><iframe src="https://evil.example"></iframe>c',
        ),
      ),
    )
    expect(run.code).toBe(0)
    const [deck = ''] = written(run)
    const text = spawnSync('cat', [join(run.home, 'decks', deck)], { encoding: 'utf8' }).stdout
    expect(text).toContain('abc')
    expect(text).not.toMatch(/script|passwd|ssh|data:|evil/)
  })

  test('names of media that lead elsewhere are names beside the deck', () => {
    const spec = answer(
      '<img src="../../../evil.png"><img src="/tmp/abs.png"><img src="run.sh"><img src=".hidden.png">',
    )
    const media = {
      '../../../evil.png': 'one',
      '/tmp/abs.png': 'two',
      'run.sh': 'three',
      '.hidden.png': 'four',
    }
    const run = imported('media.apkg', packageFiles(spec, 'latest', media))
    expect(run.code).toBe(0)
    expect(written(run)).toEqual([
      'media.md',
      'media.media',
      'media.media/abs.png',
      'media.media/evil.png',
      'media.media/hidden.png',
    ])
  })

  test('keys that mean something to JavaScript', () => {
    const spec: CollectionSpec = {
      ...one,
      change: (db) => {
        const models = String(db.prepare('select models from col').pluck().get())
        db.prepare('update col set models = ?, conf = ?').run(
          models.replace('{', '{"__proto__":{"id":99,"name":"x","flds":[],"tmpls":[]},'),
          '{"__proto__":{"schedVer":1},"constructor":5}',
        )
      },
    }
    expect(imported('proto.apkg', files(spec))).toMatchObject({ code: 0, err: '' })
  })

  test('names of decks that are paths', () => {
    const names = {
      1: '..::..::evil',
      2: '/etc::cron',
      3: 'a/../b',
      4: 'README',
      5: 'CON',
      6: '\u202edeck',
      7: 'a'.repeat(500),
    }
    const run = imported(
      'names.apkg',
      files({
        decks: names,
        notes: Object.keys(names).map((deck) => ({ deck: Number(deck), fields: [`q ${deck}`, 'a'] })),
      }),
    )
    expect(run.code).toBe(0)
    expect(written(run).filter((name) => name.endsWith('.md'))).toHaveLength(7)
    expect(written(run).join('\n')).not.toMatch(/(^|\/)\.|\u202e/m)
  })

  test('bytes that are no protocol buffer', () => {
    const latest = packageFiles(one, 'latest')
    const garbage = {
      ...latest,
      media: zstdCompressSync(Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 2])),
    }
    expect(imported('wire.apkg', garbage)).toMatchObject({ code: 0, err: '' })
    const named = { ...latest, media: zstdCompressSync(field(1, field(1, Buffer.from([0xff, 0xfe, 0x2f])))) }
    expect(imported('utf8.apkg', named)).toMatchObject({ code: 0, err: '' })
  })
})
