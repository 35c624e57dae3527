/**
 * A Markdown text in anybody's style as a deck: explicit dialects first, which say what a question is, then the best
 * explanation by what the text looks like. Reads from top to bottom as the work is done; each step has a file of its own.
 *
 * Pure: the same text and options give the same deck. Never throws; a text without questions gives a deck without any.
 */
import { parseBlocks } from '../../markdown/blocks.ts'
import { mayDefine, referencesIn, withAddresses } from './references.ts'
import { blankFrontMatter, type FrontMatter } from './front.ts'
import { readBody } from './body.ts'
import { withOtherLevels } from './chain.ts'
import { customOf } from './custom.ts'
import { buildDeck, type Passages } from './build.ts'
import type { Level } from '../../model/card.ts'
import type { RulePart, Skipped } from '../../model/conversion.ts'
import type { Converted, ConvertOptions, Found } from './converted.ts'
import { gather, shapesIn, type Claim, type Evidence, type Explanation } from './evidence.ts'
import { withDefinitions } from './definitions.ts'
import { withEndAnswers } from './end-answers.ts'
import { explain, withNewStyles } from './explain.ts'
import { readAs } from './rate.ts'
import { readKnown } from '../hashcards/known.ts'
import { scheduled } from '../obsidian/schedule.ts'
import { storedText } from '../stored.ts'
import { readExplicit, type ExplicitOptions } from './explicit.ts'
import { readWholeFile } from './file.ts'
import { withoutFarewell } from './farewell.ts'
import { followUpsOf } from './follow-ups.ts'
import { markersOf, shapeName, type Marker } from './markers.ts'
import { readByLines } from './by-lines.ts'
import { readMixed, withUnread, type Reading } from './mixed.ts'
import { readPlainNotes } from './plain.ts'
import { levelByScale, scaleOf, type Scale } from './scale.ts'
import { arrange } from './sections.ts'
import { withPlainHeadings } from './spelling.ts'
import { readTitle } from './title.ts'
import { withoutRefrains } from './refrains.ts'
import { textOf, unitsOf, type Unit } from './units.ts'
import { isToldIn } from './wording.ts'

