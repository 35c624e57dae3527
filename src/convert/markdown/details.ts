/**
 * `<details>` as collections write it: closing tags where Markdown does not see them, answers wrapped in bold.
 * Knows the source of such blocks only.
 */

/** `<br><b> ... </b>` around all of it. */
function withoutWrapper(inner: string): string {
  const opened = /^(?:\s*<(?:br|b|p|strong)\s*\/?>)+/i.exec(inner)?.[0] ?? ''
  let rest = inner.slice(opened.length)
  if (/<(?:b|strong)>/i.test(opened)) rest = rest.trimEnd().replace(/(?:<\/(?:b|strong|p)>){1,3}$/i, '')
  return rest
}

const closingTag = /(?:<\/details>|<br\s*\/?>)$/i

/** The summary of the outer `<details>` on one line, and all that it hides. */
export function readDetails(source: string): { readonly summary: string; readonly inner: string } {
  const opened = source.replace(/^\s*<details\b[^>]*>\s*/i, '')
  let closed = opened.trimEnd()
  // The end is looked for at the end: a pattern that may begin at any space would look at every one of them.
  for (let end = closingTag.exec(closed.slice(-60)); end; end = closingTag.exec(closed.slice(-60)))
    closed = closed.slice(0, closed.length - end[0].length).trimEnd()
  const summary = /^\s*<summary\b[^>]*>([^]*?)<\/summary>/i.exec(closed)
  if (!summary) return { summary: '', inner: closed }
  return { summary: (summary[1] as string).trim(), inner: withoutWrapper(closed.slice(summary[0].length)) }
}

/**
 * `</b></details>` under a paragraph belongs to the paragraph, as Markdown has it, and the next question to the answer. The tag
 * gets to the beginning of a line, its own or the blank one after it, so that line numbers stay.
 */
export function withClosedDetails(source: string): string {
  if (!/<details/i.test(source)) return source
  const lines = source.split('\n')
  for (const [index, line] of lines.entries()) {
    const at = line.toLowerCase().indexOf('</details>')
    if (at <= 0) continue
    const before = line.slice(0, at).replace(/(?:<\/?(?:b|p|br|strong|i|em|span|div)\s*\/?>\s*)+$/i, '')
    if (before.trim() === '') lines[index] = line.slice(at)
    else if (line.length === at + 10 && lines[index + 1]?.trim() === '' && !/<details/i.test(before)) {
      lines[index] = before.trimEnd()
      lines[index + 1] = line.slice(at)
    }
  }
  return lines.join('\n')
}
