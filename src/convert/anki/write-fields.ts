/**
 * A question as the fields of viva's own note types: Markdown to HTML, each part in its field. What people write for viva and
 * Anki has no place for stands in a comment of the last field, so that nothing is lost on the way back.
 * Knows nothing of rows, and not how a note got its name.
 */
import { writeAttributes } from '../../deck/attributes.ts'
import { readCloze } from '../../deck/cloze.ts'
import type { Attributes } from '../../deck/deck.ts'
import { anId } from '../../deck/values.ts'
import { questionIdOf } from '../../deck/stored-cards.ts'
import { listRole, mustItems, optionsOf } from '../../deck/tasks.ts'
import { parseBlocks, type Block } from '../../markdown/blocks.ts'
import { escapeHtml, inlineMarkdownToHtml, markdownToHtml, type HtmlOptions } from '../../markdown/to-html.ts'
import type { AnkiNoteType } from '../../model/anki.ts'
import { clozeToHtml } from '../export/cloze-html.ts'
import { noteId, type ExportNote } from '../export/note.ts'
import { isPicture } from './media-name.ts'
import { parentAttribute } from '../follow-ups.ts'
import { extraStart, promptAttribute } from './own-attributes.ts'
import { basicType, clozeType } from './own-note-types.ts'

export type OwnFields = { readonly noteType: AnkiNoteType; readonly fields: readonly string[] }

/** What a note names of pictures and sounds: the name in the package of an address in the deck, or null. */
export type MediaNames = (address: string) => string | null

/** How a text of viva's becomes Anki's HTML. */
export function ankiHtml(media: MediaNames): HtmlOptions {
  return {
    guard: guardAnki,
    link: (address) => soundOf(media(address)),
    image: (address, description) => {
      const name = media(address)
      if (name === null) return null
      if (!isPicture(name)) return soundOf(name)
      const alt = description === '' ? '' : ` alt="${escapeHtml(description)}"`
      return `<img src="${escapeHtml(name)}"${alt}>`
    },
  }
}

const soundOf = (name: string | null): string | null =>
  name === null || isPicture(name) ? null : `[sound:${name}]`

/** `deck` is shown in the last field. */
export function ownFields(note: ExportNote, deck: string, media: MediaNames): OwnFields {
  const { entry, prompt, followUps, cards } = note
  const [card] = cards
  const options = ankiHtml(media)
  const hints = listOf(
    'ol',
    entry.hints.map((hint) => blockHtml(hint, options)),
  )
  const next = listOf(
    'ul',
    followUps.map(({ question }) => inlineMarkdownToHtml(question, options)),
    true,
  )
  const source = sourceField(note, deck)
  if (card.kind === 'cloze') {
    const { text, points } = withoutPoints(entry.answer)
    const isPointsApart = readCloze(points.map((point) => point.text).join('\n')).marks.length === 0
    const answer = isPointsApart
      ? text
      : entry.answer.replace(/^(\s*(?:[-+*]|\d+[.)])\s+)\[[ !]\]\s+/gm, '$1')
    // What stands after the break and has no gap is told with the answer.
    const isTold = prompt !== null && readCloze(entry.answer).marks.length === 0
    const whole = prompt === null ? answer : isTold ? prompt : `${prompt}\n\n***\n\n${answer}`
    const shown = choices(entry.options, false, options) + clozeToHtml(readCloze(whole), options)
    const told = isTold ? `${extraStart}${markdownToHtml(unescaped(answer), options)}</div>` : ''
    const pointsHtml = joined([told, isPointsApart ? pointsField(points, options) : ''])
    const front = parentHtml(note, options) + inlineMarkdownToHtml(entry.question, options)
    return { noteType: clozeType, fields: [shown, front, pointsHtml, hints, next, source] }
  }
  const { text, points } = withoutPoints(unescaped(entry.answer))
  const front = [
    parentHtml(note, options) + inlineMarkdownToHtml(entry.question, options),
    card.slots.length === 0 ? '' : `<div class="viva-slots">${escapeHtml(card.slots.join(' · '))}</div>`,
    prompt === null ? '' : `<div class="viva-prompt">${markdownToHtml(unescaped(prompt), options)}</div>`,
    choices(entry.options, false, options),
  ]
  const back = [choices(entry.options, true, options), markdownToHtml(text, options)]
  const fields = [joined(front), joined(back), pointsField(points, options), hints, next, source]
  return { noteType: basicType, fields }
}

