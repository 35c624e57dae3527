/** What is written from screens, but for the review, which has a torture of its own: see `lane.ts`. */
import { rmSync } from 'node:fs'
import type { Scenario } from './scenario.ts'

const opened = ['cards', 'deck:talks']
const list = [/Question r1/, '\r'] as const

export const screenScenarios: readonly Scenario[] = [
  {
    name: 'cards, suspend',
    args: () => opened,
    keys: [list, [/> Question r1\?/, 's'], [/Suspended: /, '\x03']],
    codes: [0, 130],
    isRepeated: true,
  },
  {
    name: 'cards, reset',
    prepare: ({ run }) => void run(['grade', 'r1', 'good']),
    args: () => opened,
    keys: [list, [/> Question r1\?/, 'r'], [/new again\?/, '\r'], [/The card is new again/, '\x03']],
    codes: [0, 130],
    isRepeated: true,
  },
  {
    name: 'a starter deck is edited',
    prepare: ({ run }) => void run(['decks', 'on', 'python-concurrency']),
    args: () => ['review', 'python-concurrency'],
    env: { EDITOR: '/bin/true' },
    keys: [
      [/Space show the answer/, 'e'],
      [/The card was read again/, 'q'],
    ],
    manner: 'by and by',
    next: ({ run }) => {
      run(['due'])
      return []
    },
  },
  {
    name: 'viva, the first start',
    prepare: ({ home }) => rmSync(home, { recursive: true }),
    args: () => [],
    keys: [
      [/1 of 3/, '\r'],
      [/2 of 3/, '\r'],
      [/3 of 3/, '\r'],
      [/Space show the answer/, '\x03'],
    ],
    codes: [0, 130],
    manner: 'by and by',
    next: ({ run }) => {
      run(['due'])
      return []
    },
  },
]
