/**
 * The keys of a mock interview. All but typing works with digits, arrows, Space, Enter and Esc; letters add to them. While
 * an answer is typed every letter is part of it, and commands wait behind Esc.
 */
import type { Keymap } from './keymap.ts'

const digits = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index))

const up = ['up', 'k'] as const
const down = ['down', 'j'] as const
const paging: Keymap = [{ command: 'page', keys: ['page-up', 'page-down'] }]
const scrolling: Keymap = [
  { command: 'scroll', keys: [...up, ...down], shown: 'arrows', footer: 3 },
  ...paging,
]
const ends: Keymap = [{ command: 'ends', keys: ['g', 'G', 'home', 'end'] }]
const help: Keymap = [{ command: 'help', keys: ['?'], footer: 4 }]
const undo: Keymap = [{ command: 'undo', keys: ['u'], footer: 3 }]
const leaving: Keymap = [{ command: 'saveAndLeave', keys: ['q', 'escape'], footer: 2 }]
const choosing: Keymap = [{ command: 'choose', keys: [...up, ...down], shown: 'arrows', footer: 3 }]

const setupEnds: Keymap = [
  ...choosing,
  ...help,
  { command: 'leaveUnbegun', keys: ['q', 'escape'], footer: 2 },
]

/** The plan before the start, on one of the wishes. */
export const wishing: Keymap = [
  { command: 'begin', keys: ['enter'], footer: 0 },
  { command: 'change', keys: ['right', 'left', 'space'], shown: 'left right', footer: 1 },
  ...setupEnds,
]

/** On the wish for topics, which has a page of its own. */
export const wishingTopics: Keymap = [
  { command: 'begin', keys: ['enter'], footer: 0 },
  { command: 'openTopics', keys: ['space', 'right'], footer: 1 },
  ...setupEnds,
]

/** On one of the questions. */
export const planning: Keymap = [
  { command: 'begin', keys: ['enter'], footer: 0 },
  { command: 'another', keys: ['space', '1', 'r'], footer: 1 },
  { command: 'remove', keys: ['delete', 'backspace', '2', 'x'], shown: '2', footer: 1 },
  { command: 'moveQuestion', keys: ['left', 'right'], shown: 'left right', footer: 5 },
  ...setupEnds,
]

/** The page of topics and their shares. */
export const weighing: Keymap = [
  { command: 'change', keys: ['right', 'left', 'space'], shown: 'left right', footer: 0 },
  { command: 'choose', keys: [...up, ...down], shown: 'arrows', footer: 1 },
  { command: 'back', keys: ['enter', 'escape', 'q'], footer: 0 },
]

/** A question, and nobody has begun to answer. Letters begin a typed answer. */
export const thinking: Keymap = [
  { command: 'speak', keys: ['space'], footer: 0 },
  { command: 'write', keys: ['enter'], footer: 1 },
  { command: 'commands', keys: ['escape'], footer: 0 },
  ...paging,
]

/** What is behind Esc where letters are text, and needs no Esc where they are not. */
const besides: Keymap = [
  { command: 'hint', keys: ['h', '2'], footer: 2 },
  { command: 'skip', keys: ['k', '3'], footer: 3 },
  { command: 'pause', keys: ['p', '4'], footer: 3 },
  { command: 'saveAndLeave', keys: ['q', '5'], footer: 1 },
]

const writeOn: Keymap = [{ command: 'type', keys: ['space', 'escape', 'tab', 'backspace'], footer: 0 }]

/** Thinking, after Esc. */
export const besideThinking: Keymap = [
  { command: 'write', keys: ['enter', '1'], footer: 1 },
  ...besides,
  ...writeOn,
  { command: 'scroll', keys: ['up', 'down'] },
  ...paging,
  ...help,
]

/** An answer being typed. */
export const writing: Keymap = [
  { command: 'commands', keys: ['escape'], footer: 0 },
  { command: 'nextSlot', keys: ['tab', 'shift-tab'] },
  ...paging,
]

/** The same after Esc. */
export const besideWriting: Keymap = [
  { command: 'submit', keys: ['enter', '1'], footer: 0 },
  ...besides,
  ...writeOn,
  { command: 'nextSlot', keys: ['right', 'left'] },
  { command: 'scroll', keys: ['up', 'down'] },
  ...paging,
  ...help,
]

/** An answer being said. */
export const speaking: Keymap = [
  { command: 'said', keys: ['space'], footer: 0 },
  { command: 'submit', keys: ['enter', '1'] },
  ...besides,
  { command: 'nextSlot', keys: ['right', 'left'] },
  { command: 'write', keys: ['t', 'tab'] },
  { command: 'scroll', keys: ['up', 'down'] },
  ...paging,
  ...help,
]

export const paused: Keymap = [
  { command: 'goOn', keys: ['space', 'enter', 'p', '4', 'escape'], footer: 0 },
  { command: 'saveAndLeave', keys: ['q', '5'], footer: 0 },
]

