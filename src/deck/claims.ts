/**
 * Who owns an id when several texts claim it. Texts in several languages are one card; a copy in the home or a linked folder
 * stands before the starter question it came from, with all its cards; any other second claim is a problem, and passed over.
 * What stood before wins, then the order of roots, paths and lines. Knows ids; nothing of texts and their likeness.
 */
import { ROOT_KINDS, type ParsedCard, type ParsedFile, type Root, type RootId } from '../model/deck.ts'
import type { Problem } from '../model/problem.ts'
import { fingerprintsOf, placeOfFile } from './identity.ts'
import type { ReconcileInput, ToldCard, ToldQuestion, ToldText } from './matching.ts'
import { questionIdOf, type StoredCards } from './stored-cards.ts'

export type Told = {
  readonly cards: readonly ToldCard[]
  readonly problems: readonly Problem[]
  /** Unchanged files of which a question is newly shadowed: what else stands under it only they can tell. */
  readonly reread: readonly string[]
}

/** The cards that changed files tell, each id with one owner. */
export function toldCards(input: ReconcileInput, stored: StoredCards): Told {
  const kinds = new Map(input.roots.map(({ id, kind }) => [id, kind]))
  const precedence = (root: Root): number => ROOT_KINDS.indexOf(kinds.get(root.id) ?? root.kind)
  const files = [...input.files].sort(
    (a, b) => precedence(a.root) - precedence(b.root) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
  )
  const questions = files.flatMap(questionsOf)
  const { problems, reread } = settle(questions, input, stored)
  return { cards: joined(questions.filter(({ isOut, under }) => !isOut && !under?.isOut)), problems, reread }
}

type Claim = {
  readonly root: RootId
  readonly language: string
  readonly file: string
}

/** Marks the questions whose id another owns, and says so where it is not meant. */
function settle(
  questions: readonly ToldQuestion[],
  input: ReconcileInput,
  stored: StoredCards,
): Omit<Told, 'cards'> {
  const starters = new Set(input.roots.filter(({ kind }) => kind === 'starter').map(({ id }) => id))
  const homes = new Set(input.roots.filter(({ kind }) => kind === 'home').map(({ id }) => id))
  const claiming = questions.filter(({ hasOwnId }) => hasOwnId)
  const places = new Set<string>()
  const reread = new Set<string>()
  const claims = standingClaims(claiming, input, stored, places, reread)
  const isAtPlace = ({ id, file }: ToldQuestion): boolean => places.has(`${id}\n${file.path}`)
  const problems: Problem[] = []
  const decided = new Set<ToldQuestion>()
  const isStarter = ({ file }: ToldQuestion): boolean => starters.has(file.root.id)
  // Only the user's own folder stands before the starter decks; a linked one is another root like any other.
  const shadows = ({ file }: ToldQuestion): boolean => homes.has(file.root.id)
  // What stood there before keeps its id, but the user's own folder goes before the starter decks; linked ones come last.
  const order = (question: ToldQuestion): number => {
    if (isStarter(question)) return isAtPlace(question) ? 2 : 3
    return isAtPlace(question) ? 0 : shadows(question) ? 1 : 4
  }
  for (const question of claiming.toSorted((a, b) => order(a) - order(b))) decide(question)
  return { problems, reread: [...reread] }

  /** A follow-up goes with the question that it stands under. */
  function decide(question: ToldQuestion): void {
    if (decided.has(question)) return
    decided.add(question)
    if (question.under?.hasOwnId) decide(question.under)
    if (!question.under?.isOut) claim(question)
  }

  function claim(question: ToldQuestion): void {
    const { root, path, head } = question.file
    const held = claims.get(question.id) ?? []
    const same = held.find(({ language }) => language === head.language)
    const isShadowing = same !== undefined && shadows(question) && starters.has(same.root)
    // The home folder and the starter decks may tell one card together; any other two roots may not.
    const isForeign = (other: Claim): boolean =>
      other.root !== root.id &&
      !(shadows(question) && starters.has(other.root)) &&
      !(isStarter(question) && homes.has(other.root))
    const owner = (isShadowing ? undefined : same) ?? held.find(isForeign)
    if (owner) {
      question.isOut = true
      // Nobody can mend a starter deck.
      if (!isStarter(question) || owner.root === root.id) problems.push(problemOf(question, owner))
      return
    }
    // Starter questions come last: what is shadowed here was not read again.
    if (isShadowing) reread.add(same.file)
    const others = held.filter((other) => other !== same)
    claims.set(question.id, [...others, { root: root.id, language: head.language, file: path }])
  }
}

