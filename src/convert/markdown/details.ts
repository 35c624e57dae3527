/**
 * `<details>` as collections write it: closing tags where Markdown does not see them, answers wrapped in bold.
 * Knows the source of such blocks only.
 */

/** `<br><b> ... </b>` around all of it. */
function withoutWrapper(inner: string): string {
  const opened = /^(?:\s*<(?:br|b|p|strong)\s*\/?>)+/i.exec(inner)?.[0] ?? ''
  let rest = inner.slice(opened.length)
  if (/<(?:b|strong|p)>/i.test(opened)) rest = rest.trimEnd().replace(/(?:<\/(?:b|strong|p)>){1,3}$/i, '')
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
  const inner = withoutMargin(withoutWrapper(closed.slice(summary[0].length)))
  return { summary: (summary[1] as string).trim(), inner }
}

/** What is set in as a whole stands where the tags do. */
function withoutMargin(inner: string): string {
  const lines = inner.split('\n')
  const [first = '', ...rest] = lines
  const margins = (first.trim() === '' ? rest : lines)
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0] ?? '')
  const least = margins.reduce((a, b) => (a.length <= b.length ? a : b), margins[0] ?? '')
  if (least === '' || !margins.every((margin) => margin.startsWith(least))) return inner
  return lines.map((line) => (line.startsWith(least) ? line.slice(least.length) : line)).join('\n')
}

/** Blocks that stand one right after the other are one piece of HTML: the lines on which each of them begins and ends. */
export function splitDetails(
  lines: readonly string[],
  start: number,
  end: number,
): readonly { readonly start: number; readonly end: number }[] {
  const parts: { start: number; end: number }[] = []
  let open = start
  let depth = 0
  for (let at = start; at < end; at++) {
    const line = lines[at] ?? ''
    if (depth === 0 && at > open && /^\s*<details\b/i.test(line) && (lines[at - 1] ?? '').trim() !== '') {
      parts.push({ start: open, end: at })
      open = at
    }
    if (line.includes('<'))
      depth += (line.match(/<details\b/gi)?.length ?? 0) - (line.match(/<\/details\s*>/gi)?.length ?? 0)
  }
  return [...parts, { start: open, end }]
}

/**
 * `</b></details>` under a paragraph belongs to the paragraph, as Markdown has it, and the next question to the answer. The tag
 * gets to the beginning of a line, its own or the blank one after it, so that line numbers stay.
 */
export function withClosedDetails(source: string): string {
  if (!/<details/i.test(source)) return source
  const lines = source.split('\n')
  const margins = new Set([...source.matchAll(/^([ \t]+)<details\b/gim)].map(([, margin]) => margin))
  for (const [index, line] of lines.entries()) {
    const at = line.toLowerCase().indexOf('</details>')
    if (at <= 0) continue
    const before = line.slice(0, at).replace(/(?:<\/?(?:b|p|br|strong|i|em|span|div)\s*\/?>\s*)+$/i, '')
    if (before.trim() === '') {
      // In a list a closing tag stands where its opening one does.
      if (!margins.has(line.slice(0, at))) lines[index] = line.slice(at)
    } else if (line.length === at + 10 && lines[index + 1]?.trim() === '' && !/<details/i.test(before)) {
      lines[index] = before.trimEnd()
      lines[index + 1] = line.slice(at)
    }
  }
  return lines.join('\n')
}
