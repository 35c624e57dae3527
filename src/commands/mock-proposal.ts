/** The mock that an interview's plan has for today, as a setup to begin with: its decks, its time, its kind. Wiring. */
import { minuteMs } from '../model/time.ts'
import { mockShare, type MockKind } from '../schedule/interview-mocks.ts'
import type { MockSetup, PresetName } from '../session/mock/planned.ts'
import { setupOf } from '../session/mock/presets.ts'
import type { Selection } from '../store/due.ts'
import { cleanLine } from '../text/clean.ts'
import { currentInterview, viewInterview } from './interview-plan.ts'
import type { Library } from './open-library.ts'

export type MockProposal = {
  readonly selection: Selection
  readonly setup: MockSetup
  /** What it is and where it comes from, in words. */
  readonly text: string
}

const presetOf: Readonly<Record<MockKind, PresetName>> = { practice: 'quick', pressure: 'phone' }

/** Null on days without a mock, and once one was held. `seed` is the plan's. */
export function proposedMock(library: Library, seed: number): MockProposal | null {
  const interview = currentInterview(library)
  if (!interview) return null
  const { mockToday: kind, selection, input, isInReviews } = viewInterview(library, interview)
  if (kind === null) return null
  const share = mockShare(kind, input.dailyMs, isInReviews)
  const wish = isInReviews ? { questions: share } : { minutes: Math.floor(share / minuteMs) }
  const { words } = library
  return {
    selection,
    // All of the time is for questions that are scored.
    setup: setupOf(presetOf[kind], seed, { ...wish, mode: kind, hasWarmUp: false }),
    text: words.interview.mockProposed(cleanLine(interview.name) || words.print.theInterview),
  }
}
