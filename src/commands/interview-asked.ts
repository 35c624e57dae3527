/** What was asked in an interview becomes cards, and how to go on after it. The screens and lines that ask are elsewhere. */
import { dice, characterPairs, folded } from '../deck/likeness.ts'
import { isFailure } from '../model/failure.ts'
import type { Day } from '../model/time.ts'
import { activeCards, type StoredCard } from '../store/cards.ts'
import { setInterview, triage, type StoredInterview } from '../store/interviews.ts'
import { transact } from '../store/query.ts'
import { writeSetting } from '../store/settings.ts'
import { addToDeck, questionText } from './add.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'

export type AskedQuestion = {
  readonly question: string
  /** The card that asks the same, which is a must from now on; null where a draft was written. */
  readonly known: StoredCard | null
}

/** The deck under the home folder that new ones go to, and the tag that they carry. */
export const askedDeck = 'asked'
const askedTag = 'asked'

/** As alike as two wordings of one question are; the same measure recognises reworded cards. */
const least = 0.75

/** True when the text can be the heading of a question. */
export function canBeAsked(question: string): boolean {
  try {
    return questionText({ question }) !== ''
  } catch (error) {
    if (isFailure(error)) return false
    throw error
  }
}

/** The card that asks the same in other words; null when none is near enough. */
export function likestCard(cards: readonly StoredCard[], question: string): StoredCard | null {
  const pairs = characterPairs(folded(question))
  let best: { readonly card: StoredCard; readonly likeness: number } | null = null
  for (const card of cards) {
    const likeness = dice(pairs, characterPairs(folded(card.question)))
    if (likeness >= least && likeness > (best?.likeness ?? 0)) best = { card, likeness }
  }
  return best?.card ?? null
}

/**
 * Questions as they were asked: a card that asks the same becomes a must, for the others a draft tagged `asked` is written.
 * @throws Failure `not-a-question`, and of writing a deck.
 */
export async function keepAsked(
  library: Library,
  questions: readonly string[],
): Promise<readonly AskedQuestion[]> {
  const { store, language, settings } = library
  const cards = [...activeCards(store, language)]
  const kept = [...new Set(questions)].map((question) => ({ question, known: likestCard(cards, question) }))
  const fresh = kept.filter(({ known }) => known === null)
  if (fresh.length > 0)
    await addToDeck(
      library,
      askedDeck,
      fresh.map(({ question }) => questionText({ question, tags: askedTag }).trim()).join('\n\n'),
    )
  const choices = kept.flatMap(({ known }) => (known ? [{ card: known.key, choice: 'must' as const }] : []))
  triage(store, choices, present(settings).at)
  return kept
}

/** How to go on: a date for the next round, ten cards a day, or none until one says otherwise. */
export type GoOn =
  | { readonly kind: 'next'; readonly on: Day }
  | { readonly kind: 'ten' }
  | { readonly kind: 'rest' }

const tenADay = 10

/** Whatever is chosen, what fell due meanwhile does not come at once: a plan picks, or the day's limit holds it back. */
export function goOnAfter(library: Library, interview: StoredInterview, choice: GoOn): void {
  const { store, settings } = library
  if (choice.kind === 'next') {
    const { at, dayOn } = present(settings)
    setInterview(store, { ...interview, heldOn: choice.on }, at, dayOn)
    return
  }
  transact(store, () => {
    writeSetting(store, 'reviewsPerDay', choice.kind === 'ten' ? tenADay : 0)
    writeSetting(store, 'newPerDay', 0)
  })
}
