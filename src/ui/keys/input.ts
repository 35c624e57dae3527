/**
 * From the bytes of a terminal to keys, one at a time.
 *
 * A terminal hands over whatever has arrived: half an escape sequence, several keys typed fast, a word that an input
 * method has put together, a whole paste. Knows nothing of what a key does, and no clock: whoever reads decides when a
 * lone Esc has waited long enough.
 */
import { graphemes } from '../../text/width.ts'

/** One press of a key. */
export type Key = {
  /**
   * `enter`, `up`, `ctrl-c`, `space`, `paste` ...; for a character the character itself, full-width forms folded to
   * ASCII: an input method that was left on is no trap.
   */
  readonly name: string
  /** What it types into a field: the character as it came, a paste whole. Empty for keys that type nothing. */
  readonly text: string
  /** Only for left and right, with Ctrl or Alt held: by a word where text is edited, elsewhere as without. */
  readonly isByWord?: true
}

/** What has arrived but cannot be told yet: the beginning of an escape sequence, or a paste without its end. */
export type Pending = { readonly text: string; readonly isPasting: boolean }

export const nothingPending: Pending = { text: '', isPasting: false }

export type ReadKeys = { readonly pending: Pending; readonly keys: readonly Key[] }

const escape = '\x1b'
const pasteStart = '\x1b[200~'
const pasteEnd = '\x1b[201~'

/** The keys of a chunk of input, after what was pending. */
export function readKeys(pending: Pending, chunk: string): ReadKeys {
  const input = pending.text + chunk
  const keys: Key[] = []
  let { isPasting } = pending
  let index = 0
  while (index < input.length) {
    if (isPasting) {
      const end = input.indexOf(pasteEnd, index)
      if (end < 0) {
        // The end mark may be cut in two: what could be its beginning is kept back.
        const cut = input.length - overlap(input.slice(index), pasteEnd)
        if (cut > index) keys.push(paste(input.slice(index, cut)))
        return { pending: { text: input.slice(cut), isPasting }, keys }
      }
      if (end > index) keys.push(paste(input.slice(index, end)))
      index = end + pasteEnd.length
      isPasting = false
    } else if (input[index] === escape) {
      const sequence = escapeSequence(input, index)
      if (sequence === 'unfinished') return { pending: { text: input.slice(index), isPasting }, keys }
      if (sequence === pasteStart) isPasting = true
      else {
        const key = keyOfSequence(sequence)
        if (key) keys.push(key)
      }
      index += sequence.length
    } else {
      const end = input.indexOf(escape, index)
      const text = input.slice(index, end < 0 ? undefined : end)
      keys.push(...keysOfText(text))
      index += text.length
    }
  }
  return { pending: { text: '', isPasting }, keys }
}

/** What is pending as keys, when nothing more has come for a while: Esc was pressed, and what follows it was typed. */
export function flushKeys(pending: Pending): ReadKeys {
  if (pending.isPasting || pending.text === '') return { pending, keys: [] }
  return {
    pending: nothingPending,
    keys: [{ name: 'escape', text: '' }, ...keysOfText(pending.text.slice(1).replaceAll(escape, ''))],
  }
}

/** The keys of a paste where no field takes it: each character is a key of its own. */
export function keysOfPaste(key: Key): readonly Key[] {
  return key.name === 'paste' ? keysOfText(key.text) : [key]
}

const paste = (text: string): Key => ({ name: 'paste', text })

/** How many characters at the end of a text could begin `mark`. */
function overlap(text: string, mark: string): number {
  for (let length = Math.min(mark.length - 1, text.length); length > 0; length--) {
    if (text.endsWith(mark.slice(0, length))) return length
  }
  return 0
}

/**
 * ```
 * ESC [ 1 ; 5 C      a key with its modifiers: parameters, then one letter or ~
 * ESC O P            an older form
 * ESC x              not a sequence: Esc, and then x
 * ESC                could be either
 * ```
 */
function escapeSequence(input: string, start: number): string | 'unfinished' {
  const introducer = input[start + 1]
  if (introducer === undefined) return 'unfinished'
  if (introducer !== '[' && introducer !== 'O') return escape
  let index = start + 2
  // The Linux console sends its function keys as ESC [ [ A.
  if (introducer === '[' && input[index] === '[') index++
  while (index < input.length) {
    const unit = input.charCodeAt(index)
    if (unit >= 0x40 && unit <= 0x7e) return input.slice(start, index + 1)
    if (unit < 0x20 || unit > 0x7e) return escape
    index++
  }
  return 'unfinished'
}

const finalNames: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  E: 'begin',
  F: 'end',
  H: 'home',
  M: 'enter',
  Z: 'shift-tab',
}

const tildeNames: Readonly<Record<string, string>> = {
  1: 'home',
  3: 'delete',
  4: 'end',
  5: 'page-up',
  6: 'page-down',
  7: 'home',
  8: 'end',
}

/** Keys on the number pad in application mode: `ESC O p` is 0. */
const padCharacters: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('*+,-./0123456789', (character, index) => [String.fromCharCode(0x6a + index), character]),
)

/**
 * The key of a sequence; undefined for those that mean nothing here: function keys, reports, mice. Modifiers are dropped,
 * but for arrows that move by a word.
 */
function keyOfSequence(sequence: string): Key | undefined {
  if (sequence === escape) return { name: 'escape', text: '' }
  const final = sequence.at(-1)!
  if (sequence.startsWith('\x1bO') && final in padCharacters) return character(padCharacters[final]!)
  const [first, modifier] = sequence.slice(2, -1).split(';')
  const name = final === '~' ? tildeNames[first!] : sequence[2] === '[' ? undefined : finalNames[final]
  // A mouse report in its oldest form ends in M too; reports have a private mark or follow with bytes of their own.
  if (name === undefined || (final === 'M' && sequence !== '\x1bOM')) return undefined
  const isByWord = (name === 'left' || name === 'right') && isCtrlOrAlt(modifier)
  return isByWord ? { name, text: '', isByWord } : { name, text: '' }
}

/** Modifiers come as 1 and a sum: 1 for Shift, 2 for Alt, 4 for Ctrl. */
function isCtrlOrAlt(modifier: string | undefined): boolean {
  return modifier !== undefined && ((Number(modifier) - 1) & 6) > 0
}

const controlNames: Readonly<Record<number, string>> = {
  0x08: 'backspace',
  0x09: 'tab',
  0x0a: 'enter',
  0x0d: 'enter',
  0x7f: 'backspace',
}

function keysOfText(text: string): Key[] {
  const keys: Key[] = []
  // Both halves of a line end are one Enter.
  for (const part of text.replaceAll('\r\n', '\r').split(/([\x00-\x1f\x7f])/)) {
    const unit = part.charCodeAt(0)
    if (part.length === 1 && (unit < 0x20 || unit === 0x7f)) {
      keys.push({ name: controlNames[unit] ?? `ctrl-${String.fromCharCode(unit + 0x60)}`, text: '' })
    } else for (const cluster of graphemes(part)) keys.push(character(cluster))
  }
  return keys
}

function character(text: string): Key {
  const name = folded(text)
  return { name: name === ' ' ? 'space' : name, text }
}

/** Full-width letters, digits, marks and the ideographic space as their ASCII twins. */
function folded(text: string): string {
  if (text.length !== 1) return text
  const unit = text.charCodeAt(0)
  if (unit === 0x3000) return ' '
  return unit >= 0xff01 && unit <= 0xff5e ? String.fromCharCode(unit - 0xfee0) : text
}
