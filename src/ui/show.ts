/** Shows a host on the terminal: the first view at once, in plain lines; then Ink is loaded and takes over. */
import type { Messages } from '../text/messages/catalogue.ts'
import { colour16, monochrome, type Palette } from '../text/style.ts'
import { stackOf, type Host } from './host.ts'
import { paint } from './paint.ts'
import { runScreens } from './run.ts'
import { openTerminal, type EndSignal } from './terminal.ts'
import type { Size } from './view.ts'

/**
 * Resolves when the host leaves (null), or when a signal, Ctrl-C among them, ends it: the terminal is the shell's again
 * then. Whatever the host throws is thrown, after the same. Standard input and output must be terminals.
 */
export async function showScreens(host: Host, words: () => Messages): Promise<EndSignal | null> {
  const terminal = openTerminal()
  const palette = paletteOf(process.env)
  try {
    const stack = stackOf(host, words)
    const size = terminal.size()
    const view = stack.view(size)
    paint(terminal, view, palette)
    const { inkScreen } = await import('./app.tsx')
    return await runScreens({
      terminal,
      host: stack,
      open: (failed) => {
        const screen = inkScreen(terminal, palette, { view, size }, failed)
        const now = terminal.size()
        if (!isSame(size, now)) screen.repaint(stack.view(now), now)
        return screen
      },
    })
  } finally {
    terminal.close()
  }
}

const isSame = (a: Size, b: Size): boolean => a.columns === b.columns && a.rows === b.rows

/** `NO_COLOR` with any value but the empty one means none. */
export function paletteOf(environment: Readonly<Record<string, string | undefined>>): Palette {
  return environment['NO_COLOR'] ? monochrome : colour16
}
