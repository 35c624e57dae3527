/** `viva interview after`: what they asked, and how to go on; as a screen, in lines, or by flags. */
import { constants } from 'node:os'
import { Failure } from '../model/failure.ts'
import { formatDay, type Day } from '../model/time.ts'
import { activeCards } from '../store/cards.ts'
import type { StoredInterview } from '../store/interviews.ts'
import { closeStore } from '../store/open.ts'
import { cleanLine } from '../text/clean.ts'
import type { AfterPorts } from '../ui/after.ts'
import { leave, type Host, type Wish } from '../ui/host.ts'
import { questionTitle } from '../ui/screens/question-text.ts'
import type { AfterAnswer } from '../ui/state/after.ts'
import { canBeAsked, goOnAfter, keepAsked, likestCard, type AskedQuestion } from './interview-asked.ts'
import { dayOf, overInterview, spokenOf, theInterview } from './interview-named.ts'
import { openLibrary, type Library } from './open-library.ts'
import { say, sayJson } from './output.ts'
import { present } from './present.ts'

export type AfterOptions = {
  readonly json?: boolean
  readonly plain?: boolean
  readonly asked?: readonly string[]
  /** `ten`, `rest`, or a date. */
  readonly goOn?: string
}

/** Returns the exit code. */
export async function interviewAfter(name: string | undefined, options: AfterOptions): Promise<number> {
  const library = await openLibrary()
  try {
    const interview = theOneOver(library, name)
    if (options.json || options.asked !== undefined || options.goOn !== undefined) {
      await byFlags(library, interview, options)
      return 0
    }
    const isPlain = options.plain || library.settings.plain || !process.stdin.isTTY || !process.stdout.isTTY
    return isPlain ? await inLines(library, interview) : await onScreen(library, interview)
  } finally {
    closeStore(library.store)
  }
}

/** @throws Failure `usage` where none is over. */
function theOneOver(library: Library, name: string | undefined): StoredInterview {
  const { words, settings } = library
  const { dayOn } = present(settings)
  const found = name === undefined ? overInterview(library) : theInterview(library, name)
  if (!found) throw new Failure('usage', { message: words.after.none }, 2)
  // On its evening it is over too.
  if (found.heldOn > dayOn)
    throw new Failure(
      'usage',
      { message: words.after.notOver(cleanLine(found.name), words.time.inDays(found.heldOn - dayOn)) },
      2,
    )
  return found
}

async function byFlags(library: Library, interview: StoredInterview, options: AfterOptions): Promise<void> {
  const { words } = library
  const answer = options.goOn === undefined ? null : answerOf(library, options.goOn)
  for (const question of options.asked ?? [])
    if (!canBeAsked(question)) throw new Failure('not-a-question', {}, 2)
  const asked = await keepAsked(library, options.asked ?? [])
  if (answer) goOnAfter(library, interview, answer)
  if (answer || asked.length > 0) spokenOf(library, interview)
  if (options.json)
    sayJson({
      name: interview.name,
      date: formatDay(interview.heldOn),
      asked: asked.map(({ question, known }) => ({
        question,
        card: known?.id ?? null,
        isNew: known === null,
      })),
      goOn: answer && { kind: answer.kind, date: answer.kind === 'next' ? formatDay(answer.on) : null },
    })
  else {
    sayKept(library, asked)
    if (answer) say(doneText(library, answer))
    if (asked.some(({ known }) => known === null)) say(words.after.write)
  }
}

/** @throws Failure `usage` for what is neither a way nor a day to come. */
function answerOf({ settings, words }: Library, text: string): AfterAnswer {
  if (text === 'ten' || text === 'rest') return { kind: text }
  const { dayOn } = present(settings)
  const on: Day | undefined = dayOf(text, dayOn)
  if (on === undefined || on < dayOn)
    throw new Failure('usage', { message: words.after.badWay(cleanLine(text, 40)) }, 2)
  return { kind: 'next', on }
}

