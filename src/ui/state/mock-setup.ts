/**
 * Keys on the plan of a mock before its start: wishes, questions, and the page of topics. A change is said as an edit of the plan;
 * the new plan is the caller's. Pure.
 */
import { LEVELS } from '../../model/card.ts'
import {
  MOCK_MODES,
  PRESETS,
  type MockPlan,
  type MockSetup,
  type PlanEdit,
  type TopicWeight,
} from '../../session/mock/planned.ts'
import { setupOf } from '../../session/mock/presets.ts'
import type { Key } from '../keys/input.ts'
import { commandOf, type Keymap } from '../keys/keymap.ts'
import * as places from '../keys/mock-places.ts'
import { noPage, pressOnPage, type Page } from './page.ts'
import type { Scrolling } from './scrolling.ts'

export const WISHES = ['preset', 'mode', 'questions', 'minutes', 'level', 'topics', 'seed'] as const
export type Wish = (typeof WISHES)[number]

export type SetupState = {
  /** A row: the wishes, then the questions. */
  readonly selected: number
  /** The selected topic while their page is open, else null. */
  readonly topic: number | null
  readonly page: Page
  readonly notice: 'no-cards' | 'one-stays' | null
}

export const freshSetup: SetupState = { selected: 0, topic: null, page: noPage, notice: null }

export type SetupContext = {
  readonly plan: MockPlan
  /** What can be weighted; only looked at while the page of topics is open. */
  readonly topics: readonly { readonly name: string }[]
  readonly page: Scrolling
}

export type SetupPressed = {
  readonly state: SetupState
  readonly edit: PlanEdit | null
  readonly asks: 'begin' | 'leave' | null
}

/** The shares that a topic can have, besides none. */
export const mostShare = 3
const mostQuestions = 30
const minutesStep = 5
const mostMinutes = 120

export type SetupRow =
  | { readonly kind: 'wish'; readonly wish: Wish }
  | { readonly kind: 'question'; readonly place: number }

export function rowOf({ selected }: Pick<SetupState, 'selected'>, plan: MockPlan): SetupRow {
  const wish = WISHES[selected]
  if (wish) return { kind: 'wish', wish }
  const place = Math.min(selected - WISHES.length, plan.questions.length - 1)
  return place < 0 ? { kind: 'wish', wish: WISHES.at(-1)! } : { kind: 'question', place }
}

export function setupKeymap(state: SetupState, plan: MockPlan): Keymap {
  if (state.topic !== null) return places.weighing
  const row = rowOf(state, plan)
  if (row.kind === 'question') return places.planning
  return row.wish === 'topics' ? places.wishingTopics : places.wishing
}

export function pressSetup(before: SetupState, key: Key, context: SetupContext): SetupPressed {
  const state: SetupState = { ...before, notice: null }
  if (state.page.kind !== 'none') return only({ ...state, page: pressOnPage(state.page, key, context.page) })
  const command = commandOf(setupKeymap(state, context.plan), key)
  const step = key.name === 'left' ? -1 : 1
  if (state.topic !== null) return pressTopics(state, state.topic, command, key, context)
  const row = rowOf(state, context.plan)
  switch (command) {
    case 'begin':
      return context.plan.questions.length === 0
        ? only({ ...state, notice: 'no-cards' })
        : { state, edit: null, asks: 'begin' }
    case 'leaveUnbegun':
      return { state, edit: null, asks: 'leave' }
    case 'help':
      return only({ ...state, page: { kind: 'help', offset: 0 } })
    case 'choose':
      return only({ ...state, selected: chosen(state, key, context.plan) })
    case 'change': {
      if (row.kind !== 'wish') return only(state)
      const setup = changed(context.plan.setup, row.wish, step)
      return setup ? edited(state, { kind: 'setup', setup }) : only(state)
    }
    case 'openTopics':
      return only({ ...state, topic: 0 })
    case 'another':
    case 'remove':
    case 'moveQuestion':
      return row.kind === 'question' ? onQuestion(state, command, row.place, step, context.plan) : only(state)
    default:
      return only(state)
  }
}

const only = (state: SetupState): SetupPressed => ({ state, edit: null, asks: null })
const edited = (state: SetupState, edit: PlanEdit): SetupPressed => ({ state, edit, asks: null })

