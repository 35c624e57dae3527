/**
 * Notes of any format as decks: the last step that all formats share. Texts become what a deck can hold, copies are dropped,
 * drafts are told, notes go to their decks. Knows viva's format; nothing of where the notes came from.
 */
import { emptyHead } from '../deck/deck.ts'
import { readCloze } from '../deck/cloze.ts'
import type { Level, Option } from '../model/card.ts'
import type { RuleColumn, RulePart, Skipped } from '../model/conversion.ts'
import { deckPaths } from './anki/deck-name.ts'
import { withFollowUps } from './follow-ups.ts'
import type { Format, Imported, ImportedDeck } from './imported.ts'
import type { Body } from './markdown/body.ts'
import { buildDeck, type Built } from './markdown/build.ts'
import type { Found, FoundCloze, Learned } from './markdown/converted.ts'
import { languageOf } from './markdown/front.ts'
import { bracketed, openTitle } from './markdown/gaps.ts'
import { safeOption, safeText } from './markdown/safe.ts'
import { stateOf } from './markdown/state.ts'
import { storedText, storedWords } from './stored.ts'

/** One question of a foreign source, its texts Markdown. */
export type Note = {
  /** In the source, from 1; of a source without lines the number of the note. */
  readonly line: number
  readonly question: string
  readonly prompt: string
  readonly answer: string
  readonly options: readonly Option[]
  readonly hints: readonly string[]
  readonly tags: readonly string[]
  readonly level: Level | null
  /** Names of decks from the outermost; empty for the source's own. */
  readonly deck: readonly string[]
  readonly section: string | null
  readonly id: string | null
  /** True when `answer` holds cloze marks that are meant as such; the question may then be empty. */
  readonly hasGaps: boolean
  readonly learned: readonly Learned[]
  /** What else viva's own formats tell of a question. */
  readonly attributes: Found['attributes']
  /** True when open tasks in the answer are viva's key points, and not boxes that somebody has yet to tick. */
  readonly hasPoints: boolean
  readonly part: RulePart['code']
}

export const emptyNote: Note = {
  line: 1,
  question: '',
  prompt: '',
  answer: '',
  options: [],
  hints: [],
  tags: [],
  level: null,
  deck: [],
  section: null,
  id: null,
  hasGaps: false,
  learned: [],
  attributes: undefined,
  hasPoints: false,
  part: 'row',
}

export type Source = {
  readonly format: Format
  readonly notes: readonly Note[]
  readonly skipped: readonly Skipped[]
  readonly isConfident: boolean
  readonly title?: string | null
  readonly columns?: readonly RuleColumn[] | undefined
  /** True when the source can tell what was learned, even if nothing was. */
  readonly tellsProgress?: boolean
}

export function importedFrom(source: Source): Imported {
  const notes: Note[] = []
  const skipped: Skipped[] = [...source.skipped]
  for (const note of source.notes.map(cleaned)) {
    if (note.question !== '') notes.push(note)
    else skipped.push({ line: note.line, reason: 'no-question', text: storedWords(note.answer).slice(0, 80) })
  }
  const ids = new Set<string>()
  const built = decksOf(notes).map(([name, own]) => ({ name, own, made: deckOf(source, own, ids) }))
  const decks: readonly ImportedDeck[] = built
    .filter(({ made }) => made.cards.length > 0)
    .map(({ name, made }) => ({ name, deck: made.deck, cards: made.cards }))
  const all = built.map(({ made }) => made)
  const sum = (count: (made: Built) => number): number => all.reduce((total, made) => total + count(made), 0)
  const questions = sum(({ cards }) => cards.length)
  return {
    format: source.format,
    rule: {
      parts: partsOf(notes),
      questions,
      drafts: sum(({ drafts }) => drafts),
      sections: sum(({ deck }) => deck.sections.filter(({ title }) => title !== null).length),
      columns: source.columns,
    },
    isConfident: source.isConfident && questions > 0,
    decks,
    skipped: [...skipped, ...all.flatMap((made) => made.skipped)].sort((a, b) => a.line - b.line),
    media: [],
    progress: source.tellsProgress
      ? { cards: all.flatMap(({ progress }) => progress), weights: null, retention: null }
      : null,
  }
}

/** What is written into a deck: nothing in it that is not seen, the question on one line. */
function cleaned(note: Note): Note {
  const answer = storedText(note.answer)
  const question = storedWords(note.question)
  return {
    ...note,
    answer,
    question: question === '' && note.hasGaps ? openTitle(answer) : question,
    prompt: storedText(note.prompt),
    options: note.options.map(({ text, correct }) => ({ text: storedText(text), correct })),
    hints: note.hints.map(storedText),
    tags: lines(note.tags),
    section: note.section === null ? null : storedWords(note.section) || null,
    attributes: {
      ...note.attributes,
      ...(note.attributes?.also && { also: lines(note.attributes.also) }),
      ...(note.attributes?.slots && { slots: lines(note.attributes.slots) }),
    },
  }
}

/** Each on one line, and once. */
const lines = (values: readonly string[]): readonly string[] => [
  ...new Set(values.map(storedWords).filter((value) => value !== '')),
]

/** Notes by deck, the source's own first, each with a name that is safe as a path. */
function decksOf(notes: readonly Note[]): readonly (readonly [name: string, notes: readonly Note[]])[] {
  const groups = new Map<string, { readonly levels: readonly string[]; readonly notes: Note[] }>()
  for (const note of notes) {
    const key = note.deck.join('\0')
    const group = groups.get(key)
    if (group) group.notes.push(note)
    else groups.set(key, { levels: note.deck, notes: [note] })
  }
  const named = [...groups.entries()].filter(([key]) => key !== '')
  const paths = deckPaths(named.map(([key, { levels }]) => [key, levels] as const))
  // A source that is one deck needs no name below its target.
  const isOne = groups.size === 1
  return [...groups].map(([key, group]) => [isOne || key === '' ? '' : (paths.get(key) ?? ''), group.notes])
}

