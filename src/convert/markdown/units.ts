/**
 * A foreign text as a flat row of units: its blocks, with the items of lists one by one, because questions may be either.
 * Every unit keeps its source. Knows Markdown's blocks; nothing of which unit is a question.
 */
import { isComment, parseBlocks, type Block } from '../../markdown/blocks.ts'
import { readDetails, splitDetails, withClosedDetails } from './details.ts'
import { answerLabel, isWayBack, questionLook } from './wording.ts'

export type UnitKind =
  | 'heading'
  | 'item'
  | 'paragraph'
  | 'code'
  | 'quote'
  | 'details'
  | 'html'
  | 'table'
  | 'rule'
  | 'definition'

export type Unit = {
  readonly kind: UnitKind
  /** From 0; `end` is the line after the last one with text. */
  readonly start: number
  readonly end: number
  /** As it stands in the file. */
  readonly source: string
  /** Of a heading, also of one that an item begins with; else 0. */
  readonly level: number
  /** Of a heading its text, of an item the first line without its marker, of details the summary. */
  readonly text: string
  /** Under the first line: an item's other lines moved to its margin, what `<details>` hides. */
  readonly inner: string
  /** `1.` or `-`; of items only. */
  readonly marker: string
  /** How much there is to read, in characters; 0 for rules, comments, breaks and ways back. */
  readonly weight: number
}

/** The units of a text whose lines end with line feeds. Front matter must be blanked. Linear in the length of the text. */
export function unitsOf(source: string): readonly Unit[] {
  const text = withClosedDetails(source)
  const lines = text.split('\n')
  const units: Unit[] = []
  for (const block of parseBlocks(text).blocks) {
    const before = units.at(-1)
    if (block.kind === 'list')
      for (const item of block.items) units.push(...opened(itemUnit(lines, item.start, item.end)))
    else if (block.kind === 'details')
      for (const part of splitDetails(lines, block.start, block.end))
        units.push(...unfolded(blockUnit(lines, { ...block, ...part })))
    else if (block.kind === 'rule' && before && isUnderlined(before, block))
      units.push(underlined(units.pop() as Unit, 2))
    else {
      const unit = blockUnit(lines, block)
      units.push(
        unit.kind === 'paragraph' && /^[^\n]+\n={2,}\s*$/.test(unit.source) ? underlined(unit, 1) : unit,
      )
    }
  }
  return units
}

/** An item that is a section: a heading or a name over several blocks of `<details>`, each of which may ask. */
function opened(unit: Unit): readonly Unit[] {
  if ((unit.inner.match(/^ {0,3}<details\b/gim)?.length ?? 0) < 2) return [unit]
  const inside = unitsOf(unit.inner).map((each) => ({
    ...each,
    start: each.start + unit.start + 1,
    end: each.end + unit.start + 1,
  }))
  const head: Unit = {
    ...unit,
    end: unit.start + 1,
    source: unit.source.split('\n', 1)[0] ?? '',
    inner: '',
    weight: 0,
  }
  const level = unit.level || 6
  return [{ ...head, kind: 'heading', level, source: `${'#'.repeat(level)} ${unit.text}` }, ...inside]
}

