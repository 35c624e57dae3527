/**
 * The JSON of a collection's one-row table: note types, decks, options, settings, with every key that some Anki insists on.
 * Keys and their meaning are facts of Anki's format.
 */
import type { AnkiNoteType } from '../../model/anki.ts'

/** Note types by id. `modifiedS` of one: Anki takes the templates and styles of the newer one. */
export function noteTypesJson(
  types: readonly { readonly type: AnkiNoteType; readonly modifiedS: number }[],
): string {
  return object(types.map(({ type, modifiedS }) => [String(type.id), noteTypeJson(type, modifiedS)]))
}

function noteTypeJson(type: AnkiNoteType, modifiedS: number): string {
  const { id, name, kind, css, sortField } = type
  const fields = type.fields.map((field, ord) =>
    json({
      name: field.name,
      ord,
      ...identity(field.id),
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
    }),
  )
  const templates = type.templates.map((template, ord) =>
    json({
      name: template.name,
      ord,
      ...identity(template.id),
      qfmt: template.front,
      afmt: template.back,
      bqfmt: '',
      bafmt: '',
      did: null,
    }),
  )
  return object([
    ['id', String(id)],
    ['name', json(name)],
    ['type', kind === 'cloze' ? '1' : '0'],
    ['mod', String(modifiedS)],
    ['usn', '-1'],
    ['sortf', String(sortField)],
    ['did', '1'],
    ['tmpls', `[${templates.join(',')}]`],
    ['flds', `[${fields.join(',')}]`],
    ['css', json(css)],
    ['latexPre', json(latexBefore)],
    ['latexPost', json('\\end{document}')],
    ['tags', '[]'],
    ['vers', '[]'],
    // Which fields a card needs, for Anki 2.0 and 2.1.0 to 2.1.27; later ones look at the template.
    [
      'req',
      kind === 'cloze'
        ? '[]'
        : json(type.templates.map((template, ord) => [ord, 'any', neededFields(type, template.front)])),
    ],
  ])
}

const latexBefore =
  '\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n\\usepackage{amssymb,amsmath}\n' +
  '\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n'

function neededFields({ fields }: AnkiNoteType, front: string): readonly number[] {
  const named = new Set(
    [...front.matchAll(/\{\{[#^/]?(?:[^{}]*:)?([^{}:]+)\}\}/g)].map(([, name = '']) => name.trim()),
  )
  return fields.flatMap(({ name }, index) => (named.has(name) ? [index] : []))
}

/** Decks by id, with the default deck that every collection has. */
export function decksJson(
  decks: readonly { readonly id: number; readonly name: string }[],
  preset: number,
  modifiedS: number,
): string {
  const all = [{ id: 1, name: 'Default' }, ...decks]
  return object(
    all.map(({ id, name }) => [
      String(id),
      json({
        id,
        name,
        mod: modifiedS,
        usn: -1,
        desc: '',
        dyn: 0,
        collapsed: false,
        browserCollapsed: false,
        conf: id === 1 ? 1 : preset,
        extendNew: 0,
        extendRev: 0,
        newToday: [0, 0],
        revToday: [0, 0],
        lrnToday: [0, 0],
        timeToday: [0, 0],
      }),
    ]),
  )
}

export const ownPreset = 1_763_700_000_011

/** Options as Anki has them by default, and viva's own with its weights where there are any to tell. */
export function presetsJson(
  own: { readonly weights: readonly number[]; readonly retention: number } | null,
): string {
  const usual = preset(1, 'Default')
  if (own === null) return object([['1', json(usual)]])
  const { weights, retention } = own
  const viva = { ...preset(ownPreset, 'viva'), fsrsParams6: weights, desiredRetention: retention }
  return object([
    ['1', json(usual)],
    [String(ownPreset), json(viva)],
  ])
}

function preset(id: number, name: string): Record<string, unknown> {
  return {
    id,
    name,
    mod: 0,
    usn: -1,
    maxTaken: 60,
    autoplay: true,
    timer: 0,
    replayq: true,
    dyn: false,
    new: {
      bury: true,
      delays: [1, 10],
      initialFactor: 2500,
      ints: [1, 4, 7],
      order: 1,
      perDay: 20,
      separate: true,
    },
    rev: {
      bury: true,
      ease4: 1.3,
      fuzz: 0.05,
      ivlFct: 1,
      maxIvl: 36_500,
      minSpace: 1,
      perDay: 200,
      hardFactor: 1.2,
    },
    lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
  }
}

/** Settings of the collection. `days`: how due days are counted, of a collection with progress; null without. */
export function configJson(
  noteCount: number,
  days: { readonly rollover: number; readonly minutesWest: number } | null,
): string {
  return json({
    nextPos: noteCount + 1,
    estTimes: true,
    activeDecks: [1],
    sortType: 'noteFld',
    sortBackwards: false,
    addToCur: true,
    curDeck: 1,
    newSpread: 0,
    dueCounts: true,
    curModel: null,
    collapseTime: 1200,
    timeLim: 0,
    ...(days === null
      ? {}
      : { schedVer: 2, rollover: days.rollover, creationOffset: days.minutesWest, dayLearnFirst: false }),
  })
}

/** Identities are longer than a number can be: written as digits, which JSON has no other way to say. */
const identity = (id: string | null): object => (id === null ? {} : { id: `${digitsMark}${id}` })

const digitsMark = 'digits:'

const json = (value: unknown): string =>
  JSON.stringify(value).replace(/"id":"digits:(-?\d{1,20})"/g, '"id":$1')

const object = (pairs: readonly (readonly [string, string])[]): string =>
  `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`
