/**
 * A note that came from Anki, on its way back: fields that nobody touched here are what they were, byte for byte; those whose
 * text was edited are written anew. Which part of a question came from which field is found by reading the note again.
 * Knows fields; not what becomes of them in a package.
 */
import { readCloze } from '../../deck/cloze.ts'
import { noAttributes, type Question } from '../../deck/deck.ts'
import { inlineMarkdownToHtml, markdownToHtml, type HtmlOptions } from '../../markdown/to-html.ts'
import type { AnkiOrigin } from '../../model/anki.ts'
import { defaultImportLimits } from '../../model/import-limits.ts'
import { cleanLine } from '../../text/clean.ts'
import { clozeToHtml } from '../export/cloze-html.ts'
import { noteId, type ExportNote } from '../export/note.ts'
import { questionsDigest } from './digest.ts'
import { withPackedMedia } from './field-media.ts'
import { noteCards, type NoteQuestion } from './note-cards.ts'
import { noteText, type NoteText } from './note-text.ts'
import { planNoteType, type Shown, type TemplatePlan } from './template.ts'
import { ankiTag } from './tag.ts'
import { digestOf, type ExportedNote } from './write-note.ts'
import { ankiHtml, type MediaNames } from './write-fields.ts'

export type OriginFields = {
  readonly fields: readonly string[]
  readonly tags: readonly string[]
  /** False when the note goes back as it came. */
  readonly isEdited: boolean
}

/** `notes` are the questions that the note became, the first of them where it has several. */
export function originNote(
  origin: AnkiOrigin,
  notes: readonly ExportNote[],
  media: MediaNames,
): ExportedNote {
  const { fields: now, tags, isEdited } = originFields(origin, notes, media)
  const fields = now.map((field, index) =>
    field === origin.fields[index] ? withPackedMedia(field, media) : field,
  )
  const { guid, noteType, deck, modifiedAt } = origin
  const made = { guid, noteType, deck, tags, fields }
  return {
    note: made,
    modifiedAt: isEdited ? null : modifiedAt,
    digest: digestOf(made),
    cards: origin.cards.map(({ card, position, log }) => ({ card, position, earlier: log })),
  }
}

/** `notes` are the questions that the note became, or those of them that are there. */
export function originFields(
  origin: AnkiOrigin,
  notes: readonly ExportNote[],
  media: MediaNames,
): OriginFields {
  const options = ankiHtml(media)
  const tags = tagsNow(origin, notes)
  const isSameTags = tags === origin.tags
  const questions = notes.map(questionOf)
  if (questionsDigest(questions) === origin.digest)
    return { fields: origin.fields, tags, isEdited: !isSameTags }
  const fields = [...origin.fields]
  const plan = planNoteType(origin.noteType, origin.fields)
  const text = noteText(origin.fields, {
    limits: defaultImportLimits,
    mediaFolder: anyFolder,
    media: new Set(),
  })
  const source = {
    ...origin,
    plan,
    positions: origin.cards.map(({ position }) => position),
    fallback: fallbackOf(origin),
  }
  const before = noteCards(source, text).questions
  for (const question of questions) {
    const old = before.find((each) => each.question.attributes.id === question.attributes.id)
    const position = origin.cards.find(({ card }) => card === question.attributes.id)?.position ?? 0
    const template = plan.templates[position] ?? plan.templates[0]
    if (!template) continue
    const write = plan.kind === 'cloze' ? writeCloze : writePlain
    write({ question, old, template: shownBy(template, fields.length), text, options, origin, fields })
  }
  const isSame = fields.every((field, index) => field === origin.fields[index])
  return { fields, tags, isEdited: !isSame || !isSameTags }
}

/** As the import has it: the heading of a front without words. */
const fallbackOf = ({ deck, noteType }: AnkiOrigin): string =>
  cleanLine(deck.split('::').at(-1) ?? '') || cleanLine(noteType.name) || '?'

/** Links to media are compared by the file's name: folders are this machine's. */
const anyFolder = 'media'
const withoutFolders = (text: string): string =>
  text.replace(/\]\((?!https?:)(?:[^()\s]*\/)?([^()\s/]+)\)/g, ']($1)')
const isSame = (a: string, b: string): boolean => withoutFolders(a.trim()) === withoutFolders(b.trim())

type Edit = {
  readonly question: Question
  readonly old: NoteQuestion | undefined
  readonly template: TemplatePlan
  readonly text: NoteText
  readonly options: HtmlOptions
  readonly origin: AnkiOrigin
  /** Changed in place. */
  readonly fields: string[]
}

function writePlain(edit: Edit): void {
  const { question, old, template, text } = edit
  const front = joined(question.question, question.prompt ?? '')
  const oldFront = old ? joined(old.question.question, old.question.prompt ?? '') : ''
  if (!isSame(front, oldFront)) {
    const parts = template.front.map((shown) => ({ shown, head: '', text: text.field(shown) }))
    writeParts(edit, parts, front, true)
  }
  if (!isSame(question.answer, old?.question.answer ?? ''))
    writeParts(edit, backParts(edit), question.answer, false)
  const hints = question.hints.join('\n\n')
  if (!isSame(hints, old?.question.hints.join('\n\n') ?? '')) {
    const parts = template.hints.map((shown) => ({ shown, head: '', text: text.field(shown) }))
    writeParts(edit, parts, hints, false)
  }
}

