/** Standard input and output a line at a time, for everything that is asked and answered in plain lines. */
import { createInterface } from 'node:readline'
import { say } from './output.ts'

export type PlainLines = {
  /** Writes a prompt and reads a line without its end; null at the end of the input. */
  readonly ask: (prompt: string) => Promise<string | null>
  readonly say: (line: string) => void
  /** Cells that a line may have, on a terminal. */
  readonly width?: number
}

/** Runs a conversation, and lets go of standard input after it. Lines that arrive before they are asked for wait their turn. */
export async function inPlainLines<T>(talk: (lines: PlainLines) => Promise<T>): Promise<T> {
  const reader = createInterface({ input: process.stdin, terminal: false })
  const lines = reader[Symbol.asyncIterator]()
  try {
    return await talk({
      ...(process.stdout.isTTY ? { width: process.stdout.columns } : {}),
      say,
      ask: async (prompt) => {
        process.stdout.write(prompt)
        const { done, value } = await lines.next()
        // The line that a person types ends the prompt's line on a terminal, and does not in a pipe.
        if (!process.stdin.isTTY) process.stdout.write('\n')
        return done ? null : value
      },
    })
  } finally {
    reader.close()
  }
}
