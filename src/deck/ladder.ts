/**
 * The ladder on which told cards find the stored ones that they are. Each rung sees only what those before it left over: told
 * cards not yet recognised, and stored ones with no text that still stands. A stored card is taken once.
 */
import type { MatchRule, StoredText } from '../model/deck.ts'
import { answerWords, clozeSuffix } from './identity.ts'
import { characterPairs, dice, folded } from './likeness.ts'
import type { ReconcileInput, StoredCard, ToldCard, ToldText } from './matching.ts'
import { similarPairs } from './similar.ts'
import { questionIdOf, type StoredCards } from './stored-cards.ts'

/** Recognises what can be; the result is written into the told and the stored cards. */
export function climb(told: readonly ToldCard[], stored: StoredCards, input: ReconcileInput): void {
  byOwnId(told, stored, input)
  if (open(told).length === 0) return
  const rungs: readonly [
    MatchRule,
    (seekers: readonly Seeker[], lost: readonly Lost[]) => readonly Pair[],
  ][] = [
    ['question', sameQuestion(input)],
    ['moved', sameQuestionElsewhere],
    ['answer', sameAnswer(told, stored)],
    ['similar', (seekers, lost) => similarPairs(seekers, lost, input)],
  ]
  for (const [rule, pairs] of rungs) {
    const lost = lostTexts(stored)
    const seekers = open(told).flatMap((card) => card.texts.map((text) => ({ card, text })))
    if (seekers.length === 0 || lost.length === 0) return
    for (const { seeker, found } of pairs(seekers, lost)) recognise(seeker, found.card, rule, input)
    takeSiblings(told, rule, stored, input)
  }
}

/** A text of a told card that is not yet recognised. */
export type Seeker = { readonly card: ToldCard; readonly text: ToldText }
/** A text of a stored card that is no longer there. */
export type Lost = { readonly card: StoredCard; readonly text: StoredText }
export type Pair = { readonly seeker: Seeker; readonly found: Lost }

const open = (told: readonly ToldCard[]): readonly ToldCard[] => told.filter(({ stored }) => stored === null)

const isFree = (card: StoredCard): boolean => card.told === null && card.standing.length === 0

function lostTexts(stored: StoredCards): Lost[] {
  const lost: Lost[] = []
  for (const card of stored.byKey.values())
    if (isFree(card)) for (const text of card.texts) lost.push({ card, text })
  return lost
}

/** A pair that a person has parted is never put together again. */
function recognise({ card, text }: Seeker, stored: StoredCard, rule: MatchRule, input: ReconcileInput): void {
  if (card.stored || stored.told || input.unmatched.has(`${stored.key}\n${text.prints.question}`)) return
  card.stored = stored
  card.rule = rule
  card.by = text
  stored.told = card
}

/** Ids that authors gave, then former ids; a former id of a card whose own still stands leads nowhere. */
function byOwnId(told: readonly ToldCard[], stored: StoredCards, input: ReconcileInput): void {
  const own = told.filter(({ hasOwnId }) => hasOwnId)
  const isAnothers = computedIds(told)
  for (const card of own) {
    const found = stored.byId.get(card.id)
    if (found && !isAnothers(card, found))
      recognise({ card, text: card.texts[0] as ToldText }, found, 'id', input)
  }
  for (const card of open(own)) {
    const key = input.aliases.get(card.id)
    const found = key === undefined ? undefined : stored.byKey.get(key)
    if (found && isFree(found) && !isAnothers(card, found))
      recognise({ card, text: card.texts[0] as ToldText }, found, 'id', input)
  }
}

/** True of a question's card without an id of the author's. Of a follow-up's id only a part may be the author's: it has a hash. */
const isComputed = ({ texts }: StoredCard): boolean =>
  texts.every(
    ({ id, isExplicit }) =>
      !isExplicit && [questionIdOf(id), clozeSuffix(id)].filter(Boolean).join('/') === id,
  )

