/**
 * `--plain`: the review line after line. The same session, the same keys (each a line of its own), nothing redrawn.
 *
 * Reads and writes through two functions; knows nothing of streams. The end of the input leaves, as `q` does.
 */
import { gradeNumber, parseGrade, type Grade } from '../model/grade.ts'
import type { Session } from '../session/session.ts'
import { cleanLine } from '../text/clean.ts'
import { plainText } from '../text/style.ts'
import { wrapText } from '../text/wrap.ts'
import { nothingPending, readKeys, type Key } from './keys/input.ts'
import { besideTyping } from './keys/places.ts'
import { reviewDeeds } from './review-deeds.ts'
import type { ReviewPorts } from './review-ports.ts'
import { reviewProps } from './review-props.ts'
import { infoRows } from './screens/info.ts'
import * as lines from './screens/plain.ts'
import { fieldOf } from './state/field.ts'
import { noticeText, type Notice } from './state/notice.ts'
import { freshState, keymapOf, press, type Intent, type Place, type ReviewState } from './state/review.ts'
import { isShowing, screenOf } from './state/screen.ts'
import { nothingToScroll } from './state/scrolling.ts'

export type PlainPorts = ReviewPorts & {
  /** Writes a prompt and reads a line without its end; null at the end of the input. */
  readonly ask: (prompt: string) => Promise<string | null>
  /** Writes a line. */
  readonly say: (line: string) => void
  /** Cells that a line may have; without it lines end where paragraphs do. */
  readonly width?: number
}

/** Wider than any paragraph. */
const unbounded = 4000
/** Cells kept for what is typed behind a prompt. */
const promptRoom = 4

/** Resolves when the person leaves, or the input ends. */
export async function plainReview(ports: PlainPorts): Promise<void> {
  const { runtime, words } = ports
  const deeds = reviewDeeds(ports)
  const props = reviewProps(ports)
  const width = ports.width ?? unbounded
  const column = lines.plainColumn(width)
  const sayAll = (said: readonly string[]): void =>
    said.flatMap((line) => wrapText(line, width)).forEach((line) => ports.say(line))
  const say = (line: string): void => sayAll([line])
  const sayNotice = (notice: Notice | null): void => {
    if (notice) say(noticeText(notice, words))
  }
  /** A prompt that is longer than a line ends where the input begins. */
  const ask = (prompt: string): Promise<string | null> => {
    const parts = wrapText(prompt, width - promptRoom)
    sayAll(parts.slice(0, -1))
    return ports.ask(`${parts.at(-1)} `)
  }

  /** What there is to read before the next input. */
  const present = (session: Session): void => {
    switch (session.phase) {
      case 'asking':
        return sayAll(lines.questionLines(session, props.question(session, freshState), column))
      case 'revealed':
        return sayAll(lines.answerLines(props.answer(session, freshState), column))
      case 'finished':
        return sayAll(
          lines.endLines(
            props.end(session, freshState),
            keymapOf(props.placeOf(session), freshState),
            column,
          ),
        )
      case 'fetching':
        return sayAll(lines.keyLines(keymapOf(props.placeOf(session), freshState), words))
    }
  }

  const promptFor = (session: Session): string => {
    switch (session.phase) {
      case 'asking': {
        const { kind } = session.shown.card
        if (kind === 'typed') return words.plain.typePrompt
        return kind === 'choice' ? words.plain.pickPrompt : words.plain.askPrompt
      }
      case 'revealed':
        return lines.gradePrompt(props.answer(session, freshState))
      default:
        return words.plain.endPrompt
    }
  }

  /** Carries out what was typed. True when that was to leave. */
  const fulfil = async (intent: Intent): Promise<boolean> => {
    const before = runtime.session()
    switch (intent.kind) {
      case 'act': {
        const notice = deeds.act(intent.action)
        const after = runtime.session()
        if (intent.action.kind === 'grade' && before.phase === 'revealed' && after !== before)
          say(lines.gradedLine(props.answer(before, freshState), intent.action.grade))
        if (intent.action.kind === 'hint' && after.phase === 'asking')
          sayAll(lines.hintLines(after, words, column))
        if (intent.action.kind === 'pick' && after.phase === 'asking') say(lines.pickedLine(after, words))
        sayNotice(notice)
        return false
      }
      case 'edit':
        sayNotice(await deeds.edit())
        return false
      case 'extend':
        sayNotice(deeds.extend(intent.choice))
        return false
      // Screens alone open others.
      case 'mock':
        return false
      case 'retry':
        sayNotice(deeds.retry())
        return false
      case 'leave':
        return true
    }
  }

  const sayPage = (session: Session, state: ReviewState, place: Place): void => {
    if (state.page.kind === 'help') {
      const keymap = place.kind === 'asking' && place.isTyped ? besideTyping : keymapOf(place, freshState)
      sayAll(lines.keyLines(keymap, words))
    } else if (state.page.kind === 'info' && isShowing(session)) {
      const { card } = session.shown
      const rows = infoRows(card, { ...ports.facts(card), ...ports.present() }, words)
      sayAll(rows.map((row) => plainText([{ text: row.join(': '), style: 0 }])))
    }
  }

  let presented: string | null = null
  for (;;) {
    const session = runtime.session()
    const screen = screenOf(session)
    if (screen !== presented) present(session)
    presented = screen
    const input = await ask(promptFor(session))
    if (input === null) break
    const place = props.placeOf(session)
    const typed = keysOf(input, place)
    if (typed === null) {
      say(words.plain.unknown(cleanLine(input.trim(), 40)))
      continue
    }
    let isLeaving = false
    for (const key of typed.keys) {
      const pressed = press(typed.state, key, { place, card: nothingToScroll, page: nothingToScroll })
      sayNotice(pressed.state.notice)
      sayPage(session, pressed.state, place)
      for (const intent of pressed.intents) isLeaving ||= await fulfil(intent)
    }
    if (isLeaving) break
  }
  deeds.act({ kind: 'quit' })
}

type Typed = { readonly keys: readonly Key[]; readonly state: ReviewState }

const enter: Key = { name: 'enter', text: '' }

/** A line as keys: one key, several digits, a grade's name, the text of an answer. Null for anything else. */
function keysOf(input: string, place: Place): Typed | null {
  const text = input.trim()
  const isTyped = place.kind === 'asking' && place.isTyped
  if (isTyped && !text.startsWith('/'))
    return { keys: [enter], state: { ...freshState, field: fieldOf(cleanLine(text)) } }
  const state = isTyped ? { ...freshState, isTyping: false } : freshState
  const said = isTyped ? text.slice(1).trim() : text
  if (said === '') return { keys: [enter], state }
  const grade = place.kind === 'revealed' ? parseGrade(said) : undefined
  const { keys } = readKeys(nothingPending, said)
  if (grade !== undefined && keys.length > 1) return { keys: [digit(grade)], state }
  const meant = keys.filter(({ name }) => name !== 'space' && name !== ',')
  const arePicks =
    place.kind === 'asking' && place.options > 0 && meant.every(({ name }) => /^[1-9]$/.test(name))
  return meant.length === 1 || arePicks ? { keys: meant, state } : null
}

const digit = (grade: Grade): Key => {
  const name = String(gradeNumber(grade))
  return { name, text: name }
}
