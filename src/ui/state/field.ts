/**
 * A line of text being typed: insertion, deletion and movement by what people see as one character.
 *
 * Pure. Knows nothing of where the field stands or what the text is for. Text arrives whole from input methods, and
 * from pastes with whatever is in them: it is cleaned on the way in.
 */
import { cleanLine } from '../../text/clean.ts'
import { graphemes } from '../../text/width.ts'
import type { Key } from '../keys/input.ts'

export type Field = {
  readonly text: string
  /** Index into `text` in UTF-16 code units, always between two grapheme clusters. */
  readonly cursor: number
}

export const emptyField: Field = { text: '', cursor: 0 }

/** Longer than any answer that one types, short enough to lay out at every key. */
export const longestText = 4_000

export function fieldOf(text: string): Field {
  return { text, cursor: text.length }
}

/** The field after a key; null when the key is not for a field. */
export function editField(field: Field, key: Key): Field | null {
  const { text, cursor } = field
  const before = text.slice(0, cursor)
  const after = text.slice(cursor)
  switch (key.name) {
    case 'left':
    case 'ctrl-b':
      return { text, cursor: cursor - lastCluster(before).length }
    case 'right':
    case 'ctrl-f':
      return { text, cursor: cursor + firstCluster(after).length }
    case 'home':
    case 'ctrl-a':
      return { text, cursor: 0 }
    case 'end':
    case 'ctrl-e':
      return { text, cursor: text.length }
    case 'backspace':
      return without(before.slice(0, before.length - lastCluster(before).length), after)
    case 'delete':
    case 'ctrl-d':
      return without(before, after.slice(firstCluster(after).length))
    case 'ctrl-w':
      return without(before.replace(/\S+\s*$|\s+$/u, ''), after)
    case 'ctrl-u':
      return without('', after)
    case 'ctrl-k':
      return without(before, '')
    default:
      return key.text === '' ? null : insert(before, key.text, after)
  }
}

const without = (before: string, after: string): Field => ({ text: before + after, cursor: before.length })

function insert(before: string, text: string, after: string): Field {
  const room = longestText - before.length - after.length
  const clean = cleanLine(text)
  const fitting = clean.length <= room ? clean : ''
  // A mark that was typed joins the character before it, so the cursor goes behind both.
  return { text: before + fitting + after, cursor: before.length + fitting.length }
}

const firstCluster = (text: string): string => graphemes(text.slice(0, clusterReach))[0] ?? ''
const lastCluster = (text: string): string => graphemes(text.slice(-clusterReach)).at(-1) ?? ''

/** Clean text has no longer cluster than this: eight marks on a character, or a family of emoji. */
const clusterReach = 64
