/**
 * The review on sample cards, as a program of its own: what the terminal tests start. `VIVA_TEST` is JSON.
 */
import { writeFileSync } from 'node:fs'
import { instant, minuteMs } from '../../src/model/time.ts'
import { messages } from '../../src/text/messages/catalogue.ts'
import { reviewHost } from '../../src/ui/review.ts'
import { showScreens } from '../../src/ui/show.ts'
import { sampleCards, type SampleName } from './sample-cards.ts'
import { noon, studyInMemory } from './study-in-memory.ts'
import { sampleEdit, samplePorts } from './sample-ports.ts'

export type ReviewProgram = {
  readonly cards: readonly SampleName[]
  readonly language?: 'en' | 'zh'
  /** A file that gets the log, one event a line, when the program ends. */
  readonly log?: string
  readonly kind?: 'study' | 'cram'
  /** Records fail this many times, as on a full disk. */
  readonly failures?: number
  /** A program that plays the editor. */
  readonly editor?: string
  /** Throws at this key: a bug. */
  readonly throwsAt?: string
}

const options = JSON.parse(process.env['VIVA_TEST'] ?? '{}') as ReviewProgram
let failures = options.failures ?? 0
const study = studyInMemory(
  options.cards.map((name) => sampleCards[name]),
  {
    kind: options.kind ?? 'study',
    beforeRecord: () => {
      if (failures-- > 0)
        throw Object.assign(new Error('disk-full'), {
          name: 'Failure',
          code: 'disk-full',
          values: { path: '/home/ada/viva.db' },
          exitCode: 3,
        })
    },
    now: () => instant(noon + 5 * minuteMs),
  },
)
const words = messages(options.language ?? 'en')
const host = reviewHost({
  ...samplePorts(study, words),
  ...(options.editor ? { edit: sampleEdit(study, options.editor) } : {}),
})

const throwing: typeof host = {
  ...host,
  press: (key, size) => {
    if (key.name === options.throwsAt) throw new Error(`Inconsistent: ${key.name}`)
    return host.press(key, size)
  },
}

async function main(): Promise<void> {
  try {
    const signal = await showScreens(throwing, () => words)
    if (options.log) writeFileSync(options.log, study.log.join('\n'))
    process.stdout.write(`left ${signal ?? 'by key'}\n`)
  } catch (error) {
    process.stdout.write(`thrown ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 70
  }
}

void main()
