/**
 * What a `.mochi` archive holds: decks in each other, cards of Markdown with sides parted by `---`, templates with fields, gaps,
 * and every review. What comes here is the text of `data.json` or `data.edn`. Pure; never throws.
 */
import { digest } from '../../deck/identity.ts'
import type { Skipped } from '../../model/conversion.ts'
import { parseBlocks } from '../../markdown/blocks.ts'
import { splitFront } from '../anki/front-text.ts'
import { aList, aText, type Json } from '../anki/json.ts'
import { mediaLink, mediaName } from '../anki/media-name.ts'
import type { Imported } from '../imported.ts'
import type { Learned } from '../markdown/converted.ts'
import { emptyNote, importedFrom, type Note } from '../notes.ts'
import type { TextOptions } from '../options.ts'
import { storedWords } from '../stored.ts'
import { readMochiData } from './data.ts'
import { learnedIn } from './reviews.ts'

type Fields = ReadonlyMap<string, Json>

export function convertMochi(text: string, options: TextOptions = {}): Imported {
  const data = readMochiData(text)
  const decks = maps(data?.get('decks'))
  const templates = new Map(
    maps(data?.get('templates')).map((template) => [aText(template.get('id')) ?? '', template]),
  )
  const levels = levelsOf(decks)
  const cards = [
    ...decks.flatMap((deck) =>
      inOrder(maps(deck.get('cards'))).map((card) => ({
        card,
        deck: levels.get(aText(deck.get('id')) ?? '') ?? ownName(deck),
      })),
    ),
    ...maps(data?.get('cards')).map((card) => ({
      card,
      deck: levels.get(aText(card.get('deck-id')) ?? '') ?? [],
    })),
  ]
  const media = new Set<string>()
  const notes: Note[] = []
  const skipped: Skipped[] = []
  for (const [index, { card, deck }] of cards.entries()) {
    const line = index + 1
    const content = contentOf(card, templates).replace(/@media\/([^\s)"'\]]+)/g, (found, source: string) => {
      const name = mediaName(decoded(source))
      if (name === null) return found
      media.add(name)
      return mediaLink(options.mediaFolder?.(deck.join('/')) ?? 'media', name)
    })
    if (isSet(card.get('trashed?')))
      skipped.push({ line, reason: 'trashed', text: storedWords(content).slice(0, 80) })
    else notes.push({ ...noteOf(content, card, options), line, deck })
  }
  const imported = importedFrom({ format: 'mochi', notes, skipped, isConfident: true, tellsProgress: true })
  return { ...imported, media: [...media].sort() }
}

const maps = (value: Json | undefined): readonly Fields[] =>
  aList(value).filter((each): each is Fields => each instanceof Map)

const isSet = (value: Json | undefined): boolean => value !== undefined && value !== null && value !== false

/** `:pos` sorts by its letters. */
const inOrder = (cards: readonly Fields[]): readonly Fields[] =>
  [...cards].sort((a, b) => compared(aText(a.get('pos')) ?? '', aText(b.get('pos')) ?? ''))

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const ownName = (deck: Fields): readonly string[] => [aText(deck.get('name')) ?? '']

/** Names from the outermost deck; one that is in itself ends there, and so does one that is in too many. */
function levelsOf(decks: readonly Fields[]): ReadonlyMap<string, readonly string[]> {
  const byId = new Map(decks.map((deck) => [aText(deck.get('id')) ?? '', deck]))
  return new Map(
    [...byId].map(([id, deck]) => {
      const names: string[] = []
      const seen = new Set<string>()
      let at: Fields | undefined = deck
      for (let own = id; at && !seen.has(own) && seen.size < mostLevels; at = byId.get(own)) {
        seen.add(own)
        names.unshift(aText(at.get('name')) ?? '')
        own = aText(at.get('parent-id')) ?? ''
      }
      return [id, names]
    }),
  )
}

/** Deeper than anyone keeps decks: each of so many decks in each other would have the names of all. */
const mostLevels = 40