/** A folded section: a name that asks nothing over headings or blocks that do. */
function unfolded(unit: Unit): readonly Unit[] {
  const asked =
    unit.inner.match(/^ {0,3}(?:#{2,6}[ \t].*[?？]|<summary>.*[?？].*<\/summary>)\s*$/gm)?.length ?? 0
  const name = unit.text.replace(/<[^>]+>/g, '').trim()
  if (asked < 2 || name === '' || questionLook(name) > 0 || answerLabel(name) !== null) return [unit]
  const first = unit.inner.split('\n').findIndex((line) => line.trim() !== '')
  const start = unit.source.split('\n').indexOf(unit.inner.split('\n')[first] ?? '') - first
  const head = Math.max(
    1,
    Math.min(...[...unit.inner.matchAll(/^ {0,3}(#{2,6})[ \t]/gm)].map(([, signs = '']) => signs.length), 6) -
      1,
  )
  const heading = { ...unit, kind: 'heading' as const, level: head, text: name, inner: '', weight: 0 }
  const inside = unitsOf(unit.inner).map((each) => ({
    ...each,
    start: each.start + unit.start + Math.max(0, start),
    end: each.end + unit.start + Math.max(0, start),
  }))
  return [{ ...heading, end: unit.start + 1, source: `${'#'.repeat(head)} ${name}` }, ...inside]
}

/** Text of units with the blank lines between them as they stood. */
export function textOf(units: readonly Unit[]): string {
  let text = ''
  let end = -1
  for (const unit of units) {
    if (text !== '') text += unit.start === end ? '\n' : '\n\n'
    text += unit.source
    end = unit.end
  }
  return text
}

/** A line with a line of `---` right under it. In viva's decks that is a paragraph and a break, elsewhere it is a heading. */
function isUnderlined(before: Unit, rule: Block): boolean {
  const isLine = before.kind === 'paragraph' && before.end === rule.start && before.end - before.start === 1
  return (
    isLine &&
    rule.marker.startsWith('---') &&
    before.source.length <= 120 &&
    !/[.。;；,，:：]\s*$/.test(before.source)
  )
}

function underlined(unit: Unit, level: 1 | 2): Unit {
  const end = level === 1 ? unit.end : unit.end + 1
  const text = unit.text.trim()
  return { ...unit, kind: 'heading', level, end, text, source: `${'#'.repeat(level)} ${text}`, weight: 0 }
}

function blockUnit(lines: readonly string[], block: Block): Unit {
  const end = lastLine(lines, block.start, block.end)
  const source = lines.slice(block.start, end).join('\n')
  const base = {
    start: block.start,
    end,
    source,
    level: block.level,
    text: block.text,
    inner: '',
    marker: '',
  }
  switch (block.kind) {
    case 'details': {
      const { summary, inner } = readDetails(source)
      return {
        ...base,
        kind: 'details',
        text: summary,
        inner,
        weight: leadsInside(inner) ? 0 : weightOf(inner),
      }
    }
    case 'html': {
      // A heading written as HTML is a heading to the reader.
      const heading = /^\s*<h([1-6])\b[^>]*>([^]*?)<\/h\1>\s*$/i.exec(source)
      if (heading)
        return {
          ...base,
          kind: 'heading',
          level: Number(heading[1]),
          text: plain(heading[2] as string),
          weight: 0,
        }
      return { ...base, kind: 'html', text: '', weight: isComment(block) ? 0 : weightOf(plain(source)) }
    }
    case 'paragraph': {
      const isTable =
        /^[\s:|-]*$/.test(lines[block.start + 1] ?? '') &&
        (lines[block.start + 1] ?? '').includes('-') &&
        source.includes('|')
      return {
        ...base,
        kind: isTable ? 'table' : 'paragraph',
        text: lines[block.start] ?? '',
        weight: leadsInside(source) ? 0 : weightOf(source),
      }
    }
    case 'heading':
      return { ...base, kind: 'heading', weight: 0 }
    case 'rule':
    case 'definition':
      return { ...base, kind: block.kind, weight: 0 }
    default:
      return {
        ...base,
        kind: block.kind === 'quote' ? 'quote' : 'code',
        weight: /[^\s>`~]/.test(source) ? Math.max(1, source.length - 6) : 0,
      }
  }
}

/**
 * An item's first line and, moved to the left margin, the rest.
 *
 *     12. ### What is React?
 *         ^ offset of its content
 */
function itemUnit(lines: readonly string[], start: number, listEnd: number): Unit {
  const end = lastLine(lines, start, listEnd)
  const first = lines[start] ?? ''
  const [lead = '', marker = ''] = /^\s*([-+*]|\d{1,9}[.)])[ \t]*/.exec(first) ?? []
  const content = first.slice(lead.length)
  const offset = Math.min(lead.length, /^\s*\S+/.exec(lead)?.[0].length ?? lead.length) + 4
  const margin = new RegExp(`^(?: {1,${Math.min(offset, Math.max(lead.length, 1))}}|\\t)`)
  const inner = lines
    .slice(start + 1, end)
    .map((line) => line.replace(margin, ''))
    .join('\n')
  const heading = /^(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(content)
  return {
    kind: 'item',
    start,
    end,
    source: lines.slice(start, end).join('\n'),
    level: heading ? (heading[1] as string).length : 0,
    text: heading ? (heading[2] as string) : content,
    inner,
    marker,
    weight:
      leadsInside(`${content}\n${inner}`) || isNeighbour(content, inner)
        ? 0
        : weightOf(inner) + (heading ? 0 : weightOf(content)),
  }
}

/** True for a table of contents: hardly anything but links to places in the same page. */
export function leadsInside(source: string): boolean {
  if (!source.includes('](')) return source.length < 20 && /^\s*\[toc\]\s*$/i.test(source)
  if (!source.includes('](#')) return false
  const rest = source.replace(/\[(?:[^[\]]|\[[^\]]*\])*\]\(#[^)\n]*\)/g, '').replace(/[^\p{L}]+/gu, '')
  return rest.length * 8 < source.length
}

/** An item of an index: a link to another file of the collection and nothing else. */
function isNeighbour(content: string, inner: string): boolean {
  return inner.trim() === '' && /^\[[^\]]*\]\((?!\w+:)[^()\s]+\.md\)$/i.test(content.trim())
}

/** How much of a text is there to read. */
export function weightOf(text: string): number {
  if (text.length > 2000) return text.length
  let weight = 0
  for (const line of text.split('\n')) {
    const bare = line.trim()
    if (bare === '' || bare === '```' || isNothing(bare) || isWayBack(bare)) continue
    weight += bare.length
  }
  return weight
}

/** Breaks, rules, wrapper tags and comments: they say nothing. */
export function isNothing(line: string): boolean {
  if (/^(?:[-*_]\s*){3,}$|^\\$/.test(line)) return true
  return line.startsWith('<')
    ? line
        .replace(/<!--[^]*?(?:-->|$)|<\/?(?:br|hr|p|div|details|center|b|a|span)\b[^>]*>|&nbsp;/gi, '')
        .trim() === ''
    : line === '&nbsp;'
}

function plain(html: string): string {
  return html
    .replace(/<!--[^]*?-->|<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function lastLine(lines: readonly string[], start: number, end: number): number {
  let last = Math.min(end, lines.length)
  while (last > start + 1 && (lines[last - 1] ?? '').trim() === '') last--
  return last
}
