/**
 * First start, home, browser and review together, as a program of its own for terminal tests. `VIVA_TEST` is JSON.
 */
import type { Card, CardKey } from '../../src/model/card.ts'
import { newMemory } from '../../src/model/memory.ts'
import { day } from '../../src/model/time.ts'
import { messages } from '../../src/text/messages/catalogue.ts'
import { browserHost } from '../../src/ui/browser.ts'
import { homeHost } from '../../src/ui/home.ts'
import type { Host } from '../../src/ui/host.ts'
import { plainReview } from '../../src/ui/plain.ts'
import { reviewHost } from '../../src/ui/review.ts'
import { showScreens } from '../../src/ui/show.ts'
import { welcomeHost } from '../../src/ui/welcome.ts'
import { sampleCards } from './sample-cards.ts'
import { samplePorts } from './sample-ports.ts'
import { card, noon, studyInMemory, today } from './study-in-memory.ts'

export type ScreensProgram = {
  readonly start: 'welcome' | 'home' | 'browser' | 'plain'
  readonly language?: 'en' | 'zh'
}

const options = JSON.parse(process.env['VIVA_TEST'] ?? '{}') as ScreensProgram
const words = messages(options.language ?? 'en')

const many: Card[] = [
  ...Object.values(sampleCards),
  ...Array.from({ length: 300 }, (_, index) => card(`numbered-${index}`, { deck: 'numbers' })),
]
const byKey = new Map<CardKey, Card>(many.map((one) => [one.key, one]))

const browser = (): Host =>
  browserHost({
    words,
    query: '',
    search: (query) => {
      const found = [...byKey.values()].filter((one) =>
        one.question.toLowerCase().includes(query.toLowerCase()),
      )
      return {
        count: found.length,
        row: (index) => {
          const one = found[index]!
          return { ...one, isLeech: false }
        },
      }
    },
    card: (key) => byKey.get(key) ?? null,
    facts: (one) => ({ retrievability: one.memory.state === 'new' ? null : 0.87, isLeech: false }),
    present: () => ({ today, now: noon }),
    suspend: (key, isSuspended) => void byKey.set(key, { ...byKey.get(key)!, isSuspended }),
    reset: (key) => void byKey.set(key, { ...byKey.get(key)!, memory: newMemory }),
    edit: async (one) => void byKey.set(one.key, { ...one, question: `${one.question} (edited)` }),
  })

const study = studyInMemory([sampleCards.session, sampleCards.choice, sampleCards.typed, sampleCards.long])
const review = (): Host => reviewHost(samplePorts(study, words))

const home = (): Host =>
  homeHost({
    words,
    figures: () => ({
      figures: {
        today,
        interview: { name: 'Acme', on: day(today + 14) },
        due: 18 - study.log.length,
        fresh: 12,
        minutes: 24,
        answeredToday: study.log.length,
        recall: { stopped: 0.31, planned: 0.82, minutes: 30 },
        weakest: [
          { name: 'redis / persistence', recall: 0.41 },
          { name: 'django / sessions', recall: 0.48 },
        ],
      },
      items: [
        { id: 'review', note: words.home.notes.review(18, 12) },
        { id: 'browse', note: words.home.notes.browse(412, 15, 6) },
        { id: 'statistics', note: words.home.notes.statistics(9, 14) },
      ],
    }),
    open: (id) =>
      id === 'review' ? { kind: 'open', host: review() } : { kind: 'open', host: Promise.resolve(browser()) },
  })

const welcome = (): Host =>
  welcomeHost({
    language: options.language ?? 'en',
    today,
    lookAt: (path) =>
      path.startsWith('/')
        ? { decks: 3, cards: 41, foreign: 2, samples: ['What is a **B+ tree**?', '什么是 B+ 树？'] }
        : null,
    finish: (answers) => {
      finished = JSON.stringify(answers)
      return { kind: 'replace', host: review() }
    },
  })
let finished = ''

async function plain(): Promise<void> {
  const { createInterface } = await import('node:readline')
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: false })
  const waiting: ((line: string | null) => void)[] = []
  const typed: string[] = []
  lines.on('line', (line) => (waiting.shift() ?? ((late) => typed.push(late!)))(line))
  lines.on('close', () => waiting.forEach((answer) => answer(null)))
  await plainReview({
    ...samplePorts(study, words),
    say: (line) => void process.stdout.write(`${line}\n`),
    ask: (prompt) => {
      process.stdout.write(prompt)
      const line = typed.shift()
      return line === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(line)
    },
  })
  lines.close()
}

async function main(): Promise<void> {
  if (options.start === 'plain') return plain()
  const signal = await showScreens({ welcome, home, browser }[options.start](), () => words)
  process.stdout.write(`left ${signal ?? 'by key'} ${finished}\n`)
}

void main()
