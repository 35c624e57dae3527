import { expect, test } from 'vitest'
import type { AnkiOrigin } from '../../src/model/anki.ts'
import { instant } from '../../src/model/time.ts'
import { ankiOrigin, ankiOriginOf, saveAnkiOrigins } from '../../src/store/anki-notes.ts'
import { opened } from './made.ts'

const row = {
  id: 1_793_505_600_000,
  ease: 3,
  interval: 10,
  lastInterval: -600,
  factor: 300,
  tookMs: 5000,
  kind: 1,
}

const origin: AnkiOrigin = {
  guid: 'g&1',
  noteType: {
    id: 1_795_235_234_844,
    name: 'Basic (and reversed card)',
    kind: 'normal',
    css: '.card {}',
    sortField: 0,
    fields: [
      { name: 'Front', id: '-3360839515129161416' },
      { name: 'Back', id: null },
    ],
    templates: [{ name: 'Card 1', id: '6534151312500373369', front: '{{Front}}', back: '{{Back}}' }],
  },
  deck: 'Work::Kafka',
  tags: ['a', 'b::c'],
  fields: ['<b>Why?</b>', ''],
  modifiedAt: instant(1_700_000_000_000),
  digest: '0123456789abcdef',
  cards: [
    { card: 'anki-1', position: 0, log: [row] },
    { card: 'anki-1-2', position: 1, log: [] },
  ],
}

test('a note comes back as it was, by its name and by each of its cards', () => {
  const store = opened()
  saveAnkiOrigins(store, [origin])
  expect(ankiOrigin(store, 'g&1')).toEqual(origin)
  expect(ankiOriginOf(store, 'anki-1')).toEqual(origin)
  expect(ankiOriginOf(store, 'anki-1-2')).toEqual(origin)
  expect(ankiOriginOf(store, 'other')).toBeUndefined()
  expect(ankiOrigin(store, 'other')).toBeUndefined()
})

test('the next import replaces it, and forgets cards that are gone', () => {
  const store = opened()
  saveAnkiOrigins(store, [origin])
  const next = { ...origin, fields: ['new', 'text'], cards: origin.cards.slice(0, 1) }
  saveAnkiOrigins(store, [next])
  expect(ankiOrigin(store, 'g&1')).toEqual(next)
  expect(ankiOriginOf(store, 'anki-1-2')).toBeUndefined()
})

test('an import without progress keeps the log that an earlier one brought', () => {
  const store = opened()
  saveAnkiOrigins(store, [origin])
  saveAnkiOrigins(store, [{ ...origin, cards: origin.cards.map((card) => ({ ...card, log: [] })) }])
  expect(ankiOrigin(store, 'g&1')?.cards[0]?.log).toEqual([row])
})
