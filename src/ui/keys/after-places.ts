/** The keys after an interview: questions are typed, how to go on is one digit. */
import type { Keymap } from './keymap.ts'

/** A question that was asked, or the date of the next round. */
export const askedField: Keymap = [
  { command: 'next', keys: ['enter'], footer: 0 },
  { command: 'leave', keys: ['escape'], footer: 0 },
]

export const goingOn: Keymap = [
  { command: 'choose', keys: ['1', '2', '3', 'up', 'down', 'k', 'j'], shown: 'arrows', footer: 1 },
  { command: 'take', keys: ['enter', 'space'], footer: 0 },
  { command: 'leave', keys: ['q', 'escape'], footer: 0 },
]
