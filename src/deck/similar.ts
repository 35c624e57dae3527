/**
 * The last rung: a told card that is like a lost one, and like no other. Ten thousand of each are compared in bounded time:
 * likely pairs are found by the rare sequences of characters that both questions hold, and only those are weighed.
 */
import { answerWords, clozeSuffix, questionWithPrompt } from './identity.ts'
import type { Lost, Pair, Seeker } from './ladder.ts'
import {
  characterPairs,
  dice,
  folded,
  namesAnother,
  tellingWords,
  wordPairs,
  type Pairs,
} from './likeness.ts'
import type { ReconcileInput } from './matching.ts'

/** Least likeness of questions and of answers, and how far the best has to be ahead of the next one. */
const questionLikeness = 0.8
const answerLikeness = 0.5
const lead = 0.1

/**
 * Any two English answers of 200 characters share half of their pairs of letters (measured on 270 answers: 13 % of unrelated
 * pairs are 0.5 alike, at 800 characters nearly all). Of pairs of words they share at most a fifth. Answers with this many
 * pairs of words must agree in so much of them as well.
 */
const wordyAnswer = 16
const wordLikeness = 0.25

/** The pairs that are alike, from the same root, in one language and of one kind. */
export function similarPairs(
  seekers: readonly Seeker[],
  lost: readonly Lost[],
  input: ReconcileInput,
): readonly Pair[] {
  const lostAt = byPlace(lost, ({ text }) => [text.root, text.language, text.kind, clozeSuffix(text.id)])
  const seekersAt = byPlace(seekers, ({ text: { file, card } }) => [
    file.root.id,
    file.head.language,
    card.kind,
    clozeSuffix(card.id),
  ])
  return [...seekersAt].flatMap(([place, group]) => pairsAt(group, lostAt.get(place) ?? [], input))
}

/** One side of a comparison. What is dear to make is made when it is first needed. */
type Words = {
  readonly whole: string
  readonly question: string
  readonly pairs: Pairs
  readonly answer: string
  answerPairs?: Pairs
  answerWordPairs?: Pairs
}

type Likely = {
  readonly seeker: number
  readonly lost: number
  readonly score: number
  readonly isAlike: boolean
}

function pairsAt(seekers: readonly Seeker[], lost: readonly Lost[], input: ReconcileInput): Pair[] {
  const told = seekers.map(({ text: { card } }) => ({ ...card, answer: answerWords(card) }))
  const known = lost.map(({ card, text }) => input.textOf(card.key, text.language) ?? null)
  return alikePairs(told, known).map(([seeker, found]) => ({
    seeker: seekers[seeker] as Seeker,
    found: lost[found] as Lost,
  }))
}

/** What is compared; the answer with the options, which may be all of it. */
export type Told = { readonly question: string; readonly prompt: string | null; readonly answer: string }

/** The indices of those that are alike, each like no other of its side. What is null is like nothing. `least` is of the questions. */
export function alikePairs(
  told: readonly Told[],
  known: readonly (Told | null)[],
  least = questionLikeness,
): readonly (readonly [told: number, known: number])[] {
  const knownWords = known.map((one) => one && wordsOf(one.question, one.prompt, one.answer))
  const index = rareIndex(knownWords.map((words) => words?.question ?? ''))
  const likely: Likely[] = []
  for (const [seeker, { question, prompt, answer }] of told.entries()) {
    const words = wordsOf(question, prompt, answer)
    for (const candidate of index(words.question)) {
      const other = knownWords[candidate]
      const pair = other ? weigh(words, other, seeker, candidate, least) : null
      if (pair) likely.push(pair)
    }
  }
  return clearPairs(likely).map(({ seeker, lost }) => [seeker, lost] as const)
}

function wordsOf(question: string, prompt: string | null, answer: string): Words {
  const whole = questionWithPrompt(question, prompt)
  const text = folded(whole)
  return { whole, question: text, pairs: characterPairs(text), answer }
}

/** Null for questions that are not alike. Alike ones count as rivals even where their answers tell them apart. */
function weigh(a: Words, b: Words, seeker: number, lost: number, least: number): Likely | null {
  const question = dice(a.pairs, b.pairs)
  if (question < least) return null
  const answer = dice(answerPairs(a), answerPairs(b))
  const isAlike =
    answer >= answerLikeness &&
    !namesAnother(tellingWords(a.whole), tellingWords(b.whole)) &&
    sharesWords(a, b)
  return { seeker, lost, score: (question + answer) / 2, isAlike }
}

