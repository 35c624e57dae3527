/**
 * Notes without any mark-up: numbered lines under section lines, or bare question lines between paragraphs. Nothing but their
 * look tells titles from text, so what comes out is never called certain, except for numbers that count on.
 * Knows lines and paragraphs; it is asked when nothing else explains a text.
 */
import type { Passages } from './build.ts'
import type { RulePart } from '../../model/conversion.ts'
import type { Found } from './converted.ts'
import { linesOf, passageWriter } from './lines.ts'
import type { Region } from './mixed.ts'
import { readTitle } from './title.ts'
import type { Unit } from './units.ts'
import { isPartLabel, questionLook } from './wording.ts'

export type PlainNotes = {
  readonly passages: Passages
  readonly parts: readonly RulePart[]
  readonly score: number
  /** Sections with a text in which these notes see no question. */
  readonly unread: readonly Region[]
}

/** The better of both readings. */
export function readPlainNotes(text: string, units: readonly Unit[]): PlainNotes {
  const end = text.split('\n').length
  const numbered = rated('number', readNumbered(text), end)
  const bare = rated('line', readBare(units), end)
  return numbered.score >= bare.score ? numbered : bare
}

function rated(code: 'number' | 'line', notes: readonly Note[], end: number): PlainNotes {
  const passages = passagesOf(notes)
  const found = passages.flatMap(({ questions }) => questions)
  const asking = found.filter(({ title }) => questionLook(title) >= 0.6).length
  const isLikely =
    (found.length >= 3 && asking * 4 >= found.length) || (found.length === 2 && asking === found.length)
  const parts = [{ code, level: 0, count: found.length, isNumbered: code === 'number' }]
  const score = isLikely ? asking * 0.8 + (found.length - asking) * 0.3 : 0
  return { passages, parts, score, unread: unreadIn(notes, end) }
}

/** `1. `, `1、`, `(1)`, `（1）`, `Q1: `. */
const numberedLine = /^[(（]?(?:Q ?)?(\d{1,3})(?:[.．:：]|、|[)）])\s*(\S.*)$/i

/**
 * Numbers that count on from 1, at the left margin; all lines up to the next are the answer. A line before a 1 is a
 * section, and so is a heading as high as the one over the first number.
 *
 *     django篇
 *     ^ the line before a 1
 *     1. django的生命周期
 */