function deckOf(source: Source, notes: readonly Note[], ids: Set<string>): Built {
  const noteOf = new Map<Found, Note>()
  const passages: { readonly title: string | null; readonly intro: string; readonly questions: Found[] }[] =
    []
  for (const note of notes) {
    const found = foundOf(note)
    noteOf.set(found, note)
    const last = passages.at(-1)
    if (last && last.title === note.section) last.questions.push(found)
    else passages.push({ title: note.section, intro: '', questions: [found] })
  }
  const sample = notes.slice(0, 200).map(({ question, answer }) => `${question}\n${answer}`)
  const title = storedWords(source.title ?? notes[0]?.deck.at(-1) ?? '') || null
  const front = {
    ...emptyHead,
    title: null,
    language: languageOf(sample.join('\n')),
    isNote: false,
    schedule: null,
    body: '',
  }
  const built = buildDeck(front, passages, title, (found) => bodyOf(noteOf.get(found) as Note), ids)
  const sections = built.deck.sections.map((section) => ({
    ...section,
    questions: withFollowUps(section.questions),
  }))
  return { ...built, deck: { ...built.deck, sections } }
}

function foundOf(note: Note): Found {
  const gaps = note.hasGaps ? gapsOf(note) : null
  return {
    line: note.line,
    title: note.question,
    body: '',
    link: null,
    tags: note.tags,
    level: note.level,
    followUps: [],
    id: note.id,
    learned: note.learned,
    attributes: note.attributes,
    ...(gaps === null ? {} : { cloze: gaps }),
  }
}

/** Null when no mark is sound: the text is then shown as it is. The prompt may have some too. */
function gapsOf(note: Note): FoundCloze | null {
  const [prompt, marked] = [heldGaps(note.prompt, false), heldGaps(note.answer, note.hasPoints)]
  if (prompt === null && marked === null) return null
  const before = prompt ?? safeText(note.prompt).text
  const after = marked ?? (note.hasPoints ? safePoints(note.answer) : safeText(note.answer)).text
  return {
    prompt: before === '' ? null : before,
    marked: after,
    bracketed: bracketed([before, after].filter((part) => part !== '').join('\n\n')),
    hints: hintsOf(note),
  }
}

/** Marks survive where making the text safe would escape them. */
function heldGaps(text: string, hasPoints: boolean): string | null {
  const count = readCloze(text).marks.filter(({ number }) => number > 0).length
  if (count === 0) return null
  const safe = (hasPoints ? safePoints(text) : safeText(text)).text.replace(/\\(?=\{\{c\d+::)/g, '')
  const { marks, flaws } = readCloze(safe)
  return marks.length === count && flaws.length === 0 ? safe : null
}

function bodyOf(note: Note): Body {
  const [prompt, options] = choiceOf(note)
  const answer = note.hasPoints ? safePoints(note.answer) : safeText(note.answer)
  // Where a format has a place for answers, what stands there is one: `N/A` too.
  const told = stateOf(answer.text)
  const state = options.length > 0 || told === 'placeholder' ? 'answered' : told
  return {
    prompt: stateOf(prompt.text) === 'no-answer' ? null : prompt.text,
    answer: state === 'no-answer' ? '' : answer.text,
    options,
    hints: [...hintsOf(note), ...prompt.hints, ...answer.hints],
    level: null,
    tags: [],
    state,
  }
}

const hintsOf = (note: Note): readonly string[] =>
  note.hints.map((hint) => safeText(hint).text.trim()).filter((hint) => hint !== '')

/** Options of which none is right are told with the question: what is to be chosen, the answer says. */
function choiceOf(note: Note): readonly [prompt: ReturnType<typeof safeText>, options: readonly Option[]] {
  const options = note.options
    .map(({ text, correct }) => ({ text: safeOption(text).trim(), correct }))
    .filter(({ text }) => text !== '')
  if (options.some(({ correct }) => correct)) return [safeText(note.prompt), options]
  const listed = options.map(({ text }) => `- ${text.replaceAll('\n', '\n  ')}`).join('\n')
  return [safeText([note.prompt, listed].filter((part) => part !== '').join('\n\n')), []]
}

/** Marks that no text holds once it is cleaned stand for the boxes while it is made safe. */
function safePoints(source: string): ReturnType<typeof safeText> {
  const marked = source.replace(
    /^([-*+]) \[([ !])\] (?=\S)/gm,
    (_, bullet: string, box: string) => `${bullet} ${box === '!' ? mustMark : pointMark}`,
  )
  const { text, hints } = safeText(marked)
  const restored = text.replaceAll(`- ${mustMark}`, '- [!] ').replaceAll(`- ${pointMark}`, '- [ ] ')
  return { text: restored.replaceAll(mustMark, '').replaceAll(pointMark, ''), hints }
}

const pointMark = '\u2060'
const mustMark = '\u2061'

function partsOf(notes: readonly Note[]): readonly RulePart[] {
  const counts = new Map<RulePart['code'], number>()
  for (const { part } of notes) counts.set(part, (counts.get(part) ?? 0) + 1)
  return [...counts]
    .map(([code, count]) => ({ code, level: 0, count, isNumbered: false }))
    .sort((a, b) => b.count - a.count)
}
