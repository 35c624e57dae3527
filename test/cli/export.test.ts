import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { everything } from '../convert/export/notes.ts'
import { folder } from '../store/made.ts'
import { deckOf, world, type World } from './viva.ts'

function home(): World {
  const made = world()
  made.write('work/kafka.md', everything)
  made.write('caching.md', deckOf(3))
  return made
}

const ids = (text: string): readonly string[] =>
  (JSON.parse(text) as { cards: { id: string }[] }).cards.map(({ id }) => id)

type Summary = {
  files: string[]
  decks: number
  cards: number
  notes: number
  leftOut: { offDecks: string[] }
}

describe('viva export', () => {
  test('json holds every card as viva cards prints it, and which viva wrote it', () => {
    const one = home()
    one.run(['grade', 'q1', 'good'])
    const { out, code } = one.run(['export', 'json'])
    const document = JSON.parse(out)
    expect(code).toBe(0)
    expect(document).toMatchObject({
      format: 1,
      viva: expect.stringMatching(/^\d/),
      exportedAt: '2026-11-21T07:30:00.000Z',
    })
    const cards = one.cards<{ file: string; id: string }>()
    expect(document.cards.map(({ cloze: _cloze, ...card }: { cloze: unknown }) => card)).toEqual(cards)
    expect(document.cards.find(({ id }: { id: string }) => id === 'gil/c1').cloze).toContain('{{c1::')
  })

  test('takes the decks that are on, those named, and what a query finds', () => {
    const one = home()
    one.run(['decks', 'off', 'caching'])
    const { out, err } = one.run(['export', 'json'])
    expect(ids(out)).not.toContain('q1')
    expect(err).toMatch(/decks are switched off and were left out/)
    expect(ids(one.run(['export', 'json', 'caching']).out)).toEqual(['q1', 'q2', 'q3'])
    expect(ids(one.run(['export', 'json', '--only', 'tag:log']).out)).toEqual(['partition'])
    expect(ids(one.run(['export', 'json', 'work', '--only', 'ZooKeeper']).out)).toEqual(['kraft'])
    expect(one.run(['export', 'json', 'nowhere'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no deck matches nowhere'),
    })
  })

  test('reviews are the whole log, undone answers and all, one event on a line', () => {
    const one = home()
    one.run(['grade', 'q1', 'good'])
    one.run(['grade', 'q2', 'again'])
    one.run(['undo'])
    one.run(['grade', 'gil/c1', 'easy'])
    const lines = one
      .run(['export', 'reviews'])
      .out.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ kind, cardId }) => [kind, cardId])).toEqual([
      ['review', 'q1'],
      ['review', 'q2'],
      ['void', 'q2'],
      ['review', 'gil/c1'],
    ])
    expect(lines[2].target).toBe(lines[1].id)
    expect(lines[0]).toMatchObject({
      grade: 'good',
      reviewKind: 'study',
      dayOn: '2026-11-21',
      before: { state: 'new' },
      after: { state: 'learning', dueAt: expect.any(String) },
    })
    expect(one.run(['export', 'reviews', '--only', 'deck:work']).out.trim().split('\n')).toHaveLength(1)
  })

  test('csv goes to standard output or to a file, which is whole or not there', () => {
    const one = home()
    const out = join(folder(), 'cards.csv')
    const summary = one.json<Summary>(['export', 'csv', '-o', out])
    expect(summary).toMatchObject({ files: [out], decks: 2, cards: 11 })
    expect(readFileSync(out, 'utf8')).toBe(one.run(['export', 'csv']).out)
    expect(parse(readFileSync(out, 'utf8'), { columns: true })).toHaveLength(11)
    expect(readdirSync(join(out, '..'))).toEqual(['cards.csv'])
  })

  test('markdown and hashcards are a file for each deck in a folder, or one for all', () => {
    const one = home()
    for (const format of ['markdown', 'hashcards']) {
      const out = join(folder(), 'out')
      const { files } = one.json<Summary>(['export', format, '-o', out])
      expect(files).toEqual([join(out, 'caching.md'), join(out, 'work', 'kafka.md')])
      const single = join(folder(), 'all.md')
      expect(one.json<Summary>(['export', format, '-o', single]).files).toEqual([single])
      expect(one.run(['export', format]).out).toBe(readFileSync(single, 'utf8'))
    }
  })

  test('the sheet has as many lines as asked for', () => {
    const one = home()
    one.run(['grade', 'q3', 'again'])
    const { out } = one.run(['export', 'sheet', '--lines', '8'])
    expect(out.split('\n').slice(0, 4)).toEqual(['# viva 2026-11-21', '', '## caching', '- Question 3?'])
    expect(out.trimEnd().split('\n').length).toBeLessThanOrEqual(8)
  })

  test('anki writes viva.apkg here, twice the same bytes', () => {
    const one = home()
    const out = join(folder(), 'a.apkg')
    expect(one.json<Summary>(['export', 'anki', '-o', out])).toMatchObject({ notes: 10, cards: 11 })
    const first = readFileSync(out)
    expect(one.run(['export', 'anki', '-o', out], { now: '2026-11-23T08:30:00+01:00' }).code).toBe(0)
    expect(readFileSync(out)).toEqual(first)
  })

  test('with progress the way back to Anki is told, in both languages', () => {
    const one = home()
    const out = join(folder(), 'a.apkg')
    expect(one.run(['export', 'anki', '-o', out, '--with-progress']).out).toContain(
      'Import any learning progress',
    )
    expect(
      one.run(['export', 'anki', '-o', out, '--with-progress'], { env: { LANG: 'zh_CN.UTF-8' } }).out,
    ).toContain('回到 Anki')
  })
})

