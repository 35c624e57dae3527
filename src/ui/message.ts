/** A host with something to say, that goes when it was read. */
import type { Messages } from '../text/messages/catalogue.ts'
import { leave, neverChanges, stay, type Host } from './host.ts'
import { commandOf } from './keys/keymap.ts'
import { told } from './keys/places.ts'
import { messageView } from './screens/message.ts'

export function messageHost(message: {
  readonly title: string
  readonly text: string
  readonly words: Messages
}): Host {
  return {
    view: (size) => messageView({ ...message, keymap: told }, size),
    press: (key) => (commandOf(told, key) === 'back' ? leave : stay),
    isTyping: () => false,
    subscribe: neverChanges,
    returned: () => {},
  }
}
