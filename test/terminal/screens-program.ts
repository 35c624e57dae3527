/**
 * First start, home, browser and review together, as a program of its own for terminal tests. `VIVA_TEST` is JSON.
 */
import { createInterface } from 'node:readline'
import { messages } from '../../src/text/messages/catalogue.ts'
import type { Host } from '../../src/ui/host.ts'
import { plainReview } from '../../src/ui/plain.ts'
import { reviewHost } from '../../src/ui/review.ts'
import { showScreens } from '../../src/ui/show.ts'
import { sampleCards } from './sample-cards.ts'
import { sampleBrowser, sampleHome, sampleWelcome } from './sample-hosts.ts'
import { samplePorts } from './sample-ports.ts'
import { studyInMemory } from './study-in-memory.ts'

export type ScreensProgram = {
  readonly start: 'welcome' | 'home' | 'browser' | 'plain'
  readonly language?: 'en' | 'zh'
}

const { start, language = 'en' } = JSON.parse(process.env['VIVA_TEST'] ?? '{}') as ScreensProgram
const words = messages(language)
const { session, choice, typed, long } = sampleCards
const study = studyInMemory([session, choice, typed, long])
const review = (): Host => reviewHost(samplePorts(study, words))
let found = ''

const hosts = {
  welcome: () =>
    sampleWelcome(language, (answers) => {
      found = JSON.stringify(answers)
      return { kind: 'replace', host: review() }
    }),
  home: () =>
    sampleHome(
      words,
      () => study.log.length,
      (id) =>
        id === 'review'
          ? { kind: 'open', host: review() }
          : { kind: 'open', host: Promise.resolve().then(() => sampleBrowser(words)) },
    ),
  browser: () => sampleBrowser(words),
}

/** Lines as they come, whether or not someone waits for them. */
async function plain(): Promise<void> {
  const input = createInterface({ input: process.stdin })
  const lines = input[Symbol.asyncIterator]()
  await plainReview({
    ...samplePorts(study, words),
    width: process.stdout.columns,
    say: (line) => void process.stdout.write(`${line}\n`),
    ask: async (prompt) => {
      process.stdout.write(prompt)
      const { done, value } = await lines.next()
      return done ? null : value
    },
  })
  input.close()
}

async function main(): Promise<void> {
  if (start === 'plain') return plain()
  const signal = await showScreens(hosts[start](), () => words)
  process.stdout.write(`left ${signal ?? 'by key'} ${found}\n`)
}

void main()
