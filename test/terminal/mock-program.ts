/** The mock interview on sample cards, as a program of its own for terminal tests. `VIVA_TEST` is JSON. */
import { writeFileSync } from 'node:fs'
import { elapsed, everySecond } from '../../src/files/clock.ts'
import type { MockMode } from '../../src/session/mock/planned.ts'
import { messages } from '../../src/text/messages/catalogue.ts'
import { showScreens } from '../../src/ui/show.ts'
import { mockInMemory } from './mock-in-memory.ts'
import type { SampleName } from './sample-cards.ts'
import { sampleMock } from './sample-mock.ts'

export type MockProgram = {
  readonly cards: readonly SampleName[]
  readonly mode?: MockMode
  readonly language?: 'en' | 'zh'
  /** Gets the answers and the log as JSON when the program ends. */
  readonly result?: string
}

export type MockResult = { readonly answers: readonly string[]; readonly log: readonly string[] }

const {
  cards,
  mode = 'practice',
  language = 'en',
  result,
} = JSON.parse(process.env['VIVA_TEST'] ?? '{}') as MockProgram
const words = messages(language)
const begunAt = elapsed()
const mock = mockInMemory({ cards, setup: { mode }, clock: () => elapsed() - begunAt })

async function main(): Promise<void> {
  const signal = await showScreens(sampleMock(mock, words, { everySecond }), () => words)
  const answers = mock.runtime.mock().items.map(({ text }) => text)
  const written: MockResult = { answers, log: mock.log }
  if (result) writeFileSync(result, JSON.stringify(written))
  process.stdout.write(`left ${signal ?? 'by key'}\n`)
}

void main()