const sayKept = ({ words }: Library, asked: readonly AskedQuestion[]): void => {
  for (const { question, known } of asked)
    say(
      `- ${cleanLine(question)}\n  ${known ? words.after.known(questionTitle(known.question)) : words.after.fresh}`,
    )
  const known = asked.filter((one) => one.known !== null).length
  say(words.after.kept(asked.length - known, known))
}

function doneText({ words, settings }: Library, answer: AfterAnswer): string {
  const { done } = words.after
  if (answer.kind !== 'next') return done[answer.kind]
  return done.next(words.time.date(answer.on, present(settings).dayOn))
}

async function inLines(library: Library, interview: StoredInterview): Promise<number> {
  const { words } = library
  const { after } = words
  const { inPlainLines } = await import('./plain-lines.ts')
  say(after.title(cleanLine(interview.name)))
  await inPlainLines(async ({ ask }) => {
    say(after.asked)
    say(after.askedHint)
    const questions: string[] = []
    for (;;) {
      const typed = (await ask('> '))?.trim() ?? ''
      if (typed === '') break
      if (canBeAsked(typed)) questions.push(typed)
      else say(after.notAQuestion)
    }
    sayKept(library, await keepAsked(library, questions))
    spokenOf(library, interview)
    say(after.goOn)
    say(`1 ${after.choices.next}\n2 ${after.choices.ten}\n3 ${after.choices.rest}`)
    const chosen = (await ask(`${after.goOnPrompt} `))?.normalize('NFKC').trim()
    const answer = chosen === '1' ? await nextRound(library, ask) : waysByDigit[chosen ?? '']
    if (!answer) return
    goOnAfter(library, interview, answer)
    say(doneText(library, answer))
  })
  return 0
}

const waysByDigit: Readonly<Record<string, AfterAnswer>> = { '2': { kind: 'ten' }, '3': { kind: 'rest' } }

async function nextRound(
  { words, settings }: Library,
  ask: (prompt: string) => Promise<string | null>,
): Promise<AfterAnswer | undefined> {
  const { interviewDay } = await import('../ui/state/interview-day.ts')
  say(words.after.date)
  for (;;) {
    const typed = (await ask('> '))?.trim() ?? ''
    if (typed === '') return undefined
    const on = interviewDay(typed, present(settings).dayOn)
    if (on !== null) return { kind: 'next', on }
    say(words.welcome.notUnderstood)
  }
}

export async function onScreen(library: Library, interview: StoredInterview): Promise<number> {
  const { words } = library
  const { showScreens } = await import('../ui/show.ts')
  const said: string[] = []
  const host = await afterFor(library, interview, (line) => said.push(line))
  const signal = await showScreens(host, () => words)
  for (const line of said) say(line)
  return signal === null ? 0 : 128 + constants.signals[signal]
}

/** The screens after an interview; `told` gets what is to be said of it afterwards, `next` says what comes next. */
export async function afterFor(
  library: Library,
  interview: StoredInterview,
  told: (line: string) => void = () => {},
  next: () => Wish = () => leave,
): Promise<Host> {
  const { afterHost } = await import('../ui/after.ts')
  const { store, language, settings, words } = library
  const cards = [...activeCards(store, language)]
  const likest = new Map<string, string | null>()
  const knownAs = (question: string): string | null => {
    if (!likest.has(question)) likest.set(question, likestCard(cards, question)?.question ?? null)
    return likest.get(question) ?? null
  }
  const ports: AfterPorts = {
    words,
    name: interview.name,
    heldOn: interview.heldOn,
    today: present(settings).dayOn,
    canBeAsked,
    knownAs,
    keep: async (questions) => {
      const asked = await keepAsked(library, questions)
      const known = asked.filter((one) => one.known !== null).length
      if (asked.length > 0) told(words.after.kept(asked.length - known, known))
      spokenOf(library, interview)
    },
    finish: (answer) => {
      goOnAfter(library, interview, answer)
      spokenOf(library, interview)
      told(doneText(library, answer))
      return next()
    },
    later: () => {
      spokenOf(library, interview)
      return next()
    },
  }
  return afterHost(ports)
}
