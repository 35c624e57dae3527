/**
 * Questions as a deck and as the flat list of cards: bodies read, copies dropped, drafts told.
 * Knows the shape of decks; nothing of how questions were found.
 */
import {
  emptyHead,
  noAttributes,
  type Deck,
  type Entry,
  type Question,
  type Section,
} from '../../deck/deck.ts'
import type { Body } from './body.ts'
import type { CardProgress } from '../imported.ts'
import type { Skipped } from '../../model/conversion.ts'
import type { ConvertedCard, Found, Learned, FoundCloze } from './converted.ts'
import type { FrontMatter } from './front.ts'
import { safeText } from './safe.ts'

export type Passages = readonly {
  readonly title: string | null
  readonly intro: string
  readonly questions: readonly Found[]
}[]

export type Built = {
  readonly deck: Deck
  readonly cards: readonly ConvertedCard[]
  readonly drafts: number
  readonly skipped: readonly Skipped[]
  readonly progress: readonly CardProgress[]
}

/** Decks of one source take their ids from one another: `ids` holds those that are taken. */
export function buildDeck(
  front: FrontMatter,
  passages: Passages,
  title: string | null,
  read: (found: Found) => Body,
  ids: Set<string> = new Set(),
): Built {
  const progress: CardProgress[] = []
  const seen: Seen = new Map()
  const cards: ConvertedCard[] = []
  const skipped: Skipped[] = []
  const sections: Section[] = []
  let drafts = 0
  const replaced = new Set<Question>()
  const draftAt = new Map<Question, { readonly card: number; readonly skipped: number }>()
  for (const passage of passages) {
    const questions: Question[] = []
    for (const found of passage.questions) {
      const body = found.cloze ? clozeBody(found.cloze) : read(found)
      const asked = questionOf(found, body)
      if (asked.question.question === '' && asked.question.prompt === null) {
        skipped.push({ line: found.line, reason: 'no-question', text: firstLine(body.answer) })
        continue
      }
      const { made, copy, contradicts, replaces } = compared(seen, asked, passage.title, found)
      const { question, state, isDraft } = made
      const reason = copy ?? (state === 'answered' ? null : state)
      if (reason !== null)
        skipped.push({
          line: found.line,
          reason,
          text: question.question,
          ...(contradicts === undefined ? {} : { contradicts }),
        })
      if (copy === 'duplicate') continue
      if (replaces) {
        replaced.add(replaces)
        drafts--
      }
      if (isDraft) drafts++
      const id = found.id ? freeId(found.id, ids) : null
      questions.push(id === null ? question : { ...question, attributes: { ...question.attributes, id } })
      if (id !== null && !isDraft)
        progress.push(...(found.learned ?? []).map((learned) => learnedBy(id, learned)))
      if (isDraft)
        draftAt.set(question, { card: cards.length, skipped: reason === null ? -1 : skipped.length - 1 })
      cards.push(cardOf(found, question, front, body))
      for (const child of found.followUps) {
        drafts++
        skipped.push({ line: child.line, reason: 'no-answer', text: child.title })
        cards.push({
          question: child.title,
          prompt: null,
          answer: '',
          tags: front.tags,
          options: [],
          line: child.line,
        })
      }
    }
    if (questions.length > 0)
      sections.push({
        title: passage.title,
        intro: passage.intro === '' ? '' : safeText(passage.intro).text,
        questions,
      })
  }
  const head = {
    ...emptyHead,
    // A heading without words names nothing.
    title: front.title || title || null,
    language: front.language,
    tags: front.tags,
    level: front.level,
  }
  const gone = new Set([...replaced].flatMap((question) => draftAt.get(question)?.card ?? []))
  const copies = new Set([...replaced].flatMap((question) => draftAt.get(question)?.skipped ?? []))
  return {
    deck: { head, sections: titled(withoutQuestions(sections, replaced)) },
    cards: cards.filter((_, index) => !gone.has(index)),
    drafts,
    skipped: skipped.map((each, index) =>
      copies.has(index) ? { ...each, reason: 'duplicate' as const } : each,
    ),
    progress,
  }
}

const firstLine = (text: string): string => text.split('\n', 1)[0]!.slice(0, 80)

function withoutQuestions(sections: readonly Section[], out: ReadonlySet<Question>): readonly Section[] {
  if (out.size === 0) return sections
  return sections
    .map((section) => ({ ...section, questions: section.questions.filter((question) => !out.has(question)) }))
    .filter(({ questions }) => questions.length > 0)
}

/** An id that no other question of the source has; `-2` is what a deck takes, and what the next import makes of it again. */
function freeId(id: string, taken: Set<string>): string {
  let free = id
  for (let count = 2; taken.has(free); count++) free = `${id}-${count}`
  taken.add(free)
  return free
}

function learnedBy(id: string, { gap, ...learned }: Learned): CardProgress {
  return { ...learned, card: gap === null ? id : `${id}/c${gap}` }
}

/** What was asked before: the first of its wording, and the answers that it has by now. */
type Seen = Map<string, Asked>