/** The card's own Markdown, else its template's with the values of its fields. */
function contentOf(card: Fields, templates: ReadonlyMap<string, Fields>): string {
  const own = aText(card.get('content')) ?? ''
  const template = templates.get(aText(card.get('template-id')) ?? '')
  const values = card.get('fields')
  const valueOf = (id: string): string => {
    const field = values instanceof Map ? values.get(id) : undefined
    const value = field instanceof Map ? field.get('value') : field
    return typeof value === 'string' ? value : value === true ? 'true' : ''
  }
  if (template === undefined || own.trim() !== '') {
    if (own.trim() !== '' || !(values instanceof Map)) return own
    return [...values.keys()]
      .map(valueOf)
      .filter((value) => value !== '')
      .join('\n---\n')
  }
  const fields = template.get('fields')
  const ids = new Map<string, string>()
  if (fields instanceof Map)
    for (const [id, field] of fields)
      ids.set((field instanceof Map ? (aText(field.get('name')) ?? id) : id).toLowerCase(), id)
  const named = (name: string): string => valueOf(ids.get(name.trim().toLowerCase()) ?? name.trim())
  return (aText(template.get('content')) ?? '')
    .replace(
      /<<\s*([#^])([^<>\n]+?)>>([^]*?)<<\s*\/\2\s*>>/g,
      (_, sign: string, name: string, inner: string) =>
        (named(name) !== '') === (sign === '#') ? inner : '',
    )
    .replace(/<<([^<>\n]+)>>/g, (_, name: string) => named(name))
}

function noteOf(content: string, card: Fields, { zone }: TextOptions): Note {
  const sides = sidesOf(content)
  const hasGaps = /\{\{(?:\d{1,3}::)?[^{}]+\}\}/.test(content)
  const learned = hasGaps ? gapsLearned(card, zone) : [learnedIn(card.get('reviews'), null, zone)]
  const known = learned.filter((each) => each !== null)
  // Files that programs write may leave the id out: a schedule needs one all the same.
  const id = aText(card.get('id')) ?? (known.length > 0 ? content : undefined)
  const isSuspended = isSet(card.get('archived?'))
  const base: Note = {
    ...emptyNote,
    tags: aList(card.get('tags')).filter((tag) => typeof tag === 'string'),
    id: id === undefined ? null : `mochi-${digest(id)}`,
    learned:
      isSuspended && known.length === 0
        ? [{ gap: hasGaps ? 1 : null, reviews: [], state: null, isSuspended }]
        : known.map((each) => ({ ...each, isSuspended })),
    part: 'mochi',
  }
  if (hasGaps) return { ...base, answer: sides.map(withMarks).join('\n\n'), hasGaps: true }
  const [front = '', ...backs] = sides
  const name = aText(card.get('name')) ?? ''
  const fallback = storedWords(name) || (front === '' ? '' : '…')
  return { ...base, ...splitFront(front, fallback), answer: backs.join('\n\n') }
}

/** Gaps without a number are asked together. */
const withMarks = (text: string): string =>
  text.replace(
    /\{\{(?!c\d+::)(?:(\d{1,3})::)?([^{}]+)\}\}/g,
    (_, group: string | undefined, hidden: string) => {
      const number = Math.max(1, Number(group ?? 1))
      return `{{c${number}::${hidden}}}`
    },
  )

function gapsLearned(card: Fields, zone: TextOptions['zone']): readonly (Learned | null)[] {
  const groups = card.get('cloze/reviews')
  if (!(groups instanceof Map) || groups.size === 0) return [learnedIn(card.get('reviews'), 1, zone)]
  return [...groups].map(([group, reviews]) => learnedIn(reviews, Math.max(1, Number(group) || 1), zone))
}

/** Parted at lines of three hyphens that are no code. */
function sidesOf(content: string): readonly string[] {
  const isCode = new Set<number>()
  for (const { start, end } of parseBlocks(content).code)
    for (let line = start; line < end; line++) isCode.add(line)
  const sides: string[][] = [[]]
  for (const [index, line] of content.split('\n').entries()) {
    if (/^\s*---\s*$/.test(line) && !isCode.has(index)) sides.push([])
    else sides.at(-1)?.push(line)
  }
  return sides.map((lines) => lines.join('\n').trim()).filter((side, at) => side !== '' || at === 0)
}

function decoded(source: string): string {
  try {
    return decodeURIComponent(source)
  } catch {
    return source
  }
}
