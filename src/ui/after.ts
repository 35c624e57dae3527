/** What follows an interview as a host: questions, then how to go on. The caller keeps them and does what was chosen. */
import type { Day } from '../model/time.ts'
import { isFailure } from '../model/failure.ts'
import type { Messages } from '../text/messages/catalogue.ts'
import { neverChanges, stay, type Host, type Wish } from './host.ts'
import { afterView } from './screens/after.ts'
import { afterState, pressAfter, type AfterAnswer, type AfterState } from './state/after.ts'
import { failureText } from './state/notice.ts'

export type AfterPorts = {
  readonly words: Messages
  readonly name: string
  readonly heldOn: Day
  readonly today: Day
  readonly canBeAsked: (question: string) => boolean
  /** The question of the card that asks the same; null where there is none. */
  readonly knownAs: (question: string) => string | null
  /** Keeps what was asked. @throws Failure */
  readonly keep: (questions: readonly string[]) => Promise<void>
  /** Usually a wish to leave. */
  readonly finish: (answer: AfterAnswer) => Wish
  /** Nothing was chosen; what was asked is kept. */
  readonly later: () => Wish
}

export function afterHost(
  ports: AfterPorts,
  begun: AfterState = afterState,
  said: string | null = null,
): Host {
  const { words } = ports
  let state = begun
  let notice = said

  /** The next step, or the same one with what went wrong: nothing that was typed is lost. */
  const keep = async (before: AfterState, next: AfterState): Promise<Host> => {
    try {
      await ports.keep(before.questions)
      return afterHost(ports, next)
    } catch (error) {
      if (!isFailure(error)) throw error
      return afterHost(ports, before, words.after.failed(failureText(error, words)))
    }
  }

  return {
    view: (size) => afterView({ ...ports, state, notice }, size),
    press: (key) => {
      const pressed = pressAfter(state, key, ports)
      notice = null
      switch (pressed.kind) {
        case 'stay':
          state = pressed.state
          return stay
        case 'keep':
          return { kind: 'replace', host: keep(state, pressed.state) }
        case 'finish':
          return ports.finish(pressed.answer)
        case 'leave':
          return ports.later()
      }
    },
    isTyping: () => state.step !== 'then',
    subscribe: neverChanges,
    returned: () => {},
  }
}
