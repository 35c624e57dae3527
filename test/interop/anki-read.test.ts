/** Packages made by real Anki come in whole: every card, its text, its media, and what was learned. */
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { extractMedia, importAnki, readAnkiPackage } from '../../src/commands/anki-package.ts'
import type { ImportedAnki } from '../../src/convert/anki/import.ts'
import { formatDeck } from '../../src/deck/format.ts'
import { readDeck } from '../../src/deck/read.ts'
import { expandDeck } from '../../src/deck/expand.ts'
import { day, formatDay } from '../../src/model/time.ts'
import { ankiFolder, ankiPython, runAnki, type Step } from './venv.ts'

const anki = ankiPython()
if ('missing' in anki)
  console.warn(`Real Anki is missing, and what it would show is not tested: ${anki.missing}`)
const python = 'python' in anki ? anki.python : ''

const weights = [
  0.3, 1.3, 2.4, 8.2, 6.4, 0.83, 3, 0.001, 1.8, 0.16, 0.79, 1.48, 0.06, 0.26, 1.64, 0.6, 1.87, 0.54, 0.09,
  0.06, 0.15,
]

/** A collection with some of everything, studied on three days. */
const steps: readonly Step[] = [
  { do: 'config', key: 'fsrs', value: true },
  {
    do: 'note',
    type: 'Basic',
    deck: 'Work::Kafka',
    fields: ['What is a <b>topic</b>?', 'A log.<br>Append-only.'],
    tags: ['kafka', 'mq::log'],
  },
  { do: 'note', type: 'Basic (and reversed card)', deck: 'Work::Kafka', fields: ['broker', 'a server'] },
  {
    do: 'note',
    type: 'Basic (optional reversed card)',
    deck: 'Work::Kafka',
    fields: ['one way', 'only', ''],
  },
  {
    do: 'note',
    type: 'Basic (optional reversed card)',
    deck: 'Work::Kafka',
    fields: ['both ways', 'too', 'y'],
  },
  {
    do: 'note',
    type: 'Basic (type in the answer)',
    deck: 'Work',
    fields: ['HTTP status of not found', '404'],
  },
  {
    do: 'note',
    type: 'Cloze',
    deck: 'Work',
    fields: [
      'The {{c1::{{c2::GIL}} of CPython::a lock}} is {{c3::<code>global</code>}}: \\(n^2\\)',
      'See the docs',
    ],
  },
  {
    do: 'note',
    type: 'Basic',
    deck: '数据库',
    fields: ['什么是索引？<img src="tree.png">', '一种<b>数据结构</b>。[sound:a b.mp3]'],
  },
  { do: 'note', type: 'Basic', deck: 'Rest', fields: ['suspended', 'yes'] },
  { do: 'note', type: 'Basic', deck: 'Rest', fields: ['filtered', 'yes'] },
  { do: 'note', type: 'Basic', deck: 'Rest', fields: ['forgotten', 'yes'] },
  { do: 'note', type: 'Basic', deck: 'Rest', fields: ['never seen', 'yes'] },
  { do: 'media', name: 'tree.png', content: Buffer.from('a picture').toString('base64') },
  { do: 'media', name: 'a b.mp3', content: Buffer.from('a sound').toString('base64') },
  { do: 'media', name: 'unused.png', content: Buffer.from('nobody shows it').toString('base64') },
  ...['Work', 'Work::Kafka', 'Rest', '数据库'].map((deck) => ({
    do: 'preset',
    deck,
    weights,
    retention: 0.85,
  })),
  { do: 'review', deck: 'Work', eases: [3, 3, 1, 4], limit: 14 },
  { do: 'review', deck: '数据库', eases: [4] },
  { do: 'review', deck: 'Rest', eases: [4], limit: 3 },
  { do: 'age', days: 4 },
  { do: 'review', deck: 'Work', eases: [3, 2, 3, 4], limit: 12 },
  { do: 'age', days: 30 },
  { do: 'review', deck: 'Work', eases: [3, 1, 3, 4], limit: 7 },
  { do: 'suspend', query: 'suspended' },
  { do: 'forget', query: 'forgotten' },
  { do: 'due', query: 'filtered', days: '0' },
  { do: 'filtered', name: 'Cram', query: 'deck:Rest is:due' },
]

