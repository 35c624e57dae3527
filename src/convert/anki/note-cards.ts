/**
 * One note as questions of a deck, by the plan of its note type: both ways where the cards are a plain reversal, gaps as cloze,
 * all else as one question. Each question has an id made of the note's own name, so that the next import knows it again.
 */
import { hash } from 'node:crypto'
import type { AnkiNoteType } from '../../model/anki.ts'
import type { RuleCode, SkipReason } from '../../model/conversion.ts'
import { noAttributes, type Question } from '../../deck/deck.ts'
import { clozeId } from '../../deck/identity.ts'
import { splitFront } from './front-text.ts'
import { clozeQuestion } from './note-cloze.ts'
import type { NoteText } from './note-text.ts'
import type { NoteTypePlan, Shown, TemplatePlan } from './template.ts'

export type NoteSource = {
  readonly guid: string
  readonly noteType: AnkiNoteType
  readonly plan: NoteTypePlan
  readonly fields: readonly string[]
  readonly tags: readonly string[]
  /** Of the cards that are there, ascending. */
  readonly positions: readonly number[]
  /** A heading for a front without words. */
  readonly fallback: string
}

export type NoteCards = {
  readonly code: RuleCode
  readonly questions: readonly NoteQuestion[]
  /** Which card of viva's each of Anki's became. */
  readonly cards: readonly { readonly card: string; readonly position: number }[]
  readonly remarks: readonly SkipReason[]
}

export type NoteQuestion = {
  readonly question: Question
  /** As a reader sees it: of gaps the text in brackets. */
  readonly prompt: string | null
  readonly answer: string
}

/** The id of a note's first question. */
export const noteId = (guid: string): string => `anki-${hash('sha256', guid, 'hex').slice(0, 16)}`

export function noteCards(source: NoteSource, text: NoteText): NoteCards {
  switch (source.plan.kind) {
    case 'cloze':
      return clozeCards(source, text)
    case 'occlusion':
      return occlusionCards(source, text)
    case 'plain':
      return plainCards(source, text)
  }
}

function plainCards(source: NoteSource, text: NoteText): NoteCards {
  const { plan, positions } = source
  const first = positions.find((position) => !plan.reversals.has(position)) ?? positions[0] ?? 0
  const asked = [first, ...positions.filter((position) => position !== first && plan.reversals.has(position))]
  const made = asked.map((position) => plainQuestion(source, position, text))
  const isTyped = made[0]?.question.attributes.kind === 'typed'
  const code = isTyped ? 'anki-typed' : asked.length > 1 ? 'anki-reversed' : 'anki-basic'
  const remarks = [...text.remarks, ...made.flatMap((each) => remarksOn(each))]
  if (plan.templates[first]?.typed != null && !isTyped) remarks.push('type-in')
  const cards = asked.map((position) => ({ card: positionId(source.guid, position), position }))
  return { code, questions: made, cards, remarks: [...new Set(remarks)] }
}

const remarksOn = ({ question, answer }: NoteQuestion): readonly SkipReason[] =>
  question.question === '' ? ['no-question'] : answer === '' ? ['no-answer'] : []

/** A reversal keeps its id when its note's other card comes or goes. */
const positionId = (guid: string, position: number): string =>
  position === 0 ? noteId(guid) : `${noteId(guid)}-${position + 1}`

function plainQuestion(source: NoteSource, position: number, text: NoteText): NoteQuestion {
  const template = planOf(source, position)
  const front = template.front.map(text.field).filter((each) => each !== '')
  const { question, prompt } = splitFront(front.join('\n\n'), front.length === 0 ? '' : source.fallback)
  const answer = backText(source, template, text)
  const hints = template.hints.map(text.field).filter((each) => each !== '')
  const kind = template.typed !== null && isPlainLine(source, template, answer) ? 'typed' : null
  const made: Question = {
    question,
    attributes: { ...noAttributes, id: positionId(source.guid, position), tags: source.tags, kind },
    prompt: prompt === '' || answer === '' ? null : prompt,
    answer: answer === '' && prompt !== '' ? prompt : answer,
    options: [],
    hints: answer === '' ? [] : hints,
    followUps: [],
  }
  // Nothing is known of the answer: what there is must not be taken for one.
  const draft = answer === '' && prompt !== '' ? { ...made, answer: `<!-- ${commented(prompt)} -->` } : made
  return { question: draft, prompt: prompt === '' ? null : prompt, answer }
}

const commented = (text: string): string =>
  text
    .replace(/--+>?/g, '-')
    .replace(/\n+/g, ' ')
    .replace(/^viva\b/, ' viva')

/** A template that shows nothing, as hand-made packages have them: the first field asks, the others answer. */
function planOf({ plan, noteType }: NoteSource, position: number): TemplatePlan {
  const template = plan.templates[position] ?? plan.templates[0]
  if (template && template.front.length + template.gaps.length > 0) return template
  const all: readonly Shown[] = noteType.fields.map((_, field) => ({ field, isCode: false }))
  return {
    front: all.slice(0, 1),
    back: all.slice(1),
    hints: [],
    gaps: [],
    typed: null,
    hasScript: template?.hasScript ?? false,
  }
}

