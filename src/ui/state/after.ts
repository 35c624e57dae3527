/** What a key does after an interview: questions that were asked, one a line; then how to go on, and a date for the next round. Pure. */
import type { Day } from '../../model/time.ts'
import { askedField, goingOn } from '../keys/after-places.ts'
import type { Key } from '../keys/input.ts'
import { commandOf, digitOf, type Keymap } from '../keys/keymap.ts'
import { editField, emptyField, type Field } from './field.ts'
import { interviewDay } from './interview-day.ts'

export const GO_ON = ['next', 'ten', 'rest'] as const

export type AfterState = {
  readonly step: 'asked' | 'then' | 'date'
  readonly questions: readonly string[]
  readonly field: Field
  /** Index into `GO_ON`. */
  readonly selected: number
  /** What was typed could not be taken. */
  readonly isRejected: boolean
}

export const afterState: AfterState = {
  step: 'asked',
  questions: [],
  field: emptyField,
  selected: 0,
  isRejected: false,
}

export type AfterAnswer = { readonly kind: 'next'; readonly on: Day } | { readonly kind: 'ten' | 'rest' }

export type AfterPressed =
  | { readonly kind: 'stay'; readonly state: AfterState }
  /** All questions are there: they are to be kept. */
  | { readonly kind: 'keep'; readonly state: AfterState }
  | { readonly kind: 'finish'; readonly answer: AfterAnswer }
  | { readonly kind: 'leave' }

export type AfterFacts = { readonly today: Day; readonly canBeAsked: (question: string) => boolean }

export const afterKeymap = ({ step }: Pick<AfterState, 'step'>): Keymap =>
  step === 'then' ? goingOn : askedField

export function pressAfter(before: AfterState, key: Key, facts: AfterFacts): AfterPressed {
  const state = { ...before, isRejected: false }
  const command = commandOf(afterKeymap(state), key)
  switch (command) {
    case 'leave':
      // What was typed is kept first.
      return state.step === 'asked' && state.questions.length > 0
        ? { kind: 'keep', state: { ...state, step: 'then' } }
        : { kind: 'leave' }
    case 'next':
      return state.step === 'date' ? dated(state, facts) : entered(state, facts)
    case 'choose':
      return pick(state, key)
    case 'take':
      return taken(state)
    default:
      return stay(
        state.step === 'then' ? state : { ...state, field: editField(state.field, key) ?? state.field },
      )
  }
}

const stay = (state: AfterState): AfterPressed => ({ kind: 'stay', state })

function entered(state: AfterState, { canBeAsked }: AfterFacts): AfterPressed {
  const question = state.field.text.replace(/\s+/g, ' ').trim()
  if (question === '') return { kind: 'keep', state: { ...state, step: 'then' } }
  if (!canBeAsked(question)) return stay({ ...state, isRejected: true })
  return stay({ ...state, field: emptyField, questions: [...state.questions, question] })
}

/** A digit chooses and takes at once. */
function pick(state: AfterState, key: Key): AfterPressed {
  const digit = digitOf(key)
  if (digit !== null) return taken({ ...state, selected: digit - 1 })
  const step = key.name === 'up' || key.name === 'k' ? -1 : 1
  return stay({ ...state, selected: (state.selected + step + GO_ON.length) % GO_ON.length })
}

function taken(state: AfterState): AfterPressed {
  const choice = GO_ON[state.selected] ?? 'next'
  if (choice === 'next') return stay({ ...state, step: 'date', field: emptyField })
  return { kind: 'finish', answer: { kind: choice } }
}

function dated(state: AfterState, { today }: AfterFacts): AfterPressed {
  const on = interviewDay(state.field.text, today)
  return on === null ? stay({ ...state, isRejected: true }) : { kind: 'finish', answer: { kind: 'next', on } }
}
