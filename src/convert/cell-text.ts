/**
 * A cell of a foreign table as Markdown: HTML where it is HTML, Markdown where the source writes Markdown, else plain text that
 * must show as it is. Knows texts; nothing of columns.
 */
import type { SkipReason } from '../model/conversion.ts'
import { defaultImportLimits, type ImportLimits } from '../model/import-limits.ts'
import { escapeLineStart, escapeText } from './anki/escape.ts'
import { htmlToMarkdown, linksTo } from './anki/html.ts'

export type CellText = {
  readonly markdown: (cell: string) => string
  /** What had to be left out of the cells that were read so far. */
  readonly remarks: Set<SkipReason>
}

/** `isMarkdown` tells how to read cells without tags. */
export function cellText(isMarkdown: boolean, limits: Partial<ImportLimits> = {}): CellText {
  const remarks = new Set<SkipReason>()
  const most = { ...defaultImportLimits, ...limits }
  return {
    remarks,
    markdown: (cell) => {
      const source = cut(cell, most.fieldBytes)
      if (source !== cell) remarks.add('field-cut')
      if (!isHtml(source)) return isMarkdown ? source.trim() : plainText(source)
      const { markdown, isFlattened } = htmlToMarkdown(withBreaks(source), webLinks, most)
      if (isFlattened) remarks.add('html-flattened')
      return markdown
    },
  }
}

/** There are no media beside a table: pictures are those of the web. */
const webLinks = linksTo((name) => name)

/** True when a text has marks that people only write in Markdown. */
export function looksMarkdown(text: string): boolean {
  return /```|\*\*\S|`[^`\n]+`|\]\(\S|^(?:[-*] |#{1,6} |\d+\. )/m.test(text)
}

/** Tags that writers of cards use, outside of code. */
export function isHtml(cell: string): boolean {
  if (!/[<&]/.test(cell)) return false
  if (/&(?:nbsp|lt|gt|amp|quot|#\d{1,7}|#x[\da-f]{1,6});/i.test(cell) && !cell.includes('`')) return true
  const prose = cell.replace(/```[^]*?(?:```|$)|`[^`\n]*`/g, ' ')
  return /<\/?(?:br|p|div|b|i|u|em|strong|ul|ol|li|code|pre|span|img|table|t[rdh]|sub|sup|h[1-6]|font|hr|blockquote|a)(?:\s[^<>]*)?\/?>/i.test(
    prose,
  )
}

/** Lines of a cell are lines to its writer, and in HTML they are nothing. */
function withBreaks(html: string): string {
  if (!html.includes('\n') || /<(?:pre|p|div|ul|ol|table|br)\b/i.test(html)) return html
  return html.replace(/\n/g, '<br>')
}

function plainText(cell: string): string {
  const lines = cell.split('\n').map((line) => escapeLineStart(escapeText(line.trim())))
  return lines
    .map((line, at) => (line !== '' && (lines[at + 1] ?? '') !== '' ? `${line}\\` : line))
    .join('\n')
    .trim()
}

function cut(text: string, mostBytes: number): string {
  if (text.length * 3 <= mostBytes) return text
  const bytes = new TextEncoder().encode(text)
  return bytes.length <= mostBytes
    ? text
    : new TextDecoder().decode(bytes.subarray(0, mostBytes)).replace(/\ufffd$/, '')
}
