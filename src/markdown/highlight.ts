/**
 * Code with its keywords, strings and comments told apart, by sugar-high. What it does not know, or is too long to be
 * read on a screen anyway, stays plain. Knows nothing of widths.
 */
import { parse, type ParsedLine, type ParsedToken, type TokenType } from 'sugar-high/core'
import { languages } from 'sugar-high/lang'
import { styles, type Line, type Span, type Style } from '../text/style.ts'

/** Characters. Some of the grammars take time in the square of the length: CSS with many hyphens, for one. */
const longest = 10_000

/** Names that people write after a fence, besides those that sugar-high lists. */
const moreNames = new Map([
  ['mjs', 'javascript'],
  ['cjs', 'javascript'],
  ['py3', 'python'],
  ['pycon', 'python'],
  ['console', 'shell'],
  ['shell-session', 'shell'],
  ['shellscript', 'shell'],
  ['fish', 'shell'],
  ['postgres', 'sql'],
  ['postgresql', 'sql'],
  ['mysql', 'sql'],
  ['sqlite', 'sql'],
  ['plsql', 'sql'],
  ['h', 'c'],
  ['hpp', 'cpp'],
  ['objective-c', 'c'],
  ['vue', 'html'],
  ['svelte', 'html'],
  ['svg', 'html'],
  ['less', 'css'],
  ['ini', 'toml'],
])

type Language = (typeof languages)[number]

let byName: Map<string, Language> | undefined

/**
 * The lines of clean code. `info` is what follows the fence: `python`, `python title="a.py"`, `{.python}`.
 * Its lines joined are always the code itself.
 */
export function highlight(code: string, info: string): Line[] {
  const language = code.length > longest ? undefined : findLanguage(info)
  if (!language) return plainLines(code)
  const { lines } = parse(code, language.config)
  // Some grammars lose characters of unusual code. Wrong colours are tolerable, wrong code is not.
  const isComplete = lines.map((line) => line.value).join('\n') === code
  return isComplete ? lines.map(styledLine) : plainLines(code)
}

function findLanguage(info: string): Language | undefined {
  const name = /^[\s{.]*([\w+#-]+)/.exec(info)?.[1]?.toLowerCase()
  if (!name) return undefined
  byName ??= new Map(
    languages.flatMap((one) => [one.id, one.extension, ...one.aliases].map((alias) => [alias, one])),
  )
  return byName.get(moreNames.get(name) ?? name)
}

function plainLines(code: string): Line[] {
  return code.split('\n').map((text) => (text ? [{ text, style: styles.plain }] : []))
}

const tokenStyles: Readonly<Record<TokenType, Style>> = {
  identifier: styles.plain,
  keyword: styles.keyword,
  string: styles.string,
  class: styles.type,
  property: styles.plain,
  entity: styles.function,
  jsxliterals: styles.string,
  sign: styles.plain,
  comment: styles.comment,
  break: styles.plain,
  space: styles.plain,
}

const lineStyles = new Map<string, Style>([
  ['diff-add', styles.good],
  ['diff-remove', styles.bad],
  ['diff-hunk', styles.accent],
  ['diff-meta', styles.strong],
])

function styledLine({ tokens, annotations, value }: ParsedLine): Line {
  const whole = annotations
    .map((annotation) => lineStyles.get(annotation))
    .find((style) => style !== undefined)
  if (whole !== undefined) return [{ text: value, style: whole }]
  const line: Span[] = []
  tokens.forEach((token, index) => {
    if (!token.value) return
    // Spaces take the style before them, so that a run of words in one style is one span.
    const last = line.at(-1)
    const style = token.type === 'space' && last ? last.style : styleOf(token, tokens[index + 1])
    if (last?.style === style) line[line.length - 1] = { text: last.text + token.value, style }
    else line.push({ text: token.value, style })
  })
  return line
}

/** sugar-high has one type for numbers and for names that begin with a capital, and none for what is called. */
function styleOf({ type, value }: ParsedToken, next: ParsedToken | undefined): Style {
  if (type === 'class' && /^\d/.test(value)) return styles.number
  if ((type === 'identifier' || type === 'property') && next?.value === '(' && /^\w/.test(value))
    return styles.function
  return tokenStyles[type]
}