/**
 * Tells whether a stored card that an author's id leads to is another question's. An id that was computed from a text belongs to
 * whoever has that text, as long as somebody has: it is the author's own only when it was written into the question itself.
 */
function computedIds(told: readonly ToldCard[]): (card: ToldCard, found: StoredCard) => boolean {
  const questions = new Set(
    told.flatMap(({ hasOwnId, texts }) => (hasOwnId ? [] : texts.map(({ prints }) => prints.question))),
  )
  const isSame = (text: ToldText, { file, fingerprints }: StoredText): boolean =>
    text.file.path === file && text.prints.question === fingerprints.question
  return (card, found) =>
    isComputed(found) &&
    (found.standing.length > 0 ||
      found.texts.some(({ fingerprints }) => questions.has(fingerprints.question))) &&
    !card.texts.some((text) => found.texts.some((before) => isSame(text, before)))
}

/** Where a question was recognised, its other cards are those that had the same place under it. */
function takeSiblings(
  told: readonly ToldCard[],
  rule: MatchRule,
  stored: StoredCards,
  input: ReconcileInput,
): void {
  const openTexts = new Map(open(told).flatMap((card) => card.texts.map((text) => [text, card])))
  if (openTexts.size === 0) return
  for (const { by, stored: known, rule: byRule } of told) {
    if (!by || !known || byRule !== rule || !known.id.endsWith(by.suffix)) continue
    const questionId = known.id.slice(0, known.id.length - by.suffix.length)
    for (const text of by.question.texts) {
      const card = openTexts.get(text)
      const found = text.suffix === '' ? undefined : stored.byId.get(questionId + text.suffix)
      if (card && found && isFree(found)) recognise({ card, text }, found, rule, input)
    }
  }
}

/** Same root, deck, question and prompt. Several such (one title twice) are told apart by their answers. */
const sameQuestion =
  (input: ReconcileInput) =>
  (seekers: readonly Seeker[], lost: readonly Lost[]): readonly Pair[] =>
    groups(
      seekers,
      lost,
      ({ text: { file, prints } }) => `${file.root.id}\n${file.deck}\n${prints.question}`,
      ({ text }) => `${text.root}\n${text.deck}\n${text.fingerprints.question}`,
    ).flatMap((group) => pairedUp(group, input))

/** Same question and prompt anywhere, when there is one only. In another language it has to have the same answer. */
function sameQuestionElsewhere(seekers: readonly Seeker[], lost: readonly Lost[]): readonly Pair[] {
  return groups(
    seekers,
    lost,
    ({ text }) => text.prints.question,
    ({ text }) => text.fingerprints.question,
  )
    .flatMap(onlyPair)
    .filter(({ seeker: { text }, found }) => {
      const { answer } = text.prints
      return (
        text.file.head.language === found.text.language ||
        (answer !== null && answer === found.text.fingerprints.answer)
      )
    })
}

/** Same telling answer in the same root, when no other card there has it. */
const sameAnswer =
  (told: readonly ToldCard[], stored: StoredCards) =>
  (seekers: readonly Seeker[], lost: readonly Lost[]): readonly Pair[] => {
    const place = (root: number, answer: string | null): string | null =>
      answer === null ? null : `${root}\n${answer}`
    const ofText = ({ root, fingerprints }: StoredText): string | null => place(root, fingerprints.answer)
    const ofTold = ({ file, prints }: ToldText): string | null => place(file.root.id, prints.answer)
    const found = groups(
      seekers,
      lost,
      ({ text }) => ofTold(text),
      ({ text }) => ofText(text),
    )
    if (found.length === 0) return []
    const elsewhere = new Set<string | null>()
    for (const { stored: known, texts } of told)
      if (known) for (const text of texts) elsewhere.add(ofTold(text))
    for (const { standing } of stored.byKey.values()) for (const text of standing) elsewhere.add(ofText(text))
    return found.filter(({ key }) => !elsewhere.has(key)).flatMap(onlyPair)
  }

type Group = { readonly key: string; readonly seekers: Seeker[]; readonly lost: Lost[] }

