/**
 * Headings that Markdown does not take for such, and readers do, as ordinary ones: without a blank after the signs, or as HTML;
 * and containers that only some programs know.
 * Every line stays where it is. Knows lines; nothing of questions.
 *
 *     ##1. What is a lock?            ## 1. What is a lock?
 *     <h3>What is a fence?</h3>   ->  ### What is a fence?
 */
import { parseBlocks } from '../../markdown/blocks.ts'

const tight = /^( {0,3}#{1,6})(?![#\s!])(?=.*[\p{L}\p{N}])/u
const tagged = /^\s*<h([1-6])\b[^>]*>(.*?)<\/h\1>(?:\s*<\/?(?:br|hr|p|div|a|center)\b[^>]*>)*\s*$/i

/** The text itself where all headings are ordinary. */
export function withPlainHeadings(source: string): string {
  const text = withSections(withContainers(source))
  const hasTight = /^ {0,3}#{2,6}[^#\s]/m.test(text)
  const hasTagged = /^[ \t]*<h[1-6]\b/im.test(text)
  if (!hasTight && !hasTagged) return text
  const isCode = new Set<number>()
  for (const { start, end } of parseBlocks(text).code)
    for (let line = start; line < end; line++) isCode.add(line)
  const lines = text.split('\n')
  const isPlain = (line: string, index: number): boolean => !isCode.has(index) && /^[ <#]/.test(line)
  return lines
    .map((line, index) => {
      if (!isPlain(line, index)) return line
      const match = hasTagged ? tagged.exec(line) : null
      if (match) return `${'#'.repeat(Number(match[1]))} ${(match[2] as string).trim()}`
      return hasTight ? line.replace(tight, '$1 ') : line
    })
    .join('\n')
}

/** `二、集合`, `第三章 锁`: a line of its own over a heading. */
const place =
  /^(?:第[一二三四五六七八九十]{1,3}(?:章|节|部分|篇)|[一二三四五六七八九十]{1,3}、)\s*\S.{0,30}$/u

/** Lines that head headings, as headings of the next higher level. At least two: one alone may be anything. */
function withSections(text: string): string {
  if (!/^(?:第[一二三四五六七八九十]|[一二三四五六七八九十]{1,3}、)/m.test(text)) return text
  const lines = text.split('\n')
  const found = lines.flatMap((line, index) => {
    if (!place.test(line.trim()) || (lines[index - 1] ?? '').trim() !== '') return []
    let next = index + 1
    while (next < lines.length && lines[next]?.trim() === '') next++
    const level = /^ {0,3}(#{2,6})[ \t]/.exec(lines[next] ?? '')?.[1]?.length ?? 0
    return level === 0 ? [] : [{ index, level }]
  })
  if (found.length < 2) return text
  const level = Math.min(...found.map((each) => each.level)) - 1
  for (const { index } of found) lines[index] = `${'#'.repeat(level)} ${lines[index]?.trim()}`
  return lines.join('\n')
}

/**
 * Containers of VuePress and its kin: what is folded away as `<details>`, the marks of others left out.
 *
 *     ::: details Answer   ->   <details><summary>Answer</summary>
 */
function withContainers(text: string): string {
  if (!/^[ \t]*:{3,}[ \t]*\w/m.test(text)) return text
  const isCode = new Set<number>()
  for (const { start, end } of parseBlocks(text).code)
    for (let line = start; line < end; line++) isCode.add(line)
  const open: boolean[] = []
  return text
    .split('\n')
    .map((line, index) => {
      const match = isCode.has(index) ? null : /^\s*:{3,}\s*([\w-]*)\s*(.*?)\s*$/.exec(line)
      if (!match) return line
      const [, name = '', title = ''] = match
      if (name === '') return open.pop() === true ? '</details>' : ''
      open.push(name === 'details')
      return name === 'details' ? `<details><summary>${title}</summary>` : ''
    })
    .join('\n')
}
