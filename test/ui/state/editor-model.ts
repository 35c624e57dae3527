/** What the editor must come to, said in the simplest way: tests compare the two. */
import type { Key } from '../../../src/ui/keys/input.ts'

/** The editor as a list of characters with a place in it. */
export type Model = {
  readonly characters: readonly string[]
  readonly place: number
  readonly killed: readonly string[]
}

/** What a key does to it. */
export function model(state: Model, { name, text }: Key): Model {
  const { characters, place: cursor, killed } = state
  const before = characters.slice(0, cursor)
  const behind = characters.slice(cursor)
  const start = before.lastIndexOf('\n') + 1
  const feed = behind.indexOf('\n')
  const end = feed < 0 ? characters.length : cursor + feed
  const without = (from: number, to: number, isKill: boolean): Model => ({
    characters: [...characters.slice(0, from), ...characters.slice(to)],
    place: from,
    killed: isKill && from < to ? characters.slice(from, to) : killed,
  })
  const insert = (...typed: readonly string[]): Model => ({
    ...state,
    characters: [...before, ...typed, ...behind],
    place: cursor + typed.length,
  })
  switch (name) {
    case 'left':
      return { ...state, place: Math.max(0, cursor - 1) }
    case 'right':
      return { ...state, place: Math.min(characters.length, cursor + 1) }
    case 'ctrl-a':
      return { ...state, place: start }
    case 'ctrl-e':
      return { ...state, place: end }
    case 'backspace':
      return without(Math.max(0, cursor - 1), cursor, false)
    case 'delete':
      return without(cursor, Math.min(characters.length, cursor + 1), false)
    case 'ctrl-u':
      return without(start < cursor ? start : Math.max(0, cursor - 1), cursor, true)
    case 'ctrl-k':
      return without(cursor, end > cursor ? end : Math.min(characters.length, cursor + 1), true)
    case 'ctrl-y':
      return insert(...killed)
    case 'enter':
      return insert('\n')
    default:
      return insert(text)
  }
}
