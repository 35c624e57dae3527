/**
 * The keys of every place. Digits, arrows, Space, Enter and Esc suffice for all that studying needs; letters add to
 * them. No Ctrl-H (the Backspace of some terminals), no Ctrl-S and Ctrl-Q (which stop and start others).
 */
import type { Keymap } from './keymap.ts'

const scrolling: Keymap = [
  { command: 'scroll', keys: ['up', 'down', 'k', 'j'], shown: 'arrows', footer: 3 },
  { command: 'page', keys: ['page-up', 'page-down'] },
  { command: 'ends', keys: ['g', 'G', 'home', 'end'] },
]

const aboutTheCard: Keymap = [
  { command: 'undo', keys: ['u'], footer: 4 },
  { command: 'edit', keys: ['e'], footer: 5 },
  { command: 'suspend', keys: ['s'] },
  { command: 'bury', keys: ['b'] },
  { command: 'info', keys: ['i'] },
]

const everywhere: Keymap = [
  { command: 'help', keys: ['?'], footer: 2 },
  { command: 'leave', keys: ['q', 'escape'], footer: 1 },
]

const hint: Keymap = [{ command: 'hint', keys: ['h'], footer: 3 }]
const digits = Array.from({ length: 9 }, (_, index) => String(index + 1))

/** A question, its answer hidden. */
export const asking: Keymap = [
  { command: 'reveal', keys: ['space', 'enter'], footer: 0 },
  ...hint,
  ...aboutTheCard,
  ...scrolling,
  ...everywhere,
]

export const choosing: Keymap = [{ command: 'pick', keys: digits, shown: '1-9', footer: 0 }, ...asking]

/** A question that asks for exact text: every letter is part of it. */
export const typing: Keymap = [
  { command: 'reveal', keys: ['enter'], footer: 0 },
  { command: 'commands', keys: ['escape'], footer: 0 },
  { command: 'scroll', keys: ['up', 'down'], shown: 'arrows', footer: 3 },
  { command: 'page', keys: ['page-up', 'page-down'] },
]

/** The same after Esc. */
export const besideTyping: Keymap = [
  { command: 'reveal', keys: ['enter'], footer: 0 },
  { command: 'type', keys: ['space', 'tab', 'backspace'], footer: 0 },
  ...hint,
  ...aboutTheCard,
  ...scrolling,
  ...everywhere,
]

/** The answer is shown. Grade keys have a line of their own above this. */
export const grading: Keymap = [
  { command: 'again', keys: ['1'] },
  { command: 'hard', keys: ['2'] },
  { command: 'good', keys: ['3'] },
  { command: 'easy', keys: ['4'] },
  { command: 'accept', keys: ['enter'], footer: 0 },
  { command: 'scroll', keys: ['up', 'down', 'k', 'j'], shown: 'arrows', footer: 3 },
  { command: 'page', keys: ['page-up', 'page-down', 'space'] },
  { command: 'ends', keys: ['g', 'G', 'home', 'end'] },
  ...aboutTheCard,
  { command: 'help', keys: ['?'], footer: 2 },
  { command: 'leave', keys: ['q', 'escape'], footer: 6 },
]

/** What can follow a session. These have a line of their own above the other keys. */
export const offers: Keymap = [
  { command: 'moreNew', keys: ['1'], footer: 0 },
  { command: 'weakest', keys: ['2'], footer: 0 },
  { command: 'tomorrow', keys: ['3'], footer: 0 },
  { command: 'shortMock', keys: ['4'], footer: 1 },
]

export const afterwards: Keymap = [
  { command: 'goOn', keys: ['enter', 'space'], footer: 0 },
  { command: 'undo', keys: ['u'], footer: 2 },
  { command: 'help', keys: ['?'], footer: 1 },
  { command: 'enough', keys: ['q', 'escape'], footer: 0 },
]

export const ending: Keymap = [...offers, ...afterwards]

/** The next card could not be read. */
export const stuck: Keymap = [
  { command: 'retry', keys: ['enter', 'space'], footer: 0 },
  { command: 'leave', keys: ['q', 'escape'], footer: 0 },
]