function sharesWords(a: Words, b: Words): boolean {
  const [first, second] = [answerWordPairs(a), answerWordPairs(b)]
  return Math.min(first.length, second.length) < wordyAnswer || dice(first, second) >= wordLikeness
}

const answerPairs = (words: Words): Pairs => (words.answerPairs ??= characterPairs(folded(words.answer)))
const answerWordPairs = (words: Words): Pairs => (words.answerWordPairs ??= wordPairs(folded(words.answer)))

/** Pairs of which each side has no other that comes near. */
function clearPairs(likely: readonly Likely[]): readonly Likely[] {
  const bestOf = (side: (pair: Likely) => number): ReadonlyMap<number, readonly [number, number]> => {
    const best = new Map<number, [number, number]>()
    for (const pair of likely) {
      const scores = best.get(side(pair)) ?? [0, 0]
      if (pair.score > scores[0]) best.set(side(pair), [pair.score, scores[0]])
      else best.set(side(pair), [scores[0], Math.max(scores[1], pair.score)])
    }
    return best
  }
  const ofSeeker = bestOf(({ seeker }) => seeker)
  const ofLost = bestOf(({ lost }) => lost)
  const isAhead = (score: number, scores: readonly [number, number] | undefined): boolean =>
    scores !== undefined && score === scores[0] && score - scores[1] >= lead
  return likely.filter(
    ({ seeker, lost, score, isAlike }) =>
      isAlike && isAhead(score, ofSeeker.get(seeker)) && isAhead(score, ofLost.get(lost)),
  )
}

/** The length of the sequences that texts are found by: slips at one place in ten leave several of them whole. */
const sequenceLength = 4
/** So many entries are looked at for a text, those of its rarest sequences first. */
const mostEntries = 4000
/** So many texts are weighed for each. */
const mostCandidates = 24

/**
 * Finds the texts that share most sequences with a text, beginning with those that few others hold. In small collections that is
 * every text like it. In large ones made from one mould, rivals that share nothing rare with it are not seen: they differ from
 * it in what tells the texts of the mould apart.
 */
function rareIndex(texts: readonly string[]): (text: string) => readonly number[] {
  const holders = new Map<string, number[]>()
  for (const [index, text] of texts.entries()) {
    for (const sequence of sequencesOf(text)) {
      const found = holders.get(sequence)
      if (found) found.push(index)
      else holders.set(sequence, [index])
    }
  }
  const shared = new Uint16Array(texts.length)
  return (text) => {
    const lists = [...sequencesOf(text)].flatMap((sequence) => [holders.get(sequence) ?? []])
    const touched: number[] = []
    let entries = 0
    for (const list of lists.sort((a, b) => a.length - b.length)) {
      entries += list.length
      if (entries > mostEntries) break
      for (const index of list) {
        if (shared[index] === 0) touched.push(index)
        shared[index] = (shared[index] ?? 0) + 1
      }
    }
    // Only texts that share at least half as much as the best one are worth putting in order.
    const most = touched.reduce((found, index) => Math.max(found, shared[index] ?? 0), 0)
    const best = touched
      .filter((index) => 2 * (shared[index] ?? 0) >= most)
      .sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0))
      .slice(0, mostCandidates)
    for (const index of touched) shared[index] = 0
    return best
  }
}

function sequencesOf(text: string): ReadonlySet<string> {
  const sequences = new Set<string>()
  for (let index = 0; index + sequenceLength <= text.length; index++) {
    sequences.add(text.slice(index, index + sequenceLength))
  }
  if (sequences.size === 0 && text !== '') sequences.add(text)
  return sequences
}

function byPlace<T>(
  items: readonly T[],
  placeOf: (item: T) => readonly unknown[],
): ReadonlyMap<string, readonly T[]> {
  const places = new Map<string, T[]>()
  for (const item of items) {
    const place = placeOf(item).join('\n')
    const group = places.get(place)
    if (group) group.push(item)
    else places.set(place, [item])
  }
  return places
}
