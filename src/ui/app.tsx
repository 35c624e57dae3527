/**
 * The only Ink: shows the lines of a host's view, and brings it the keys, one at a time.
 *
 * Ink diffs frames and writes what changed. The whole first frame is painted by `paint.ts`; Ink is told of it in
 * silence. The same happens whenever the screen cannot be trusted: after a resize, an editor, Ctrl-Z.
 */
import { Box, render, Text, useCursor, type Instance } from 'ink'
import { memo } from 'react'
import { ansi, type Palette } from '../text/style.ts'
import type { Host, HostStack } from './host.ts'
import { inkOutput } from './ink-output.ts'
import { keysOfPaste, type Key } from './keys/input.ts'
import { paint } from './paint.ts'
import type { EndSignal, Terminal } from './terminal.ts'
import type { Size, View } from './view.ts'

type Painted = { readonly view: View; readonly size: Size; readonly palette: Palette }

/** What a view tells of the clock (minutes left, a card that comes back) is at most this old. */
const refreshMs = 15_000

export function runScreens(terminal: Terminal, host: HostStack, first: Painted): Promise<EndSignal | null> {
  return new Promise((resolve, reject) => {
    const { palette } = first
    const output = inkOutput(terminal)
    let ink: Instance | undefined
    /** Whether keys are taken: not while another host is being opened, nor while the terminal is lent to the editor. */
    let keysAre: 'ours' | 'waiting' | 'lent' = 'ours'
    let isDraining = false
    let isOver = false

    const finish = (settle: () => void): void => {
      if (isOver) return
      isOver = true
      clearInterval(timer)
      unsubscribe()
      unmount()
      terminal.close()
      settle()
    }
    const fail = (error: unknown): void => finish(() => reject(error))
    /** Runs what may throw: a bug ends the screens before it is reported. */
    const guarded = (run: () => void): void => {
      try {
        if (!isOver) run()
      } catch (error) {
        fail(error)
      }
    }

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
        ink.waitUntilExit().catch(fail)
      })
    const unmount = (): void => {
      output.silently(() => ink?.unmount())
      ink = undefined
    }
    const redraw = (): void => {
      if (keysAre === 'lent') return
      const size = terminal.size()
      ink?.rerender(<Frame view={host.view(size)} size={size} palette={palette} />)
    }
    const repaint = (): void => {
      if (keysAre === 'lent') return
      unmount()
      const size = terminal.size()
      const view = host.view(size)
      paint(terminal, view, palette)
      mount(view, size)
    }

    const obey = (key: Key): void => {
      if (key.name === 'ctrl-c') return finish(() => resolve('SIGINT'))
      if (key.name === 'ctrl-l') return repaint()
      if (key.name === 'ctrl-z') {
        terminal.stop()
        return repaint()
      }
      const wish = host.press(key, terminal.size())
      switch (wish.kind) {
        case 'stay':
          return
        case 'leave':
          return finish(() => resolve(null))
        case 'open':
        case 'replace': {
          const enter = host[wish.kind]
          if (wish.host instanceof Promise) wait(wish.host.then(enter), 'waiting')
          else enter(wish.host)
          return
        }
        case 'hand-over':
          unmount()
          terminal.release()
          wait(wish.run().then(signalsDelivered), 'lent')
      }
    }

    const wait = (done: Promise<void>, until: 'waiting' | 'lent'): void => {
      keysAre = until
      const goOn = (): void => {
        keysAre = 'ours'
        if (until === 'lent') {
          terminal.take()
          repaint()
        }
        drain()
      }
      done.then(() => guarded(goOn), fail)
    }

    /** All keys that have arrived, then one frame. */
    const drain = (): void => {
      if (isDraining) return
      isDraining = true
      try {
        for (const key of waitingKeys(terminal, host, () => keysAre === 'ours' && !isOver)) obey(key)
      } finally {
        isDraining = false
      }
      if (!isOver) redraw()
    }

    // A frame follows the keys anyway.
    const unsubscribe = host.subscribe(() => isDraining || guarded(redraw))
    const timer = setInterval(() => guarded(redraw), refreshMs)
    guarded(() => {
      mount(first.view, first.size)
      const { columns, rows } = terminal.size()
      if (columns !== first.size.columns || rows !== first.size.rows) repaint()
    })
    terminal.listen({
      keys: () => guarded(drain),
      repaint: () => guarded(repaint),
      // Ctrl-C in an editor that does not catch it reaches this program too, and is not meant for it.
      end: (signal) => {
        if (keysAre !== 'lent' || (signal !== 'SIGINT' && signal !== 'SIGQUIT')) finish(() => resolve(signal))
      },
    })
  })
}

/** Resolves after signals that came while the event loop was held up have been seen. */
const signalsDelivered = (): Promise<void> => new Promise((done) => setImmediate(() => setImmediate(done)))

/** Keys as long as there are any and nobody else wants them. A paste is keys where no field takes it. */
function* waitingKeys(terminal: Terminal, host: Host, areOurs: () => boolean): Generator<Key> {
  while (areOurs()) {
    const key = terminal.nextKey()
    if (!key) return
    for (const part of host.isTyping() ? [key] : keysOfPaste(key)) if (areOurs()) yield part
  }
}

function Frame({ view, size, palette }: Painted): React.ReactNode {
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
