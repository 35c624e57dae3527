/**
 * The mock interview as data: what can be true of it, what can happen to it, and what it asks of the world.
 *
 * The whole of it is one JSON value (`JSON.parse(JSON.stringify(mock))` goes on in the same way): it is stored at every change,
 * so that a killed program goes on where it was. Knows nothing of Ink or SQLite. The clocks are in the events.
 */
import type { Card, CardKey, KeyPoint } from '../../model/card.ts'
import type { EventId } from '../../model/event.ts'
import type { Grade } from '../../model/grade.ts'
import type { Day, Instant } from '../../model/time.ts'
import type { MockPlan } from './planned.ts'

/** Of the shape of `Mock`: a stored state of another version is not resumed. */
export const mockVersion = 1

/** How sure one is before the answer is shown, and the chance that it stands for. In the order of their keys. */
export const CONFIDENCES = ['guess', 'shaky', 'fairly-sure', 'certain'] as const
export type Confidence = (typeof CONFIDENCES)[number]
export const confidenceValue: Readonly<Record<Confidence, number>> = {
  guess: 0.2,
  shaky: 0.5,
  'fairly-sure': 0.75,
  certain: 0.95,
}

/** Whether a key point was said, and what it counts. */
export const MARKS = ['miss', 'hit', 'partly'] as const
export type Mark = (typeof MARKS)[number]
export const markValue: Readonly<Record<Mark, number>> = { hit: 1, partly: 0.5, miss: 0 }

/** Bands of an interview, best first; the person's own verdict has the same words. */
export const BANDS = ['strong-hire', 'hire', 'no-hire', 'strong-no-hire'] as const
export type Band = (typeof BANDS)[number]

/** What an answer suffered from, ticked by the person. */
export const WEAKNESSES = ['rambled', 'no-trade-off', 'no-example', 'wrong-term'] as const
export type Weakness = (typeof WEAKNESSES)[number]

/**
 * Where the key points come from: the deck's own list, the person's, the right options of a choice, the slots of a behavioural
 * question, the bullets or sentences of the answer; `whole` is one point with an empty text: the answer as a whole. Only the
 * deck's may be must-haves.
 */
export type PointSource = 'deck' | 'own' | 'options' | 'slots' | 'bullets' | 'sentences' | 'whole'

/** A question that was put, as it was when it was put. */
export type MockItem = {
  readonly role: 'warm-up' | 'main' | 'follow-up'
  /** Place in `plan.questions`; of a follow-up its question's; 0 of the warm-up. */
  readonly place: number
  /** Place among the question's follow-ups; null of others. */
  readonly followUp: number | null
  readonly card: Card
  /** 0 is the heading, n the n-th of `also`. */
  readonly wording: number
  readonly thinkBudgetMs: number
  readonly budgetMs: number
  readonly askedAt: Instant
  /** When the answer ended, and its study day; null until then. */
  readonly answeredAt: Instant | null
  readonly answeredOn: Day | null
  /** `open` until submitted; `answered` until it was scored; `scored`: nothing more to do. */
  readonly state: 'open' | 'answered' | 'scored'
  /** False while nothing but thinking was done. */
  readonly hasBegun: boolean
  readonly isSkipped: boolean
  /** Said aloud: there is no text. */
  readonly isSpoken: boolean
  /** The answer, and until it is submitted its draft. */
  readonly text: string
  /** Time counted: dead time (pause, suspended machine, killed program) is in none of them. */
  readonly thinkMs: number
  readonly answerMs: number
  /** Confidence, reading, marks, grade. */
  readonly feedbackMs: number
  /** Time of each of `card.slots`, while it was the current one; empty for other kinds. */
  readonly slotMs: readonly number[]
  readonly slot: number
  /** The clock stood still in the middle of it and nobody knows for how long: left out of the statistics of time. */
  readonly isInterrupted: boolean
  /** Submitted by the clock. */
  readonly isTimeUp: boolean
  /** Hints shown, of `hintsOf(item)`. */
  readonly hints: number
  /** Signals of the clock that were given. */
  readonly cues: readonly Cue[]
  readonly confidence: Confidence | null
  readonly points: readonly KeyPoint[]
  readonly pointSource: PointSource
  /** Own points while they are being typed, a line each; absent else. */
  readonly pointsDraft?: string
  /** One mark for each point. */
  readonly marks: readonly Mark[]
  readonly weaknesses: readonly Weakness[]
  /** Of main questions once they are scored. */
  readonly grade: Grade | null
  /** The review in the log; null where none was written, or it was taken back. */
  readonly event: EventId | null
}

