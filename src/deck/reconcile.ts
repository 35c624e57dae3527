/**
 * Recognises parsed cards among the stored ones, so that history follows an edit, and never goes to the wrong card.
 *
 * The ladder, each rung for what the one before left over: the same id; the same deck and question; the same question
 * elsewhere; the same answer; a similar text. A card whose own id still stands is never matched by text. What is left is added,
 * or retired with its history and restored when it returns. Pure: the plan is data, and reconciling again after it is empty.
 */
import type { CardId, CardKey } from '../model/card.ts'
import type {
  Match,
  MatchRule,
  ParsedFile,
  Plan,
  PlannedCard,
  PlannedText,
  Root,
  RootId,
  StoredText,
} from '../model/deck.ts'
import { claimsOf, settleClaims, type Claim, type ClaimedCard } from './claims.ts'
import { fingerprintsOf } from './identity.ts'
import { climb, type StoredWords } from './ladder.ts'

export type ReconcileInput = {
  /** Changed and new files of readable roots, parsed. */
  readonly files: readonly ParsedFile[]
  /** Paths of files that did not change: their texts stand. */
  readonly kept: ReadonlySet<string>
  /** Cards of these roots are absent, not retired, and match nothing. */
  readonly unreadableRoots: readonly RootId[]
  readonly roots: readonly Root[]
  readonly stored: readonly StoredText[]
  readonly aliases: ReadonlyMap<CardId, CardKey>
  /** `KEY\nFINGERPRINT` of pairs that a person declared to be different. */
  readonly unmatched: ReadonlySet<string>
  /** The words of a stored card in a language, looked up only where likeness has to be judged. */
  readonly textOf: (key: CardKey, language: string) => StoredWords | undefined
}

/** A stored card with all its texts. */
export type StoredCard = {
  readonly key: CardKey
  readonly isRetired: boolean
  readonly texts: readonly StoredText[]
}

export type Matched = { readonly key: CardKey; readonly rule: MatchRule | 'new' }

export function reconcile(input: ReconcileInput): Plan {
  const stored = byKey(input.stored)
  const unreadable = new Set(input.unreadableRoots)
  const isStanding = (text: StoredText): boolean => input.kept.has(text.file) || unreadable.has(text.root)
  const keptTexts = input.stored.filter((text) => !text.isRetired && isStanding(text))
  const { cards, problems } = settleClaims(claimsOf(input.files, keptTexts), input.roots)
  const standing = new Set(keptTexts.map(({ key }) => key))
  const matched = climb(cards, stored, standing, input)
  const newKeys = keysFor(cards, matched, stored)
  const keyOf = (card: ClaimedCard): CardKey => matched.get(card)?.key ?? (newKeys.get(card) as CardKey)
  return { ...planOf(cards, keyOf, matched, stored, isStanding, input.textOf), problems }
}

function byKey(texts: readonly StoredText[]): ReadonlyMap<CardKey, StoredCard> {
  const cards = new Map<CardKey, { key: CardKey; isRetired: boolean; texts: StoredText[] }>()
  for (const text of texts) {
    const card = cards.get(text.key)
    if (card) card.texts.push(text)
    else cards.set(text.key, { key: text.key, isRetired: text.isRetired, texts: [text] })
  }
  return cards
}

/** A new card's key is its id; `~2` and so on where another card has had it. */
function keysFor(
  cards: readonly ClaimedCard[],
  matched: ReadonlyMap<ClaimedCard, Matched>,
  stored: ReadonlyMap<CardKey, StoredCard>,
): ReadonlyMap<ClaimedCard, CardKey> {
  const taken = new Set<string>(stored.keys())
  const keys = new Map<ClaimedCard, CardKey>()
  for (const card of cards) {
    if (matched.has(card)) continue
    let key: string = card.id
    for (let n = 2; taken.has(key); n++) key = `${card.id}~${n}`
    taken.add(key)
    keys.set(card, key as CardKey)
  }
  return keys
}

