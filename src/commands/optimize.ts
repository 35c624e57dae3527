/** `viva optimize`: weights of FSRS from one's own answers. What is trained on is `schedule/training`'s; fsrs-rs does the training. */
import type { EventDraft } from '../model/event.ts'
import type { Weights } from '../schedule/fsrs.ts'
import {
  enoughAnswers,
  judge,
  predictionsOf,
  shrunk,
  type Judged,
  type Prediction,
} from '../schedule/training.ts'
import { eventsSince } from '../store/log.ts'
import { closeStore } from '../store/open.ts'
import { countOfMemories, currentParameters, rebuild, undoRebuild } from '../store/parameters.ts'
import { backUp } from './backing-up.ts'
import { foldFor, weightsIn } from './memory.ts'
import { openLibrary, type Library } from './open-library.ts'
import { say, sayJson, table } from './output.ts'
import { present } from './present.ts'
import { loadTrainer, type Trainer } from './trainer.ts'

export type OptimizeOptions = {
  readonly undo?: boolean
  readonly dryRun?: boolean
  readonly force?: boolean
  /** False leaves answers in mock interviews out. */
  readonly mocks?: boolean
  readonly json?: boolean
}

/** What came of it; the document that `--json` prints. */
type Outcome = {
  readonly status:
    | 'applied'
    | 'undone'
    | 'nothing-to-undo'
    | 'too-few'
    | 'no-trainer'
    | 'not-better'
    | 'dry-run'
    | 'cancelled'
  readonly reviews: number
  readonly heldOut: number | null
  readonly before: Judged | null
  readonly after: Judged | null
  readonly weights: readonly number[] | null
  readonly parameters: string
}

/** Returns the exit code. */
export async function optimize(options: OptimizeOptions): Promise<number> {
  const library = await openLibrary()
  try {
    const outcome = options.undo ? takeBack(library) : await train(library, options)
    if (options.json) sayJson(outcome)
    else sayOutcome(library, outcome)
    return outcome.status === 'cancelled' ? 130 : 0
  } finally {
    closeStore(library.store)
  }
}

function takeBack(library: Library): Outcome {
  const { store } = library
  const isUndone = undoRebuild(store, whenOf(library), foldFor(store))
  return outcome(library, isUndone ? 'undone' : 'nothing-to-undo', {})
}

/** The part of the answers, the latest ones, that the weights which are judged do not see. */
const heldOutShare = 0.2

/**
 * By so much the loss on a few hundred answers may differ by chance. A stricter gate turns down weights that would serve an unusual
 * learner: what protects the others is that weights of short logs are drawn towards the default ones.
 */
const noise = 0.003

async function train(library: Library, options: OptimizeOptions): Promise<Outcome> {
  const { store } = library
  const all = predictionsOf(eventsSince(store, null), { withMocks: options.mocks ?? true })
  const told = { reviews: all.length }
  if (all.length < enoughAnswers) return outcome(library, 'too-few', told)
  const trainer = loadTrainer()
  if (!trainer) return outcome(library, 'no-trainer', told)
  const progress = progressLine(library, options)
  try {
    const past = all.slice(0, Math.round(all.length * (1 - heldOutShare)))
    const heldOut = all.slice(past.length)
    const judged = await trained(trainer, past, (share) => progress.show(share * (1 - heldOutShare) * 0.5))
    const before = judge(heldOut, weightsIn(store).weights)
    const after = judge(heldOut, judged)
    const figures = { ...told, heldOut: heldOut.length, before, after }
    const weights = await trained(trainer, all, (share) => progress.show(0.4 + share * 0.6))
    if (progress.isCancelled()) return outcome(library, 'cancelled', told)
    progress.end()
    const isWorse = before !== null && after !== null && after.logLoss > before.logLoss + noise
    if (options.dryRun) return outcome(library, 'dry-run', { ...figures, weights })
    if (isWorse && !options.force) return outcome(library, 'not-better', { ...figures, weights })
    backUp(store, library.home, 'rebuild')
    rebuild(store, weights, all.length, whenOf(library), () => foldFor(store))
    return outcome(library, 'applied', { ...figures, weights })
  } catch (error) {
    if (progress.isCancelled()) return outcome(library, 'cancelled', told)
    throw error
  } finally {
    progress.end()
  }

  async function trained(
    by: Trainer,
    predictions: readonly Prediction[],
    tell: (share: number) => void,
  ): Promise<Weights> {
    const weights = await by.train(predictions, (done, of) => {
      tell(of > 0 ? done / of : 0)
      return !progress.isCancelled()
    })
    return shrunk(weights, predictions.length)
  }
}