/** The fields of the back; from the second on each under its name, unless the name says no more than that it is one. */
function backText({ noteType }: NoteSource, { back }: TemplatePlan, text: NoteText): string {
  const parts: string[] = []
  for (const shown of back) {
    const told = text.field(shown)
    if (told === '') continue
    const name = noteType.fields[shown.field]?.name.replace(/\s+/g, ' ').trim() ?? ''
    const isNamed = parts.length > 0 && !/^(?:back|extra|back extra|answer|背面|额外|附加信息)$/i.test(name)
    parts.push(isNamed ? `**${name.replace(/[\\*_`[\]<>]/g, '')}**\n\n${told}` : told)
  }
  return parts.join('\n\n')
}

/** What is typed is compared letter by letter: mark-up and other fields have no place in it. */
function isPlainLine({ fields }: NoteSource, { typed, back }: TemplatePlan, answer: string): boolean {
  const source = (fields[typed ?? -1] ?? '').trim()
  const others = back.filter(({ field }) => field !== typed && (fields[field] ?? '').trim() !== '')
  return source !== '' && others.length === 0 && source === answer && !/[<&\\]/.test(source)
}

function clozeCards(source: NoteSource, text: NoteText): NoteCards {
  const { guid, positions } = source
  const template = planOf(source, 0)
  const html = template.gaps
    .map(({ field }) => source.fields[field] ?? '')
    .filter((each) => each.trim() !== '')
  const { markdown, marked } = text.gapped(
    html.length === 1 ? (html[0] ?? '') : html.map((each) => `<div>${each}</div>`).join(''),
  )
  if (marked.numbers.length === 0) return ungappedCards(source, template, text)
  const header = template.front
    .map(text.field)
    .filter((each) => each !== '')
    .join('\n\n')
  const extra = backText(source, template, text)
  const made = clozeQuestion({ header, markdown, marked, extra, fallback: source.fallback })
  const id = noteId(guid)
  const question: Question = {
    question: made.question,
    attributes: { ...noAttributes, id, tags: source.tags },
    prompt: made.extra === '' ? null : made.body,
    answer: made.extra === '' ? made.body : made.extra,
    options: [],
    hints: [],
    followUps: [],
  }
  const cards = positions.flatMap((position) => {
    if (made.numbers.includes(position + 1)) return [{ card: clozeId(id, position + 1), position }]
    return made.numbers.length === 0 && position === positions[0] ? [{ card: id, position }] : []
  })
  const remarks = [...text.remarks]
  const hasGaps = made.numbers.length > 0
  if (!hasGaps) remarks.push('gaps-lost')
  return {
    code: 'anki-cloze',
    questions: [
      { question, prompt: hasGaps ? made.bracketed : null, answer: hasGaps ? made.extra : made.body },
    ],
    cards,
    remarks,
  }
}

/** Its text asks, what else there is answers. */
function ungappedCards(source: NoteSource, template: TemplatePlan, text: NoteText): NoteCards {
  const front = [...template.front, ...template.gaps]
  const plan = { ...source.plan, templates: [{ ...template, front, gaps: [] }], reversals: new Set<number>() }
  return plainCards({ ...source, plan, positions: source.positions.slice(0, 1) }, text)
}

/** The picture with its texts: what is covered in it cannot be. Without a text nothing asks. */
function occlusionCards(source: NoteSource, text: NoteText): NoteCards {
  const made = occlusionQuestion(source, text)
  const cards = source.positions.slice(0, 1).map((position) => ({ card: noteId(source.guid), position }))
  const remarks = made.question.question === '' ? (['image-occlusion'] as const) : remarksOn(made)
  return { code: 'anki-occlusion', questions: [made], cards, remarks: [...text.remarks, ...remarks] }
}

function occlusionQuestion(source: NoteSource, text: NoteText): NoteQuestion {
  const { noteType, fields } = source
  const shown = noteType.fields.flatMap((_, field) =>
    /\{\{c\d+::image-occlusion/.test(fields[field] ?? '') ? [] : [{ field, isCode: false }],
  )
  const texts = shown.map(text.field).filter((each) => each !== '')
  const header = texts.find((each) => !each.includes('![')) ?? ''
  const { question, prompt } = splitFront(header, '')
  const answer = [prompt, ...texts.filter((each) => each !== header)]
    .filter((each) => each !== '')
    .join('\n\n')
  return {
    question: {
      question,
      attributes: { ...noAttributes, id: noteId(source.guid), tags: source.tags },
      prompt: null,
      answer,
      options: [],
      hints: [],
      followUps: [],
    },
    prompt: null,
    answer,
  }
}