type Asked = {
  readonly question: Question
  readonly isDraft: boolean
  readonly section: string | null
  readonly line: number
  /** What its answers come to, once another question of its wording has come; null until then. */
  answers: Set<string> | null
}

type Compared = {
  readonly made: Made
  readonly copy: 'duplicate' | 'contradiction' | null
  /** The line of the question that has another answer. */
  readonly contradicts?: number
  /** The same question, which had no answer where it stood first. */
  readonly replaces?: Question
}

/**
 * A question beside the one that asks the same: a copy is dropped; `How is it solved?` under two headings asks two things, and
 * the later one says where it stands; one that is answered later is that one. Two answers in one place contradict each other,
 * which only a person can settle: both are kept, told apart by a number where they have no identity of their own.
 */
function compared(seen: Seen, made: Made, section: string | null, found: Found): Compared {
  const key = keyOf(made.question)
  const before = seen.get(key)
  const { question } = made
  const asked: Asked = {
    question,
    isDraft: made.isDraft && !found.id,
    section,
    line: found.line,
    answers: null,
  }
  if (before === undefined) {
    seen.set(key, asked)
    return { made, copy: null }
  }
  const sense = senseOf(question.answer)
  const answers = (before.answers ??= new Set([senseOf(before.question.answer)]))
  if (made.isDraft || answers.has(sense)) return { made, copy: 'duplicate' }
  if (section !== null && before.section !== section)
    return compared(seen, reworded(made, `${section}: ${question.question}`), null, found)
  if (before.isDraft && before.question.followUps.length === 0 && !found.id) {
    seen.set(key, asked)
    return { made, copy: null, replaces: before.question }
  }
  answers.add(sense)
  const told = { copy: 'contradiction', contradicts: before.line } as const
  if (found.id) return { made, ...told }
  let count = answers.size
  let other = reworded(made, `${question.question} (${count})`)
  while (seen.has(keyOf(other.question))) other = reworded(made, `${question.question} (${++count})`)
  seen.set(keyOf(other.question), { ...asked, question: other.question })
  return { made: other, ...told }
}

const reworded = (made: Made, question: string): Made => ({
  ...made,
  question: { ...made.question, question: question.trim() },
})

type Made = { readonly question: Question; readonly state: Body['state']; readonly isDraft: boolean }

function questionOf(found: Found, body: Body): Made {
  const isDraft = body.options.length === 0 && body.answer === ''
  const state = isDraft && found.link !== null ? 'link-only' : body.state
  const entry: Entry = {
    question: found.title,
    attributes: {
      ...noAttributes,
      ...found.attributes,
      level: found.level ?? body.level,
      tags: [...new Set([...found.tags, ...body.tags])],
    },
    answer: isDraft ? draftNote(found, body) : body.answer,
    options: body.options,
    hints: isDraft ? [] : body.hints,
  }
  const followUps = found.followUps.map(({ title }) => ({
    question: title,
    attributes: noAttributes,
    answer: '',
    options: [],
    hints: [],
  }))
  return { question: { ...entry, prompt: isDraft ? null : body.prompt, followUps }, state, isDraft }
}

/** What a draft's author may want to see while writing: where the question led, what stood under it. Shown to nobody else. */
function draftNote({ link }: Found, { prompt }: Body): string {
  const note = [link ?? '', prompt ?? ''].filter((part) => part !== '').join('\n')
  return note === ''
    ? ''
    : `<!-- ${note
        .replace(/-->/g, '→')
        .replace(/--+/g, '-')
        .replace(/^viva\b/, ' viva')} -->`
}

/** Gaps are the answer: nothing more is to be read out of the text. */
function clozeBody({ marked, prompt = null, hints = [] }: FoundCloze): Body {
  return { prompt, answer: marked, options: [], hints, level: null, tags: [], state: 'answered' }
}

function cardOf(found: Found, question: Question, front: FrontMatter, body: Body): ConvertedCard {
  const tags = [...new Set([...front.tags, ...question.attributes.tags])]
  const prompt = found.cloze ? found.cloze.bracketed : body.prompt
  const answer = found.cloze ? '' : body.answer
  return { question: question.question, prompt, answer, tags, options: question.options, line: found.line }
}

/** The whole of what is asked: a title alone may stand for a hundred questions. */
function keyOf({ question, prompt, options, answer }: Question): string {
  const asked = [
    question,
    prompt ?? '',
    ...options.map(({ text }) => text),
    /\{\{c\d+::/.test(answer) ? answer : '',
  ]
  return asked.map(senseOf).join('\n')
}

const senseOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/<!--[^]*?-->|[^\p{L}\p{N}<>=+*/%&|!-]+/gu, '')

/** Passages of one section, which something unasked has parted, are one again. */
function titled(sections: readonly Section[]): readonly Section[] {
  const merged: Section[] = []
  for (const section of sections) {
    const last = merged.at(-1)
    if (last && last.title === section.title && section.intro === '') {
      merged[merged.length - 1] = { ...last, questions: [...last.questions, ...section.questions] }
    } else merged.push(section)
  }
  return merged
}
