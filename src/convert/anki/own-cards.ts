/**
 * Notes of viva's own note types, read back: each field is known, and the last one tells what viva wrote under the heading, so a
 * note becomes the question that it was, with its id. The reverse of `write-fields.ts`; knows nothing of templates.
 */
import { readAttributes } from '../../deck/attributes.ts'
import { clozeId, followUpId } from '../../deck/identity.ts'
import { fillCloze, readCloze } from '../../deck/cloze.ts'
import { noAttributes, type Attributes, type Question } from '../../deck/deck.ts'
import type { AnkiNoteType } from '../../model/anki.ts'
import type { Option } from '../../model/card.ts'
import { elementAt, itemsOf } from './own-html.ts'
import { restoreMarks } from './marks.ts'
import { noteId, type NoteCards, type NoteQuestion, type NoteSource } from './note-cards.ts'
import type { NoteText } from './note-text.ts'
import { parentAttribute, parentOf, without } from '../follow-ups.ts'
import { extraStart, promptAttribute } from './own-attributes.ts'
import { basicFields, basicType, clozeFields, clozeType } from './own-note-types.ts'

/** Null for notes of any other type. */
export function ownCards(source: NoteSource, text: NoteText): NoteCards | null {
  const isBasic = isType(source.noteType, basicType, basicFields)
  if (!isBasic && !isType(source.noteType, clozeType, clozeFields)) return null
  const names: readonly string[] = isBasic ? basicFields : clozeFields
  const field = (name: string): string => source.fields[names.indexOf(name)] ?? ''
  const markdown = (html: string): string => converted(html, text)
  const read = isBasic ? basicQuestion(field, markdown) : clozeQuestion(field, markdown, text)
  const attributes = attributesIn(field('Source'), source)
  const points = itemsOf(pointsIn(field('KeyPoints'))).map(({ isMarked, html }) =>
    pointLine(isMarked, markdown(html)),
  )
  const hints = field('Hints').startsWith('<ol>')
    ? itemsOf(field('Hints')).map(({ html }) => html)
    : [field('Hints')]
  const { prompt, answer } = parted(read, attributes)
  const question: Question = {
    question: read.question,
    attributes: { ...attributes, others: without(attributes.others, promptAttribute) },
    prompt,
    answer: [answer, points.join('\n')].filter((part) => part !== '').join('\n\n'),
    options: read.options,
    hints: hints.map(markdown).filter((hint) => hint !== ''),
    followUps: [],
  }
  return cardsOf(source, question, isBasic, text)
}

type Read = {
  readonly question: string
  readonly prompt: string | null
  readonly answer: string
  readonly options: readonly Option[]
}

function isType(found: AnkiNoteType, own: AnkiNoteType, fields: readonly string[]): boolean {
  return found.name === own.name && fields.every((name, index) => found.fields[index]?.name === name)
}

function basicQuestion(field: (name: string) => string, markdown: (html: string) => string): Read {
  let front = field('Front').trim()
  const parent = elementAt(front, '<div class="viva-parent">')
  if (parent) front = parent.rest.trim()
  const at = front.search(/\n?<(?:div class="viva-(?:slots|prompt)"|ol type="A" class="viva-options")>/)
  const question = at < 0 ? front : front.slice(0, at)
  let shown = at < 0 ? '' : front.slice(at).trim()
  const slots = elementAt(shown, '<div class="viva-slots">')
  if (slots) shown = slots.rest.trim()
  const prompt = elementAt(shown, '<div class="viva-prompt">')
  const back = field('Back').trim()
  const options = elementAt(back, '<ol type="A" class="viva-options">')
  return {
    question: oneLine(markdown(question)),
    prompt: prompt ? markdown(prompt.inner) : null,
    answer: markdown(options ? options.rest : back),
    options: options ? itemsOf(back.slice(0, back.length - options.rest.length)).map(optionOf(markdown)) : [],
  }
}

const optionOf =
  (markdown: (html: string) => string) =>
  ({ isMarked, html }: { readonly isMarked: boolean; readonly html: string }): Option => ({
    text: markdown(html),
    correct: isMarked,
  })

function clozeQuestion(
  field: (name: string) => string,
  markdown: (html: string) => string,
  text: NoteText,
): Read {
  const whole = field('Text').trim()
  const options = elementAt(whole, '<ol type="A" class="viva-options">')
  const front = field('Front')
  const parent = elementAt(front, '<div class="viva-parent">')
  const { markdown: gapped, marked } = text.gapped(options ? options.rest : whole)
  const shown = restoreMarks(gapped, marked)
  const extra = elementAt(field('KeyPoints'), extraStart)
  return {
    question: oneLine(markdown(parent ? parent.rest : front)),
    prompt: extra ? shown : null,
    answer: extra ? markdown(extra.inner) : shown,
    options: [],
  }
}

/** The list of key points, without what a cloze tells before it. */
const pointsIn = (field: string): string => elementAt(field, extraStart)?.rest.trim() ?? field

/** The text of a cloze has its prompt before the first break. */
function parted({ prompt, answer }: Read, { others }: Attributes): Pick<Read, 'prompt' | 'answer'> {
  if (prompt !== null || !others.has(promptAttribute)) return { prompt, answer }
  const [before = '', ...after] = answer.split(/\n\n(?:\*\*\*|---|___)\n\n/)
  return after.length === 0 ? { prompt, answer } : { prompt: before, answer: after.join('\n\n***\n\n') }
}

function cardsOf(source: NoteSource, question: Question, isBasic: boolean, text: NoteText): NoteCards {
  const remarks = [...text.remarks]
  const id = question.attributes.id ?? followUpId(String(parentOf(question)), question.question)
  const whole = readCloze([question.prompt ?? '', question.answer].join('\n\n'))
  const made: NoteQuestion = {
    question,
    prompt: isBasic ? question.prompt : fillCloze(whole, null),
    answer: isBasic ? question.answer : '',
  }
  const cards = source.positions.map((position) => ({
    card: isBasic ? id : clozeId(id, position + 1),
    position,
  }))
  return { code: isBasic ? 'anki-basic' : 'anki-cloze', questions: [made], cards, remarks }
}

/** A follow-up may do without an id, for its question's and its own text make one. Any other gets the name of its note. */
function attributesIn(field: string, { guid, tags }: NoteSource): Attributes {
  const comment = /^<!-- viva (?:(?!-->)[^])*-->/.exec(field)?.[0]
  const attributes =
    comment === undefined ? noAttributes : (readAttributes(comment, 1)?.attributes ?? noAttributes)
  const id = attributes.id ?? (attributes.others.has(parentAttribute) ? null : noteId(guid))
  return { ...attributes, id, tags }
}

/** Any HTML but that of gaps as Markdown: what looks like a gap is text, some of which has its backslash already. */
function converted(html: string, text: NoteText): string {
  if (html.trim() === '') return ''
  const { markdown, marked } = text.gapped(html)
  return restoreMarks(markdown, marked).replace(/(?<!\\)(?=\{\{c\d+::)/g, '\\')
}

const pointLine = (isMust: boolean, text: string): string =>
  `- [${isMust ? '!' : ' '}] ${text.replaceAll('\n', '\n  ')}`

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim()
