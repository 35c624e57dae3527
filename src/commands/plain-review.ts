/** `--plain`: the review on standard input and output, a line at a time. */
import { createInterface } from 'node:readline'
import type { ReviewPorts } from '../ui/review-ports.ts'
import { plainReview } from '../ui/plain.ts'
import { say } from './output.ts'

/** Resolves when the person leaves or the input ends. Lines that arrive before they are asked for wait their turn. */
export async function reviewPlainly(ports: ReviewPorts): Promise<void> {
  const reader = createInterface({ input: process.stdin, terminal: false })
  const lines = reader[Symbol.asyncIterator]()
  try {
    await plainReview({
      ...ports,
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
