/**
 * The first start as steps: language, decks (and a folder), interview (and minutes). Enter takes what stands there and
 * goes on, Esc goes back. Pure; what a folder holds is the caller's to say.
 */
import type { Day } from '../../model/time.ts'
import type { InterfaceLanguage } from '../../text/messages/catalogue.ts'
import type { Key } from '../keys/input.ts'
import { commandOf, digitOf } from '../keys/keymap.ts'
import { welcome, welcomeField } from '../keys/places.ts'
import { editField, emptyField, type Field } from './field.ts'
import { interviewDay } from './interview-day.ts'

export const LANGUAGES = ['en', 'zh'] as const satisfies readonly InterfaceLanguage[]
export const DECK_CHOICES = ['starter', 'notes', 'both'] as const
export type DeckChoice = (typeof DECK_CHOICES)[number]

export const STEPS = ['language', 'decks', 'folder', 'interview', 'minutes'] as const
export type WelcomeStep = (typeof STEPS)[number]

export const defaultMinutes = 30

/** What the first start found out; null where a step was passed over. */
export type WelcomeAnswers = {
  readonly language: InterfaceLanguage | null
  readonly decks: DeckChoice
  /** As typed: a path that `lookAt` has accepted. */
  readonly folder: string | null
  readonly interview: { readonly on: Day; readonly minutes: number } | null
}

/** What a folder holds, before it is linked. */
export type FolderPreview = {
  readonly decks: number
  readonly cards: number
  /** Files in other formats. */
  readonly foreign: number
  /** A few of its questions. */
  readonly samples: readonly string[]
}

export type WelcomeState = {
  readonly step: WelcomeStep
  /** The language of the interface: the one chosen, else the locale's. */
  readonly language: InterfaceLanguage
  readonly hasChosenLanguage: boolean
  readonly decks: DeckChoice
  readonly folder: Field
  /** What was found in the folder that stands in the field; `missing` when there is none. */
  readonly found: FolderPreview | 'missing' | null
  readonly date: Field
  readonly minutes: Field
  /** True after Enter on something that cannot be understood. */
  readonly isRejected: boolean
}

export type WelcomeContext = {
  readonly today: Day
  /** Null when there is no such folder. */
  readonly lookAt: (path: string) => FolderPreview | null
}

export type WelcomePressed =
  | { readonly kind: 'stay'; readonly state: WelcomeState }
  | { readonly kind: 'leave' }
  | { readonly kind: 'finish'; readonly answers: WelcomeAnswers }

export function welcomeState(language: InterfaceLanguage): WelcomeState {
  return {
    step: 'language',
    language,
    hasChosenLanguage: false,
    decks: 'starter',
    folder: emptyField,
    found: null,
    date: emptyField,
    minutes: emptyField,
    isRejected: false,
  }
}

export function pressWelcome(before: WelcomeState, key: Key, context: WelcomeContext): WelcomePressed {
  const state = { ...before, isRejected: false }
  const isField = isFieldStep(state.step)
  const command = commandOf(isField ? welcomeField : welcome, key)
  if (command === 'back') return goBack(state)
  if (command === 'next') return goOn(state, context)
  if (isField) return { kind: 'stay', state: typed(state, key) }
  if (command !== 'choose') return { kind: 'stay', state }
  const digit = digitOf(key)
  if (digit !== null && digit > (state.step === 'language' ? LANGUAGES : DECK_CHOICES).length)
    return { kind: 'stay', state }
  const chosen = choose(state, digit === null ? (key.name === 'up' ? -1 : 1) : { at: digit - 1 })
  // A digit says it all.
  return digit === null ? { kind: 'stay', state: chosen } : goOn(chosen, context)
}

export function isFieldStep(step: WelcomeStep): step is 'folder' | 'interview' | 'minutes' {
  return step === 'folder' || step === 'interview' || step === 'minutes'
}

/** The field of a step that is typed. */
export function fieldOfStep(state: WelcomeState): Field | null {
  switch (state.step) {
    case 'folder':
      return state.folder
    case 'interview':
      return state.date
    case 'minutes':
      return state.minutes
    default:
      return null
  }
}

/** Minutes a day; null for what is no number from 5 to 600. Empty is the default. */
export function typedMinutes({ minutes }: WelcomeState): number | null {
  const text = minutes.text.normalize('NFKC').trim()
  if (text === '') return defaultMinutes
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return number >= 5 && number <= 600 ? number : null
}

type Move = 1 | -1 | { readonly at: number }

function choose(state: WelcomeState, move: Move): WelcomeState {
  const pick = <T>(items: readonly T[], now: T): T => {
    const index =
      typeof move === 'number' ? (items.indexOf(now) + move + items.length) % items.length : move.at
    return items[index] ?? now
  }
  return state.step === 'language'
    ? { ...state, language: pick(LANGUAGES, state.language), hasChosenLanguage: true }
    : { ...state, decks: pick(DECK_CHOICES, state.decks) }
}

function typed(state: WelcomeState, key: Key): WelcomeState {
  const field = editField(fieldOfStep(state) ?? emptyField, key)
  if (!field) return state
  if (state.step === 'folder') return { ...state, folder: field, found: null }
  return state.step === 'interview' ? { ...state, date: field } : { ...state, minutes: field }
}

const at = (state: WelcomeState, step: WelcomeStep): WelcomePressed => ({
  kind: 'stay',
  state: { ...state, step },
})
const rejected = (state: WelcomeState): WelcomePressed => ({
  kind: 'stay',
  state: { ...state, isRejected: true },
})

function goBack(state: WelcomeState): WelcomePressed {
  switch (state.step) {
    case 'language':
      return { kind: 'leave' }
    case 'decks':
      return at(state, 'language')
    case 'folder':
      return at(state, 'decks')
    case 'interview':
      return at(state, state.decks === 'starter' ? 'decks' : 'folder')
    case 'minutes':
      return at(state, 'interview')
  }
}

function goOn(state: WelcomeState, context: WelcomeContext): WelcomePressed {
  switch (state.step) {
    case 'language':
      return at(state, 'decks')
    case 'decks':
      return at(state, state.decks === 'starter' ? 'interview' : 'folder')
    case 'folder':
      return folder(state, context)
    case 'interview':
      if (state.date.text.trim() === '') return finish(state, context)
      return interviewDay(state.date.text, context.today) === null ? rejected(state) : at(state, 'minutes')
    case 'minutes':
      return typedMinutes(state) === null ? rejected(state) : finish(state, context)
  }
}

/** A folder is looked at first and taken by a second Enter. */
function folder(state: WelcomeState, { lookAt }: WelcomeContext): WelcomePressed {
  const path = state.folder.text.trim()
  if (path === '' || (state.found !== null && state.found !== 'missing')) return at(state, 'interview')
  return { kind: 'stay', state: { ...state, found: lookAt(path) ?? 'missing' } }
}

function finish(state: WelcomeState, { today }: WelcomeContext): WelcomePressed {
  const path = state.folder.text.trim()
  const isFound = state.found !== null && state.found !== 'missing'
  const on = interviewDay(state.date.text, today)
  const answers: WelcomeAnswers = {
    language: state.hasChosenLanguage ? state.language : null,
    decks: state.decks,
    folder: state.decks !== 'starter' && isFound ? path : null,
    interview: on === null ? null : { on, minutes: typedMinutes(state) ?? defaultMinutes },
  }
  return { kind: 'finish', answers }
}
