/**
 * Keymaps as data: for each place a table of commands and the keys that give them. Footers, the `?` page and the keys
 * themselves are made from the same table, so they cannot disagree. Words are in the catalogue, under the command's name.
 */
import type { Messages } from '../../text/messages/catalogue.ts'
import type { Key } from './input.ts'

/** Every command has its words in every language, or the program does not compile. */
export type CommandName = keyof Messages['keys']['commands']

export type Binding = {
  readonly command: CommandName
  /** Names of keys as `input.ts` gives them. */
  readonly keys: readonly string[]
  /** What the footer calls them, when not by the first: names of the catalogue or other text, such as `1-9 enter`. */
  readonly shown?: string
  /** How early the footer leaves it out when there is no room: 0 stays. Without it the command is only on the `?` page. */
  readonly footer?: number
}

export type Keymap = readonly Binding[]

/** The command that a key gives in a place; a capital counts as its small letter where it has no meaning of its own. */
export function commandOf(keymap: Keymap, key: Key): CommandName | null {
  const has = (name: string): CommandName | null =>
    keymap.find(({ keys }) => keys.includes(name))?.command ?? null
  return has(key.name) ?? (/^[A-Z]$/.test(key.name) ? has(key.name.toLowerCase()) : null)
}

/** What the footer calls the keys of a command: `Space`, `arrows`, `u`. */
export function footerKey(binding: Binding, words: Messages): string {
  return (binding.shown ?? binding.keys[0]!)
    .split(' ')
    .map((key) => nameOfKey(key, words))
    .join(' ')
}

/** All keys of a command, for the `?` page. */
export function allKeys(binding: Binding, words: Messages): string {
  const isRange = binding.shown !== undefined && /^\d-\d$/.test(binding.shown)
  return isRange ? binding.shown : binding.keys.map((key) => nameOfKey(key, words)).join(' ')
}

function nameOfKey(key: string, words: Messages): string {
  const names: Readonly<Record<string, string>> = words.keys.names
  return names[key] ?? key
}

/** The digit from 1 that a key types; null for other keys. */
export function digitOf(key: Key): number | null {
  return /^[1-9]$/.test(key.name) ? Number(key.name) : null
}
