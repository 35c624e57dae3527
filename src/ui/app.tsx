/**
 * The only Ink: keeps a view on the terminal, and writes of a new one what has changed.
 *
 * The whole first frame is painted by `paint.ts`, and Ink is told of it in silence. The same happens whenever the screen
 * cannot be trusted: after a resize, an editor, Ctrl-Z. Knows nothing of hosts or keys.
 */
import { Box, render, Text, useCursor, type Instance } from 'ink'
import { memo } from 'react'
import { ansi, type Palette } from '../text/style.ts'
import { inkOutput } from './ink-output.ts'
import { paint } from './paint.ts'
import type { Terminal } from './terminal.ts'
import type { Size, View } from './view.ts'

export type Screen = {
  /** The whole view, whatever is on the screen. */
  readonly repaint: (view: View, size: Size) => void
  /** What is different from the last view. Does nothing before the first one and after `forget`. */
  readonly update: (view: View, size: Size) => void
  /** Lets go of the screen, without touching it. */
  readonly forget: () => void
}

/** `painted` is on the screen already. */
export function inkScreen(
  terminal: Terminal,
  palette: Palette,
  painted: { readonly view: View; readonly size: Size },
  failed: (error: unknown) => void,
): Screen {
  const output = inkOutput(terminal)
  let ink: Instance | undefined

  const mount = (view: View, size: Size): void =>
    output.silently(() => {
      ink = render(<Frame view={view} size={size} palette={palette} />, {
        stdout: output.stream,
        alternateScreen: true,
        incrementalRendering: true,
        interactive: true,
        maxFps: 120,
        exitOnCtrlC: false,
        patchConsole: false,
      })
      ink.waitUntilExit().catch(failed)
    })
  const forget = (): void => {
    output.silently(() => ink?.unmount())
    ink = undefined
  }

  mount(painted.view, painted.size)
  return {
    repaint: (view, size) => {
      forget()
      paint(terminal, view, palette)
      mount(view, size)
    },
    update: (view, size) => ink?.rerender(<Frame view={view} size={size} palette={palette} />),
    forget,
  }
}

type FrameProps = { readonly view: View; readonly size: Size; readonly palette: Palette }

function Frame({ view, size, palette }: FrameProps): React.ReactNode {
  useCursor().setCursorPosition(view.cursor ?? undefined)
  return (
    <Box flexDirection="column" width={size.columns} height={size.rows}>
      {view.lines.map((line, row) => (
        <Row key={row} text={ansi(line, palette)} />
      ))}
    </Box>
  )
}

/** An empty text would take no row. */
const Row = memo(function Row({ text }: { readonly text: string }): React.ReactNode {
  return <Text wrap="truncate">{text === '' ? ' ' : text}</Text>
})
