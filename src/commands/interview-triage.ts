/** `viva interview triage`: what is worth learning before the date, title by title; or one card, for scripts. */
import { constants } from 'node:os'
import type { CardKey } from '../model/card.ts'
import { Failure } from '../model/failure.ts'
import { activeCards, findCard } from '../store/cards.ts'
import { TRIAGE, triage, triageOf, type StoredInterview, type Triage } from '../store/interviews.ts'
import { closeStore } from '../store/open.ts'
import { cleanLine } from '../text/clean.ts'
import type { Title } from '../ui/screens/triage.ts'
import type { TriagePorts } from '../ui/triage.ts'
import { currentInterview, roomIn, viewInterview } from './interview-plan.ts'
import { theInterview } from './interview-named.ts'
import { openLibrary, type Library } from './open-library.ts'
import { say, sayJson } from './output.ts'
import { present } from './present.ts'

export type TriageOptions = { readonly json?: boolean; readonly plain?: boolean }

/** `viva interview triage [NAME]`, or with a choice `viva interview triage CARD must`. Returns the exit code. */
export async function interviewTriage(
  nameOrCard: string | undefined,
  choice: string | undefined,
  options: TriageOptions,
): Promise<number> {
  const library = await openLibrary()
  try {
    if (nameOrCard !== undefined && choice !== undefined) {
      sayOne(library, nameOrCard, choice, options)
      return 0
    }
    const found = nameOrCard === undefined ? currentInterview(library) : theInterview(library, nameOrCard)
    if (!found) throw new Failure('usage', { message: library.words.triage.noInterview }, 2)
    if (options.json) {
      sayJson(choicesJson(library, found))
      return 0
    }
    return await all(library, found, options)
  } finally {
    closeStore(library.store)
  }
}

async function all(library: Library, interview: StoredInterview, options: TriageOptions): Promise<number> {
  const { words, settings } = library
  const ports = portsFor(library, interview)
  if (options.plain || settings.plain || !process.stdin.isTTY || !process.stdout.isTTY) {
    const [{ plainTriage }, { inPlainLines }] = await Promise.all([
      import('../ui/triage-plain.ts'),
      import('./plain-lines.ts'),
    ])
    await inPlainLines((lines) => plainTriage({ ...ports, ...lines }))
    say(words.triage.next)
    return 0
  }
  const [{ triageHost }, { showScreens }] = await Promise.all([
    import('../ui/triage.ts'),
    import('../ui/show.ts'),
  ])
  const signal = await showScreens(triageHost(ports), () => words)
  const { fit, of } = ports.room()
  say(words.triage.fits(fit, of))
  say(words.triage.next)
  return signal === null ? 0 : 128 + constants.signals[signal]
}

type Grouped = Title & { readonly cards: readonly CardKey[] }

function portsFor(library: Library, interview: StoredInterview): TriagePorts {
  const titles = titlesOf(library, interview)
  return {
    words: library.words,
    titles,
    choose: (title, choice) => {
      const { at } = present(library.settings)
      triage(
        library.store,
        (titles[title]?.cards ?? []).map((card) => ({ card, choice })),
        at,
      )
    },
    room: () => roomIn(viewInterview(library, interview)),
  }
}

/** The titles in the order of decks and topics; the cards of one text (its gaps) share theirs. */
function titlesOf(library: Library, interview: StoredInterview): readonly Grouped[] {
  const { store, language } = library
  const { cards } = viewInterview(library, interview)
  const texts = new Map([...activeCards(store, language)].map((card) => [card.key, card.question]))
  const choices = triageOf(store)
  const titles = new Map<string, Grouped>()
  for (const { key, deck, topic, question } of cards) {
    const group = topic === deck ? deck : `${deck} / ${topic}`
    const text = texts.get(key) ?? ''
    const id = [group, question, text].join('\n')
    const known = titles.get(id)
    titles.set(
      id,
      known
        ? { ...known, cards: [...known.cards, key] }
        : { question: text, group, choice: choices.get(key) ?? null, cards: [key] },
    )
  }
  const groups = new Map<string, Grouped[]>()
  for (const title of titles.values()) groups.set(title.group, [...(groups.get(title.group) ?? []), title])
  return [...groups.values()].flat()
}

/** @throws Failure `unknown-card`, and `usage` for another choice than the four. */
function sayOne(library: Library, id: string, text: string, options: TriageOptions): void {
  const { store, language, settings, words } = library
  const choice = TRIAGE.find((one) => one === text.toLowerCase()) ?? null
  if (choice === null && text.toLowerCase() !== 'none')
    throw new Failure('usage', { message: words.triage.badChoice(cleanLine(text, 40)) }, 2)
  const card = findCard(store, id, language)
  if (!card) throw new Failure('unknown-card', { card: id }, 2)
  triage(store, [{ card: card.key, choice }], present(settings).at)
  if (options.json) sayJson({ card: card.id, choice })
  else {
    const said = choice === null ? words.triage.unsaid : words.triage.marks[choice]
    say(words.triage.chosen(said, cleanLine(card.question, 70)))
    say()
    say(words.triage.next)
  }
}

function choicesJson(library: Library, interview: StoredInterview): Record<string, unknown> {
  const { store, language } = library
  const view = viewInterview(library, interview)
  const choices = triageOf(store)
  const cards = new Map([...activeCards(store, language)].map((card) => [card.key, card]))
  const told = (choice: Triage | undefined): Triage | null => choice ?? null
  return {
    name: interview.name,
    ...roomIn(view),
    cards: view.cards.flatMap(({ key }) => {
      const card = cards.get(key)
      if (!card) return []
      const { id, deck, topic, question } = card
      return [{ id, deck, topic, question, choice: told(choices.get(key)) }]
    }),
  }
}
