/**
 * The attributes of a question: one `<!-- viva id: x, level: mid -->` alone on a line, read as a YAML flow mapping.
 * Knows the comment and what may stand in it; nothing of where in a deck it stands.
 */
import { noAttributes, type Attributes, type Finding } from './deck.ts'
import { aKind, aLevel, aList, anId, someMinutes, tagList, type ValueKind } from './values.ts'
import {
  isMapping,
  quoted,
  readYaml,
  writeYaml,
  type YamlMapping,
  type YamlResult,
  type YamlText,
} from './yaml.ts'

export type ReadAttributes = {
  readonly attributes: Attributes
  readonly findings: readonly Finding[]
}

/** A comment that means to be attributes, wherever it stands and whether or not it ends. */
export const attributesComment = /^\s*<!--[ \t]*viva(?=\s|-->|$)/

const wholeLine = /^( {0,3}<!--[ \t]*viva(?=\s|-->|$))((?:(?!-->).)*)-->[ \t]*$/

/** Nobody writes more than this, and a program that does must not cost a second. */
const mostCharacters = 16_384

/** The attributes on a line (from 1) of a file; null when there is no comment of attributes alone on it. */
export function readAttributes(text: string, line: number): ReadAttributes | null {
  const match = wholeLine.exec(text)
  if (!match) return null
  const [, opening = '', content = ''] = match
  const offset = opening.length
  if (content.trim() === '') return { attributes: noAttributes, findings: [] }
  const result = content.length > mostCharacters ? tooLong : readMapping(content)
  if ('error' in result) {
    const { reason, column } = result.error
    const values = { reason }
    const at = Math.min(Math.max(offset + column, offset + 1), text.length)
    return {
      attributes: { ...noAttributes, broken: content.trim() },
      findings: [{ code: 'attributes-broken', line, column: at, values }],
    }
  }
  const mapping = isMapping(result.value) ? result.value : new Map<string, YamlText>()
  return attributesOf(mapping, (name) => ({ line, column: attributeColumn(text, name) }))
}

/** Where the name of an attribute stands in its line, from 1; the start of the line when it is not found. */
export function attributeColumn(text: string, name: string): number {
  const [, opening = '', content = ''] = wholeLine.exec(text) ?? []
  let depth = 0
  for (const match of content.matchAll(/"(?:[^"\\]|\\.)*"?|'[^']*'?|[[\]{}]|([A-Za-z][\w-]*)(\s*:)?/g)) {
    if (/^[[{]/.test(match[0])) depth++
    else if (/^[\]}]/.test(match[0])) depth--
    else if (match[1] === name && match[2] !== undefined && depth === (hasBraces(content) ? 1 : 0))
      return opening.length + match.index + 1
  }
  return 1
}

/** The comment that says these attributes; empty where there is nothing to say. */
export function writeAttributes(attributes: Attributes): string {
  if (attributes.broken !== null) return `<!-- viva ${attributes.broken} -->`
  const pairs: [string, YamlText][] = []
  for (const name of attributeNames) {
    const value = attributes[name]
    if (value === null || (typeof value === 'object' && value.length === 0)) continue
    pairs.push([name, typeof value === 'number' ? String(value) : value])
  }
  const written = [...pairs, ...attributes.others].map(
    ([name, value]) => `${writeYaml(name)}: ${writeAttribute(value)}`,
  )
  return written.length === 0 ? '' : `<!-- viva ${written.join(', ')} -->`
}

/** A flow mapping; its braces may be left out, and nearly always are. A name that is no text has no meaning here. */
function readMapping(content: string): YamlResult {
  const result = readYaml(hasBraces(content) ? content : `{${content}}`)
  const isNameless = 'value' in result && isMapping(result.value) && result.value.has('[object Object]')
  return isNameless ? { error: { isRefused: false, reason: '{...}:', line: 0, column: 0 } } : result
}

/** True of `{level: mid}`, what stands between its braces alone. */
export const hasBraces = (content: string): boolean => /^\s*\{[^{}]*\}\s*$/.test(content)

const tooLong = { error: { isRefused: false, reason: `> ${mostCharacters}`, line: 0, column: 0 } } as const

type AttributeName = Exclude<keyof Attributes, 'others' | 'broken'>

const attributeKinds: { readonly [Name in AttributeName]: ValueKind<NonNullable<Attributes[Name]>> } = {
  id: anId,
  level: aLevel,
  tags: tagList,
  minutes: someMinutes,
  kind: aKind,
  slots: aList,
  also: aList,
}

const attributeNames = Object.keys(attributeKinds) as AttributeName[]

const isAttributeName = (name: string): name is AttributeName => Object.hasOwn(attributeKinds, name)

/** Numbers and ids need no quotes here, where every scalar is text. */
function writeAttribute(value: YamlText): string {
  return typeof value === 'string' && /^[A-Za-z0-9][\w.]*(?:-[\w.]+)*$/.test(value) ? value : writeYaml(value)
}

function attributesOf(
  mapping: YamlMapping,
  place: (name: string) => Pick<Finding, 'line' | 'column'>,
): Pick<ReadAttributes, 'attributes' | 'findings'> {
  const attributes: Record<string, unknown> = { ...noAttributes }
  const others = new Map<string, YamlText>()
  const findings: Finding[] = []
  for (const [name, value] of mapping) {
    if (!isAttributeName(name)) {
      others.set(name, value)
      findings.push({ ...place(name), code: 'attribute-unknown', values: { name, near: nearestName(name) } })
      continue
    }
    const { read, allowed } = attributeKinds[name]
    const known = value === '' ? noAttributes[name] : read(value)
    if (known !== undefined) attributes[name] = known
    else {
      others.set(name, value)
      const values = { name, value: quoted(value), allowed }
      findings.push({ ...place(name), code: name === 'id' ? 'id-malformed' : 'attribute-value', values })
    }
  }
  return { attributes: { ...attributes, others } as unknown as Attributes, findings }
}

/** The known name that is meant by a slip: another case, a plural, a letter more or less. */
function nearestName(name: string): string {
  const bare = (text: string): string => text.toLowerCase().replace(/s$/, '')
  return (
    attributeNames.find((known) => bare(known) === bare(name)) ??
    attributeNames.find((known) => known.startsWith(name.toLowerCase().slice(0, 3)) && name.length > 2) ??
    ''
  )
}