type Dump = {
  readonly crt: number
  readonly notes: readonly {
    readonly id: number
    readonly guid: string
    readonly flds: string
    readonly tags: string
  }[]
  readonly cards: readonly {
    readonly id: number
    readonly nid: number
    readonly did: number
    readonly ord: number
    readonly type: number
    readonly queue: number
    readonly due: number
    readonly odue: number
    readonly odid: number
    readonly reps: number
    readonly lapses: number
    readonly data: string
  }[]
  readonly revlog: readonly {
    readonly id: number
    readonly cid: number
    readonly ease: number
    readonly type: number
  }[]
  readonly decks: Readonly<Record<string, string>>
}

describe.skipIf('missing' in anki)(
  'missing' in anki ? `skipped, since real Anki is missing: ${anki.missing}` : 'packages of real Anki',
  () => {
    let folder = ''
    let dump: Dump
    beforeAll(() => {
      folder = ankiFolder()
      const answers = runAnki(python, join(folder, 'collection.anki2'), [
        ...steps,
        { do: 'dump' },
        { do: 'export', path: join(folder, 'latest.apkg') },
        { do: 'export', path: join(folder, 'legacy.apkg'), legacy: true },
        { do: 'export', path: join(folder, 'whole.colpkg') },
        { do: 'export', path: join(folder, 'whole-legacy.colpkg'), legacy: true },
        { do: 'export', path: join(folder, 'plain.apkg'), scheduling: false, presets: false },
      ])
      dump = answers[steps.length] as Dump
    }, 300_000)
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    const read = async (name: string): Promise<ImportedAnki> =>
      importAnki(await readAnkiPackage(join(folder, name)), { zone: () => 0, mediaFolder: () => 'x.media' })
    const packages = ['latest.apkg', 'legacy.apkg', 'whole.colpkg', 'whole-legacy.colpkg']

    test.each(packages)('%s: every note and every card arrives, in its deck, with its tags', async (name) => {
      const imported = await read(name)
      expect(imported.decks.map(({ name, cards }) => [name, cards.length])).toEqual([
        ['Rest', 4],
        ['Work', 2],
        ['Work/Kafka', 6],
        ['数据库', 1],
      ])
      expect(imported.skipped).toEqual([])
      const cards = imported.decks.flatMap(({ deck, name }) => {
        const text = formatDeck(deck)
        const { cards, findings } = expandDeck(readDeck(text).deck, { deck: name, path: name, text })
        expect(findings).toEqual([])
        return cards
      })
      // Anki has a card for each template and gap; so has viva.
      expect(cards).toHaveLength(dump.cards.length)
      expect(imported.origins.flatMap(({ cards }) => cards.map(({ card }) => card)).sort()).toEqual(
        cards.map(({ id }) => id as string).sort(),
      )
      expect(new Set(imported.origins.map(({ guid }) => guid))).toEqual(
        new Set(dump.notes.map(({ guid }) => guid)),
      )
      expect(cards.find(({ question }) => question.includes('topic'))).toMatchObject({
        question: 'What is a **topic**?',
        answer: 'A log.\\\nAppend-only.',
        tags: ['kafka', 'mq::log'],
      })
    })

    test('texts are what Anki shows', async () => {
      const imported = await read('latest.apkg')
      const text = imported.decks
        .map(({ deck }) => formatDeck(deck).replace(/<!-- viva id: [\w-]+/g, '<!-- viva'))
        .join('\n')
      await expect(text).toMatchFileSnapshot(join(import.meta.dirname, '../fixtures/convert/anki.golden.txt'))
    })

    test.each(packages)('%s: what was learned comes with it', async (name) => {
      const imported = await read(name)
      const { progress } = imported
      expect(progress?.weights).toEqual(weights)
      expect(progress?.retention).toBe(0.85)
      const byCard = new Map(progress?.cards.map((each) => [each.card, each]))
      const ids = new Map(
        imported.origins.flatMap(({ guid, cards }) =>
          cards.map(({ card, position }) => [`${guid} ${position}`, card]),
        ),
      )
      const guids = new Map(dump.notes.map(({ id, guid }) => [id, guid]))
      const zero = Math.floor(dump.crt / 86_400)
      for (const card of dump.cards) {
        const found = byCard.get(ids.get(`${guids.get(card.nid)} ${card.ord}`) ?? '')
        if (card.type === 0) {
          expect(found).toBeUndefined()
          continue
        }
        const data = JSON.parse(card.data) as { s: number; d: number; lrt: number }
        const rated = dump.revlog.filter(({ cid, ease }) => cid === card.id && ease > 0)
        const due = card.odid === 0 ? card.due : card.odue
        expect(found).toMatchObject({
          isSuspended: card.queue === -1,
          state: {
            state: ['new', 'learning', 'review', 'relearning'][card.type],
            stability: data.s,
            difficulty: data.d,
            dueOn: due > 1e9 ? Math.floor((due - 4 * 3600) / 86_400) : zero + due,
            ...(due > 1e9 ? { dueAt: due * 1000 } : {}),
            reps: card.reps,
            lapses: card.lapses,
            lastOn: Math.floor((data.lrt - 4 * 3600) / 86_400),
          },
        })
        expect(found?.reviews.map(({ at }) => at)).toEqual(rated.map(({ id }) => id))
        expect(found?.reviews.map(({ dayOn }) => formatDay(dayOn))).toEqual(
          rated.map(({ id }) => formatDay(day(Math.floor((id - 4 * 3_600_000) / 86_400_000)))),
        )
      }
    })

    test('the whole log of a card is kept for the way back, with what does not count', async () => {
      const { origins } = await read('latest.apkg')
      const kept = origins.flatMap(({ cards }) => cards.flatMap(({ log }) => log.map(({ id }) => id)))
      expect(kept.sort()).toEqual(dump.revlog.map(({ id }) => id).sort())
      expect(dump.revlog.some(({ type }) => type >= 4)).toBe(true)
    })

    test('a package without scheduling tells nothing of what was learned', async () => {
      expect((await read('plain.apkg')).progress).toBeNull()
    })

    test.each(packages)('%s: media that notes show are written beside the deck', async (name) => {
      const source = await readAnkiPackage(join(folder, name))
      const { media } = importAnki(source, { zone: () => 0, mediaFolder: () => 'x.media' })
      expect(media).toEqual(['a b.mp3', 'tree.png'])
      const target = join(folder, `${name}.media`)
      expect((await extractMedia(source, media, target)).map(({ isNew }) => isNew)).toEqual([true, true])
      expect(readdirSync(target)).toEqual(['a b.mp3', 'tree.png'])
      expect(readFileSync(join(target, 'tree.png'), 'utf8')).toBe('a picture')
      expect(statSync(join(target, 'tree.png')).mode & 0o777).toBe(0o600)
      // The second time nothing has changed.
      expect((await extractMedia(source, media, target)).map(({ isNew }) => isNew)).toEqual([false, false])
    })

    test('the same notes have the same ids and texts in every container', async () => {
      const [first, ...others] = await Promise.all(packages.map(read))
      for (const other of others) {
        expect(other.decks).toEqual(first?.decks)
        expect(other.origins.map(({ digest }) => digest)).toEqual(first?.origins.map(({ digest }) => digest))
        expect(other.origins.map(({ noteType }) => noteType)).toEqual(
          first?.origins.map(({ noteType }) => noteType),
        )
      }
    })
  },
)
