/**
 * The life of the screens: keys go to the host, one at a time, and its view to the screen, until it leaves, a signal
 * comes or something breaks. Knows nothing of Ink, only of a screen that can be painted.
 */
import type { Screen } from './app.tsx'
import type { HostStack, Wish } from './host.ts'
import { keysOfPaste, type Key } from './keys/input.ts'
import type { EndSignal, Terminal } from './terminal.ts'

/** What a view tells of the clock (minutes left, a card that comes back) is at most this old. */
const refreshMs = 15_000

export type Running = {
  readonly terminal: Terminal
  readonly host: HostStack
  /** Makes the screen; told what to call when it breaks. */
  readonly open: (failed: (error: unknown) => void) => Screen
}

/** Resolves with the signal that ended it, or null when the host left; rejects with what was thrown. The terminal is the shell's then. */
export function runScreens({ terminal, host, open }: Running): Promise<EndSignal | null> {
  return new Promise((resolve, reject) => {
    /** Whether keys are taken: not while another host is being opened, nor while the terminal is lent to the editor. */
    let keysAre: 'ours' | 'waiting' | 'lent' = 'ours'
    let isDraining = false
    let isOver = false

    const finish = (settle: () => void): void => {
      if (isOver) return
      isOver = true
      clearInterval(timer)
      unsubscribe()
      screen.forget()
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

    const draw = (how: 'update' | 'repaint'): void => {
      if (keysAre === 'lent' || isOver) return
      const size = terminal.size()
      screen[how](host.view(size), size)
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
      draw('update')
    }

    const obey = (key: Key): void => {
      switch (key.name) {
        case 'ctrl-c':
          return finish(() => resolve('SIGINT'))
        case 'ctrl-l':
          return draw('repaint')
        case 'ctrl-z':
          terminal.stop()
          return draw('repaint')
        default:
          return grant(host.press(key, terminal.size()))
      }
    }

    const grant = (wish: Wish): void => {
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
          screen.forget()
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
          draw('repaint')
        }
        drain()
      }
      done.then(() => guarded(goOn), fail)
    }

    const screen = open(fail)
    const timer = setInterval(() => guarded(() => draw('update')), refreshMs)
    const unsubscribe = host.subscribe(() => {
      // A frame follows the keys anyway.
      if (!isDraining) guarded(() => draw('update'))
    })
    terminal.listen({
      keys: () => guarded(drain),
      repaint: () => guarded(() => draw('repaint')),
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
function* waitingKeys(terminal: Terminal, host: HostStack, areOurs: () => boolean): Generator<Key> {
  while (areOurs()) {
    const key = terminal.nextKey()
    if (!key) return
    for (const part of host.isTyping() ? [key] : keysOfPaste(key)) if (areOurs()) yield part
  }
}
