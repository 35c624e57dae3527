/**
 * The little of YAML that decks use, with every scalar as the text that was written: `1.10` stays `1.10`. Data only: anchors,
 * aliases and tags are refused, because deck files are shared and these are how YAML grows without bound.
 * The only file that knows js-yaml. Knows nothing of keys and their meaning.
 */
import { FAILSAFE_SCHEMA, load, YAMLException, type EventType, type State } from 'js-yaml'

export type YamlText = string | readonly YamlText[] | YamlMapping
export type YamlMapping = ReadonlyMap<string, YamlText>

/** What is wrong with a YAML text. Line and column from 0. */
export type YamlError = {
  readonly isRefused: boolean
  /** The parser's words, or the anchor, alias or tag that is refused. */
  readonly reason: string
  readonly line: number
  readonly column: number
}

export type YamlResult = { readonly value: YamlText } | { readonly error: YamlError }

/** Reads one YAML document. Never throws: what cannot be read comes back as an error with its place. */
export function readYaml(text: string): YamlResult {
  let anchor: string | null = null
  const listener = (event: EventType, state: State): void => {
    const found = (state as State & { readonly anchor: string | null }).anchor
    if (event !== 'close' || found === null) return
    anchor = found
    // The first one ends the reading: a few lines of aliases to aliases would be billions of values once they are walked through.
    throw new Error(`Refused: &${found}`)
  }
  try {
    return { value: asText(load(text, { schema: FAILSAFE_SCHEMA, listener })) }
  } catch (error) {
    if (anchor !== null) return { error: refused(text, `&${anchor}`) }
    return { error: errorOf(text, error) }
  }
}

/** A value as YAML on one line, safe inside an HTML comment: no line ends, no `-->`. */
export function writeYaml(value: YamlText): string {
  if (typeof value === 'string') return writeScalar(value)
  if (isList(value)) return `[${value.map(writeYaml).join(', ')}]`
  return `{${[...value].map(([key, each]) => `${writeScalar(key)}: ${writeYaml(each)}`).join(', ')}}`
}

/** A value as it is quoted in a message: text as it is. */
export function quoted(value: YamlText): string {
  return (typeof value === 'string' ? value : writeYaml(value)).slice(0, 60)
}

export function isList(value: YamlText): value is readonly YamlText[] {
  return Array.isArray(value)
}

export function isMapping(value: YamlText): value is YamlMapping {
  return value instanceof Map
}

export function isSameYaml(a: YamlText, b: YamlText): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b
  if (isList(a))
    return isList(b) && a.length === b.length && a.every((each, at) => isSameYaml(each, b[at] ?? ''))
  if (isList(b) || a.size !== b.size) return false
  return [...a].every(([key, each]) => b.has(key) && isSameYaml(each, b.get(key) ?? ''))
}

/** Read by every YAML program as this very text, unlike `true`, `1.10` or `2026-01-01`. */
const plainScalar =
  /^(?!(?:true|false|null|yes|no|on|off|y|n)$)\p{L}[\p{L}\p{M}\p{N}._/+-]*(?: [\p{L}\p{N}][\p{L}\p{M}\p{N}._/+-]*)*$/iu

/** What YAML does not allow as it is, and the `>` that could end a comment. */
const unsafeInYaml = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|(?<=-)>/g

function writeScalar(text: string): string {
  if (plainScalar.test(text) && !text.includes('--')) return text
  const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(text).replace(unsafeInYaml, escaped)
}

/** What js-yaml yields, with mappings as maps: a key such as `__proto__` is a key like any other. */
function asText(value: unknown): YamlText {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(asText)
  if (typeof value === 'object' && value !== null) {
    return new Map(Object.entries(value).map(([key, each]) => [key, asText(each)]))
  }
  return ''
}

function errorOf(text: string, error: unknown): YamlError {
  if (!(error instanceof YAMLException))
    return { isRefused: false, reason: String(error), line: 0, column: 0 }
  const { reason, mark } = error as YAMLException & {
    readonly mark?: { readonly line: number; readonly column: number }
  }
  const alias = /^unidentified alias "(.*)"$/.exec(reason)?.[1]
  if (alias !== undefined) return refused(text, `*${alias}`)
  const tag = /^unknown tag !<(?:tag:yaml\.org,2002:)?(.*)>$/.exec(reason)?.[1]
  if (tag !== undefined) return refused(text, text.includes(`!!${tag}`) ? `!!${tag}` : tag)
  return { isRefused: false, reason, line: mark?.line ?? 0, column: mark?.column ?? 0 }
}

function refused(text: string, found: string): YamlError {
  const before = text.slice(0, Math.max(0, text.indexOf(found)))
  const line = before.split('\n').length - 1
  return { isRefused: true, reason: found, line, column: before.length - (before.lastIndexOf('\n') + 1) }
}
