/**
 * The offer to go on with a mock that was left, as a host: go on, end it, or leave it for later. One that seems to be open elsewhere
 * is asked about twice. The caller carries it out.
 */
import type { Mock } from '../session/mock/mock.ts'
import type { Messages } from '../text/messages/catalogue.ts'
import { neverChanges, stay, type Host, type Wish } from './host.ts'
import { commandOf } from './keys/keymap.ts'
import { offering, takingOver } from './keys/mock-places.ts'
import { clockText } from './screens/clock.ts'
import { mockOfferView } from './screens/mock-paused.ts'

export type MockChoice = 'resume' | 'give-up' | 'later'

export type MockOfferPorts = {
  readonly words: Messages
  /** As it was stored. */
  readonly mock: Mock
  /** When it was begun, in words: `today`, `3 days ago`. */
  readonly begun: string
  /** Whether it is open in another window, as far as can be told. Asked at each choice. */
  readonly isRunning: () => boolean
  /** What was asked for already: only whether to take it over is asked then. */
  readonly asks?: Exclude<MockChoice, 'later'>
  /** Usually a wish to open the mock in place of the offer, or to leave. @throws Failure */
  readonly choose: (choice: MockChoice) => Wish
}

const choices = { resumeMock: 'resume', giveUp: 'give-up', later: 'later' } as const

export function mockOfferHost({ words, mock, begun, isRunning, asks, choose }: MockOfferPorts): Host {
  const { offer, presets, modes } = words.mock
  const { preset, mode } = mock.plan.setup
  const asked = mock.items.filter(({ role }) => role === 'main').length
  const facts = [
    offer.facts(presets[preset], modes[mode], begun),
    asked === 0 && mock.plan.warmUp
      ? offer.warmUp(clockText(mock.totalMs))
      : offer.progress(Math.max(1, asked), mock.plan.questions.length, clockText(mock.totalMs)),
  ]
  /** What was chosen, and is to be confirmed. */
  let wanted = asks ?? null
  const isRunningNow = isRunning()
  return {
    view: (size) => {
      const warning = wanted !== null ? offer.takeOver : isRunningNow ? offer.running : null
      const keymap = wanted === null ? offering : takingOver
      return mockOfferView({ words, facts, warning, keymap }, size)
    },
    press: (key) => {
      if (wanted !== null) {
        const command = commandOf(takingOver, key)
        if (command === 'takeOver') return choose(wanted)
        return command === 'leaveThere' ? choose('later') : stay
      }
      const command = commandOf(offering, key)
      if (command === null || !(command in choices)) return stay
      const choice = choices[command as keyof typeof choices]
      if (choice === 'later' || !isRunning()) return choose(choice)
      wanted = choice
      return stay
    },
    isTyping: () => false,
    subscribe: neverChanges,
    returned: () => {},
  }
}
