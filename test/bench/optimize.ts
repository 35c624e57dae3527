/**
 * What training brings, on simulated learners whose true weights are known: log loss on a history that the training has not seen, by
 * the length of the log; how long a long log takes, and how soon a cancelled training ends.
 */
import type { DeviceId, Event, EventId } from '../../src/model/event.ts'
import { defaultWeights, type Weights } from '../../src/schedule/fsrs.ts'
import { judge, predictionsOf, shrunk, type Prediction } from '../../src/schedule/training.ts'
import { loadTrainer } from '../../src/commands/trainer.ts'
import { historyOf, unusualWeights } from '../schedule/history.ts'
import type { Figure, Report } from './measure.ts'

const lengths = [400, 800, 1_600, 4_000]
const seeds = 20
const unseenAnswers = 20_000
const longLog = 60_000

export async function measureOptimize(): Promise<Report> {
  const title = 'Training of weights'
  const trainer = loadTrainer()
  if (!trainer) {
    console.log('No binary of the trainer for this machine: nothing is measured.')
    return { title, timings: [], figures: [] }
  }
  const figures: Figure[] = []
  for (const [name, truth, most] of [
    ['unusual learner', unusualWeights, 0],
    ['average learner', defaultWeights, 0.003],
  ] as const) {
    const unseen = log(truth, unseenAnswers, 999)
    const byDefault = judge(unseen, defaultWeights)!.logLoss
    for (const length of lengths) {
      let sum = 0
      for (let seed = 1; seed <= seeds; seed++) {
        const predictions = log(truth, length, seed)
        const trained = await trainer.train(predictions, () => true)
        sum += judge(unseen, shrunk(trained, predictions.length))!.logLoss - byDefault
      }
      const value = sum / seeds
      figures.push({
        name: `${name}, ${length} answers`,
        value: value * 1000,
        unit: `thousandths beside the default's log loss of ${byDefault.toFixed(4)}`,
        most: most * 1000,
        isMet: most === 0 ? value < 0 : value <= most,
      })
    }
  }
  const long = log(unusualWeights, longLog, 7)
  const begunAt = performance.now()
  await trainer.train(long, () => true)
  const trainedMs = performance.now() - begunAt
  figures.push({
    name: `${longLog} answers`,
    value: trainedMs / 1000,
    unit: 's',
    most: 4,
    isMet: trainedMs <= 4_000,
  })
  let stoppedAt = 0
  let calls = 0
  await trainer
    .train(long, () => {
      calls += 1
      if (calls < 3) return true
      stoppedAt ||= performance.now()
      return false
    })
    .catch(() => undefined)
  const stopMs = performance.now() - stoppedAt
  figures.push({ name: 'cancelled', value: stopMs / 1000, unit: 's', most: 0.3, isMet: stopMs <= 300 })
  return {
    title,
    timings: [],
    figures: figures.map((one) => ({ ...one, value: Number(one.value.toFixed(5)) })),
  }
}

function log(truth: Weights, answers: number, seed: number): readonly Prediction[] {
  const drafts = historyOf(truth, answers, seed)
  const events = drafts.map(
    (draft, index) =>
      ({ ...draft, id: String(index).padStart(9, '0') as EventId, device: 'd' as DeviceId }) as Event,
  )
  return predictionsOf(events, { withMocks: true })
}
