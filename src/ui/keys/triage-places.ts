/** The keys of the triage before an interview: one digit a title. Digits, arrows and Esc suffice; letters add to them. */
import type { Keymap } from './keymap.ts'

export const triaging: Keymap = [
  { command: 'must', keys: ['1'], footer: 0 },
  { command: 'maybe', keys: ['2'], footer: 0 },
  { command: 'passOver', keys: ['3'], footer: 0 },
  { command: 'unsaid', keys: ['0', 'backspace', 'delete'] },
  { command: 'undo', keys: ['u'], footer: 3 },
  // `、` is what a Chinese input method makes of the slash.
  { command: 'search', keys: ['/', '、'], footer: 4 },
  { command: 'choose', keys: ['up', 'down', 'k', 'j', 'enter', 'space'], shown: 'arrows', footer: 5 },
  { command: 'page', keys: ['page-up', 'page-down'] },
  { command: 'ends', keys: ['g', 'G', 'home', 'end'] },
  { command: 'help', keys: ['?'], footer: 2 },
  { command: 'leave', keys: ['q', 'escape'], footer: 1 },
]

/** While the filter is typed. */
export const filtering: Keymap = [
  { command: 'list', keys: ['enter', 'down', 'tab'], footer: 0 },
  { command: 'back', keys: ['escape'], footer: 0 },
]
