/**
 * Lists of definitions, as Pandoc's Markdown and HTML write them, with their terms as headings of the lowest level:
 *
 *     What is a trie?                    <dt>What is a trie?</dt>
 *     :   A tree of prefixes.            <dd>A tree of prefixes.</dd>
 *
 * No line moves. Knows lines; whether a term asks anything is not decided here.
 */
import { linesOf } from './lines.ts'

const fewest = 3
const told = /^ {0,3}:[ \t]{1,4}(?=\S)/
const term = /^\s*(?:<dl\b[^>]*>\s*)?<dt\b[^>]*>(.*?)<\/dt>\s*$/i

/** The text as it is where it holds fewer than three definitions. */
export function withDefinitions(text: string): string {
  if (!/^ {0,3}:[ \t]+\S|<dt\b/im.test(text)) return text
  const lines = linesOf(text)
  const isDefined = (at: number): boolean => {
    const [line, next, before] = [lines[at], lines[at + 1], lines[at - 1]]
    if (!line || !next || line.isCode || line.isHeading || next.isCode) return false
    return (
      /^\S/.test(line.text) &&
      !told.test(line.text) &&
      told.test(next.text) &&
      (before?.text.trim() ?? '') === ''
    )
  }
  const ofPandoc = lines.filter((_, at) => isDefined(at)).length >= fewest
  const ofPage = lines.filter((line) => !line.isCode && term.test(line.text)).length >= fewest
  if (!ofPandoc && !ofPage) return text
  let isInside = false
  return lines
    .map((line, at) => {
      if (ofPandoc && isDefined(at)) {
        isInside = true
        return `###### ${line.text.trim()}`
      }
      const [, page] = ofPage && !line.isCode ? (term.exec(line.text) ?? []) : []
      if (page !== undefined) return `###### ${page.trim()}`
      if (ofPage && !line.isCode) return line.text.replace(/<\/?d[dl]\b[^>]*>/gi, '')
      if (line.isHeading || (/^\S/.test(line.text) && !told.test(line.text))) isInside = false
      return isInside ? line.text.replace(told, '').replace(/^(?: {4}|\t)/, '') : line.text
    })
    .join('\n')
}