function readNumbered(text: string): readonly Note[] {
  const lines = linesOf(text)
  const texts = lines.map((line) => line.text)
  const notes: Note[] = []
  let number = 0
  let level = 0
  let first: Note | null = null
  for (const { text: line, number: at, isCode, isHeading } of lines) {
    const depth = isHeading ? (/^#+/.exec(line)?.[0].length ?? 1) : 0
    if (number === 0) {
      level = depth || level
      // The highest heading is the name of the text.
      if (depth > 1) first = { line: at, title: line.slice(depth).trim(), isSection: true, body: [] }
    } else if (isHeading && depth <= level) {
      notes.push({ line: at, title: line.slice(depth).trim(), isSection: true, body: [] })
      continue
    }
    const match = isCode ? null : numberedLine.exec(line)
    const next = Number(match?.[1])
    if (!match || (next !== 1 && (number === 0 || next !== number + 1))) {
      notes.at(-1)?.body.push(line)
      continue
    }
    const section = next === 1 ? sectionBefore(texts, at - 1) : null
    if (section !== null) {
      const before = notes.at(-1)?.body
      before?.splice(Math.max(0, before.length - (at - section)))
      notes.push({ line: section, title: (texts[section - 1] ?? '').trim(), isSection: true, body: [] })
    }
    if (first && number === 0 && section === null) notes.push(first)
    notes.push({ line: at, title: match[2] as string, isSection: false, body: [] })
    number = next
  }
  return notes
}

/** A title with the lines under it. */
type Note = {
  readonly line: number
  readonly title: string
  readonly isSection: boolean
  readonly body: string[]
}

function passagesOf(notes: readonly Note[]): Passages {
  const { heading, add, passages } = passageWriter<Found>()
  for (const { line, title, isSection, body } of notes) {
    if (isSection) heading(`# ${title}`)
    else add(foundOf(line, title, body))
  }
  return passages()
}

function unreadIn(notes: readonly Note[], end: number): readonly Region[] {
  return notes.flatMap(({ line, isSection, body }, index) => {
    const next = notes[index + 1]
    const isUnread = isSection && next?.isSection !== false && body.some((text) => /[\p{L}\p{N}]/u.test(text))
    return isUnread ? [{ start: line - 1, end: next ? next.line - 1 : end }] : []
  })
}

/** The number of the short line above a 1, when it stands alone or right over it. */
function sectionBefore(lines: readonly string[], above: number): number | null {
  let at = above
  while (at > 0 && lines[at - 1]?.trim() === '') at--
  const line = lines[at - 1]?.trim() ?? ''
  const isAlone = at === 1 || lines[at - 2]?.trim() === ''
  return at > 0 && isAlone && line.length <= 30 && !/[。.,，;；:：!！]$|^[-*>#`|!]/.test(line) ? at : null
}

/** A short line that ends no sentence, with text under it: what is a title, and what is a part of the one before. */
function readBare(units: readonly Unit[]): readonly Note[] {
  const notes: Note[] = []
  let end = -1
  for (const [at, unit] of units.entries()) {
    const open = notes.at(-1)
    const note = { line: unit.start + 1, title: unit.text.trim(), body: [] }
    if (unit.kind === 'heading') notes.push({ ...note, isSection: true })
    else if (isTitle(units, at, open)) notes.push({ ...note, isSection: false })
    else open?.body.push(...(unit.start === end ? [] : ['']), unit.source)
    end = unit.end
  }
  return notes
}

function isTitle(units: readonly Unit[], at: number, open: Note | undefined): boolean {
  const unit = units[at] as Unit
  const next = units[at + 1]
  const line = unit.source.trim()
  if (!isShortLine(unit) || !next || isPartLabel(line)) return false
  const isNested = open !== undefined && !open.isSection
  if (isNested && open.body.length === 0) return false
  // `正向代理` under `正向代理与反向代理` names a part of what is asked.
  if (isNested && open.title !== line && open.title.includes(line)) return false
  if (questionLook(line) >= 0.8) return true
  // Short lines one after the other are a list.
  return (
    !isShortLine(next) &&
    !isShortLine(units[at - 1]) &&
    (next.weight >= line.length || /^[（(]?\d+[)）.、]/.test(next.source))
  )
}

function isShortLine(unit: Unit | undefined): boolean {
  if (unit?.kind !== 'paragraph' || unit.source.includes('\n')) return false
  const line = unit.source.trim()
  if (/[.。,，;；:：、…!！=>{}|]$|^[<|>#!./$`-]|https?:|^[（(]?\d+[)）.、]/.test(line)) return false
  let cells = 0
  for (const character of line) cells += (character.codePointAt(0) as number) >= 0x2e80 ? 2 : 1
  return cells >= 4 && cells <= (questionLook(line) >= 0.8 ? 60 : 36)
}

function foundOf(line: number, source: string, body: readonly string[]): Found {
  const title = readTitle(source)
  const text = unindented(body)
    .join('\n')
    .replace(/^\n+|\s+$/g, '')
  return {
    line,
    title: title.text,
    body: text,
    link: title.link,
    tags: [],
    level: title.level,
    followUps: [],
  }
}

/** Text that is set in under its number is not code. */
function unindented(lines: readonly string[]): readonly string[] {
  const isSetIn = lines.find((line) => line.trim() !== '')
  const margin = /^ {1,8}/.exec(isSetIn ?? '')?.[0].length ?? 0
  return margin === 0 ? lines : lines.map((line) => line.replace(new RegExp(`^ {1,${margin}}`), ''))
}
