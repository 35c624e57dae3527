/** A mock whose clock stands still. The question is not shown: nobody thinks about it off the clock. */
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import type { Keymap } from '../keys/keymap.ts'
import { columnOf, type Size, type View } from '../view.ts'
import { footerLine } from './footer.ts'
import { mockView, type MockHead } from './mock-frame.ts'
import { wrapped } from './pages.ts'

export type MockPausedProps = {
  readonly words: Messages
  readonly head: MockHead
  /** `gap`: the machine slept. */
  readonly why: 'person' | 'gap'
  readonly keymap: Keymap
  readonly notice: Line
}

export function mockPausedView({ words, head, why, keymap, notice }: MockPausedProps, size: Size): View {
  const said = why === 'gap' ? words.mock.pausedGap : words.mock.paused
  return mockView(
    {
      head,
      body: wrapped(said, size, styles.strong),
      notice,
      footer: [footerLine(keymap, columnOf(size).width, words)],
    },
    size,
  )
}

/** A mock that was left is offered at the next start. */
export type MockOfferProps = {
  readonly words: Messages
  /** What it was and how far it got, a line each. */
  readonly facts: readonly string[]
  /** That it is open elsewhere; null when it is not. */
  readonly warning: string | null
  readonly keymap: Keymap
}

export function mockOfferView({ words, facts, warning, keymap }: MockOfferProps, size: Size): View {
  const { title, hint } = words.mock.offer
  return mockView(
    {
      head: { place: words.mock.title, clock: '' },
      body: [
        [span(title, styles.strong)],
        [],
        ...facts.flatMap((fact) => wrapped(fact, size)),
        [],
        ...(warning === null ? wrapped(hint, size, styles.dim) : wrapped(warning, size, styles.warning)),
      ],
      notice: [],
      footer: [footerLine(keymap, columnOf(size).width, words)],
    },
    size,
  )
}
