/**
 * Links whose addresses stand elsewhere in the file: a question that is cut out of it takes them along.
 *
 *     See [the docs][d].     becomes     See [the docs](https://x.example).
 *     [d]: https://x.example
 *
 * Knows links outside of code; nothing of questions.
 */

import { parseBlocks } from '../../markdown/blocks.ts'

export type References = ReadonlyMap<string, string>

const definition =
  /^ {0,3}\[((?:[^[\]\\\n]|\\.){1,200})\]:[ \t]*(<[^<>\n]*>|\S+)(?:[ \t]+("[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$/

/** False when a text cannot define any address: quicker than looking which lines are code. */
export const mayDefine = (text: string): boolean => /^ {0,3}\[[^\]\n]+\]:/m.test(text)

/** What a text defines, by label; the first definition of a label counts. `isCode` tells lines, from 0, that define nothing. */
export function referencesIn(text: string, isCode: (line: number) => boolean): References {
  const found = new Map<string, string>()
  for (const [index, line] of text.split('\n').entries()) {
    const [, label, address, title] =
      line.includes(']:') && !isCode(index) ? (definition.exec(line) ?? []) : []
    if (label === undefined || address === undefined || label.startsWith('^')) continue
    const key = keyOf(label)
    const bare = address
      .replace(/^<|>$/g, '')
      .replace(/[()\s]/g, encodeURIComponent)
      .replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))
    if (!found.has(key)) found.set(key, title === undefined ? bare : `${bare} ${title}`)
  }
  return found
}

const keyOf = (label: string): string => label.replace(/\s+/g, ' ').trim().toLowerCase()

/** The text with its links' addresses beside them, without the lines that define what is known. */
export function withAddresses(text: string, references: References): string {
  if (references.size === 0 || !text.includes('[')) return text
  const isCode = new Set<number>()
  for (const { start, end } of parseBlocks(text).code)
    for (let line = start; line < end; line++) isCode.add(line)
  const lines = text.split('\n').flatMap((line, index) => {
    if (isCode.has(index) || !line.includes('[')) return [line]
    const label = line.includes(']:') ? definition.exec(line)?.[1] : undefined
    return label !== undefined && references.has(keyOf(label)) ? [] : [linked(line, references)]
  })
  return lines.join('\n')
}

/** `[words][label]`, `[label][]`, `[label]`; one picture or one pair of brackets may stand within. Code is passed over. */
const reference =
  /`+[^`\n]*`+|\\.|(!?\[((?:[^[\]\\\n]|\\.|!?\[[^[\]\n]*\](?:\([^()\n]*\))?)*)\])(?:\[([^[\]\n]*)\])?(?![([:])/g

function linked(line: string, references: References): string {
  return line.replace(reference, (found: string, shown: string | undefined, words = '', label = '') => {
    const address = shown === undefined ? undefined : references.get(keyOf(label === '' ? words : label))
    return address === undefined || /^[ xX!]$/.test(words) ? found : `${shown}(${address})`
  })
}