/** What Anki would take for its own: sounds and speech in brackets, formulas in brackets with a backslash. */
export const guardAnki: NonNullable<HtmlOptions['guard']> = (html, where) => {
  const quiet = html.replace(/\[(?=sound:|anki:)/gi, '&#91;')
  return where === 'text' ? quiet.replace(/\\(?=[()[\]])/g, '\\<span></span>') : quiet
}

const unescaped = (text: string): string => text.replace(/\\(?=\{\{c\d+::)/g, '')

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n')

type Point = { readonly text: string; readonly must: boolean }

/** The answer without its lists of key points, and those; items with everything that they hold. */
function withoutPoints(answer: string): { readonly text: string; readonly points: readonly Point[] } {
  const lines = answer.split('\n')
  const lists = parseBlocks(answer).blocks.filter((block) => listRole(block) === 'points')
  const inList = new Set(
    lists.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
  )
  const points = lists.flatMap((block) => pointsOf(block, lines))
  return {
    text: lines
      .filter((_, line) => !inList.has(line))
      .join('\n')
      .trim(),
    points,
  }
}

function pointsOf(block: Block, lines: readonly string[]): readonly Point[] {
  const musts = mustItems(block)
  return optionsOf(block, lines).map(({ text }, index) => ({
    text,
    must: musts.some((item) => item === block.items[index]),
  }))
}

function pointsField(points: readonly Point[], options: HtmlOptions): string {
  if (points.length === 0) return ''
  const items = points.map(
    ({ text, must }) => `<li${must ? ' class="viva-must"' : ''}>${blockHtml(text, options)}</li>`,
  )
  return `<ul>\n${items.join('\n')}\n</ul>`
}

/** The options as they are asked, or with the right ones marked. */
function choices(
  all: readonly { readonly text: string; readonly correct: boolean }[],
  isTold: boolean,
  options: HtmlOptions,
): string {
  if (all.length === 0) return ''
  const items = all.map(({ text, correct }) => {
    const right = isTold && correct ? ' class="viva-right"' : ''
    return `<li${right}>${blockHtml(unescaped(text), options)}</li>`
  })
  return `<ol type="A" class="viva-options">\n${items.join('\n')}\n</ol>`
}

/** One alone stands without a list, unless it always is one. */
function listOf(tag: 'ol' | 'ul', items: readonly string[], isAlways = false): string {
  if (items.length === 0) return ''
  if (items.length === 1 && !isAlways) return items[0] ?? ''
  return `<${tag}>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</${tag}>`
}

/** A text of one paragraph without the paragraph's tags. */
function blockHtml(text: string, options: HtmlOptions): string {
  const html = markdownToHtml(text, options)
  return /^<p>(?:(?!<\/?p>)[^])*<\/p>$/.test(html) ? html.slice(3, -4) : html
}

function parentHtml({ parent }: ExportNote, options: HtmlOptions): string {
  return parent === null
    ? ''
    : `<div class="viva-parent">${inlineMarkdownToHtml(parent.question, options)}</div>\n`
}

/** The deck's name for readers, and before it what viva wrote under the heading, with the id that the question goes by. */
function sourceField(note: ExportNote, deck: string): string {
  const { entry, parent, prompt, cards } = note
  const { attributes } = entry
  const others = new Map(attributes.others)
  if (parent !== null) others.set(parentAttribute, questionIdOf(parent.id))
  if (prompt !== null && cards[0].kind === 'cloze') others.set(promptAttribute, 'yes')
  const id = anId.read(noteId(note)) ?? null
  // What the deck says for all its questions goes with each of them: there is no front matter there.
  const { level, minutes, kind } = cards[0]
  const known: Attributes = {
    ...attributes,
    id,
    tags: [],
    level: attributes.level ?? level,
    minutes: attributes.minutes ?? minutes,
    kind: attributes.kind ?? (kind === 'typed' || kind === 'behavioural' ? kind : null),
    others,
    broken: null,
  }
  return `${writeAttributes(known)}${escapeHtml(deck)}`
}
