/**
 * An answer being typed: paragraphs, and a cursor that moves by what people see as one character.
 *
 * Pure. Knows nothing of where the editor stands. The keys are those of a command line, without Ctrl-H, Ctrl-S, Ctrl-Q (the
 * terminal's) and Ctrl-Z (the shell's): instead of an undo, Ctrl-Y brings back what Ctrl-W, Ctrl-U or Ctrl-K took away.
 */
import { scanClusters } from '../../text/graphemes.ts'
import { cleanText } from '../../text/clean.ts'
import type { Key } from '../keys/input.ts'
import { cursorInRow, placeOfCursor, rowsOf, type Cursor } from './editor-rows.ts'

export type Editor = Cursor & {
  /** Clean, with line feeds. */
  readonly text: string
  /** Index into `text` in UTF-16 code units, always between two grapheme clusters. */
  readonly cursor: number
  /** The cell that up and down keep to over shorter rows; null after any other key. */
  readonly goal: number | null
  /** What was last taken away by word or line. */
  readonly killed: string
  /** True when the last key brought more than there was room for. */
  readonly isFull: boolean
}

/** In UTF-16 code units: an hour of talking, and still laid out within a frame. */
export const longestAnswer = 20_000

export const emptyEditor: Editor = editorOf('')

export function editorOf(text: string): Editor {
  const clean = cleanText(text).slice(0, longestAnswer)
  return { text: clean, cursor: clean.length, isAtRowEnd: false, goal: null, killed: '', isFull: false }
}

/** The editor after a key, its rows being `width` cells wide; null when the key is not for an editor. */
export function editText(editor: Editor, key: Key, width: number): Editor | null {
  const { text, cursor } = editor
  const before = text.slice(0, cursor)
  const after = text.slice(cursor)
  switch (key.name) {
    case 'left':
    case 'ctrl-b':
      return moved(editor, key.isByWord ? wordStart(text, cursor) : charactersAt(text, cursor).before)
    case 'right':
    case 'ctrl-f':
      return moved(editor, key.isByWord ? wordEnd(text, cursor) : charactersAt(text, cursor).after)
    case 'up':
    case 'ctrl-p':
      return movedByRow(editor, -1, width)
    case 'down':
    case 'ctrl-n':
      return movedByRow(editor, 1, width)
    case 'home':
      return movedInRow(editor, 0, width)
    case 'end':
      return movedInRow(editor, Infinity, width)
    case 'ctrl-a':
      return moved(editor, lineStart(text, cursor))
    case 'ctrl-e':
      return moved(editor, lineEnd(text, cursor))
    case 'enter':
      return inserted(editor, '\n')
    case 'backspace':
      return changed(editor, text.slice(0, charactersAt(text, cursor).before), after)
    case 'delete':
    case 'ctrl-d':
      return changed(editor, before, text.slice(charactersAt(text, cursor).after))
    case 'ctrl-w':
      return killed(editor, wordStart(text, cursor), cursor)
    case 'ctrl-u':
      return killed(editor, Math.min(lineStart(text, cursor), charactersAt(text, cursor).before), cursor)
    case 'ctrl-k':
      return killed(editor, cursor, Math.max(lineEnd(text, cursor), charactersAt(text, cursor).after))
    case 'ctrl-y':
      return inserted(editor, editor.killed)
    default:
      return key.text === '' ? null : inserted(editor, key.text)
  }
}

function moved(editor: Editor, cursor: number): Editor {
  const snapped = charactersAt(editor.text, cursor).at
  return { ...editor, cursor: snapped, isAtRowEnd: false, goal: null, isFull: false }
}

function movedByRow(editor: Editor, step: 1 | -1, width: number): Editor {
  const rows = rowsOf(editor.text, width)
  const { x, y } = placeOfCursor(editor.text, editor, rows, width)
  const goal = editor.goal ?? x
  const row = rows[y + step]
  // Beyond the first and the last row there is only their end.
  if (!row) return moved(editor, step < 0 ? 0 : editor.text.length)
  return { ...editor, ...cursorInRow(editor.text, row, goal), goal, isFull: false }
}

function movedInRow(editor: Editor, x: number, width: number): Editor {
  const rows = rowsOf(editor.text, width)
  const { y } = placeOfCursor(editor.text, editor, rows, width)
  return { ...editor, ...cursorInRow(editor.text, rows[y]!, x), goal: null, isFull: false }
}

function inserted(editor: Editor, typed: string): Editor {
  const { text, cursor } = editor
  const before = text.slice(0, cursor)
  const after = text.slice(cursor)
  const clean = cleanText(typed)
  const fitting = beginningOf(clean, longestAnswer - text.length)
  return { ...changed(editor, before + fitting, after), isFull: fitting.length < clean.length }
}

function killed(editor: Editor, from: number, to: number): Editor {
  if (from === to) return moved(editor, editor.cursor)
  const { text } = editor
  return { ...changed(editor, text.slice(0, from), text.slice(to)), killed: text.slice(from, to) }
}

/** Whatever has changed: what stands together now is clean, and the cursor is not inside a character that grew together. */
function changed(editor: Editor, before: string, after: string): Editor {
  const joined = before + after
  const text = cleanText(joined)
  const cursor = text === joined ? before.length : Math.min(cleanText(before).length, text.length)
  return moved({ ...editor, text }, cursor)
}

/** As many whole characters as fit into so many code units. */
function beginningOf(text: string, room: number): string {
  return text.length <= room ? text : text.slice(0, charactersAt(text, room + 1).before)
}

const lineStart = (text: string, cursor: number): number =>
  cursor === 0 ? 0 : text.lastIndexOf('\n', cursor - 1) + 1

function lineEnd(text: string, cursor: number): number {
  const feed = text.indexOf('\n', cursor)
  return feed < 0 ? text.length : feed
}

/**
 * The ends of characters around a place: `at` is the place itself, or the end of the character that it is inside of;
 * `before` and `after` are the next ones on both sides, a line feed being a character too.
 */
function charactersAt(text: string, place: number) {
  const first = lineStart(text, place)
  const last = lineEnd(text, place)
  let before = first - 1
  let at = last
  let after = place < last ? last : last + 1
  scanClusters(text.slice(first, last), (start) => {
    const boundary = first + start
    if (boundary < place) before = boundary
    else if (boundary < at) at = boundary
    if (boundary > place && boundary < after) after = boundary
  })
  return { before: Math.max(0, before), at, after: Math.min(text.length, after) }
}

const wordStart = (text: string, cursor: number): number =>
  cursor - wordLength(Array.from(text.slice(0, cursor)).toReversed())

const wordEnd = (text: string, cursor: number): number => cursor + wordLength(Array.from(text.slice(cursor)))

/** How far a word reaches, with what stands before it. Chinese has no spaces: what is between two marks counts as one. */
function wordLength(characters: readonly string[]): number {
  const kindAt = (index: number): number => kinds.findIndex((kind) => kind.test(characters[index] ?? ''))
  let index = 0
  while (index < characters.length && kindAt(index) < 0) index++
  const kind = kindAt(index)
  while (index < characters.length && kindAt(index) === kind) index++
  return characters.slice(0, index).join('').length
}

const kinds = [/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u, /[\p{L}\p{N}\p{M}_]/u] as const