function chosen(state: SetupState, key: Key, plan: MockPlan): number {
  const rows = WISHES.length + plan.questions.length
  const step = key.name === 'up' || key.name === 'k' ? -1 : 1
  return (Math.min(state.selected, rows - 1) + step + rows) % rows
}

function onQuestion(
  state: SetupState,
  command: 'another' | 'remove' | 'moveQuestion',
  place: number,
  step: number,
  plan: MockPlan,
): SetupPressed {
  const count = plan.questions.length
  if (command === 'another') return edited(state, { kind: 'replace', place })
  if (command === 'remove') {
    if (count === 1) return only({ ...state, notice: 'one-stays' })
    const selected = Math.min(state.selected, WISHES.length + count - 2)
    return edited({ ...state, selected }, { kind: 'remove', place })
  }
  const to = place + step
  if (to < 0 || to >= count) return only(state)
  return edited({ ...state, selected: WISHES.length + to }, { kind: 'move', place, to })
}

/** A wish one step further; null where there is no further step. */
function changed(setup: MockSetup, wish: Wish, step: number): Partial<MockSetup> | null {
  switch (wish) {
    case 'preset': {
      const at = PRESETS.findIndex((preset) => preset === setup.preset)
      const preset = PRESETS[(at < 0 && step < 0 ? 0 : at + step + PRESETS.length) % PRESETS.length]!
      return setupOf(preset, setup.seed, { isScheduling: setup.isScheduling })
    }
    case 'mode':
      return { mode: cycled(MOCK_MODES, setup.mode, step) }
    case 'level': {
      const level = cycled([null, ...LEVELS], setup.levels[0] ?? null, step)
      return { levels: level === null ? [] : [level] }
    }
    case 'questions': {
      const questions = limit(setup.questions, step, 1, mostQuestions)
      // One of the two limits has to stand.
      return questions === null && setup.minutes === null ? null : { questions, minutes: setup.minutes }
    }
    case 'minutes': {
      const minutes = limit(setup.minutes, step, minutesStep, mostMinutes)
      return minutes === null && setup.questions === null ? null : { questions: setup.questions, minutes }
    }
    case 'seed':
      return { seed: Math.max(1, setup.seed + step) }
    case 'topics':
      return null
  }
}

function cycled<T>(all: readonly T[], now: T, step: number): T {
  return all[(all.indexOf(now) + step + all.length) % all.length]!
}

/** A number one step on; beyond its ends there is no limit, and from there one comes back in at the other end. */
function limit(now: number | null, step: number, by: number, most: number): number | null {
  if (now === null) return step > 0 ? by : most
  // Numbers given on the command line fall in with the others.
  const next = step > 0 ? Math.floor(now / by) * by + by : Math.ceil(now / by) * by - by
  return next < by || next > most ? null : next
}

function pressTopics(
  state: SetupState,
  selected: number,
  command: ReturnType<typeof commandOf>,
  key: Key,
  { plan, topics }: SetupContext,
): SetupPressed {
  switch (command) {
    case 'back':
      return only({ ...state, topic: null })
    case 'choose': {
      const step = key.name === 'up' || key.name === 'k' ? -1 : 1
      const count = Math.max(1, topics.length)
      return only({ ...state, topic: (selected + step + count) % count })
    }
    case 'change': {
      const name = topics[selected]?.name
      if (name === undefined) return only(state)
      const step = key.name === 'left' ? -1 : 1
      const weight = (weightOf(plan.setup.topics, name) + step + mostShare + 1) % (mostShare + 1)
      return edited(state, { kind: 'setup', setup: { topics: weighted(plan.setup.topics, name, weight) } })
    }
    default:
      return only(state)
  }
}

export function weightOf(topics: readonly TopicWeight[], name: string): number {
  const weight = topics.find((topic) => topic.name === name)?.weight ?? 0
  return weight <= 0 ? 0 : Math.max(1, Math.min(mostShare, Math.round(weight)))
}

function weighted(topics: readonly TopicWeight[], name: string, weight: number): readonly TopicWeight[] {
  const others = topics.filter((topic) => topic.name !== name)
  return weight === 0 ? others : [...others, { name, weight }]
}
