/**
 * What an Anki template shows on its two sides: which fields, in which order, behind which filters. Templates are programs in
 * HTML and JavaScript; only their field references are read, nothing is run.
 *
 *     {{#Code}}<pre>{{text:Code}}</pre>{{/Code}} {{FrontSide}}
 *                   ^ the field Code, as code
 */
import type { AnkiNoteType, AnkiTemplate } from '../../model/anki.ts'

/** True for a field, by its place in the note, that is not empty. */
type IsFilled = (field: number) => boolean

/** A field by its place in the note. `isCode`: the template stands it in preformatted text. */
export type Shown = { readonly field: number; readonly isCode: boolean }

export type TemplatePlan = {
  readonly front: readonly Shown[]
  /** Without what the front showed already. */
  readonly back: readonly Shown[]
  /** Of the front, behind a link that opens them. */
  readonly hints: readonly Shown[]
  /** Fields whose marks are gaps. */
  readonly gaps: readonly Shown[]
  /** The field to type in. */
  readonly typed: number | null
  readonly hasScript: boolean
}

export type NoteTypePlan = {
  readonly kind: 'plain' | 'cloze' | 'occlusion'
  /** By position. */
  readonly templates: readonly TemplatePlan[]
  /** Positions of templates that ask the first one's answer and answer its question. */
  readonly reversals: ReadonlySet<number>
  readonly hasScript: boolean
}

/**
 * Sections of a template stand only where a field is filled, or where it is not: with `fields` the plan is for the note that has
 * them, without for one that has every field filled.
 */
export function planNoteType(noteType: AnkiNoteType, fields: readonly string[] | null = null): NoteTypePlan {
  const isFilled: IsFilled = (field) => fields === null || !isEmptyField(fields[field] ?? '')
  const templates = noteType.templates.map((template) => planTemplate(noteType, template, isFilled))
  const isOcclusion = noteType.templates.some(({ front }) => /image-occlusion|imageOcclusion/.test(front))
  const hasScript = !isOcclusion && templates.some((template) => template.hasScript)
  const [first] = templates
  const reversals = templates.flatMap((template, position) =>
    position > 0 && first && isReversal(first, template) ? [position] : [],
  )
  const kind = isOcclusion ? 'occlusion' : noteType.kind === 'cloze' ? 'cloze' : 'plain'
  return { kind, templates, reversals: new Set(reversals), hasScript }
}

/** The plans of notes: one for all notes of a type whose sections show the same. */
export function notePlans(): (noteType: AnkiNoteType, fields: readonly string[]) => NoteTypePlan {
  const known = new Map<
    AnkiNoteType,
    { readonly asked: readonly number[]; readonly plans: Map<string, NoteTypePlan> }
  >()
  return (noteType, fields) => {
    const type = known.get(noteType) ?? { asked: sectionFields(noteType), plans: new Map() }
    known.set(noteType, type)
    const key = type.asked.map((field) => (isEmptyField(fields[field] ?? '') ? '-' : '+')).join('')
    const plan = type.plans.get(key) ?? planNoteType(noteType, fields)
    type.plans.set(key, plan)
    return plan
  }
}

/** What an editor leaves in a field that somebody emptied is as good as nothing. */
const isEmptyField = (html: string): boolean => /^(?:\s|<\/?(?:br|div) ?\/?>)*$/i.test(html)

