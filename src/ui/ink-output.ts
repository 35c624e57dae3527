/**
 * What Ink writes to in place of standard output: frames reach the terminal in one piece each, and can be kept back
 * altogether while Ink catches up with a screen that was painted without it. Entering and leaving the alternate
 * screen, which Ink does at its start and end, falls into such times: the terminal is `terminal.ts`'s.
 */
import { EventEmitter } from 'node:events'
import { beginFrame, endFrame } from './paint.ts'
import type { Terminal } from './terminal.ts'

export type InkOutput = {
  readonly stream: NodeJS.WriteStream
  /** Nothing that Ink writes meanwhile reaches the terminal. */
  readonly silently: (run: () => void) => void
}

export function inkOutput(terminal: Terminal): InkOutput {
  let isSilent = false
  let held: string | null = null

  const write = (data: string, ...others: readonly unknown[]): boolean => {
    if (!isSilent) {
      if (data === beginFrame) held = data
      else if (held === null) terminal.write(data)
      else held += data
      if (held !== null && data === endFrame) {
        terminal.write(shortened(held))
        held = null
      }
    }
    const done = others.find((argument) => typeof argument === 'function')
    if (done) queueMicrotask(() => done())
    return true
  }

  // Resizes are not passed on: the screen is then painted anew, and Ink with it.
  const stream = Object.assign(new EventEmitter(), { isTTY: true, writable: true, write })
  Object.defineProperties(stream, {
    columns: { get: () => terminal.size().columns },
    rows: { get: () => terminal.size().rows },
  })
  return {
    stream: stream as unknown as NodeJS.WriteStream,
    silently: (run) => {
      isSilent = true
      try {
        run()
      } finally {
        isSilent = false
      }
    },
  }
}

/** Ink steps over every unchanged row by a sequence of its own; terminals take the number of rows in one. */
function shortened(frame: string): string {
  return frame.replace(/(?:\x1b\[E){2,}/g, (steps) => `\x1b[${steps.length / 3}E`)
}
