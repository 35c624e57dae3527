/**
 * Front matter: the YAML between `---` on the first line and the next `---`. Data only.
 * The only file that knows gray-matter, which by itself runs code (`---js`), caches before it parses, and takes a line that
 * merely starts with `---` for the end: so the fences are found here and it is handed nothing but a well-formed head.
 */
import matter from 'gray-matter'
import { emptyHead, type Finding, type Head, type OtherKey } from './deck.ts'
import {
  aCount,
  aFlag,
  aKind,
  aLanguage,
  aLevel,
  aRetention,
  aText,
  someMinutes,
  tagList,
  type ValueKind,
} from './values.ts'
import {
  isMapping,
  isSameYaml,
  quoted,
  readYaml,
  writeYaml,
  type YamlError,
  type YamlMapping,
  type YamlText,
} from './yaml.ts'

export type FrontMatter = {
  readonly head: Head
  /** How many lines it takes up, its fences included. */
  readonly lineCount: number
  readonly findings: readonly Finding[]
}

/** A head is short; without an end in sight the first line is an ordinary thematic break. */
const mostLines = 1000
const mostCharacters = 65_536

const fence = /^---[ \t]*$/

/** The front matter at the start of a file's lines. What cannot be read is a finding, and the rest holds. */
export function readFrontMatter(lines: readonly string[]): FrontMatter {
  if (!fence.test(lines[0] ?? '')) return { head: emptyHead, lineCount: 0, findings: [] }
  const end = closingFence(lines)
  if (end === null)
    return { head: emptyHead, lineCount: 0, findings: [finding('front-matter-open', 1, 1, {})] }
  const source = lines.slice(1, end)
  const result = mappingOf(source)
  if ('finding' in result) return { head: emptyHead, lineCount: end + 1, findings: [result.finding] }
  return { lineCount: end + 1, ...headOf(source, result.mapping) }
}

/** The lines of a head, fences included; none where there is nothing to say. */
export function writeFrontMatter(head: Head): readonly string[] {
  const lines: string[] = []
  for (const key of Object.keys(headKeys) as HeadKey[]) {
    const value = head[key]
    if (value === emptyHead[key] || (Array.isArray(value) && value.length === 0)) continue
    lines.push(`${key}: ${typeof value === 'object' ? writeYaml(value as YamlText) : writeValue(value)}`)
  }
  for (const { text } of head.others) lines.push(...text.split('\n'))
  return lines.length === 0 ? [] : ['---', ...lines, '---']
}

/** A key of front matter that viva itself does not read, such as where an imported deck came from. */
export function otherKey(key: string, value: YamlText): OtherKey {
  return { key, text: `${writeYaml(key)}: ${writeYaml(value)}` }
}

type HeadKey = Exclude<keyof Head, 'others'>

const headKeys: { readonly [Key in HeadKey]: ValueKind<NonNullable<Head[Key]>> } = {
  title: aText,
  language: aLanguage,
  tags: tagList,
  level: aLevel,
  kind: aKind,
  minutes: someMinutes,
  deck: aFlag,
  newPerDay: aCount,
  retention: aRetention,
}

const isHeadKey = (key: string): key is HeadKey => Object.hasOwn(headKeys, key)

const writeValue = (value: string | number | boolean | null): string =>
  typeof value === 'string' ? writeYaml(value) : String(value)

function closingFence(lines: readonly string[]): number | null {
  let characters = 0
  for (let line = 1; line < Math.min(lines.length, mostLines); line++) {
    const text = lines[line] ?? ''
    if (fence.test(text)) return line
    characters += text.length + 1
    if (characters > mostCharacters) return null
  }
  return null
}

function mappingOf(
  source: readonly string[],
): { readonly mapping: YamlMapping } | { readonly finding: Finding } {
  const early = source.findIndex((line) => line.startsWith('---'))
  if (early >= 0) {
    return { finding: finding('front-matter-broken', early + 2, 1, { reason: source[early] ?? '' }) }
  }
  const failed: { error?: YamlError } = {}
  const parse = (text: string): object => {
    const result = readYaml(text)
    if ('error' in result) failed.error = result.error
    return { value: 'value' in result ? result.value : '' }
  }
  const refuse = (): never => {
    throw new Error('Inconsistent: front matter is YAML and nothing else')
  }
  const engines = { yaml: parse, json: refuse, javascript: refuse, js: refuse, coffee: refuse }
  // Options of any kind keep gray-matter from using its cache.
  const { data } = matter(`---\n${source.join('\n')}\n---\n`, { engines, language: 'yaml' })
  // Its text begins after the first fence, on the first line: lines from 0 there are lines from 1 in the file.
  if (failed.error) return { finding: findingOf(failed.error) }
  const value = (data['value'] ?? new Map()) as YamlText
  if (isMapping(value)) return { mapping: value }
  if (value === '') return { mapping: new Map() }
  return { finding: finding('front-matter-not-mapping', 2, 1, { found: quoted(value) }) }
}

function findingOf({ isRefused, reason, line, column }: YamlError): Finding {
  if (isRefused) return finding('front-matter-anchor', line + 1, column + 1, { found: reason })
  return finding('front-matter-broken', Math.max(line + 1, 2), column + 1, { reason })
}

function headOf(source: readonly string[], mapping: YamlMapping): Pick<FrontMatter, 'head' | 'findings'> {
  const slices = slicesOf(source)
  const head: Record<string, unknown> = { ...emptyHead }
  const others: OtherKey[] = []
  const findings: Finding[] = []
  for (const [key, value] of mapping) {
    const slice = slices.get(key)
    if (!isHeadKey(key)) {
      others.push(
        slice && isExactly(slice.text, key, value) ? { key, text: slice.text } : otherKey(key, value),
      )
      continue
    }
    const { read, allowed } = headKeys[key]
    const known = value === '' ? emptyHead[key] : read(value)
    if (known !== undefined) head[key] = known === '' ? null : known
    else {
      const values = { key, value: quoted(value), allowed }
      findings.push(finding('front-matter-value', (slice?.line ?? 0) + 2, 1, values))
    }
  }
  return { head: { ...head, others } as unknown as Head, findings }
}

const topKey =
  /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s#"'\-?:,[\]{}&*!|>%@`][^:#]*?))[ \t]*:(?=[ \t]|$)/

/** The lines from each key at the left margin to the next one. */
function slicesOf(
  source: readonly string[],
): ReadonlyMap<string, { readonly line: number; readonly text: string }> {
  const starts: { key: string; line: number }[] = []
  for (const [line, text] of source.entries()) {
    const match = topKey.exec(text)
    if (match) starts.push({ key: match[1] ?? match[2] ?? match[3] ?? '', line })
  }
  return new Map(
    starts.map(({ key, line }, index) => {
      const lines = source.slice(line, starts[index + 1]?.line ?? source.length)
      return [key, { line, text: lines.join('\n').trimEnd() }]
    }),
  )
}

/** Lines are kept as they are only where they say by themselves what they say in their place. */
function isExactly(text: string, key: string, value: YamlText): boolean {
  const result = readYaml(text)
  return 'value' in result && isSameYaml(result.value, new Map([[key, value]]))
}

function finding(code: Finding['code'], line: number, column: number, values: Finding['values']): Finding {
  return { code, line, column, values }
}