/**
 * Claims of texts that were not read again, for the ids that are told; and in `places` where these stood before. A computed id
 * gives way to one that an author gave: its file is to be read again, unless it cannot be.
 */
function standingClaims(
  claiming: readonly ToldQuestion[],
  input: ReconcileInput,
  stored: StoredCards,
  places: Set<string>,
  reread: Set<string>,
): Map<string, readonly Claim[]> {
  const wanted = new Set<string>(claiming.map(({ id }) => id))
  const claims = new Map<string, Claim[]>()
  if (wanted.size === 0) return claims
  for (const card of stored.byKey.values()) {
    if (card.isRetired) continue
    for (const { id, file } of card.texts) {
      const questionId = questionIdOf(id)
      if (wanted.has(questionId)) places.add(`${questionId}\n${file}`)
    }
    for (const { id, root, language, file, isExplicit } of card.standing) {
      const questionId = questionIdOf(id)
      if (!wanted.has(questionId)) continue
      // Follow-ups below an author's id are computed too, and go with their question.
      if (!isExplicit && id === questionId && input.kept.has(file)) {
        reread.add(file)
        continue
      }
      const held = claims.get(questionId) ?? []
      if (!held.some((other) => other.language === language)) held.push({ root, language, file })
      claims.set(questionId, held)
    }
  }
  return claims
}

function problemOf(question: ToldQuestion, owner: Claim): Problem {
  const { file } = question
  const line = question.texts[0]?.card.line ?? 1
  const code = owner.root === file.root.id ? 'duplicate-id' : 'id-in-other-root'
  return { file: file.path, line, column: 1, code, values: { id: question.id, file: owner.file } }
}

/** The questions of a file with their cards, in its order. */
function questionsOf(file: ParsedFile): ToldQuestion[] {
  const questions = new Map<string, ToldQuestion>()
  const place = placeOfFile(file)
  const byId = new Map<string, ParsedCard>(file.cards.map((card) => [card.id, card]))
  for (const card of file.cards) {
    const isOwn = card.parentId !== null && card.isExplicit
    const id = isOwn ? questionIdOf(card.id) : card.questionId
    let question = questions.get(id)
    if (!question) {
      const under = isOwn ? (questions.get(card.questionId) ?? null) : null
      question = {
        file,
        id: id as ParsedCard['id'],
        hasOwnId: card.isExplicit,
        under,
        texts: [],
        isOut: false,
      }
      questions.set(id, question)
    }
    const parent = card.parentId === null ? null : (byId.get(card.parentId) ?? null)
    const prints = fingerprintsOf(card, parent, place)
    question.texts.push({ file, card, prints, question, suffix: card.id.slice(id.length) })
  }
  return [...questions.values()]
}

/** One card of the texts that share an id of the author's; every other text is a card of its own. */
function joined(questions: readonly ToldQuestion[]): ToldCard[] {
  const cards: ToldCard[] = []
  const byId = new Map<string, ToldCard>()
  for (const { hasOwnId, texts } of questions) {
    for (const text of texts) {
      const known = hasOwnId ? byId.get(text.card.id) : undefined
      if (known) known.texts.push(text)
      else cards.push(toldCard(text, hasOwnId))
      if (hasOwnId && !known) byId.set(text.card.id, cards.at(-1) as ToldCard)
    }
  }
  return cards
}

const toldCard = (text: ToldText, hasOwnId: boolean): ToldCard => ({
  id: text.card.id,
  hasOwnId,
  texts: [text],
  stored: null,
  rule: null,
  by: null,
})
