/** `viva mock`: the plan, the interview, and an interview that was left unfinished. */
import { constants } from 'node:os'
import type { Level } from '../model/card.ts'
import { Failure } from '../model/failure.ts'
import { minuteMs } from '../model/time.ts'
import { PRESETS, type MockMode, type MockPlan, type MockSetup } from '../session/mock/planned.ts'
import { setupOf } from '../session/mock/presets.ts'
import { activeMock } from '../store/mocks.ts'
import { closeStore } from '../store/open.ts'
import { planLines } from '../ui/screens/mock-plain.ts'
import { backUpDaily } from './backing-up.ts'
import { selectionOf } from './decks.ts'
import { mockSummary, newSession, planFor } from './mock-session.ts'
import { mockInLines, mockOnScreen, type MockBeginning } from './mock-start.ts'
import { openLibrary, openLibraryToRead, type Library } from './open-library.ts'
import { isInteractive, say, sayJson } from './output.ts'
import { present } from './present.ts'

export type MockOptions = {
  readonly preset?: string
  readonly questions?: number
  readonly minutes?: number
  readonly mode?: MockMode
  readonly level?: Level
  readonly tag?: string
  readonly seed?: number
  /** False with `--no-schedule`. */
  readonly schedule?: boolean
  readonly plan?: boolean
  readonly plain?: boolean
  readonly json?: boolean
}

const usualPreset = 'phone'
const mostQuestions = 100
const mostMinutes = 300

/** Returns the exit code. */
export async function mock(patterns: readonly string[], options: MockOptions): Promise<number> {
  const isPlan = options.plan || options.json
  const library = isPlan ? await openLibraryToRead() : await openLibrary()
  try {
    const setup = setupFrom(library, options)
    const selection = selectionOf(library, patterns, options.tag ?? null)
    if (isPlan) {
      const { plan } = planFor(library, selection, setup)
      if (options.json) sayJson(planJson(plan))
      else sayPlan(library, plan)
      return 0
    }
    const isPlain = isPlainly(library, options)
    const code = await held(library, isPlain, { begin: () => newSession(library, selection, setup) })
    backUpDaily(library)
    return code
  } finally {
    closeStore(library.store)
  }
}

/** `viva mock resume`. Returns the exit code. */
export async function mockResume(options: { readonly plain?: boolean }): Promise<number> {
  const library = await openLibrary()
  try {
    const isPlain = isPlainly(library, options)
    const stored = activeMock(library.store)
    if (!stored) throw new Failure('no-active-mock', {}, 2)
    const code = await held(library, isPlain, { resume: stored })
    backUpDaily(library)
    return code
  } finally {
    closeStore(library.store)
  }
}

/** @throws Failure `not-a-terminal`: standard output alone may be a file, plain lines go there, screens do not. */
function isPlainly({ settings }: Library, options: { readonly plain?: boolean }): boolean {
  const isPlain = options.plain || settings.plain
  if (!isPlain && !isInteractive({}))
    throw new Failure(
      'not-a-terminal',
      { command: 'mock', instead: 'viva mock --plan --json, or viva mock --plain' },
      2,
    )
  return isPlain
}

/** The interview from where it stands to its last line; one that was left is offered first. */
async function held(library: Library, isPlain: boolean, start: MockBeginning): Promise<number> {
  const { session, signal } = isPlain ? await mockInLines(library, start) : await mockOnScreen(library, start)
  say(
    session
      ? mockSummary(library, session)
      : library.words.mockPrint.kept(activeMock(library.store)?.number ?? 0),
  )
  return signal === null ? 0 : 128 + constants.signals[signal]
}

/** @throws Failure `unknown-preset` and `option-value`. */
export function setupFrom(library: Library, options: MockOptions): MockSetup {
  const preset = PRESETS.find((name) => name === (options.preset ?? usualPreset))
  if (!preset)
    throw new Failure('unknown-preset', { preset: options.preset ?? '', known: PRESETS.join(', ') }, 2)
  const questions = within('--questions', options.questions, mostQuestions)
  const minutes = within('--minutes', options.minutes, mostMinutes)
  return setupOf(preset, options.seed ?? freshSeed(library), {
    ...(questions === undefined ? {} : { questions }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(options.mode === undefined ? {} : { mode: options.mode }),
    ...(options.level === undefined ? {} : { levels: [options.level] }),
    ...(options.schedule === false ? { isScheduling: false } : {}),
  })
}

function within(option: string, value: number | undefined, most: number): number | undefined {
  if (value !== undefined && (value < 1 || value > most))
    throw new Failure('option-value', { option, value: String(value), allowed: `1-${most}` }, 2)
  return value
}

/** Another one each second, short enough to be typed. */
const freshSeed = ({ settings }: Library): number => Math.floor(present(settings).at / 1000) % 1_000_000

function sayPlan({ words }: Library, plan: MockPlan): void {
  for (const line of planLines(plan, words)) say(line)
  say()
  say(words.mockPrint.plan.seed(plan.setup.seed))
  say()
  say(words.mockPrint.plan.next)
}

/** The shape that scripts rely on. `minutes` is what was asked for, else what the plan comes to. */
function planJson(plan: MockPlan): Record<string, unknown> {
  const { seed, mode, preset, minutes, isScheduling } = plan.setup
  return {
    seed,
    mode,
    minutes: minutes ?? Math.round(plan.expectedMs / minuteMs),
    preset,
    scheduled: isScheduling,
    expectedMs: plan.expectedMs,
    warmUp: plan.warmUp?.id ?? null,
    questions: plan.questions.map((question) => ({
      id: question.id,
      deck: question.deck,
      topic: question.topic,
      kind: question.kind,
      level: question.level,
      thinkMs: question.thinkMs,
      budgetMs: question.budgetMs,
      why: question.why,
      followUps: question.followUps.map(({ id, budgetMs }) => ({ id, budgetMs })),
    })),
    notes: plan.notes,
  }
}