function planOf(
  cards: readonly ClaimedCard[],
  keyOf: (card: ClaimedCard) => CardKey,
  matched: ReadonlyMap<ClaimedCard, Matched>,
  stored: ReadonlyMap<CardKey, StoredCard>,
  isStanding: (text: StoredText) => boolean,
  textOf: ReconcileInput['textOf'],
): Omit<Plan, 'problems'> {
  const plan = {
    added: [] as PlannedCard[],
    edited: [] as PlannedCard[],
    moved: [] as PlannedCard[],
    restored: [] as PlannedCard[],
    retired: [] as CardKey[],
    aliases: [] as { card: CardKey; alias: CardId }[],
    texts: [] as PlannedText[],
    droppedTexts: [] as { key: CardKey; file: string; language: string }[],
    matches: [] as Match[],
  }
  const keyOfId = familyKeys(cards, keyOf)
  const ids = new Set(cards.map(({ id }) => id))
  const present = new Set<CardKey>()
  for (const card of cards) {
    const key = keyOf(card)
    present.add(key)
    const before = stored.get(key)
    const texts = card.claims.flatMap((claim) =>
      claim.parsed === null ? [] : [plannedText(key, claim, claim.parsed)],
    )
    const changed = texts.filter(
      (text) => before === undefined || before.isRetired || !isStored(text, before),
    )
    plan.texts.push(...changed)
    const dropped = before ? droppedOf(before, card) : []
    plan.droppedTexts.push(...dropped)
    const [first] = card.claims
    // Kept texts say nothing new of where the card stands.
    if (first.parsed === null || (changed.length === 0 && dropped.length === 0)) continue
    const row = plannedCard(card, key, keyOfId)
    if (!before) plan.added.push(row)
    else {
      if (before.isRetired) plan.restored.push(row)
      else if (before.texts.every(({ deck, root }) => deck !== first.deck || root !== first.root))
        plan.moved.push(row)
      else plan.edited.push(row)
      for (const { id } of before.texts)
        if (id !== card.id && !ids.has(id)) plan.aliases.push({ card: key, alias: id })
      const match = matchOf(card, key, matched.get(card)?.rule, before, textOf)
      if (match) plan.matches.push(match)
    }
  }
  for (const card of stored.values())
    if (!card.isRetired && !present.has(card.key) && !card.texts.some(isStanding)) plan.retired.push(card.key)
  return plan
}

const plannedText = (key: CardKey, claim: Claim, content: ClaimParsed): PlannedText => ({
  key,
  root: claim.root,
  file: claim.file,
  deck: claim.deck,
  language: claim.language,
  content,
  fingerprints: fingerprintsOf(content, claim),
})

type ClaimParsed = NonNullable<Claim['parsed']>

const isStored = (text: PlannedText, before: StoredCard): boolean =>
  before.texts.some(
    (stored) =>
      stored.language === text.language &&
      stored.file === text.file &&
      stored.fingerprints.whole === text.fingerprints.whole,
  )

/** Stored texts that no claim of the card replaces or keeps. The last texts of a retired card went with it. */
const droppedOf = (before: StoredCard, card: ClaimedCard): Plan['droppedTexts'] =>
  before.texts
    .filter(({ language }) => !card.claims.some((claim) => claim.language === language))
    .map(({ key, file, language }) => ({ key, file, language }))

/** The keys of questions and parents by file and id: families live in one file. */
function familyKeys(
  cards: readonly ClaimedCard[],
  keyOf: (card: ClaimedCard) => CardKey,
): (claim: Claim, id: CardId) => CardKey | undefined {
  const keys = new Map<string, CardKey>()
  for (const card of cards) {
    for (const claim of card.claims) {
      if (claim.parsed === null) continue
      keys.set(`${claim.file}\n${claim.parsed.id}`, keyOf(card))
      // The first card of a question stands for it: of a cloze question the first gap.
      const family = `${claim.file}\n${claim.parsed.questionId}`
      if (!keys.has(family) || claim.parsed.id === claim.parsed.questionId) keys.set(family, keyOf(card))
    }
  }
  return (claim, id) => keys.get(`${claim.file}\n${id}`)
}

function plannedCard(
  card: ClaimedCard,
  key: CardKey,
  keyOfId: (claim: Claim, id: CardId) => CardKey | undefined,
): PlannedCard {
  const [first] = card.claims
  const content = first.parsed as ClaimParsed
  return {
    key,
    id: card.id,
    isExplicit: content.isExplicit,
    kind: content.kind,
    root: first.root,
    deck: first.deck,
    question: keyOfId(first, content.questionId) ?? key,
    parent: content.parentId === null ? null : (keyOfId(first, content.parentId) ?? null),
    position: content.position,
  }
}

function matchOf(
  card: ClaimedCard,
  key: CardKey,
  rule: Matched['rule'] | undefined,
  before: StoredCard,
  textOf: ReconcileInput['textOf'],
): Match | null {
  if (rule !== 'answer' && rule !== 'similar') return null
  const [{ file, line, parsed, language }] = card.claims
  const former = textOf(key, language) ?? textOf(key, before.texts[0]?.language ?? language)
  return { card: key, rule, file, line, before: former?.question ?? '', after: parsed?.question ?? '' }
}
