/**
 * Links whose addresses stand elsewhere in the file: a question that is cut out of it takes them along.
 *
 *     See [the docs][d].     becomes     See [the docs](https://x.example).
 *     [d]: https://x.example
 *
 * Knows links outside of code; nothing of questions.
 */

export type References = ReadonlyMap<string, string>

const definition = /^ {0,3}\[((?:[^[\]\\\n]|\\.){1,200})\]:[ \t]*(<[^<>\n]*>|\S+)(?:[ \t]+("[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$/

/** What a text defines, by label; the first definition of a label counts. `isCode` tells lines, from 0, that define nothing. */
export function referencesIn(text: string, isCode: (line: number) => boolean): References {
  const found = new Map<string, string>()
  if (!text.includes(']:')) return found
  for (const [index, line] of text.split('\n').entries()) {
    const [, label, address, title] = line.includes(']:') && !isCode(index) ? (definition.exec(line) ?? []) : []
    if (label === undefined || address === undefined || label.startsWith('^')) continue
    const key = keyOf(label)
    const bare = address.replace(/^<|>$/g, '').replace(/[()\s]/g, encodeURIComponent).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))
    if (!found.has(key)) found.set(key, title === undefined ? bare : `${bare} ${title}`)
  }
  return found
}

const keyOf = (label: string): string => label.replace(/\s+/g, ' ').trim().toLowerCase()

/** The text with its links' addresses beside them, without the lines that define what is known. */
export function withAddresses(text: string, references: References): string {
  if (references.size === 0 || !text.includes('[')) return text
  // Code first: what looks like a link in it is none.
  return text.replace(
    /(^|\n)( {0,3})(`{3,}|~{3,})[^]*?(?:\n {0,3}\3[^\n]*(?=\n|$)|$)|`+[^`\n]*`+|\\.|^ {0,3}\[[^[\]\n]+\]:[^\n]*(?:\n|$)|(!?\[((?:[^[\]\\\n]|\\.|\[[^[\]\n]*\]\([^()\n]*\)|!\[[^[\]\n]*\])*)\])(?:\[([^[\]\n]*)\])?(?![([:])/gm,
    (found: string, _start, _indent, fence: string | undefined, shown: string | undefined, words = '', label = '') => {
      if (fence !== undefined) return found
      if (shown === undefined) {
        const line = definition.exec(found.trimEnd())
        return line && references.has(keyOf(line[1] as string)) ? '' : found
      }
      const address = references.get(keyOf(label === '' ? words : label))
      return address === undefined || /^[ xX!]$/.test(words) ? found : `${shown}(${address})`
    },
  )
}
