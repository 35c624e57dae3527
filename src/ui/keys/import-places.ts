/** The keys of the import preview. Enter, Space, Esc, arrows and digits suffice; letters add to them. */
import type { Keymap } from './keymap.ts'

const write: Keymap = [{ command: 'writeDecks', keys: ['1', 'w'], footer: 0 }]

const moving: Keymap = [
  { command: 'choose', keys: ['up', 'down', 'k', 'j'], shown: 'arrows', footer: 6 },
  { command: 'page', keys: ['page-up', 'page-down'] },
  { command: 'ends', keys: ['g', 'G', 'home', 'end'] },
]

const help: Keymap = [{ command: 'help', keys: ['?'], footer: 2 }]

/** The files, each with how it was read. What there is nothing of has no key. */
export function importFiles(has: {
  readonly otherReadings: boolean
  readonly leftOut: boolean
  readonly progress: boolean
}): Keymap {
  return [
    ...write,
    { command: 'lookThrough', keys: ['enter', 'right'], footer: 0 },
    { command: 'toggle', keys: ['space'], footer: 5 },
    ...(has.otherReadings ? ([{ command: 'otherReading', keys: ['2', 'r'], footer: 3 }] as const) : []),
    ...(has.leftOut ? ([{ command: 'leftOut', keys: ['3', 'l'], footer: 4 }] as const) : []),
    ...(has.progress ? ([{ command: 'takeProgress', keys: ['4', 'p'], footer: 1 }] as const) : []),
    ...moving,
    ...help,
    { command: 'cancel', keys: ['escape', 'q'], footer: 0 },
  ]
}

/** The questions of a file. */
export const importQuestions: Keymap = [
  ...write,
  { command: 'open', keys: ['enter', 'right'], footer: 1 },
  { command: 'toggle', keys: ['space'], footer: 0 },
  ...moving,
  ...help,
  { command: 'back', keys: ['escape', 'q', 'left'], footer: 0 },
]

/** One question as it will look. */
export const importQuestion: Keymap = [
  { command: 'toggle', keys: ['space'], footer: 0 },
  { command: 'nextCard', keys: ['right', 'n'], footer: 2 },
  { command: 'previousCard', keys: ['left', 'p'], footer: 2 },
  { command: 'scroll', keys: ['up', 'down', 'k', 'j'], shown: 'arrows', footer: 3 },
  { command: 'page', keys: ['page-up', 'page-down'] },
  { command: 'ends', keys: ['g', 'G', 'home', 'end'] },
  ...help,
  { command: 'back', keys: ['escape', 'q', 'enter'], footer: 0 },
]