/** Seekers and lost texts that agree, in the order of the seekers. */
function groups(
  seekers: readonly Seeker[],
  lost: readonly Lost[],
  seekerKey: (seeker: Seeker) => string | null,
  lostKey: (lost: Lost) => string | null,
): readonly Group[] {
  const byKey = new Map<string, Group>()
  for (const seeker of seekers) {
    const key = seekerKey(seeker)
    if (key === null) continue
    const group = byKey.get(key)
    if (group) group.seekers.push(seeker)
    else byKey.set(key, { key, seekers: [seeker], lost: [] })
  }
  for (const each of lost) byKey.get(lostKey(each) ?? '')?.lost.push(each)
  return [...byKey.values()].filter((group) => group.lost.length > 0)
}

/** The pair of a group with one told card and one stored one in it; a card in use stands before retired ones. */
function onlyPair({ seekers, lost }: Group): readonly Pair[] {
  const inUse = lost.filter(({ card }) => !card.isRetired)
  const offered = inUse.length > 0 ? inUse : lost
  const [seeker] = seekers
  const [found] = offered
  const isOnly =
    new Set(seekers.map(({ card }) => card)).size === 1 && new Set(offered.map(({ card }) => card)).size === 1
  return isOnly && seeker && found ? [{ seeker, found }] : []
}

/** More pairs than this are not weighed by their words. */
const mostWeighed = 400

/** The best pairs first: what is wholly the same, then the same answer, language, likeness, id; cards in use before retired ones. */
function pairedUp({ seekers, lost }: Group, input: ReconcileInput): readonly Pair[] {
  if (seekers.length === 1 && lost.length === 1)
    return [{ seeker: seekers[0] as Seeker, found: lost[0] as Lost }]
  if (seekers.length * lost.length > mostWeighed) return manyPaired({ seekers, lost })
  const words = new Map(
    lost.map((each) => [each, folded(input.textOf(each.card.key, each.text.language)?.answer ?? '')]),
  )
  return seekers
    .flatMap((seeker) =>
      lost.map((found) => ({ seeker, found, score: score(seeker, found, words.get(found) ?? '') })),
    )
    .sort((a, b) => b.score - a.score)
}

function score({ text }: Seeker, { card, text: before }: Lost, words: string): number {
  const answer = folded(answerWords(text.card))
  const likeness = answer === words ? 1 : dice(characterPairs(answer), characterPairs(words))
  return (
    (text.prints.whole === before.fingerprints.whole ? 100 : 0) +
    (text.file.head.language === before.language ? 20 : 0) +
    10 * likeness +
    (text.card.id === before.id ? 2 : 0) +
    (card.isRetired ? 0 : 1)
  )
}

/** The same question hundreds of times over: by what is wholly the same, by id, then by order. */
function manyPaired({ seekers, lost }: Pick<Group, 'seekers' | 'lost'>): readonly Pair[] {
  const pairs: Pair[] = []
  const taken = new Set<Lost | Seeker>()
  const take = (keyOf: (found: Lost) => string, seekerKey: (seeker: Seeker) => string): void => {
    const offered = new Map(lost.filter((each) => !taken.has(each)).map((each) => [keyOf(each), each]))
    for (const seeker of seekers) {
      const found = taken.has(seeker) ? undefined : offered.get(seekerKey(seeker))
      if (!found || taken.has(found)) continue
      taken.add(found).add(seeker)
      pairs.push({ seeker, found })
    }
  }
  take(
    ({ text }) => text.fingerprints.whole,
    ({ text }) => text.prints.whole,
  )
  take(
    ({ text }) => `${text.language}\n${text.id}`,
    ({ text }) => `${text.file.head.language}\n${text.card.id}`,
  )
  const left = lost.filter((each) => !taken.has(each))
  const waiting = seekers.filter((each) => !taken.has(each))
  for (const [index, seeker] of waiting.entries()) if (left[index]) pairs.push({ seeker, found: left[index] })
  return pairs
}