/** Something was said, and that is all. */
export const told: Keymap = [{ command: 'back', keys: ['enter', 'space', 'escape', 'q'], footer: 0 }]

/** Help and card info, over what is being done. */
export const reading: Keymap = [
  { command: 'back', keys: ['escape', 'enter', 'space', 'q', '?', 'i'], footer: 0 },
  { command: 'scroll', keys: ['up', 'down', 'k', 'j'], shown: 'arrows', footer: 1 },
  { command: 'page', keys: ['page-up', 'page-down'] },
  { command: 'ends', keys: ['g', 'G', 'home', 'end'] },
]

/** Statistics: pages, each of which may scroll. */
export function statsKeys(pages: number): Keymap {
  return [
    {
      command: 'turn',
      keys: [...digits.slice(0, pages), 'right', 'left', 'tab'],
      shown: `1-${pages}`,
      footer: 0,
    },
    { command: 'scroll', keys: ['up', 'down', 'k', 'j'], shown: 'arrows', footer: 1 },
    { command: 'page', keys: ['page-up', 'page-down', 'space'] },
    { command: 'ends', keys: ['g', 'G', 'home', 'end'] },
    ...everywhere,
  ]
}

export function homeKeys(items: number): Keymap {
  return [
    {
      command: 'open',
      keys: [...digits.slice(0, items), 'enter', 'space', 'right'],
      shown: items > 1 ? `1-${items} enter` : 'enter',
      footer: 0,
    },
    { command: 'choose', keys: ['up', 'down', 'k', 'j'], shown: 'arrows', footer: 3 },
    ...everywhere,
  ]
}

export const welcome: Keymap = [
  { command: 'choose', keys: [...digits.slice(0, 3), 'up', 'down'], shown: 'arrows', footer: 0 },
  { command: 'next', keys: ['enter'], footer: 0 },
  { command: 'back', keys: ['escape'], footer: 0 },
]

/** A step of the first start that is typed. */
export const welcomeField: Keymap = welcome.filter(({ command }) => command !== 'choose')

/** The browser while its search line is typed. */
export const searching: Keymap = [
  { command: 'list', keys: ['enter', 'down', 'tab'], footer: 0 },
  { command: 'page', keys: ['page-up', 'page-down'] },
  { command: 'back', keys: ['escape'], footer: 0 },
]

const cardDeeds: Keymap = [
  { command: 'resume', keys: ['s'], footer: 3 },
  { command: 'reset', keys: ['r'], footer: 4 },
  { command: 'edit', keys: ['e'], footer: 3 },
  { command: 'openFile', keys: ['o'] },
]

export const listing: Keymap = [
  { command: 'open', keys: ['enter', 'space', 'right'], footer: 0 },
  ...cardDeeds,
  // `、` is what a Chinese input method makes of the slash.
  { command: 'search', keys: ['/', '、', 'escape'], footer: 1 },
  { command: 'choose', keys: ['up', 'down', 'k', 'j'] },
  { command: 'page', keys: ['page-up', 'page-down'] },
  { command: 'ends', keys: ['g', 'G', 'home', 'end'] },
  { command: 'help', keys: ['?'], footer: 2 },
  { command: 'leave', keys: ['q'], footer: 1 },
]

/** A card of the browser, opened. */
export const cardOpen: Keymap = [
  { command: 'nextCard', keys: ['right', 'n'], footer: 2 },
  { command: 'previousCard', keys: ['left', 'p'], footer: 2 },
  ...cardDeeds,
  { command: 'info', keys: ['i'], footer: 3 },
  { command: 'scroll', keys: ['up', 'down', 'k', 'j'] },
  { command: 'page', keys: ['page-up', 'page-down', 'space'] },
  { command: 'ends', keys: ['g', 'G', 'home', 'end'] },
  { command: 'help', keys: ['?'], footer: 1 },
  { command: 'back', keys: ['escape', 'q', 'enter'], footer: 0 },
]

export const confirming: Keymap = [
  { command: 'confirm', keys: ['enter', 'y', '1'], footer: 0 },
  { command: 'decline', keys: ['escape', 'n', '2', 'q'], footer: 0 },
]
