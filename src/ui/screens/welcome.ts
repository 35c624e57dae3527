/** The first start, one question at a time. */
import type { Day } from '../../model/time.ts'
import { cleanLine } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { wrapText } from '../../text/wrap.ts'
import { welcome, welcomeField } from '../keys/places.ts'
import { interviewDay } from '../state/interview-day.ts'
import {
  DECK_CHOICES,
  defaultMinutes,
  fieldOfStep,
  isFieldStep,
  LANGUAGES,
  type WelcomeState,
  type WelcomeStep,
} from '../state/welcome.ts'
import { columnOf, frameView, type Cell, type Size, type View } from '../view.ts'
import { questionTitle } from './question-text.ts'
import { fieldView } from './field.ts'
import { footerLine } from './footer.ts'

export type WelcomeProps = { readonly words: Messages; readonly state: WelcomeState; readonly today: Day }

/** People are told of three steps; the second and third may ask for a detail. */
const numberOfStep: Readonly<Record<WelcomeStep, number>> = {
  language: 1,
  decks: 2,
  folder: 2,
  interview: 3,
  minutes: 3,
}

export function welcomeView(props: WelcomeProps, size: Size): View {
  const { words, state } = props
  const { width } = columnOf(size)
  const { lines, cursor } = stepLines(props, size)
  return frameView(size, {
    left: [span(words.welcome.title, styles.strong)],
    right: [span(words.welcome.step(numberOfStep[state.step], 3), styles.dim)],
    body: lines,
    cursor,
    footer: [footerLine(isFieldStep(state.step) ? welcomeField : welcome, width, words)],
  })
}

function stepLines(
  props: WelcomeProps,
  size: Size,
): { readonly lines: readonly Line[]; readonly cursor: Cell | null } {
  const { words, state } = props
  const { textWidth } = columnOf(size)
  const prose = (text: string, style: number = styles.plain): Line[] =>
    wrapText(text, textWidth).map((line) => [span(line, style)])
  const intro = state.step === 'language' ? [...prose(words.welcome.intro, styles.dim), []] : []
  const question = prose(questionOf(state.step, words), styles.strong)
  const field = fieldOfStep(state)
  if (!field) return { lines: [...intro, ...question, [], ...choiceLines(props)], cursor: null }
  const typed = fieldView(field, textWidth)
  const above = [...question, ...prose(hintOf(state.step, words), styles.dim), []]
  return {
    lines: [...above, ...typed.lines, [], ...said(props, prose)],
    cursor: { x: typed.cursor.x, y: above.length + typed.cursor.y },
  }
}

function questionOf(step: WelcomeStep, { welcome: said }: Messages): string {
  return said[step]
}

function hintOf(step: WelcomeStep, { welcome: said }: Messages): string {
  if (step === 'folder') return said.folderHint
  return step === 'interview' ? said.interviewHint : said.minutesHint(defaultMinutes)
}

function choiceLines({ words, state }: WelcomeProps): readonly Line[] {
  const { languages, deckChoices } = words.welcome
  const choices =
    state.step === 'language'
      ? LANGUAGES.map((language) => ({ text: languages[language], isChosen: language === state.language }))
      : DECK_CHOICES.map((decks) => ({ text: deckChoices[decks], isChosen: decks === state.decks }))
  return choices.map(({ text, isChosen }, index) => [
    span(isChosen ? '> ' : '  ', styles.accent),
    span(`${index + 1}  ${text}`, isChosen ? styles.accent : styles.plain),
  ])
}

type Prose = (text: string, style?: number) => Line[]

/** What the program makes of what stands in the field. */
function said({ words, state, today }: WelcomeProps, prose: Prose): readonly Line[] {
  const { welcome: text, time } = words
  switch (state.step) {
    case 'folder':
      return folderLines(state, words, prose)
    case 'interview': {
      const on = interviewDay(state.date.text, today)
      if (on !== null)
        return prose(text.understood(time.weekday(on), time.date(on, today), time.inDays(on - today)))
      return state.isRejected ? prose(text.notUnderstood, styles.warning) : []
    }
    case 'minutes':
      return state.isRejected ? prose(text.minutesNotUnderstood, styles.warning) : []
    default:
      return []
  }
}

function folderLines(
  { found, folder }: WelcomeState,
  { welcome: text }: Messages,
  prose: Prose,
): readonly Line[] {
  if (found === null) return []
  if (found === 'missing') return prose(text.noFolder(cleanLine(folder.text.trim())), styles.warning)
  return [
    ...prose(text.found(found.decks, found.cards)),
    ...found.samples.flatMap((sample) => prose(`  ${questionTitle(sample)}`, styles.dim)),
    ...(found.foreign > 0 ? prose(text.foreign(found.foreign)) : []),
  ]
}
