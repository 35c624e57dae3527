/** After an interview: what they asked, and how to go on. */
import type { Day } from '../../model/time.ts'
import { cleanLine } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { truncateCells } from '../../text/width.ts'
import { afterKeymap, GO_ON, type AfterState } from '../state/after.ts'
import { interviewDay } from '../state/interview-day.ts'
import { bodyRows, columnOf, frameView, type Cell, type Size, type View } from '../view.ts'
import { fieldView } from './field.ts'
import { footerLine } from './footer.ts'
import { wrapped } from './pages.ts'
import { questionTitle } from './question-text.ts'

export type AfterProps = {
  readonly words: Messages
  readonly state: AfterState
  readonly name: string
  readonly heldOn: Day
  readonly today: Day
  /** The card's question that asks the same as one that was typed; null where it is new. */
  readonly knownAs: (question: string) => string | null
  readonly notice: string | null
}

export function afterView(props: AfterProps, size: Size): View {
  const { words, state, name, heldOn, today, notice } = props
  const { width } = columnOf(size)
  const { lines, cursor } = state.step === 'then' ? thenLines(props, size) : fieldLines(props, size)
  return frameView(size, {
    left: [span(words.after.title(cleanLine(name, 30)), styles.strong)],
    right: [span(words.time.inDays(heldOn - today), styles.dim)],
    body: lines,
    cursor,
    notice: notice === null ? [] : [span(notice, styles.warning)],
    footer: [footerLine(afterKeymap(state), width, words)],
  })
}

type Laid = { readonly lines: readonly Line[]; readonly cursor: Cell | null }

function fieldLines(props: AfterProps, size: Size): Laid {
  const { words, state, today } = props
  const { after } = words
  const { textWidth } = columnOf(size)
  const isDate = state.step === 'date'
  const above = [
    ...wrapped(isDate ? after.date : after.asked, size, styles.strong),
    ...wrapped(isDate ? after.dateHint : after.askedHint, size, styles.dim),
    [],
  ]
  const typed = fieldView(state.field, textWidth)
  const room = bodyRows(size, 1) - above.length - typed.lines.length - 3
  // The latest stand next to where the next one is typed.
  const asked = isDate ? [] : state.questions.flatMap((question) => askedLines(props, question, textWidth))
  const shown = asked.slice(-Math.max(0, room))
  const before = [...above, ...shown, ...(shown.length > 0 ? [[]] : [])]
  const on = isDate ? interviewDay(state.field.text, today) : null
  const { welcome, time } = words
  const below =
    on !== null
      ? wrapped(welcome.understood(time.weekday(on), time.date(on, today), time.inDays(on - today)), size)
      : state.isRejected
        ? wrapped(isDate ? welcome.notUnderstood : after.notAQuestion, size, styles.warning)
        : []
  return {
    lines: [...before, ...typed.lines, [], ...below],
    cursor: { x: typed.cursor.x, y: before.length + typed.cursor.y },
  }
}

/** A question, and what becomes of it. */
function askedLines({ words, knownAs }: AfterProps, question: string, width: number): readonly Line[] {
  const known = knownAs(question)
  const note = known === null ? words.after.fresh : words.after.known(questionTitle(known))
  return [
    [span(truncateCells(`- ${question}`, width))],
    [span(truncateCells(`  ${note}`, width), styles.dim)],
  ]
}

function thenLines({ words, state }: AfterProps, size: Size): Laid {
  const { after } = words
  const choices = GO_ON.map((choice, index): Line => {
    const isSelected = index === state.selected
    return [
      span(isSelected ? '> ' : '  ', styles.accent),
      span(`${index + 1}  ${after.choices[choice]}`, isSelected ? styles.accent : styles.plain),
    ]
  })
  return { lines: [...wrapped(after.goOn, size, styles.strong), [], ...choices], cursor: null }
}
