/** The line at the bottom that says what can be pressed, made from a keymap. What has no room is left out, least needed first. */
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { cellWidth } from '../../text/width.ts'
import { footerKey, type Binding, type CommandName, type Keymap } from '../keys/keymap.ts'

/** Labels that depend on the moment, such as how many hints are left; null leaves the command out. */
export type Labels = Partial<Readonly<Record<CommandName, string | null>>>

/** Between two keys; the narrow one before a key is left out. */
const gaps = ['   ', '  '] as const

export function footerLine(keymap: Keymap, width: number, words: Messages, labels: Labels = {}): Line {
  const label = (binding: Binding): string | null => {
    const own = labels[binding.command]
    return own === undefined ? words.keys.commands[binding.command].label : own
  }
  let shown = keymap.filter((binding) => binding.footer !== undefined && label(binding) !== null)
  const text = (binding: Binding): string => `${footerKey(binding, words)} ${label(binding)}`
  const fitting = (): string | undefined => {
    const cells = shown.reduce((sum, binding) => sum + cellWidth(text(binding)), 0)
    return gaps.find((gap) => cells + gap.length * (shown.length - 1) <= width)
  }
  while (shown.length > 1 && fitting() === undefined) {
    const least = Math.max(...shown.map(({ footer }) => footer!))
    if (least === 0) break
    const index = shown.findLastIndex(({ footer }) => footer === least)
    shown = shown.filter((_, position) => position !== index)
  }
  const gap = fitting() ?? gaps[1]
  return shown.flatMap((binding, index) => [
    span(`${index === 0 ? '' : gap}${footerKey(binding, words)} `),
    span(label(binding)!, styles.dim),
  ])
}
