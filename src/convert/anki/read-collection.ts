/**
 * Rows of a collection as a value: JSON of schema 11, or the tables and protobuf of schema 18. What a hand-made package leaves
 * out has its default. Field numbers are facts of Anki's format.
 */
import type { AnkiNoteType, AnkiRows } from '../../model/anki.ts'
import type { AnkiCollection, AnkiDeck, AnkiPreset } from './collection.ts'
import { aList, aNumber, anIdentity, aText, readJson, type Json } from './json.ts'
import { readWire } from './wire.ts'

export function readCollection(rows: AnkiRows): AnkiCollection {
  const config = rows.noteTypes.length > 0 ? wireConfig(rows) : readJson(rows.json.config)
  const rollover = aNumber(config.get('rollover')) ?? 4
  return {
    createdS: rows.createdS,
    createdWest: aNumber(config.get('creationOffset')) ?? null,
    rollover: rollover >= 0 && rollover < 24 ? rollover : 4,
    isFirstScheduler: (aNumber(config.get('schedVer')) ?? 1) < 2,
    noteTypes: byId(rows.noteTypes.length > 0 ? wireNoteTypes(rows) : jsonNoteTypes(rows.json.noteTypes)),
    decks: byId(rows.decks.length > 0 ? wireDecks(rows) : jsonDecks(rows.json.decks)),
    presets: rows.presets.length > 0 ? wirePresets(rows) : jsonPresets(rows.json.presets),
    notes: rows.notes,
    cards: rows.cards,
    log: rows.log,
  }
}

const byId = <T extends { readonly id: number }>(all: readonly T[]): ReadonlyMap<number, T> =>
  new Map(all.map((each) => [each.id, each]))

/** Every value is JSON of its own. */
function wireConfig({ config }: AnkiRows): ReadonlyMap<string, Json> {
  const decoder = new TextDecoder('utf-8')
  const entries = [...config].map(([key, value]) => `${JSON.stringify(key)}:${decoder.decode(value)}`)
  return readJson(`{${entries.join(',')}}`)
}

function wireNoteTypes({ noteTypes, fields, templates }: AnkiRows): readonly AnkiNoteType[] {
  return noteTypes.map(({ id, name, config }) => {
    const wire = readWire(config)
    return {
      id,
      name,
      kind: wire.number(1) === 1 ? 'cloze' : 'normal',
      css: wire.text(3) ?? '',
      sortField: wire.number(2) ?? 0,
      fields: fields
        .filter(({ noteType }) => noteType === id)
        .map((field) => ({ name: field.name, id: readWire(field.config).identity(9) ?? null })),
      templates: templates
        .filter(({ noteType }) => noteType === id)
        .map((template) => {
          const sides = readWire(template.config)
          return {
            name: template.name,
            id: sides.identity(8) ?? null,
            front: sides.text(1) ?? '',
            back: sides.text(2) ?? '',
          }
        }),
    }
  })
}

/** Objects by their ids, which Anki 2.0 wrote as text now and then, and hand-made packages only as keys. */
function objectsOf(text: string): readonly (readonly [id: number, object: ReadonlyMap<string, Json>])[] {
  return [...readJson(text)].flatMap(([key, object]) => {
    if (!isMap(object)) return []
    const said = anIdentity(object.get('id')) ?? key
    return [[/^\d{1,15}$/.test(said) ? Number(said) : 0, object] as const]
  })
}

function jsonNoteTypes(text: string): readonly AnkiNoteType[] {
  return objectsOf(text).map(([id, noteType]) => ({
    id,
    name: aText(noteType.get('name')) ?? '',
    kind: aNumber(noteType.get('type')) === 1 ? 'cloze' : 'normal',
    css: aText(noteType.get('css')) ?? '',
    sortField: aNumber(noteType.get('sortf')) ?? 0,
    fields: inOrder(noteType.get('flds')).map((field) => ({
      name: aText(field.get('name')) ?? '',
      id: anIdentity(field.get('id')) ?? null,
    })),
    templates: inOrder(noteType.get('tmpls')).map((template) => ({
      name: aText(template.get('name')) ?? '',
      id: anIdentity(template.get('id')) ?? null,
      front: aText(template.get('qfmt')) ?? '',
      back: aText(template.get('afmt')) ?? '',
    })),
  }))
}

function inOrder(value: Json | undefined): readonly ReadonlyMap<string, Json>[] {
  const place = (part: ReadonlyMap<string, Json>): number => aNumber(part.get('ord')) ?? 0
  return aList(value)
    .filter(isMap)
    .sort((a, b) => place(a) - place(b))
}

/** A filtered deck is one that has what filtered decks have. */
function wireDecks({ decks }: AnkiRows): readonly AnkiDeck[] {
  return decks.map(({ id, name, kind }) => {
    const wire = readWire(kind)
    const normal = wire.bytes(1)
    return {
      id,
      levels: name.split('\x1f'),
      isFiltered: wire.bytes(2) !== undefined,
      preset: (normal && readWire(normal).number(1)) ?? null,
    }
  })
}

function jsonDecks(text: string): readonly AnkiDeck[] {
  return objectsOf(text).map(([id, deck]) => ({
    id,
    levels: (aText(deck.get('name')) ?? '').split('::'),
    isFiltered: aNumber(deck.get('dyn')) === 1,
    preset: aNumber(deck.get('conf')) ?? null,
  }))
}

function wirePresets({ presets }: AnkiRows): ReadonlyMap<number, AnkiPreset> {
  return new Map(
    presets.map(({ id, config }) => {
      const wire = readWire(config)
      return [
        id,
        presetOf([wire.floats(6), wire.floats(5), wire.floats(3)], wire.number(37), wire.text(46)),
      ] as const
    }),
  )
}

function jsonPresets(text: string): ReadonlyMap<number, AnkiPreset> {
  return new Map(
    [...readJson(text).values()].filter(isMap).map((preset) => {
      const weights = ['fsrsParams6', 'fsrsParams5', 'fsrsWeights'].map((key) =>
        aList(preset.get(key)).map((weight) => aNumber(weight) ?? Number.NaN),
      )
      const before = aText(preset.get('ignoreRevlogsBeforeDate'))
      const made = presetOf(weights, aNumber(preset.get('desiredRetention')), before)
      return [aNumber(preset.get('id')) ?? 0, made] as const
    }),
  )
}

/** `weights` are those of FSRS-6, 5 and 4: Anki uses the newest. */
function presetOf(
  weights: readonly (readonly number[])[],
  retention: number | undefined,
  ignoreBefore: string | undefined,
): AnkiPreset {
  const newest = weights.find((each) => each.length > 0)
  const isUsual = retention !== undefined && retention >= 0.7 && retention <= 0.99
  const day = /^\d{4}-\d\d-\d\d$/.test(ignoreBefore ?? '') ? Date.parse(`${ignoreBefore}T00:00:00Z`) : 0
  return {
    // Stored as floats of four bytes: what they were typed as is shorter.
    weights: newest?.map((weight) => Number(weight.toPrecision(7))) ?? null,
    retention: isUsual ? Number(retention.toFixed(4)) : null,
    ignoreBeforeMs: Number.isFinite(day) ? day : 0,
  }
}

const isMap = (value: Json): value is ReadonlyMap<string, Json> => value instanceof Map
