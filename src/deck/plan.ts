/**
 * What was recognised as a plan for the store: rows and texts to write, texts to take away, cards to retire, former ids.
 * Decides what has to be written; not who a card is.
 */
import type { CardId } from '../model/card.ts'
import {
  ROOT_KINDS,
  type Match,
  type Plan,
  type PlannedCard,
  type PlannedText,
  type StoredText,
} from '../model/deck.ts'
import type { ReconcileInput, StoredCard, ToldCard, ToldText } from './matching.ts'
import { familiesOf, namesOf, type Families, type Named } from './names.ts'
import type { StoredCards } from './stored-cards.ts'

/** A plan, and the unchanged files that have to be read with the changed ones before it can be carried out. */
export type Reconciliation = Plan & {
  /**
   * Unchanged files that now decide where a card stands, for the text that did is gone, or of which a question is newly
   * shadowed: read them as if they had changed and reconcile again, until there are none. Nearly always there are none.
   */
  readonly reread: readonly string[]
}

export function planFor(
  told: readonly ToldCard[],
  stored: StoredCards,
  input: ReconcileInput,
): Omit<Reconciliation, 'problems'> {
  const names = namesOf(told, stored, input)
  const families = familiesOf(names)
  const stirred = stirredFamilies(told)
  const byLead = leadOrder(input)
  const rows = { added: [], edited: [], moved: [], restored: [] } as Record<RowList, PlannedCard[]>
  const texts: PlannedText[] = []
  for (const card of told) {
    const named = names.get(card) as Named
    // A text says its card's id too, which may give way to another's while the text itself stays.
    const isRenamed = card.stored !== null && card.stored.id !== named.id
    for (const text of card.texts)
      if (isRenamed || !isStored(text, card.stored)) texts.push(plannedText(text, named))
    const lead = card.texts.toSorted(byLead)[0] as ToldText
    const list = rowListOf(card, lead, named.id, stirred, byLead)
    if (list) rows[list].push(rowOf(lead, named, families))
  }
  const known = [...stored.byKey.values()]
  return {
    ...rows,
    texts,
    droppedTexts: known.flatMap(droppedTexts),
    retired: known.filter(isLost).map(({ key }) => key),
    aliases: aliasesFor(told, names, stored, input),
    matches: told.flatMap((card) => matchesOf(card, input)),
    reread: rereadFor(known, byLead, input),
  }
}

type RowList = 'added' | 'edited' | 'moved' | 'restored'

type LeadOrder = (a: StoredText | ToldText, b: StoredText | ToldText) => number

/** Of several texts of a card the first one decides where it stands: by root, then English, then by name of language. */
function leadOrder(input: ReconcileInput): LeadOrder {
  const kinds = new Map(input.roots.map(({ id, kind }) => [id, ROOT_KINDS.indexOf(kind)]))
  const rank = (text: StoredText | ToldText): string => {
    const { root, language } = placeOf(text)
    return `${kinds.get(root) ?? ROOT_KINDS.length} ${/^en(?:-|$)/.test(language) ? '' : language}`
  }
  return (a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0)
}

type TextPlace = Pick<PlannedText, 'root' | 'file' | 'deck' | 'language'>

const placeOf = (text: StoredText | ToldText): TextPlace =>
  isTold(text)
    ? {
        root: text.file.root.id,
        file: text.file.path,
        deck: text.file.deck,
        language: text.file.head.language,
      }
    : text

const isTold = (text: StoredText | ToldText): text is ToldText => 'prints' in text

const isReplaced = ({ language }: StoredText, card: ToldCard | null): boolean =>
  card?.texts.some(({ file }) => file.head.language === language) ?? false

const isStored = ({ file, prints }: ToldText, before: StoredCard | null): boolean =>
  before?.texts.some(
    (text) => text.language === file.head.language && text.fingerprints.whole === prints.whole,
  ) ?? false

const isLost = (card: StoredCard): boolean => !card.isRetired && !card.told && card.standing.length === 0