export function convertMarkdown(text: string, options: ConvertOptions = {}): Converted {
  const front = blankFrontMatter(
    withDefinitions(withPlainHeadings(storedText(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')))),
  )
  const { passages, parts, skipped, isConfident, title } = readingOf(front, options, 0)
  return finish(front, passages, parts, skipped, isConfident, title)
}

/** How many dialects one text may mix. */
const deepestMix = 3

/** `depth` counts the dialects that were taken out of the text before: what is left of it is no file of one question. */
function readingOf(front: FrontMatter, options: ConvertOptions, depth: number): Reading {
  const isFree = options.level === undefined && options.pattern === undefined
  let parsed: readonly Unit[] | null = null
  const unitsOnce = (): readonly Unit[] => (parsed ??= unitsOf(front.body))
  const isForced = options.from === 'hashcards' || options.from === 'obsidian'
  const explicit =
    isFree && depth < deepestMix ? readExplicit(front.body, unitsOnce, explicitOptions(options)) : null
  if (isForced) return { ...(explicit ?? empty), isConfident: explicit !== null, title: null }
  const readRest = (body: string): Reading => readingOf({ ...front, body }, options, depth + 1)
  const mixed = explicit ? readMixed(front.body, explicit, readRest) : null
  if (mixed) return mixed
  const { units: told, skipped: farewell } = withoutFarewell(unitsOnce())
  const found = withoutRefrains(told)
  const units = isFree ? withEndAnswers(found) : found
  const markers = markersOf(units, options.pattern)
  const evidence = gather(units, markers)
  const isOne = isFree && depth === 0 && units === found
  const whole = isOne ? readWholeFile(units, front, options.fileName ?? null) : null
  if (whole) return { ...whole, title: null }
  const explanation = chosen(evidence, options)
  // What was moved is seen in its units only.
  const plain = isFree && units === found && explanation.score < 4 ? readPlainNotes(front.body, units) : null
  const least = plain && plain.score > explanation.score ? plain : null
  const byLines = isFree ? readByLines(front.body, units, explanation, least) : null
  if (byLines) {
    const { unread = [], ...read } = byLines
    return {
      ...withUnread(front.body, read, unread, depth < deepestMix ? readRest : readNothing),
      title: null,
    }
  }
  const claims = isFree
    ? withNewStyles(evidence, withOtherLevels(evidence, explanation.claims))
    : explanation.claims
  const { title, passages, skipped } = arrange(units, claims)
  const scale = scaleOf(claims.flatMap(({ marker }) => marker.title.marks))
  const asked: Passages = passages.map((passage) => ({
    title: passage.title,
    intro: passage.intro,
    questions: passage.claims.map((claim) => foundAt(units, claim, scale, passage.level)),
  }))
  const isConfident = !isFree || isSure(evidence, claims, explanation)
  return { passages: asked, parts: partsOf(claims), skipped: [...skipped, ...farewell], isConfident, title }
}

const empty = { passages: [], parts: [], skipped: [] }
const readNothing = (): Reading => ({ ...empty, isConfident: false, title: null })

function chosen(evidence: Evidence, { level, pattern }: ConvertOptions): Explanation {
  const { units } = evidence
  if (pattern !== undefined) return readAs(evidence, { code: 'pattern', level: 0 }, 0, units.length)
  if (level !== undefined) {
    const all = readAs(evidence, { code: 'heading', level }, 0, units.length)
    return all.claims.length > 0 ? all : readAs(evidence, { code: 'item-heading', level: 0 }, 0, units.length)
  }
  return explain(evidence)
}

/** A question with its body: the rest of its own unit, then the units up to the next. */
function foundAt(
  units: readonly Unit[],
  { marker, end }: Claim,
  scale: Scale,
  sectionLevel: Level | null,
): Found {
  const unit = units[marker.at] as Unit
  const { marks } = marker.title
  const isStarred = !scale.isCounted && !scale.hasMiddle && marks.some((mark) => mark.includes('⭐'))
  const followUps = followUpsOf(unit, marker)
  const own = followUps.length > 0 || (unit.kind !== 'item' && unit.kind !== 'details') ? '' : unit.inner
  const under = withoutTrailers(units.slice(marker.at + 1, end))
  // `### Question 7` says nothing: the line under it asks.
  const [first] = marker.title.isBareNumber ? under : []
  const asked = first?.kind === 'paragraph' ? readTitle(first.text) : marker.title
  const left = first?.kind === 'paragraph' ? first.source.split('\n').slice(1).join('\n') : ''
  const below = first?.kind === 'paragraph' ? [left, textOf(under.slice(1))] : [textOf(under)]
  const parts = [marker.rest, own, ...below]
  if (unit.kind === 'details' && marker.rest !== '') parts.splice(1, 1, `**Answer**\n\n${own}`)
  return {
    line: unit.start + 1,
    title: asked.text,
    body: parts.filter((part) => part.trim() !== '').join('\n\n'),
    link: marker.title.link,
    tags: isStarred ? ['starred'] : [],
    level: marker.title.level ?? levelByScale(marks, scale) ?? sectionLevel,
    followUps,
  }
}

/** A heading with nothing under it at the end of an answer belongs to what comes after, or advertises something. */
function withoutTrailers(units: readonly Unit[]): readonly Unit[] {
  let end = units.length
  while (end > 0 && isTrailer(units[end - 1] as Unit)) end--
  return units.slice(0, end)
}

/** `#### A: It keeps others out.` is the answer itself. */
const isTrailer = ({ weight, kind, text }: Unit): boolean =>
  weight === 0 && kind !== 'definition' && !(kind === 'heading' && isToldIn(text))

function partsOf(claims: readonly Claim[]): readonly RulePart[] {
  const parts = new Map<string, Marker[]>()
  for (const { marker } of claims) {
    const name = shapeName(marker.shape)
    const same = parts.get(name)
    if (same) same.push(marker)
    else parts.set(name, [marker])
  }
  return [...parts.values()]
    .map((all) => ({
      ...(all[0] as Marker).shape,
      count: all.length,
      isNumbered: all.filter(({ title }) => title.isNumbered).length * 2 > all.length,
    }))
    .sort((a, b) => b.count - a.count)
}

/** Most lines ask or are numbered, and no other shape explains the whole nearly as well. */
function isSure(evidence: Evidence, claims: readonly Claim[], best: Explanation): boolean {
  if (claims.length < 2) return false
  const plain = claims.filter(({ marker: { look, title } }) => look >= 0.8 || title.isNumbered).length
  const others = shapesIn(evidence, 0, evidence.units.length)
    .filter((shape) => !best.shapes.has(shapeName(shape)))
    .map((shape) => readAs(evidence, shape, 0, evidence.units.length).score)
  return plain * 2 >= claims.length && Math.max(0, ...others) < best.score * 0.8
}

/** What a dialect is told of the outside: which one it must be, what was learned, by whose clock. */
function explicitOptions({ from, progress, zone }: ConvertOptions): ExplicitOptions {
  return {
    from: from === 'hashcards' || from === 'obsidian' ? from : undefined,
    known: progress === undefined ? null : readKnown(progress, zone),
    zone,
  }
}

/** A file that is one note may carry the schedule of its card in its head. */
function withNoteSchedule(passages: Passages, { schedule }: FrontMatter): Passages {
  const [only] = passages
  const [found] = only?.questions ?? []
  const isOne = passages.length === 1 && only?.questions.length === 1
  if (!only || !found || !isOne || schedule === null || found.learned !== undefined) return passages
  return [{ ...only, questions: [scheduled(found, [schedule], [null])] }]
}

/** Questions with the addresses of their links, wherever in the file those stand. */
function withLinks(passages: Passages, body: string): Passages {
  if (!mayDefine(body)) return passages
  const { code } = parseBlocks(body)
  const references = referencesIn(body, (line) => code.some(({ start, end }) => line >= start && line < end))
  if (references.size === 0) return passages
  return passages.map((passage) => ({
    ...passage,
    intro: withAddresses(passage.intro, references),
    questions: passage.questions.map((found) => ({
      ...found,
      title: withAddresses(found.title, references),
      body: withAddresses(found.body, references),
    })),
  }))
}

function finish(
  front: FrontMatter,
  given: Passages,
  parts: readonly RulePart[],
  skipped: readonly Skipped[],
  isConfident: boolean,
  title: string | null,
): Converted {
  const passages = withNoteSchedule(withLinks(given, front.body), front)
  const custom = customOf(passages.flatMap(({ questions }) => questions.map(({ body }) => body)))
  const built = buildDeck(front, passages, title, (found) => readBody(found.body, found.title, custom))
  const [first] = parts
  return {
    format: first?.code === 'hashcards' || first?.code === 'obsidian' ? first.code : 'markdown',
    progress: built.progress,
    rule: {
      parts,
      questions: built.cards.length,
      drafts: built.drafts,
      sections: passages.filter((passage) => passage.title !== null).length,
    },
    isConfident: isConfident && built.cards.length > 0,
    deck: built.deck,
    cards: built.cards,
    skipped: [...skipped, ...built.skipped].sort((a, b) => a.line - b.line),
  }
}
