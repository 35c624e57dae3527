/**
 * The ladder on which parsed cards find the stored ones that they are. Each rung sees only what the rungs before it left over,
 * and a stored card is taken once.
 */
import type { CardKey } from '../model/card.ts'
import type { MatchRule, StoredText } from '../model/deck.ts'
import type { Claim, ClaimedCard } from './claims.ts'
import { fingerprintsOf } from './identity.ts'
import { bigramIndex, bigramsOf, codeWords, likeness, type Bigrams } from './likeness.ts'
import type { ReconcileInput, StoredCard } from './reconcile.ts'

export type StoredWords = {
  readonly question: string
  readonly prompt: string | null
  readonly answer: string
}

type Found = { readonly key: CardKey; readonly rule: MatchRule }

/** Least likeness of question and of answer, and how far the best must be ahead of the next. */
const questionLikeness = 0.8
const answerLikeness = 0.5
const lead = 0.1

/** The stored card of each parsed or kept card that has one. `standing` are those whose texts were not read again. */
export function climb(
  cards: readonly ClaimedCard[],
  stored: ReadonlyMap<CardKey, StoredCard>,
  standing: ReadonlySet<CardKey>,
  input: ReconcileInput,
): ReadonlyMap<ClaimedCard, Found> {
  const found = new Map<ClaimedCard, Found>()
  const taken = new Set<CardKey>()
  const take = (card: ClaimedCard, key: CardKey | undefined, rule: MatchRule): void => {
    if (key === undefined || found.has(card) || taken.has(key)) return
    found.set(card, { key, rule })
    taken.add(key)
  }
  for (const card of cards) take(card, card.claims.find(({ key }) => key !== null)?.key ?? undefined, 'id')
  const byId = keysById(stored, input)
  for (const card of cards) if (card.claims[0].isExplicit) take(card, byId(card), 'id')

  // Left over: cards without a claim to a stored one, and stored ones whose text is gone.
  const seekers = (): readonly Seeker[] =>
    cards.flatMap((card) => (found.has(card) || card.claims[0].parsed === null ? [] : [seekerOf(card)]))
  const lost = (): readonly StoredText[] =>
    [...stored.values()]
      .filter(({ key }) => !taken.has(key) && !standing.has(key))
      .flatMap(({ texts }) => texts)
  if (seekers().length === 0) return found
  const isRefused = (key: CardKey, seeker: Seeker): boolean =>
    input.unmatched.has(`${key}\n${seeker.prints.question}`)

  const rung = (
    rule: MatchRule,
    keyOfSeeker: (seeker: Seeker) => string | null,
    keyOfText: (text: StoredText) => string | null,
    mustBeUnique: boolean,
  ): void => {
    const waiting = grouped(seekers(), keyOfSeeker)
    const offered = grouped(lost(), keyOfText)
    for (const [key, group] of waiting) {
      const texts = offered.get(key) ?? []
      const candidates = [...new Set(texts.map((text) => text.key))]
      if (mustBeUnique && (group.length > 1 || candidates.length > 1)) continue
      // Several alike (the same text twice in a deck) pair up in their order.
      for (const seeker of group) {
        const free = candidates.find((candidate) => !taken.has(candidate) && !isRefused(candidate, seeker))
        take(seeker.card, free, rule)
      }
    }
  }
  rung(
    'question',
    ({ claim, prints }) => `${claim.root}\n${claim.deck}\n${prints.question}`,
    (text) => `${text.root}\n${text.deck}\n${text.fingerprints.question}`,
    false,
  )
  rung(
    'moved',
    ({ prints }) => prints.question,
    (text) => text.fingerprints.question,
    true,
  )
  rung(
    'answer',
    ({ claim, prints }) => (prints.answer === null ? null : `${claim.root}\n${prints.answer}`),
    (text) => (text.fingerprints.answer === null ? null : `${text.root}\n${text.fingerprints.answer}`),
    true,
  )
  matchAlike(seekers(), lost(), input, isRefused, take)
  return found
}

type Seeker = {
  readonly card: ClaimedCard
  readonly claim: Claim
  readonly prints: ReturnType<typeof fingerprintsOf>
}

function seekerOf(card: ClaimedCard): Seeker {
  const claim = card.claims.find(({ parsed }) => parsed !== null) as Claim
  return { card, claim, prints: fingerprintsOf(claim.parsed as NonNullable<Claim['parsed']>, claim) }
}

/** Stored ids, explicit or computed (a computed one becomes explicit by stamping), then former ids. */
function keysById(
  stored: ReadonlyMap<CardKey, StoredCard>,
  input: ReconcileInput,
): (card: ClaimedCard) => CardKey | undefined {
  const keys = new Map<string, CardKey>()
  for (const card of stored.values()) {
    for (const text of card.texts) {
      const other = keys.get(text.id)
      // A card in use before a retired one that once had the id.
      if (other === undefined || (stored.get(other)?.isRetired && !card.isRetired))
        keys.set(text.id, card.key)
    }
  }
  return (card) => keys.get(card.id) ?? input.aliases.get(card.id)
}

function grouped<T>(
  items: readonly T[],
  keyOf: (item: T) => string | null,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

type Lost = { readonly text: StoredText; readonly words: StoredWords; readonly question: Bigrams }

/** The last rung: similar question and answer, in the same root, language and kind, clearly ahead of any other. */
function matchAlike(
  seekers: readonly Seeker[],
  lost: readonly StoredText[],
  input: ReconcileInput,
  isRefused: (key: CardKey, seeker: Seeker) => boolean,
  take: (card: ClaimedCard, key: CardKey, rule: MatchRule) => void,
): void {
  if (seekers.length === 0 || lost.length === 0) return
  const place = (root: number, language: string, kind: string): string => `${root}\n${language}\n${kind}`
  const offered = grouped(lost, (text) => place(text.root, text.language, text.kind))
  const indexes = new Map<string, (bigrams: Bigrams) => readonly Lost[]>()
  for (const seeker of seekers) {
    const { claim } = seeker
    const content = claim.parsed as NonNullable<Claim['parsed']>
    const where = place(claim.root, claim.language, content.kind)
    const texts = offered.get(where)
    if (!texts) continue
    let candidatesFor = indexes.get(where)
    if (!candidatesFor) indexes.set(where, (candidatesFor = indexOf(texts, input)))
    const question = bigramsOf(questionText(content))
    const answer = bigramsOf(content.answer)
    const code = codeWords(content.question)
    const ranked = candidatesFor(question)
      .filter(({ text, words }) => !isRefused(text.key, seeker) && codeWords(words.question) === code)
      .map((candidate) => ({
        candidate,
        question: likeness(question, candidate.question),
        answer: likeness(answer, bigramsOf(candidate.words.answer)),
      }))
      .sort((a, b) => b.question + b.answer - (a.question + a.answer))
    const [best, next] = ranked
    if (!best || best.question < questionLikeness || best.answer < answerLikeness) continue
    if (next && next.question + next.answer > best.question + best.answer - lead) continue
    take(seeker.card, best.candidate.text.key, 'similar')
  }
}

function indexOf(texts: readonly StoredText[], input: ReconcileInput): (bigrams: Bigrams) => readonly Lost[] {
  const items = texts.flatMap((text) => {
    const words = input.textOf(text.key, text.language)
    return words ? [{ text, words, question: bigramsOf(questionText(words)) }] : []
  })
  return bigramIndex(items.map((item) => ({ item, bigrams: item.question })))
}

const questionText = ({ question, prompt }: Pick<StoredWords, 'question' | 'prompt'>): string =>
  prompt === null ? question : `${question}\n${prompt}`