const whenOf = ({ settings }: Library): Pick<EventDraft, 'at' | 'zoneOffset' | 'dayOn'> => {
  const { at, zoneOffset, dayOn } = present(settings)
  return { at, zoneOffset, dayOn }
}

function outcome(
  { store }: Library,
  status: Outcome['status'],
  known: Partial<Omit<Outcome, 'status' | 'parameters'>>,
): Outcome {
  return {
    status,
    reviews: known.reviews ?? 0,
    heldOut: known.heldOut ?? null,
    before: known.before ?? null,
    after: known.after ?? null,
    weights: known.weights ?? null,
    parameters: currentParameters(store).id,
  }
}

/** A bar on the terminal that is drawn over itself, and Ctrl-C, which stops the training. */
function progressLine({ words }: Library, { json }: OptimizeOptions) {
  const isShown = process.stderr.isTTY && !json
  let isCancelled = false
  let isOver = false
  const cancel = (): void => void (isCancelled = true)
  process.once('SIGINT', cancel)
  return {
    show: (share: number): void => {
      if (!isShown || isOver) return
      const filled = Math.round(share * barWidth)
      const bar = '#'.repeat(filled) + '.'.repeat(barWidth - filled)
      process.stderr.write(`\r${words.optimize.training(words.review.percent(share))}  ${bar}`)
    },
    isCancelled: (): boolean => isCancelled,
    end: (): void => {
      process.removeListener('SIGINT', cancel)
      if (isShown && !isOver) process.stderr.write('\r\u001b[K')
      isOver = true
    },
  }
}

const barWidth = 40

function sayOutcome(library: Library, told: Outcome): void {
  const { optimize: said } = library.words
  switch (told.status) {
    case 'undone':
      return say(said.undone)
    case 'nothing-to-undo':
      return say(said.nothingToUndo)
    case 'too-few':
      return say(said.tooFew(told.reviews, enoughAnswers))
    case 'no-trainer':
      return say(said.noTrainer)
    case 'cancelled':
      return say(said.cancelled)
    default:
      sayFigures(library, told)
      if (told.status === 'applied') say(said.applied(countOfMemories(library.store)))
      else say(told.status === 'dry-run' ? said.dryRun : said.notBetter)
  }
}

function sayFigures({ words }: Library, { reviews, heldOut, before, after }: Outcome): void {
  const { optimize: said, review } = words
  say(said.trained(reviews))
  if (!before || !after || heldOut === null) return
  say()
  say(said.heldOut(heldOut))
  const losses = [
    [`  ${said.before}`, before.logLoss.toFixed(4)],
    [`  ${said.after}`, after.logLoss.toFixed(4)],
  ]
  for (const line of table(
    [
      { title: '', align: 'left' },
      { title: '', align: 'right' },
    ],
    losses,
  ).slice(1))
    say(line)
  say()
  say(said.calibration)
  const rows = after.calibration.map(({ predicted, actual }, index) => {
    const former = before.calibration[index]
    return [
      `  ${former ? review.percent(former.predicted) : ''}`,
      former ? review.percent(former.actual) : '',
      review.percent(predicted),
      review.percent(actual),
    ]
  })
  const columns = [
    { title: `  ${said.expected}`, align: 'right' },
    { title: said.inUse, align: 'right' },
    { title: said.expected, align: 'right' },
    { title: said.yours, align: 'right' },
  ] as const
  for (const line of table(columns, rows)) say(line)
  say()
}