/** The text with its gaps goes to the field of gaps, what is told with the answer to the fields of the back. */
function writeCloze(edit: Edit): void {
  const { question, old, template, options, fields } = edit
  const now = sidesOf(question)
  const before = old ? sidesOf(old.question) : { shown: '', told: '' }
  const header = template.front.map(edit.text.field).filter((each) => each !== '')
  if (header.length > 0 && !isSame(question.question, old?.question.question ?? '')) {
    const parts = template.front.map((shown) => ({ shown, head: '', text: edit.text.field(shown) }))
    writeParts(edit, parts, question.question, true)
  }
  if (!isSame(now.told, before.told)) writeParts(edit, backParts(edit), now.told, false)
  const [gap] = template.gaps
  if (!gap || isSame(now.shown, before.shown)) return
  for (const { field } of template.gaps) fields[field] = ''
  fields[gap.field] = clozeToHtml(readCloze(now.shown), options)
}

/** What is shown with gaps, and what only the answer tells: what stands after the break, unless it has gaps too. */
function sidesOf({ prompt, answer }: Question): { readonly shown: string; readonly told: string } {
  if (prompt === null) return { shown: answer, told: '' }
  const hasGaps = readCloze(answer).marks.length > 0
  return hasGaps ? { shown: `${prompt}\n\n***\n\n${answer}`, told: '' } : { shown: prompt, told: answer }
}

/** A field with what stands before its text in an answer of several. */
type Part = { readonly shown: Shown; readonly head: string; readonly text: string }

function backParts({ template, text, origin }: Edit): readonly Part[] {
  let hasFirst = false
  return template.back.map((shown) => {
    const told = text.field(shown)
    const name = origin.noteType.fields[shown.field]?.name.replace(/\s+/g, ' ').trim() ?? ''
    const head = hasFirst ? `**${name.replace(/[\\*_`[\]<>]/g, '')}**\n\n` : ''
    hasFirst ||= told !== ''
    return { shown, head, text: told }
  })
}

/** Gives a text back to the fields that it was made of: to those that still begin or end it nothing is done. */
function writeParts(
  { fields, options }: Edit,
  all: readonly Part[],
  current: string,
  isFront: boolean,
): void {
  const parts = all.filter(({ text }) => text !== '')
  let rest =
    withoutFolders(current).trim() === current.trim() ? current.trim() : withoutFolders(current).trim()
  const isFoldersGone = rest !== current.trim()
  const told = parts.map((part) => {
    const bare = (each: string): string => (isFoldersGone ? withoutFolders(each) : each)
    return { ...part, whole: [bare(part.head + part.text), bare(part.text)] }
  })
  while (told.length > 1) {
    const first = told[0]?.whole.find((whole) => rest.startsWith(`${whole}\n\n`))
    const last = told.at(-1)?.whole.find((whole) => rest.endsWith(`\n\n${whole}`))
    if (first !== undefined) {
      rest = rest.slice(first.length).trim()
      told.shift()
    } else if (last !== undefined) {
      rest = rest.slice(0, rest.length - last.length).trim()
      told.pop()
    } else break
  }
  const texts = splitAtHeads(rest, told)
  // Nothing was there before: the first field that the template shows takes it.
  const targets = told.length > 0 ? told : all.slice(0, 1)
  targets.forEach(({ shown }, index) => {
    fields[shown.field] = fieldHtml(texts[index] ?? '', isFront, options)
  })
}

/** What stands under each field's name; under a name that is gone nothing does. */
function splitAtHeads(text: string, parts: readonly Part[]): readonly string[] {
  const texts: string[] = []
  let rest = text
  for (const { head } of parts.slice(1).toReversed()) {
    const at = head === '' ? -1 : rest.lastIndexOf(`\n\n${head}`)
    texts.unshift(at < 0 ? '' : rest.slice(at + 2 + head.length).trim())
    if (at >= 0) rest = rest.slice(0, at).trim()
  }
  const [first] = parts
  return [
    first && first.head !== '' && rest.startsWith(first.head) ? rest.slice(first.head.length) : rest,
    ...texts,
  ]
}

function fieldHtml(text: string, isFront: boolean, options: HtmlOptions): string {
  if (text === '') return ''
  if (!isFront) return unwrapped(markdownToHtml(text, options))
  const [question = '', ...rest] = text.split('\n')
  const prompt = rest.join('\n').trim()
  const heading = inlineMarkdownToHtml(question, options)
  return prompt === '' ? heading : `<div>${heading}</div>\n${markdownToHtml(prompt, options)}`
}

const unwrapped = (html: string): string =>
  /^<p>(?:(?!<\/?p>)[^])*<\/p>$/.test(html) ? html.slice(3, -4) : html

/** A template that shows nothing asks the first field and answers with the others. */
function shownBy(template: TemplatePlan, fieldCount: number): TemplatePlan {
  if (template.front.length + template.gaps.length > 0) return template
  const all = Array.from({ length: fieldCount }, (_, field) => ({ field, isCode: false }))
  return { ...template, front: all.slice(0, 1), back: all.slice(1) }
}

/** The question as it was when it was imported, as far as its own text goes. */
function questionOf(note: ExportNote): Question {
  const { entry, prompt } = note
  return { ...entry, prompt, followUps: [], attributes: { ...noAttributes, id: noteId(note) } }
}

/** The very tags that came, where they are what the cards have still: Anki's spelling of them stays. */
function tagsNow({ tags }: AnkiOrigin, notes: readonly ExportNote[]): readonly string[] {
  const now = notes[0]?.cards[0].tags ?? []
  const before = new Set(tags.map(ankiTag))
  const after = new Set(now.map(ankiTag))
  return before.size === after.size && [...before].every((tag) => after.has(tag)) ? tags : now
}

const joined = (a: string, b: string): string => [a, b].filter((part) => part !== '').join('\n\n')
