/**
 * How well cards are known in hashcards, by what they say: it names a card by a hash of its text, so the text finds it. Read from
 * what `hashcards export` prints. Knows that JSON and nothing of decks.
 */
import { digest } from '../../deck/identity.ts'
import { GRADES, type Grade } from '../../model/grade.ts'
import { parseDay, type Zone } from '../../model/time.ts'
import { aList, aNumber, aText, readJson, type Json } from '../anki/json.ts'
import type { ImportedReview, ImportedState } from '../imported.ts'
import type { Found, Learned } from '../markdown/converted.ts'
import { readTime } from '../options.ts'

/** By `basicKey` or `clozeKey`: of a basic card one, of a cloze one for each gap in their order. */
export type KnownCards = ReadonlyMap<string, readonly Learned[]>

export type ExportedCard = {
  readonly deck: string
  readonly line: number
  readonly content:
    | { readonly kind: 'basic'; readonly question: string; readonly answer: string }
    /** `start` and `end` are the first and last byte of the gap in UTF-8. */
    | { readonly kind: 'cloze'; readonly text: string; readonly start: number; readonly end: number }
  readonly learned: Omit<Learned, 'gap'> | null
}

export const basicKey = (question: string, answer: string): string =>
  `basic\n${plain(question)}\n${plain(answer)}`

/** With its brackets or without them. */
export const clozeKey = (text: string): string => `cloze\n${plain(text).replace(/[[\]\\]/g, '')}`

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** A card with a schedule needs an id of its own, made of what it says: the same for the note and for the export. */
export function learnedOf(key: string, known: KnownCards | null): Pick<Found, 'id' | 'learned'> {
  const learned = known?.get(key)
  return learned === undefined || learned.length === 0 ? {} : { id: idOf(key), learned }
}

export const idOf = (key: string): string => `hashcards-${digest(key)}`

/** Empty when the text is no export. */
export function readKnown(json: string, zone: Zone | undefined): KnownCards {
  const known = new Map<string, Learned[]>()
  const gaps = new Map<string, number[]>()
  const cards = readExport(json, zone)
  for (const { content } of cards) {
    if (content.kind === 'basic') continue
    const key = clozeKey(content.text)
    gaps.set(key, [...(gaps.get(key) ?? []), content.start])
  }
  for (const starts of gaps.values()) starts.sort((a, b) => a - b)
  for (const { content, learned } of cards) {
    if (!learned) continue
    const key = content.kind === 'basic' ? basicKey(content.question, content.answer) : clozeKey(content.text)
    const gap = content.kind === 'basic' ? null : (gaps.get(key)?.indexOf(content.start) ?? 0) + 1
    known.set(key, [...(known.get(key) ?? []), { ...learned, gap }])
  }
  return known
}

/** The cards of an export in its order. Names are read in both of the ways that programs spell them. */
export function readExport(json: string, zone: Zone | undefined): readonly ExportedCard[] {
  const root = readJson(json)
  const reviews = new Map<string, ImportedReview[]>()
  for (const session of aList(root.get('sessions'))) {
    for (const review of aList(member(session, 'reviews'))) {
      const time = readTime(aText(member(review, 'reviewedAt')) ?? '', zone)
      const grade = gradeOf(aText(member(review, 'grade')))
      const hash = aText(member(review, 'hash') ?? member(review, 'cardHash')) ?? ''
      if (!time || !grade) continue
      const own = reviews.get(hash) ?? []
      own.push({ at: time.at, dayOn: time.on, grade, tookMs: null })
      reviews.set(hash, own)
    }
  }
  return aList(root.get('cards')).flatMap((card): readonly ExportedCard[] => {
    const content = contentOf(member(card, 'content'))
    if (!content) return []
    const own = (reviews.get(aText(member(card, 'hash')) ?? '') ?? []).sort((a, b) => a.at - b.at)
    const state = stateOf(member(card, 'performance'), own, zone)
    const line = aNumber(member(member(card, 'location'), 'lineStart')) ?? 0
    return [
      {
        deck: aText(member(card, 'deckName')) ?? '',
        line: Math.max(1, line + 1),
        content,
        learned: state === null && own.length === 0 ? null : { reviews: own, state, isSuspended: false },
      },
    ]
  })
}

function member(value: Json | undefined, name: string): Json | undefined {
  if (!(value instanceof Map)) return undefined
  return value.get(name) ?? value.get(name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
}

function contentOf(value: Json | undefined): ExportedCard['content'] | null {
  const basic = member(value, 'basic') ?? member(value, 'Basic')
  const question = aText(member(basic, 'question'))
  const answer = aText(member(basic, 'answer'))
  if (question !== undefined && answer !== undefined) return { kind: 'basic', question, answer }
  const cloze = member(value, 'cloze') ?? member(value, 'Cloze')
  const text = aText(member(cloze, 'text'))
  const start = aNumber(member(cloze, 'start'))
  const end = aNumber(member(cloze, 'end'))
  return text === undefined || start === undefined || end === undefined
    ? null
    : { kind: 'cloze', text, start, end }
}

/** hashcards says `forgot` for the lowest grade. */
function gradeOf(text: string | undefined): Grade | undefined {
  const name = text?.toLowerCase()
  return name === 'forgot' ? 'again' : GRADES.find((grade) => grade === name)
}

/** Stability and difficulty are FSRS's own. Null for a card that was never reviewed. */
function stateOf(
  value: Json | undefined,
  reviews: readonly ImportedReview[],
  zone: Zone | undefined,
): ImportedState | null {
  const own = member(value, 'reviewed') ?? member(value, 'Reviewed') ?? value
  const stability = aNumber(member(own, 'stability'))
  const due = parseDay(aText(member(own, 'dueDate')) ?? '')
  if (stability === undefined || due === undefined) return null
  return {
    state: 'review',
    stability,
    difficulty: aNumber(member(own, 'difficulty')) ?? null,
    intervalDays: aNumber(member(own, 'intervalDays')) ?? null,
    ease: null,
    lastOn: readTime(aText(member(own, 'lastReviewedAt')) ?? '', zone)?.on ?? null,
    dueOn: due,
    reps: aNumber(member(own, 'reviewCount')) ?? Math.max(1, reviews.length),
    lapses: reviews.filter(({ grade }, at) => grade === 'again' && at > 0).length,
  }
}
