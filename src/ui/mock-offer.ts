/** The offer to go on with a mock that was left, as a host: go on, end it, or leave it for later. The caller carries it out. */
import type { Mock } from '../session/mock/mock.ts'
import type { Messages } from '../text/messages/catalogue.ts'
import { neverChanges, stay, type Host, type Wish } from './host.ts'
import { commandOf } from './keys/keymap.ts'
import { offering } from './keys/mock-places.ts'
import { clockText } from './screens/clock.ts'
import { mockOfferView } from './screens/mock-paused.ts'

export type MockChoice = 'resume' | 'give-up' | 'later'

export type MockOfferPorts = {
  readonly words: Messages
  /** As it was stored. */
  readonly mock: Mock
  /** When it was begun, in words: `today`, `3 days ago`. */
  readonly begun: string
  /** Usually a wish to open the mock in place of the offer, or to leave. @throws Failure */
  readonly choose: (choice: MockChoice) => Wish
}

const choices = { resumeMock: 'resume', giveUp: 'give-up', later: 'later' } as const

export function mockOfferHost({ words, mock, begun, choose }: MockOfferPorts): Host {
  const { offer, presets, modes } = words.mock
  const { preset, mode } = mock.plan.setup
  const asked = mock.items.filter(({ role }) => role === 'main').length
  const facts = [
    offer.facts(presets[preset], modes[mode], begun),
    asked === 0 && mock.plan.warmUp
      ? offer.warmUp(clockText(mock.totalMs))
      : offer.progress(Math.max(1, asked), mock.plan.questions.length, clockText(mock.totalMs)),
  ]
  return {
    view: (size) => mockOfferView({ words, facts, keymap: offering }, size),
    press: (key) => {
      const command = commandOf(offering, key)
      return command !== null && command in choices ? choose(choices[command as keyof typeof choices]) : stay
    },
    isTyping: () => false,
    subscribe: neverChanges,
    returned: () => {},
  }
}
