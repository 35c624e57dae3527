/** Keys of a mock where one of a few is picked, and of what comes after the questions: verdict, report, redo. Pure. */
import { BANDS, type Mock, type MockItem } from '../../session/mock/mock.ts'
import { commandOf, digitOf, type CommandName, type Keymap } from '../keys/keymap.ts'
import * as places from '../keys/mock-places.ts'
import { act, leaving, noVerdict, only, say, type MockPressed, type Pressing } from './mock.ts'
import { scrollBy } from './scrolling.ts'

/** The choice from 0 that a key has made; or what else it did. */
export function pickedOf(
  command: CommandName,
  { state, key }: Pressing,
  choices: number,
): number | MockPressed {
  const digit = digitOf(key)
  if (command === 'pick' && digit !== null) return digit <= choices ? digit - 1 : only(state)
  if (command === 'take') return state.selected ?? say(state, 'pickFirst')
  if (command !== 'choose') return only(state)
  const step = key.name === 'up' || key.name === 'k' ? -1 : 1
  const from = state.selected ?? (step > 0 ? -1 : choices)
  return only({ ...state, selected: Math.max(0, Math.min(choices - 1, from + step)) })
}

/** Of which questions one may say that they went best or worst: places in `items`. A digit has room for eight. */
export function rankable({ items }: Mock): readonly number[] {
  const main = items.flatMap(({ role, isSkipped }: MockItem, index) =>
    role === 'main' && !isSkipped ? [index] : [],
  )
  return main.length > 1 ? main : []
}

export function verdictChoices(mock: Mock, { band }: typeof noVerdict): number {
  return band === null ? BANDS.length : rankable(mock).length + 1
}

export function pressVerdict(pressing: Pressing): MockPressed {
  const { state, key, context } = pressing
  const { verdict } = state
  const ranked = rankable(context.mock)
  const choices = verdictChoices(context.mock, verdict)
  const command = commandOf(places.picking(choices), key)
  switch (command) {
    case null:
      return only(state)
    case 'help':
      return only({ ...state, page: { kind: 'help', offset: 0 } })
    case 'saveAndLeave':
      return leaving(state)
    case 'undo':
      if (verdict.hasBest)
        return only({ ...state, selected: null, verdict: { ...verdict, best: null, hasBest: false } })
      return verdict.band === null
        ? act(state, { kind: 'undo' })
        : only({ ...state, selected: null, verdict: noVerdict })
  }
  const picked = pickedOf(command, pressing, choices)
  if (typeof picked !== 'number') return picked
  if (verdict.band === null) {
    const band = BANDS[picked]!
    if (ranked.length === 0) return act(state, { kind: 'verdict', band, best: null, weakest: null })
    return only({ ...state, selected: null, verdict: { ...noVerdict, band } })
  }
  // The last choice is none of them.
  const item = ranked[picked] ?? null
  if (!verdict.hasBest)
    return only({ ...state, selected: null, verdict: { ...verdict, best: item, hasBest: true } })
  return act(state, { kind: 'verdict', band: verdict.band, best: verdict.best, weakest: item })
}

/** The keymap after the verdict. */
export function afterwardsKeymap({ phase, redo }: Mock): Keymap {
  if (phase.name !== 'redo') return places.reporting(redo.length)
  return phase.isRevealed ? places.redone : places.redoing
}

export function pressAfterwards({ state, key, context }: Pressing): MockPressed {
  const command = commandOf(afterwardsKeymap(context.mock), key)
  const offset = scrollBy(command, key, context.text, state.offset)
  if (offset !== null) return only({ ...state, offset })
  switch (command) {
    case 'help':
      return only({ ...state, page: { kind: 'help', offset: 0 } })
    case 'redo':
    case 'reveal':
      return act(state, { kind: command })
    case 'recalled':
    case 'notYet':
      return act(state, { kind: 'recalled', isRecalled: command === 'recalled' })
    case 'finish':
      return leaving(state)
    default:
      return only(state)
  }
}
