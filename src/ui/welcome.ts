/** The very first start as a host. The caller says what a folder holds and what follows the last step. */
import type { Day } from '../model/time.ts'
import { messages, type InterfaceLanguage } from '../text/messages/catalogue.ts'
import { leave, neverChanges, stay, type Host, type Wish } from './host.ts'
import { welcomeView } from './screens/welcome.ts'
import {
  isFieldStep,
  pressWelcome,
  welcomeState,
  type FolderPreview,
  type WelcomeAnswers,
} from './state/welcome.ts'

export type WelcomePorts = {
  /** The locale's. */
  readonly language: InterfaceLanguage
  readonly today: Day
  /** Looks at a folder without linking it; null when there is none at that path. */
  readonly lookAt: (path: string) => FolderPreview | null
  /** Carries out what was answered; usually a wish to open the review, which then takes the place of these questions. */
  readonly finish: (answers: WelcomeAnswers) => Wish
}

export function welcomeHost(ports: WelcomePorts): Host {
  let state = welcomeState(ports.language)
  return {
    view: (size) => welcomeView({ words: messages(state.language), state, today: ports.today }, size),
    press: (key) => {
      const pressed = pressWelcome(state, key, ports)
      switch (pressed.kind) {
        case 'stay':
          state = pressed.state
          return stay
        case 'leave':
          return leave
        case 'finish': {
          const wish = ports.finish(pressed.answers)
          // Nobody comes back to the first start.
          return wish.kind === 'open' ? { ...wish, kind: 'replace' } : wish
        }
      }
    },
    isTyping: () => isFieldStep(state.step),
    subscribe: neverChanges,
    returned: () => {},
  }
}
