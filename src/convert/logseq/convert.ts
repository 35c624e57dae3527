/**
 * Pages of Logseq's file graphs: blocks with `#card`, the blocks below them for an answer, `{{cloze ...}}` for gaps, and what was
 * learned in the properties of the block. Graphs in Logseq's database keep schedules elsewhere: their pages are read as well.
 *
 * Pure; never throws: what stands on the page outside of cards is listed by its uppermost blocks.
 */
import { digest, normalized } from '../../deck/identity.ts'
import type { Skipped } from '../../model/conversion.ts'
import type { Zone } from '../../model/time.ts'
import { splitFront } from '../anki/front-text.ts'
import type { Imported, ImportedState } from '../imported.ts'
import { emptyNote, importedFrom, type Note } from '../notes.ts'
import { readTime, type TextOptions } from '../options.ts'
import { outlineText, readOutline, type OutlineBlock } from '../outline.ts'
import { storedWords } from '../stored.ts'

export function convertLogseq(text: string, options: TextOptions = {}): Imported {
  const { preamble, blocks } = readOutline(text)
  const notes: Note[] = []
  const skipped: Skipped[] = []
  const walk = (block: OutlineBlock): number => {
    const before = notes.length
    if (isCard(block)) notes.push(noteOf(block, options.zone))
    for (const child of block.children) walk(child)
    return notes.length - before
  }
  for (const block of blocks) {
    const shown = storedWords(textOf(block)).slice(0, 80)
    if (walk(block) === 0 && shown !== '')
      skipped.push({ line: block.line, reason: 'section-text', text: shown })
  }
  const head = preamble.join('\n')
  const title = /^title::[ \t]*(.+)$/m.exec(head)?.[1] ?? /^title:[ \t]*(.+)$/m.exec(head)?.[1] ?? null
  return importedFrom({ format: 'logseq', notes, skipped, isConfident: true, title, tellsProgress: true })
}

const cardTag = /(?<![\w/])#card\b(?![\w/-])|#?\[\[card\]\]/gi
const property = /^\s*([A-Za-z][\w.-]*)::[ \t]?(.*)$/
const gap = /\{\{\s*cloze[ \t]+((?:(?!\}\})[^])+?)\}\}/gi

function isCard(block: OutlineBlock): boolean {
  cardTag.lastIndex = 0
  return block.lines.some(
    (line) => !property.test(line) && new RegExp(cardTag.source, 'i').test(line.replace(/`[^`]*`/g, '')),
  )
}

function noteOf(block: OutlineBlock, zone: Zone | undefined): Note {
  const properties = propertiesOf(block)
  const source = textOf(block)
  const tags = [...source.replace(/`[^`]*`/g, '').matchAll(/(?<!\S)#([\p{L}\p{N}_/-]+|\[\[[^\]]+\]\])/gu)]
    .map(([, tag = '']) => tag.replace(/[[\]]/g, ''))
    .filter((tag) => tag.toLowerCase() !== 'card')
  const asked = withoutTags(source)
  // A card below this one is asked by itself, and answers here as well.
  const told = outlineText(block.children, (child) => withoutTags(textOf(child)))
  const state = stateOf(properties, zone)
  const hasGaps = new RegExp(gap.source, 'i').test(`${asked}\n${told}`)
  const uuid = properties.get('id') ?? ''
  const own = /^[\da-f-]{32,36}$/i.test(uuid) ? uuid.toLowerCase() : null
  const note =
    hasGaps && new RegExp(gap.source, 'i').test(asked)
      ? gapped('', joined(asked, told))
      : hasGaps
        ? gapped(asked, told)
        : plainNote(asked, told)
  const id =
    own ??
    (state === null
      ? null
      : normalized(`${note.question}\n${note.prompt}\n${note.hasGaps ? note.answer : ''}`))
  return {
    ...note,
    line: block.line,
    tags,
    id: id === null ? null : `logseq-${digest(id)}`,
    learned: state === null ? [] : [{ gap: note.hasGaps ? 1 : null, reviews: [], state, isSuspended: false }],
    part: 'logseq',
  }
}

const plainNote = (asked: string, told: string): Note => ({
  ...emptyNote,
  ...splitFront(asked, '…'),
  answer: told,
})

/** Logseq hides all gaps of a block together: they are one card. */
function gapped(asked: string, told: string): Note {
  const answer = told.replace(gap, (_, hidden: string) => {
    const [text = '', hint = ''] = hidden.split(/\s*\\\\\s*/, 2)
    return `{{c1::${text.trim()}${hint.trim() === '' ? '' : ` :: ${hint.trim()}`}}}`
  })
  const { question, prompt } = splitFront(asked, '')
  return { ...emptyNote, question, answer: joined(prompt, answer), hasGaps: true }
}

const joined = (a: string, b: string): string => [a, b].filter((part) => part !== '').join('\n\n')

/** The lines of a block that are no properties, with links between pages as their words. */
function textOf(block: OutlineBlock): string {
  let isDrawer = false
  const lines = block.lines.filter((line) => {
    const bare = line.trim()
    if (/^:(?:logbook|properties):$/i.test(bare)) isDrawer = true
    const isShown = !isDrawer && !property.test(line)
    if (/^:end:$/i.test(bare)) isDrawer = false
    return isShown
  })
  return lines.join('\n').trim()
}

const withoutTags = (text: string): string =>
  text
    .replace(cardTag, '')
    .replace(/(?<!\S)#(?:[\p{L}\p{N}_/-]+|\[\[[^\]]+\]\])(?=\s|$)/gu, '')
    .replace(/\[\[([^\][]+)\]\]/g, '$1')
    .replace(/^(?:TODO|DOING|DONE|LATER|NOW)[ \t]+/, '')
    .replace(/[ \t]+$/gm, '')
    .trim()

function propertiesOf(block: OutlineBlock): ReadonlyMap<string, string> {
  return new Map(
    block.lines.flatMap((line) => {
      const match = property.exec(line)
      return match ? [[(match[1] as string).toLowerCase(), (match[2] as string).trim()] as const] : []
    }),
  )
}

/** Null for a card that was never asked. An interval of -1 says that it was forgotten the last time. */
function stateOf(properties: ReadonlyMap<string, string>, zone: Zone | undefined): ImportedState | null {
  const due = readTime(properties.get('card-next-schedule') ?? '', zone)
  const last = readTime(properties.get('card-last-reviewed') ?? '', zone)
  const interval = Number(properties.get('card-last-interval') ?? Number.NaN)
  const ease = Number(properties.get('card-ease-factor'))
  if (!due || !Number.isFinite(interval)) return null
  const isForgotten = interval < 0 || properties.get('card-last-score') === '1'
  return {
    state: isForgotten ? 'relearning' : interval < 1 ? 'learning' : 'review',
    stability: null,
    difficulty: null,
    intervalDays: interval < 0 ? null : interval,
    ease: ease > 0 ? ease : null,
    lastOn: last?.on ?? null,
    dueOn: due.on,
    reps: Math.max(1, Math.trunc(Number(properties.get('card-repeats'))) || 1),
    lapses: isForgotten ? 1 : 0,
  }
}
