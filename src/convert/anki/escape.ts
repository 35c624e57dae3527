/**
 * Plain text as Markdown that shows the same text: what Markdown would read as mark-up gets a backslash, and nothing else does,
 * so that decks stay readable. Knows characters and their neighbours.
 */

const suspicious = /[\\`*_<&[~$!]/

/** Text within a line. Linear in its length, whatever it holds. */
export function escapeText(text: string): string {
  if (!suspicious.test(text)) return text
  const hasDollars = text.indexOf('$') !== text.lastIndexOf('$')
  const hasLinks = /\](?:[([:]|$)/.test(text)
  return text.replace(
    /\\(?=[!-/:-@[-`{-~]|$)|`|\*|_|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)|!?\[|~~|\$/g,
    (found, at: number) => {
      const before = text[at - 1] ?? ' '
      const after = text[at + found.length] ?? ' '
      if (found === '$') return hasDollars ? '\\$' : found
      if (found.endsWith('[')) return hasLinks || /[ xX!^]/.test(after) ? `\\${found}` : found
      if (found === '*' && isSpace(before) && isSpace(after)) return found
      if (found === '_' && ((isWord(before) && isWord(after)) || (isSpace(before) && isSpace(after))))
        return found
      return `\\${found}`
    },
  )
}

/** The start of a line, which may look like a block: a heading, a list, a quote, a rule, a fence, a table. */
export function escapeLineStart(line: string): string {
  if (/^\d{1,9}[.)](?:[ \t]|$)/.test(line)) return line.replace(/^(\d+)/, '$1\\')
  return blockStart.test(line) ? `\\${line}` : line
}

const blockStart =
  /^(?:#{1,6}(?:[ \t]|$)|[-+*](?:[ \t]|$)|>|=+[ \t]*$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$|~{3,}|[:|-][|:\t -]*$)/

/** Definitions of links show nothing, and a text of nothing else would be none. In code they are left as they are. */
export function escapeDefinitions(markdown: string): string {
  if (!definition.test(markdown)) return markdown
  let fence: string | null = null
  const lines = markdown.split('\n').map((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence === null && mark !== undefined) fence = mark
    else if (fence !== null && mark?.startsWith(fence) && line.trim() === mark) fence = null
    return fence === null ? line.replace(definition, '$1\\[') : line
  })
  return lines.join('\n')
}

const definition = /^( {0,3})\[(?=[^\]\n]{1,999}\]:)/m

const isSpace = (character: string): boolean => /\s/.test(character)
const isWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character)
