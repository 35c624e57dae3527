/** Presets: interviews as they are held. Data, and how wishes change it. */
import type { MockSetup, PresetName } from './planned.ts'

type Preset = Omit<MockSetup, 'preset' | 'seed'>

const common = { topics: [], levels: [], isScheduling: true } as const

export const presets: Readonly<Record<PresetName, Preset>> = {
  /** Ten minutes between two other things. */
  quick: {
    ...common,
    mode: 'practice',
    questions: 3,
    minutes: 10,
    behaviouralShare: 0,
    hasWarmUp: false,
    followUps: 0,
  },
  /** The first talk: mostly what one knows, a story among it. */
  phone: {
    ...common,
    mode: 'practice',
    questions: 8,
    minutes: 30,
    behaviouralShare: 0.2,
    hasWarmUp: true,
    followUps: 1,
  },
  /** The long one, as it feels: no help, and what it was worth only at the end. */
  onsite: {
    ...common,
    mode: 'pressure',
    questions: 14,
    minutes: 60,
    behaviouralShare: 0.25,
    hasWarmUp: true,
    followUps: 2,
  },
  behavioural: {
    ...common,
    mode: 'practice',
    questions: 5,
    minutes: 25,
    behaviouralShare: 1,
    hasWarmUp: false,
    followUps: 1,
  },
}

/** A preset with wishes. Who asks for a number of questions alone is not held to the preset's minutes, nor the other way round. */
export function setupOf(
  preset: PresetName,
  seed: number,
  wishes: Partial<Omit<MockSetup, 'preset' | 'seed'>> = {},
): MockSetup {
  const base = presets[preset]
  const { questions, minutes } = limitsOf(base, wishes)
  return { ...base, ...wishes, questions, minutes, preset, seed }
}

/** The limits after a wish for one of them, or for both. */
export function limitsOf(
  base: Pick<MockSetup, 'questions' | 'minutes'>,
  wishes: Partial<Pick<MockSetup, 'questions' | 'minutes'>>,
): Pick<MockSetup, 'questions' | 'minutes'> {
  // Not `base` itself: a whole setup may have been handed in.
  if (wishes.questions === undefined && wishes.minutes === undefined)
    return { questions: base.questions, minutes: base.minutes }
  return { questions: wishes.questions ?? null, minutes: wishes.minutes ?? null }
}
