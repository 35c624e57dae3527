import { expect, test } from 'vitest'
import { readCollection } from '../../../src/convert/anki/read-collection.ts'

const none = { config: '{}', noteTypes: '{}', decks: '{}', presets: '{}' }

const rowsOf = (json: Partial<typeof none>) => ({
  version: 11,
  createdS: 0,
  json: { ...none, ...json },
  config: new Map(),
  noteTypes: [],
  fields: [],
  templates: [],
  decks: [],
  presets: [],
  notes: [],
  cards: [],
  log: new Map(),
})

test('ids that Anki 2.0 wrote as text are the numbers that notes and cards name', () => {
  const { noteTypes, decks } = readCollection(
    rowsOf({
      noteTypes: JSON.stringify({
        1481928029675: { id: '1481928029675', name: 'Basic', type: 0, flds: [], tmpls: [] },
      }),
      decks: JSON.stringify({ 1484864732136: { id: '1484864732136', name: 'OO Design' } }),
    }),
  )
  expect([...noteTypes.keys()]).toEqual([1481928029675])
  expect(decks.get(1484864732136)?.levels).toEqual(['OO Design'])
})

test('where the object does not say its id, its key does', () => {
  const { decks } = readCollection(rowsOf({ decks: JSON.stringify({ 7: { name: 'Seven' } }) }))
  expect(decks.get(7)?.levels).toEqual(['Seven'])
})