/**
 * - `setup`: the plan is shown and may be edited; nothing is stored yet.
 * - `fetching`: a card's text is being read. Lasts no longer than one call.
 * - `thinking`, `answering`: with their clocks. In practice the first key, or Space to speak, begins the answer.
 * - `confidence`: asked of main questions.
 * - `reading`: the warm-up's answer is shown and not scored.
 * - `checklist`, `own-points`, `grade`: scoring; the answer is shown. Own points are typed on request.
 * - `verdict`: one's own, before the figures. `report`: the figures.
 * - `redo`: what was missed, until it was recalled once. `done`.
 */
export type Phase =
  | { readonly name: 'setup' }
  | {
      readonly name: 'fetching'
      readonly role: MockItem['role']
      readonly place: number
      readonly followUp: number | null
    }
  | { readonly name: ItemPhase; readonly item: number }
  | { readonly name: 'verdict' }
  | { readonly name: 'report' }
  | { readonly name: 'redo'; readonly item: number; readonly isRevealed: boolean }
  | { readonly name: 'done' }

/** Phases that are about one of `items`. */
export type ItemPhase =
  | 'thinking'
  | 'answering'
  | 'confidence'
  | 'reading'
  | 'checklist'
  | 'own-points'
  | 'grade'

/** Signals of the clock while answering: for a bell, for `--plain`. `over` is 150 % of the budget in practice. */
export type Cue = 'half-time' | 'thirty-seconds' | 'over' | 'time-up'

/** What `undo` takes back, the last first. */
export type Undoable =
  | { readonly kind: 'mark'; readonly item: number; readonly point: number; readonly before: Mark }
  | { readonly kind: 'checked'; readonly item: number }
  | { readonly kind: 'grade'; readonly item: number }
  | { readonly kind: 'skip'; readonly item: number; readonly phase: 'thinking' | 'answering' }

export type Verdict = {
  readonly band: Band
  /** Places in `items`; null when not said. */
  readonly best: number | null
  readonly weakest: number | null
}

export type RedoAttempt = { readonly item: number; readonly isRecalled: boolean }

export type Mock = {
  readonly version: typeof mockVersion
  readonly plan: MockPlan
  readonly phase: Phase
  /** In the order of asking. */
  readonly items: readonly MockItem[]
  /** Planned cards that had left their deck when their turn came: passed over. */
  readonly missing: readonly CardKey[]
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
  /** How it ended; null until then. */
  readonly ending: 'done' | 'abandoned' | null
  /** From the first question to the report, without dead time. */
  readonly totalMs: number
  /**
   * The last reading of the monotonic clock that was counted; null while no clock runs: before and after the questions, in a
   * pause, and from leaving on. Means nothing to another process.
   */
  readonly countedAtMs: number | null
  /** `person`: by its key. `gap`: the machine slept. Practice only. */
  readonly paused: 'person' | 'gap' | null
  readonly undo: readonly Undoable[]
  readonly verdict: Verdict | null
  /** What is still to be recalled, in order, and how it went so far. */
  readonly redo: readonly number[]
  readonly redone: readonly RedoAttempt[]
}

/** The clocks at an event. */
export type Now = {
  readonly at: Instant
  /** Of a clock that is never set, such as `performance.now()`; from any start. */
  readonly monotonicMs: number
  readonly zoneOffset: number
  readonly dayOn: Day
}

/** A card as it is when its question is put. */
export type FetchedCard = {
  readonly card: Card
  /** Key points that the person once typed for it. */
  readonly ownPoints: readonly string[] | null
}

