/** The log of a simulated learner, for training: FSRS is true of them, with weights of their own; the program schedules by the default ones. */
import type { CardKey } from '../../src/model/card.ts'
import { defaultParameters, type EventDraft } from '../../src/model/event.ts'
import type { Grade } from '../../src/model/grade.ts'
import { newMemory, type Memory } from '../../src/model/memory.ts'
import { day, dayMs, instant } from '../../src/model/time.ts'
import {
  defaultWeights,
  nextState,
  retrievability,
  type FsrsState,
  type Weights,
} from '../../src/schedule/fsrs.ts'
import { outcomes } from '../../src/schedule/outcomes.ts'
import { seededRandom, type Random } from '../../src/schedule/random.ts'

/** A learner who forgets new cards faster and gains more by repeating. */
export const unusualWeights: Weights = [
  0.15, 0.7, 1.4, 6, 6.9, 0.75, 2.2, 0.02, 1.55, 0.12, 1.05, 1.7, 0.09, 0.32, 1.4, 0.5, 2.1, 0.45, 0.15, 0.12,
  0.22,
]

type Review = Extract<EventDraft, { kind: 'review' }>

const firstDay = 20_000

/** `count` answers: ten new cards a day, everything on the day it is due, the right answer to a forgotten card on the same day. */
export function historyOf(truth: Weights, count: number, seed: number): readonly Review[] {
  const random = seededRandom(seed)
  const drafts: Review[] = []
  const cards: { key: CardKey; memory: Memory; true: FsrsState | null; lastOn: number; dueOn: number }[] = []
  for (let on = firstDay; drafts.length < count; on++) {
    for (let index = 0; index < 10; index++)
      cards.push({
        key: `card-${cards.length}` as CardKey,
        memory: newMemory,
        true: null,
        lastOn: on,
        dueOn: on,
      })
    for (const card of cards) {
      if (card.dueOn > on || drafts.length >= count) continue
      const give = (grade: Grade): void => {
        const elapsed = card.true ? on - card.lastOn : 0
        card.true = nextState(truth, card.true, elapsed, grade)
        card.lastOn = on
        const at = instant(on * dayMs + 10 * 3_600_000 + drafts.length)
        const { memory } = outcomes(
          card.memory,
          at,
          day(on),
          {
            weights: defaultWeights,
            retention: 0.9,
            learningSteps: [],
            relearningSteps: [],
            fuzz: false,
            maximumInterval: 36_500,
          },
          card.key,
        )[grade]
        drafts.push({
          kind: 'review',
          card: card.key,
          at,
          zoneOffset: 0,
          dayOn: day(on),
          session: null,
          grade,
          reviewKind: 'study',
          tookMs: 5000,
          totalMs: 9000,
          before: card.memory,
          after: memory,
          parameters: defaultParameters,
          retention: 0.9,
          language: 'en',
          wording: 0,
        })
        card.memory = memory
        card.dueOn = memory.state === 'review' ? memory.dueOn : on + 1
      }
      const grade = card.true
        ? random() < retrievability(truth, card.true.stability, on - card.lastOn)
          ? drawn(random, { hard: 0.12, good: 0.76, easy: 0.12 })
          : 'again'
        : drawn(random, { again: 0.25, hard: 0.12, good: 0.5, easy: 0.13 })
      give(grade)
      if (grade === 'again' && drafts.length < count) give('good')
    }
  }
  return drafts
}

function drawn(random: Random, shares: Readonly<Partial<Record<Grade, number>>>): Grade {
  let chance = random()
  for (const [grade, share] of Object.entries(shares)) {
    chance -= share
    if (chance < 0) return grade as Grade
  }
  return 'good'
}
