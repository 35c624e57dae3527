/**
 * Mochi's data, in either of the two ways that its archive holds it, as plain values: keywords become text, lists and sets lists,
 * instants milliseconds. Never throws: what cannot be read is null. Knows notations; nothing of cards.
 *
 *     {"~:decks":[{"~:id":"~:abc","~:cards":{"~#list":[...]}}]}      Transit in JSON
 *     {:decks [{:id :abc :cards [...]}]}                             EDN
 */
import { readJson, type Json } from '../anki/json.ts'

export function readMochiData(text: string): ReadonlyMap<string, Json> | null {
  const value =
    /^\s*\{\s*"/.test(text) || /^\s*\{\s*\}/.test(text) ? fromTransit(readJson(text)) : readEdn(text)
  return value instanceof Map && value.size > 0 ? value : null
}

function fromTransit(value: Json): Json {
  if (typeof value === 'string') return scalar(value)
  if (Array.isArray(value)) return value.map(fromTransit)
  if (!(value instanceof Map)) return value
  const [entry] = value
  if (entry && value.size === 1 && entry[0].startsWith('~#')) return fromTransit(entry[1])
  return new Map([...value].map(([key, each]) => [String(scalar(key)), fromTransit(each)]))
}

/** `~:word`, `~t1695852000000`, `~~` for a text that begins with a tilde. */
function scalar(text: string): string | number {
  if (text[0] !== '~') return text
  const rest = text.slice(2)
  if (text[1] === 't' || text[1] === 'm') return /^-?\d{1,16}$/.test(rest) ? Number(rest) : Date.parse(rest)
  if (text[1] === ':' || text[1] === '$' || text[1] === 'u') return rest
  if (text[1] === 'i' || text[1] === 'd') return Number(rest)
  return text[1] === '~' ? text.slice(1) : text
}

/** Mochi nests a handful of levels. */
const mostLevels = 64

const token =
  /[\s,]+|;[^\n]*|"(?:[^"\\]|\\[^])*"|#\{|#_|#[a-zA-Z][\w./-]*|[()[\]{}]|\\\S+|:?[^\s,;"()[\]{}\\#]+|[^]/gy

/** `discards` is how many of the next values `#_` takes out. */
type Open = { readonly kind: 'map' | 'list'; readonly values: Json[]; discards: number }

/** One value; null for a text that is not well-formed. Nothing in it is evaluated. */
function readEdn(text: string): Json {
  const open: Open[] = [{ kind: 'list', values: [], discards: 0 }]
  token.lastIndex = 0
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [found] = match
    const first = found[0] as string
    if (/[\s,;]/.test(first)) continue
    const top = open.at(-1) as Open
    if (found === '#_') top.discards++
    else if (found === '#{' || first === '{' || first === '[' || first === '(') {
      if (open.length > mostLevels) return null
      open.push({ kind: first === '{' ? 'map' : 'list', values: [], discards: 0 })
    } else if (first === '}' || first === ']' || first === ')') {
      const closed = open.pop()
      if (!closed || open.length === 0) return null
      put(closed.kind === 'map' ? mapOf(closed.values) : closed.values)
    } else if (first === '#') continue // `#inst "..."` is its text.
    else put(atom(found))
  }
  const [root] = open
  return open.length === 1 && root ? (root.values[0] ?? null) : null

  function put(value: Json): void {
    const top = open.at(-1) as Open
    if (top.discards > 0) top.discards--
    else top.values.push(value)
  }
}

function mapOf(values: readonly Json[]): Json {
  const map = new Map<string, Json>()
  for (let at = 0; at + 1 < values.length; at += 2) map.set(String(values[at]), values[at + 1] as Json)
  return map
}

function atom(text: string): Json {
  if (text[0] === '"') return unescaped(text.slice(1, -1))
  if (text[0] === ':') return text.slice(1)
  if (text === 'nil') return null
  if (text === 'true' || text === 'false') return text === 'true'
  return /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?[NM]?$/.test(text) ? Number.parseFloat(text) : text
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

const unescaped = (text: string): string =>
  text.replace(/\\(?:u([\da-fA-F]{4})|([^]))/g, (_, code: string | undefined, letter: string) =>
    code === undefined ? (escapes[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16)),
  )