describe('what an export refuses', () => {
  test('names that Anki takes for whole collections', () => {
    const one = home()
    for (const name of ['collection.apkg', 'backup-2026.apkg', 'x.colpkg'])
      expect(one.run(['export', 'anki', '-o', join(folder(), name)])).toMatchObject({
        code: 2,
        err: expect.stringContaining('importing it would replace all that somebody has'),
      })
    expect(one.run(['export', 'anki', '-o', 'x.zip'])).toMatchObject({ code: 2 })
  })

  test('to replace what it did not write, unless it is told to; an earlier export is replaced', () => {
    const one = home()
    for (const format of ['anki', 'csv', 'json', 'reviews', 'hashcards', 'markdown', 'sheet']) {
      one.run(['grade', 'q1', 'good'])
      const out = join(folder(), format === 'anki' ? 'mine.apkg' : 'mine.md')
      writeFileSync(out, 'my own notes\n')
      expect(one.run(['export', format, '-o', out])).toMatchObject({
        code: 2,
        err: expect.stringContaining('--force'),
      })
      expect(readFileSync(out, 'utf8')).toBe('my own notes\n')
      expect(one.run(['export', format, '-o', out, '--force']).code).toBe(0)
      expect(one.run(['export', format, '-o', out])).toMatchObject({ code: 0, err: '' })
    }
  })

  test('to write where viva reads decks or keeps its own files', () => {
    const one = home()
    const linked = folder()
    one.run(['link', linked, '--yes'])
    for (const path of [
      join(one.home, 'decks', 'x.md'),
      join(one.home, 'viva.csv'),
      join(linked, 'new', 'x.md'),
    ])
      expect(one.run(['export', 'markdown', '-o', path])).toMatchObject({
        code: 2,
        err: expect.stringContaining('inside of'),
      })
    const door = join(folder(), 'door')
    symlinkSync(join(one.home, 'decks'), door)
    expect(one.run(['export', 'markdown', '-o', join(door, 'x.md')]).code).toBe(2)
  })

  test('half a folder: one file that is not its own keeps all from being written', () => {
    const one = home()
    const out = folder()
    mkdirSync(join(out, 'work'))
    writeFileSync(join(out, 'work', 'kafka.md'), 'mine\n')
    expect(one.run(['export', 'markdown', '-o', out]).code).toBe(2)
    expect(existsSync(join(out, 'caching.md'))).toBe(false)
  })

  test('formats that there are not, selections of nothing, and JSON beside another text', () => {
    const one = home()
    expect(one.run(['export', 'pdf'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('anki, csv, json'),
    })
    expect(one.run(['export', 'markdown', '--only', 'xyzzy'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no card fits'),
    })
    expect(one.run(['export', 'csv', '--json'])).toMatchObject({ code: 2, out: '' })
  })

  test.skipIf(!existsSync('/dev/full'))('to take a full disk for success', () => {
    const one = home()
    const { code, err } = one.run(['export', 'csv', '-o', '/dev/full'])
    expect([code, err.split('\n').length]).toEqual([3, 2])
  })
})
