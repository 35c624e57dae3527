/** `--plain`: the review on standard input and output, a line at a time. */
import type { ReviewPorts } from '../ui/review-ports.ts'
import { plainReview } from '../ui/plain.ts'
import { inPlainLines } from './plain-lines.ts'

/** Resolves when the person leaves or the input ends. */
export async function reviewPlainly(ports: ReviewPorts): Promise<void> {
  await inPlainLines((lines) => plainReview({ ...ports, ...lines }))
}
