/** A screen with something to say and a few keys: an error, a question that wants a yes or a no. */
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles } from '../../text/style.ts'
import type { Keymap } from '../keys/keymap.ts'
import { columnOf, frameView, type Size, type View } from '../view.ts'
import { footerLine } from './footer.ts'
import { wrapped } from './pages.ts'

export type MessageProps = {
  readonly title: string
  readonly text: string
  readonly keymap: Keymap
  readonly words: Messages
}

export function messageView({ title, text, keymap, words }: MessageProps, size: Size): View {
  return frameView(size, {
    left: [span(title, styles.strong)],
    right: [],
    body: wrapped(text, size),
    footer: [footerLine(keymap, columnOf(size).width, words)],
  })
}
