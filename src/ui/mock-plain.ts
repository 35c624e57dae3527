/**
 * `--plain`: a mock interview line after line. The same session as on the screens, nothing redrawn; the clock on request, and told
 * at half time, at thirty seconds and at the end.
 *
 * Reads and writes through two functions; knows nothing of streams, store or clock. The end of the input leaves, as `q` does.
 */
import { isFailure } from '../model/failure.ts'
import { itemOf, type Cue, type Mock, type MockAction, type MockItem } from '../session/mock/mock.ts'
import { hintsOf } from '../session/mock/points.ts'
import { cleanLine, cleanText } from '../text/clean.ts'
import type { Messages } from '../text/messages/catalogue.ts'
import { wrapText } from '../text/wrap.ts'
import type { MockPorts } from './mock-ports.ts'
import * as lines from './screens/mock-plain.ts'
import * as prompts from './screens/mock-plain-prompts.ts'
import { plainColumn } from './screens/plain.ts'
import { intentsOf, itemNumbered, placeOf, weaknessesIn, type LineIntent } from './state/mock-line.ts'
import { rankable } from './state/mock-picking.ts'

export type MockPlainPorts = MockPorts & {
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

/** Resolves when the interview is over or left, or the input ends. @throws Failure of the runtime's port where nothing can go on. */
export async function plainMock(ports: MockPlainPorts): Promise<void> {
  const { runtime, words } = ports
  const width = ports.width ?? unbounded
  const column = plainColumn(width)
  const sayAll = (said: readonly string[]): void =>
    said.flatMap((line) => wrapText(line, width)).forEach((line) => ports.say(line))
  const say = (line: string): void => sayAll([line])
  /** A prompt that is longer than a line ends where the input begins. */
  const promptText = (prompt: string): string => {
    const parts = wrapText(prompt, width - promptRoom)
    sayAll(parts.slice(0, -1))
    return `${parts.at(-1)} `
  }
  const ask = (prompt: string): Promise<string | null> => ports.ask(promptText(prompt))
  const prompt = (mock: Mock): string => prompts.promptOf(placeOf(mock), mock, ports.outcomes, words)

  /** What was said last about where it stands; said again only when that changes. */
  let presented = ''
  let isWaiting = false
  let isOver = false

  const present = (): void => {
    const mock = runtime.mock()
    const screen = screenOf(mock)
    if (screen === presented) return
    const before = presented
    presented = screen
    sayAll(linesAt(ports, mock, before, column))
  }

  const unsubscribe = runtime.subscribe((signals) => {
    for (const signal of signals) {
      if (signal.kind === 'cue') sayCue(signal.cue)
      else isOver = true
    }
    // The clock has moved it on while a line was waited for.
    if (isWaiting && !isOver && screenOf(runtime.mock()) !== presented) {
      present()
      say(prompt(runtime.mock()))
    }
  })
  const sayCue = (cue: Cue): void => {
    if (isWaiting) say('')
    say(cueText(cue, words))
  }

  /** A failure of the world is said, and the line can be typed again; one that leaves nothing to write to ends it. */
  const act = (action: MockAction): boolean => {
    const before = runtime.mock()
    try {
      runtime.act(action)
    } catch (error) {
      if (!isFailure(error) || error.code === 'mock-gone') throw error
      const { message } = words.failures[error.code](error.values as never)
      say(words.review.notices.failed(message))
      return false
    }
    sayAll(afterwards(action, before, runtime.mock(), words, column))
    return true
  }

  const fulfil = async (intent: LineIntent, input: string): Promise<void> => {
    const mock = runtime.mock()
    switch (intent.kind) {
      case 'act':
        // As on the screen: nothing is not submitted by accident.
        if (intent.action.kind === 'submit' && isBlank(itemOf(mock))) return say(words.mockPrint.emptyAnswer)
        act(intent.action)
        return
      case 'edit':
        act({ kind: 'plan', plan: ports.editPlan(mock.plan, intent.change) })
        say(lines.editedLine(intent.change, mock.plan, runtime.mock().plan, words))
        presented = ''
        return
      case 'keys':
        return sayAll(prompts.keyLines(placeOf(mock), mock, words))
      case 'clock':
        runtime.tick()
        return say(lines.clockLine(runtime.mock(), words))
      case 'weaknesses': {
        const typed = await ask(prompts.weaknessPrompt(words))
        const chosen = weaknessesIn(typed ?? '')
        if (chosen === null) return say(words.mockPrint.unknown(cleanLine(typed ?? '', 40)))
        for (const weakness of chosen) act({ kind: 'weakness', weakness })
        return
      }
      case 'best-and-weakest': {
        const named = rankable(mock)
        if (named.length === 0) {
          act({ kind: 'verdict', band: intent.band, best: null, weakest: null })
          return
        }
        sayAll(lines.namedLines(mock, named, words))
        say(words.mock.verdictBest)
        const best = itemNumbered(named, (await ask(words.mockPrint.numberPrompt)) ?? '')
        say(words.mock.verdictWeakest)
        const weakest = itemNumbered(named, (await ask(words.mockPrint.numberPrompt)) ?? '')
        act({ kind: 'verdict', band: intent.band, best, weakest })
        return
      }
      case 'unknown':
        return say(unknownText(mock, input, words))
    }
  }

  const writePoints = async (): Promise<boolean> => {
    const points = linesOf(itemOf(runtime.mock())?.pointsDraft ?? '')
    for (;;) {
      const point = await ask(prompts.promptOf('own-points', runtime.mock(), ports.outcomes, words))
      if (point === null) return false
      if (point.trim() === '') break
      points.push(cleanText(point))
      act({ kind: 'draft', text: points.join('\n') })
    }
    act({ kind: 'own-points', points })
    return true
  }

  try {
    for (;;) {
      if (isOver) break
      present()
      if (placeOf(runtime.mock()) === 'own-points') {
        if (!(await writePoints())) break
        continue
      }
      isWaiting = true
      const input = await ask(prompt(runtime.mock()))
      isWaiting = false
      if (input === null) break
      for (const intent of intentsOf(runtime.mock(), input)) await fulfil(intent, input)
    }
    if (!isOver) act({ kind: 'leave' })
  } finally {
    unsubscribe()
  }
}

const isBlank = (item: MockItem | null): boolean => item !== null && !item.isSpoken && item.text.trim() === ''

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'))

/** Two mocks with the same one have the same to read. */
function screenOf(mock: Mock): string {
  const { phase } = mock
  const item = 'item' in phase ? phase.item : ''
  const isAnswered = phase.name === 'redo' && phase.isRevealed
  return `${placeOf(mock)} ${item} ${isAnswered}`
}

/** What there is to read when it comes to a place. `before` is the screen that was there. */
function linesAt(
  { words, report }: MockPlainPorts,
  mock: Mock,
  before: string,
  column: ReturnType<typeof plainColumn>,
): readonly string[] {
  const item = itemOf(mock)
  const place = placeOf(mock)
  const isSame = item !== null && 'item' in mock.phase && before.split(' ')[1] === String(mock.phase.item)
  const question = item && !isSame ? lines.questionLines(mock, item, words, column) : []
  switch (place) {
    case 'setup':
      return lines.planLines(mock.plan, words)
    case 'thinking':
      return question
    case 'typing':
      return item ? [...question, ...lines.typingLines(item, words)] : []
    case 'speaking':
      return item ? [...question, ...lines.slotLine(item, words)] : []
    case 'paused':
      return [mock.paused === 'gap' ? words.mock.pausedGap : words.mock.paused]
    case 'confidence':
      return item ? [...question, '', words.mock.confidence] : []
    case 'reading':
      return item ? [...question, ...lines.answerLines(mock, item, words, column)] : []
    case 'checklist':
      return item
        ? [
            ...question,
            ...lines.confidenceLine(item, words),
            ...lines.answerLines(mock, item, words, column),
            ...lines.pointLines(item, words, column),
          ]
        : []
    case 'own-points':
      return [prompts.ownPointsLine(words), ...lines.pointsSoFar(item, words)]
    case 'grade':
      return item
        ? [
            ...(item.isSkipped ? [...question, ...lines.answerLines(mock, item, words, column)] : question),
            lines.suggestionLine(item, words),
          ]
        : []
    case 'verdict':
      return ['', words.mock.verdict]
    case 'report':
      return ['', ...lines.reportLines(mock, report(mock), words, column), '']
    case 'redo':
    case 'redo-shown':
      return item ? lines.redoLines(mock, item, words, column) : []
    case 'done':
      return []
  }
}

/** What is said about an action that was carried out. */
function afterwards(
  action: MockAction,
  before: Mock,
  after: Mock,
  words: Messages,
  column: ReturnType<typeof plainColumn>,
): readonly string[] {
  const { notices } = words.mock
  const item = itemOf(after)
  switch (action.kind) {
    case 'hint': {
      if (item && item.hints > (itemOf(before)?.hints ?? 0)) return lines.hintLines(item, words, column)
      if (before.plan.setup.mode === 'pressure') return [notices.noHelp]
      return [item && hintsOf(item).length > 0 ? notices.noMoreHints : notices.noHint]
    }
    case 'pause':
      return after.paused === null ? [notices.noPause] : []
    case 'submit':
      return itemOf(before) ? lines.submittedLines(itemOf(before)!, words) : []
    case 'skip':
      return [notices.skipped]
    case 'slot':
      return item ? lines.slotLine(item, words) : []
    case 'mark':
      return item ? [lines.coveredLine(item, words)] : []
    case 'grade':
      return [words.mockPrint.graded(words.print.grades[action.grade])]
    case 'undo':
      return [after.undo.length < before.undo.length ? notices.undone : notices.nothingToUndo]
    default:
      return []
  }
}

const cueText = (cue: Cue, { mock }: Messages): string =>
  cue === 'time-up' ? mock.notices.timeUp : mock.notices[cue]

function unknownText(mock: Mock, input: string, { mockPrint }: Messages): string {
  const said = cleanLine(input.trim(), 40)
  const place = placeOf(mock)
  if (place === 'checklist') return mockPrint.notPoints(said)
  const [, number] = place === 'setup' ? (/^[rd]?\s*(\d+)$/i.exec(said.normalize('NFKC')) ?? []) : []
  return number === undefined ? mockPrint.unknown(said) : mockPrint.plan.noSuchQuestion(number)
}