/** What a person does. Events that make no sense in a phase leave the mock as it is. */
export type MockAction =
  /** setup: the edited plan. */
  | { readonly kind: 'plan'; readonly plan: MockPlan }
  | { readonly kind: 'begin' }
  /** thinking: the answer begins. answering: changes between typing and speaking. */
  | { readonly kind: 'answer'; readonly isSpoken: boolean }
  /** thinking (begins the answer), answering: the whole text. own-points: all that was typed of them. */
  | { readonly kind: 'draft'; readonly text: string }
  /** answering: on to another slot of a behavioural question. */
  | { readonly kind: 'slot'; readonly slot: number }
  | { readonly kind: 'hint' }
  | { readonly kind: 'submit' }
  | { readonly kind: 'skip' }
  | { readonly kind: 'pause' }
  /** Ends a pause. */
  | { readonly kind: 'go-on' }
  | { readonly kind: 'confidence'; readonly confidence: Confidence }
  /** reading: on to the first question. */
  | { readonly kind: 'read' }
  | { readonly kind: 'mark'; readonly point: number; readonly mark: Mark }
  /** checklist, grade: ticks or unticks. */
  | { readonly kind: 'weakness'; readonly weakness: Weakness }
  /** checklist: the marks stand; on to the grade, or of a follow-up to the next question. */
  | { readonly kind: 'checked' }
  /** checklist, where the deck has no key points: to type own ones. */
  | { readonly kind: 'write-points' }
  /** own-points: two to five texts; an empty list goes back without. */
  | { readonly kind: 'own-points'; readonly points: readonly string[] }
  | { readonly kind: 'grade'; readonly grade: Grade }
  /** Takes back the last mark, grade or skip. */
  | { readonly kind: 'undo' }
  | {
      readonly kind: 'verdict'
      readonly band: Band
      readonly best: number | null
      readonly weakest: number | null
    }
  /** report: recalls what was missed. */
  | { readonly kind: 'redo' }
  /** redo: shows the answer; then tells whether it was recalled. */
  | { readonly kind: 'reveal' }
  | { readonly kind: 'recalled'; readonly isRecalled: boolean }
  /** Stops the clock and keeps everything for later; from the report on it ends the mock. */
  | { readonly kind: 'leave' }
  /** Ends the mock unfinished. What was recorded stays. */
  | { readonly kind: 'give-up' }

/** What happens: a person's action, the clock, or the world's answer. All carry the clocks. */
export type MockEvent = (
  | MockAction
  /** Each second. */
  | { readonly kind: 'tick' }
  | { readonly kind: 'fetched'; readonly fetched: FetchedCard; readonly wording: number }
  /** The card is gone, or must not be asked any more. */
  | { readonly kind: 'missing' }
  /** A review stands in the log. */
  | { readonly kind: 'recorded'; readonly item: number; readonly event: EventId }
  /** Loaded from where it was stored: clocks go on from here, dead time is dropped. A pause goes on too. */
  | { readonly kind: 'resumed' }
) & { readonly now: Now }

export type MockEffect =
  | { readonly kind: 'save' }
  | { readonly kind: 'fetch'; readonly card: CardKey }
  /** Writes the review of a main question. Its memory is read when it is written. */
  | { readonly kind: 'record'; readonly item: number; readonly grade: Grade }
  | { readonly kind: 'undo'; readonly event: EventId }
  | { readonly kind: 'save-points'; readonly card: CardKey; readonly points: readonly string[] }
  | { readonly kind: 'cue'; readonly cue: Cue; readonly item: number }
  /** The last save, with the rows of `scored.ts`. */
  | { readonly kind: 'finish'; readonly ending: 'done' | 'abandoned' }
  /** The screen closes. */
  | { readonly kind: 'left' }

export type MockStep = { readonly mock: Mock; readonly effects: readonly MockEffect[] }

/** The item that a phase is about; null in phases without one. */
export function itemOf(mock: Mock): MockItem | null {
  const { phase } = mock
  return 'item' in phase ? (mock.items[phase.item] ?? null) : null
}
