/** The ports of a review on sample cards, with figures that stand still. */
import { spawn } from 'node:child_process'
import type { Card } from '../../src/model/card.ts'
import { day } from '../../src/model/time.ts'
import type { Messages } from '../../src/text/messages/catalogue.ts'
import type { ReviewPorts } from '../../src/ui/review-ports.ts'
import { today, type MemoryStudy } from './study-in-memory.ts'

export function samplePorts(study: MemoryStudy, words: Messages): ReviewPorts {
  return {
    runtime: study.runtime,
    words,
    edit: async (card) => card,
    summary: () => ({
      tomorrow: { cards: 14, minutes: 17 },
      offers: { new: 10, weakest: 5, tomorrow: 14 },
      recall: { on: day(today + 14), before: 0.31, after: 0.36 },
      sticking: [{ question: 'When is the GIL released around I/O?', times: 3 }],
      slipping: [{ question: 'RDB against `AOF`: which one, and when?', times: 2 }],
    }),
    extend: (choice) => {
      const isKnown = choice === 'rest' || choice === 'weakest'
      const cards = choice === 'weakest' ? [study.queueCard('session')] : []
      return isKnown && study.runtime.act({ kind: 'extend', cards, pauseAt: null })
    },
    remainingMinutes: (session) => (session.upcoming.length + 1) * 2,
    facts: (card) => ({ retrievability: card.memory.state === 'new' ? null : 0.87, isLeech: false }),
    present: study.present,
    parentQuestion: (card) => (card.parent === null ? null : 'Why is there a GIL in `CPython`?'),
  }
}

/** Runs a program with the terminal, then tells what the deck says. */
export function sampleEdit(study: MemoryStudy, editor: string): (card: Card) => Promise<Card | null> {
  return (card) =>
    new Promise((resolve, reject) => {
      spawn(editor, [], { stdio: 'inherit' })
        .on('error', reject)
        .on('exit', () => {
          const edited = { ...card, question: `${card.question} (edited)` }
          study.replace(edited)
          resolve(edited)
        })
    })
}