/** Questions of which a card is new, returned or changed: the others' rows may name it. */
function stirredFamilies(told: readonly ToldCard[]): ReadonlySet<string> {
  const stirred = new Set<string>()
  for (const { texts, stored, rule } of told) {
    const isSettled = stored && !stored.isRetired && (rule === 'id' || rule === 'question')
    for (const text of texts) if (!isSettled || !isStored(text, stored)) stirred.add(familyOf(text))
  }
  return stirred
}

const familyOf = ({ file, card }: ToldText): string => `${file.path}\n${card.questionId}`

/** Where a card's row belongs in the plan; null when it is right as it stands, or a text that was not read decides it. */
function rowListOf(
  card: ToldCard,
  lead: ToldText,
  id: CardId,
  stirred: ReadonlySet<string>,
  byLead: LeadOrder,
): RowList | null {
  const { stored: before } = card
  if (!before) return 'added'
  if (before.isRetired) return 'restored'
  if (before.standing.some((text) => !isReplaced(text, card) && byLead(text, lead) < 0)) return null
  const formerLead = before.texts.toSorted(byLead)[0] as StoredText
  const place = placeOf(lead)
  const isSame = formerLead.language === place.language && before.id === id && isStored(lead, before)
  if (isSame && !stirred.has(familyOf(lead))) return null
  const isThere =
    formerLead.root === place.root && formerLead.deck === place.deck && formerLead.file === place.file
  return isThere ? 'edited' : 'moved'
}

function rowOf(text: ToldText, { key, id }: Named, families: Families): PlannedCard {
  const { card, file } = text
  return {
    key,
    id,
    isExplicit: card.isExplicit,
    kind: card.kind,
    root: file.root.id,
    deck: file.deck,
    question: families(text, card.questionId) ?? key,
    parent: card.parentId === null ? null : (families(text, card.parentId) ?? null),
    position: card.position,
  }
}

function plannedText(text: ToldText, { key, id }: Named): PlannedText {
  return { key, ...placeOf(text), content: { ...text.card, id }, fingerprints: text.prints }
}

/** Texts of a card that goes on, in languages in which nothing tells it any more. A retired card keeps its last ones. */
function droppedTexts(card: StoredCard): Plan['droppedTexts'] {
  if (!card.told && card.standing.length === 0) return []
  return card.texts
    .filter((text) => !card.standing.includes(text) && !isReplaced(text, card.told))
    .map(({ key, file, language }) => ({ key, file, language }))
}

/** The id that a card had, unless another card has it now. */
function aliasesFor(
  told: readonly ToldCard[],
  names: ReadonlyMap<ToldCard, Named>,
  stored: StoredCards,
  input: ReconcileInput,
): Plan['aliases'] {
  const inUse = new Set<string>([...names.values()].map(({ id }) => id))
  return told.flatMap((card) => {
    const before = card.stored
    if (!before || inUse.has(before.id) || stored.byId.get(before.id) !== before) return []
    return input.aliases.get(before.id) === before.key ? [] : [{ card: before.key, alias: before.id }]
  })
}

function matchesOf(card: ToldCard, input: ReconcileInput): Match[] {
  const { rule, by, stored } = card
  if (!by || !stored || (rule !== 'answer' && rule !== 'similar')) return []
  const { file, card: content } = by
  const text = stored.texts.find(({ language }) => language === file.head.language) ?? stored.texts[0]
  const before = input.textOf(stored.key, text?.language ?? '')?.question ?? ''
  return [{ card: stored.key, rule, file: file.path, line: content.line, before, after: content.question }]
}

/** Files of texts that lead a card now and did not before, and that were not read. */
function rereadFor(known: readonly StoredCard[], byLead: LeadOrder, input: ReconcileInput): string[] {
  const files = new Set<string>()
  for (const { texts, standing, told } of known) {
    if (standing.length === 0 || standing.length === texts.length) continue
    const left = standing.filter((text) => !isReplaced(text, told))
    const now = [...left, ...(told?.texts ?? [])].toSorted(byLead)[0]
    const before = texts.toSorted(byLead)[0]
    if (now && !isTold(now) && now !== before && input.kept.has(now.file)) files.add(now.file)
  }
  return [...files]
}