/** One of a few, by its digit or by arrows and Enter: how sure one is, a verdict, a question. */
export function picking(items: number): Keymap {
  const [first, last] = [1, Math.min(9, items)]
  return [
    { command: 'pick', keys: digits(first, last), shown: items > 1 ? `1-${last}` : '1', footer: 0 },
    { command: 'choose', keys: [...up, ...down], shown: 'arrows', footer: 1 },
    { command: 'take', keys: ['enter', 'space'], footer: 1 },
    ...undo,
    ...help,
    ...leaving,
  ]
}

/** The answer of the warm-up, which is not scored. */
export const readingAnswer: Keymap = [
  { command: 'readOn', keys: ['enter', 'space'], footer: 0 },
  ...scrolling,
  ...ends,
  ...help,
  ...leaving,
]

/** Key points against one's own answer. */
export function checking(points: number): Keymap {
  const last = Math.min(9, points)
  return [
    { command: 'mark', keys: digits(1, last), shown: last > 1 ? `1-${last}` : '1', footer: 0 },
    { command: 'checked', keys: ['enter'], footer: 0 },
    { command: 'cycle', keys: ['space'] },
    { command: 'hit', keys: ['y'] },
    { command: 'partly', keys: ['p'] },
    { command: 'miss', keys: ['n'] },
    { command: 'writePoints', keys: ['w', 'tab'], footer: 3 },
    { command: 'scroll', keys: [...up, ...down], shown: 'arrows', footer: 2 },
    ...paging,
    ...ends,
    ...undo,
    ...help,
    ...leaving,
  ]
}

/** Key points of one's own, one to a line. */
export const writingPoints: Keymap = [{ command: 'commands', keys: ['escape'], footer: 0 }, ...paging]

/** The same after Esc. */
export const besidePoints: Keymap = [
  { command: 'keepPoints', keys: ['enter', '1'], footer: 0 },
  { command: 'withoutPoints', keys: ['q', '2'], footer: 0 },
  ...writeOn,
  { command: 'scroll', keys: ['up', 'down'] },
  ...paging,
]

/** The grade of a question. Grade keys have a line of their own above this. */
export const mockGrading: Keymap = [
  { command: 'again', keys: ['1'] },
  { command: 'hard', keys: ['2'] },
  { command: 'good', keys: ['3'] },
  { command: 'easy', keys: ['4'] },
  { command: 'accept', keys: ['enter'], footer: 0 },
  { command: 'weakness', keys: digits(5, 8), shown: '5-8', footer: 1 },
  { command: 'scroll', keys: [...up, ...down], shown: 'arrows', footer: 3 },
  { command: 'page', keys: ['page-up', 'page-down', 'space'] },
  ...ends,
  { command: 'undo', keys: ['u'], footer: 2 },
  ...help,
  { command: 'saveAndLeave', keys: ['q', 'escape'], footer: 5 },
]

/** The figures. */
export function reporting(missed: number): Keymap {
  const redo: Keymap = [{ command: 'redo', keys: ['enter', '1'], footer: 0 }]
  return [
    ...(missed > 0 ? redo : []),
    { command: 'scroll', keys: [...up, ...down], shown: 'arrows', footer: 2 },
    { command: 'page', keys: ['page-up', 'page-down', 'space'] },
    ...ends,
    ...help,
    { command: 'finish', keys: missed > 0 ? ['q', 'escape'] : ['enter', 'q', 'escape'], footer: 0 },
  ]
}

/** A missed question once more. */
export const redoing: Keymap = [
  { command: 'reveal', keys: ['space', 'enter'], footer: 0 },
  { command: 'scroll', keys: [...up, ...down], shown: 'arrows', footer: 3 },
  ...paging,
  ...ends,
  ...help,
  { command: 'finish', keys: ['q', 'escape'], footer: 1 },
]

export const redone: Keymap = [
  { command: 'notYet', keys: ['1', 'n'], footer: 0 },
  { command: 'recalled', keys: ['2', 'y', 'enter'], footer: 0 },
  { command: 'scroll', keys: [...up, ...down], shown: 'arrows', footer: 3 },
  { command: 'page', keys: ['page-up', 'page-down', 'space'] },
  ...ends,
  ...help,
  { command: 'finish', keys: ['q', 'escape'], footer: 1 },
]

/** A mock that was left, or broken off. */
export const offering: Keymap = [
  { command: 'resumeMock', keys: ['enter', '1'], footer: 0 },
  { command: 'giveUp', keys: ['2'], footer: 0 },
  { command: 'later', keys: ['3', 'q', 'escape'], footer: 0 },
]

/** One that is open elsewhere: to take it over takes a key of its own, so that no second Enter does it. */
export const takingOver: Keymap = [
  { command: 'takeOver', keys: ['1'], footer: 0 },
  { command: 'leaveThere', keys: ['enter', '3', 'q', 'escape'], footer: 0 },
]