/** The fields that sections ask for. */
function sectionFields({ fields, templates }: AnkiNoteType): readonly number[] {
  const asked = new Set(
    templates.flatMap(({ front, back }) =>
      [...`${front}${back}`.matchAll(/\{\{\s*[#^]([^{}]+)\}\}/g)].map(([, name = '']) =>
        name.trim().toLowerCase(),
      ),
    ),
  )
  return fields.flatMap(({ name }, index) => (asked.has(name.toLowerCase()) ? [index] : []))
}

function planTemplate(noteType: AnkiNoteType, template: AnkiTemplate, isFilled: IsFilled): TemplatePlan {
  const places = new Map(noteType.fields.map(({ name }, index) => [name.toLowerCase(), index]))
  const front = referencesIn(template.front, places, isFilled)
  const back = referencesIn(template.back, places, isFilled)
  const isGap = ({ filters }: Reference): boolean => filters.includes('cloze')
  const isTyped = ({ filters }: Reference): boolean => filters.includes('type')
  const isHint = ({ filters }: Reference): boolean => filters.includes('hint')
  const shown = front.filter((each) => !isGap(each) && !isTyped(each) && !isHint(each))
  const gaps = [...front, ...back].filter(isGap)
  const seen = new Set([...shown, ...gaps].map(({ field }) => field))
  const answer = back.filter((each) => !seen.has(each.field) && !isGap(each))
  const told = new Set(answer.map(({ field }) => field))
  return {
    front: distinct(shown),
    back: distinct(answer),
    hints: distinct(front.filter((each) => isHint(each) && !seen.has(each.field) && !told.has(each.field))),
    gaps: distinct(gaps),
    typed: front.find((each) => isTyped(each) && !isGap(each))?.field ?? null,
    hasScript: /<script\b/i.test(template.front + template.back),
  }
}

type Reference = Shown & { readonly filters: readonly string[] }

/** Names that Anki fills in itself. */
const special = new Set(['frontside', 'tags', 'type', 'deck', 'subdeck', 'card', 'cardflag'])

function referencesIn(
  source: string,
  places: ReadonlyMap<string, number>,
  isFilled: IsFilled,
): readonly Reference[] {
  const references: Reference[] = []
  /** Of the sections that are open: false for one that shows nothing. */
  const open: boolean[] = []
  let hidden = 0
  // Comments and scripts show nothing.
  const text = source.replace(/<!--[^]*?-->|<(script|style)\b[^]*?<\/\1\s*>/gi, '')
  let preformatted = 0
  for (const match of text.matchAll(/\{\{([^{}]+)\}\}|<(\/?)pre\b/gi)) {
    const inner = match[1]
    if (inner === undefined) preformatted = Math.max(0, preformatted + (match[2] === '/' ? -1 : 1))
    else if (/^\s*[#^]/.test(inner)) {
      const [sign, name] = [inner.trim()[0], inner.trim().slice(1).trim().toLowerCase()]
      const field = places.get(name)
      // What is no field, such as the tags, is taken to be there.
      const isShown = (field === undefined || isFilled(field)) === (sign === '#')
      open.push(isShown)
      if (!isShown) hidden++
    } else if (/^\s*\//.test(inner)) {
      if (open.pop() === false) hidden--
    } else if (hidden === 0 && !/^\s*[!=]/.test(inner)) {
      const parts = inner.split(':').map((part) => part.trim().toLowerCase())
      const name = parts.at(-1) ?? ''
      const field = places.get(name)
      if (field !== undefined && !(special.has(name) && parts.length === 1))
        references.push({ field, isCode: preformatted > 0, filters: parts.slice(0, -1).map(bareFilter) })
    }
  }
  return references
}

/** `tts en_US voices=x` is `tts`. */
const bareFilter = (filter: string): string => /^[a-z-]+/.exec(filter)?.[0] ?? ''

function distinct(references: readonly Shown[]): readonly Shown[] {
  const seen = new Set<number>()
  return references.flatMap(({ field, isCode }) => {
    if (seen.has(field)) return []
    seen.add(field)
    return [{ field, isCode }]
  })
}

/** Question and answer change places; what else the backs show makes no difference. */
function isReversal(first: TemplatePlan, other: TemplatePlan): boolean {
  const asked = first.front[0]?.field
  const told = first.back[0]?.field
  return (
    asked !== undefined &&
    told !== undefined &&
    first.front.length === 1 &&
    other.front.length === 1 &&
    other.front[0]?.field === told &&
    other.back.some(({ field }) => field === asked)
  )
}
