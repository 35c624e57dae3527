/**
 * Emacs Org as Markdown, line by line, so that every line keeps its number. Knows the marks that notes are written with; nothing of
 * agendas, and what they need is left out.
 *
 *     ** DONE What is a macro? :lisp:       ### What is a macro?
 *     #+BEGIN_SRC lisp                 ->   ```lisp
 */

/** True for a text with headings or keywords of Org, by its ending or by two of them. */
export function isOrg(text: string, fileName: string): boolean {
  if (/\.org$/i.test(fileName)) return true
  return /^#\+(?:title|begin_src|options|startup):?/im.test(text) && /^\*+ \S/m.test(text)
}

export function orgAsMarkdown(text: string): string {
  let isCode = false
  let isDrawer = false
  return text
    .split('\n')
    .map((line) => {
      const block = /^\s*#\+(begin|end)_(\w+)[ \t]*(\S*)/i.exec(line)
      if (block) {
        const [, edge = '', kind = '', language = ''] = block
        if (!/^(?:src|example|export|verse)$/i.test(kind)) return ''
        isCode = edge.toLowerCase() === 'begin'
        return isCode ? `\`\`\`${/^src$/i.test(kind) && !language.startsWith(':') ? language : ''}` : '```'
      }
      if (isCode) return line
      if (/^\s*:(?:properties|logbook):\s*$/i.test(line)) isDrawer = true
      if (isDrawer) {
        isDrawer = !/^\s*:end:\s*$/i.test(line)
        return ''
      }
      return lineAsMarkdown(line)
    })
    .join('\n')
}

const states = /^(?:TO[D]O|DONE|NEXT|WAITING|HOLD|CANCELLED|CANCELED|STARTED|DOING)\s+/

function lineAsMarkdown(line: string): string {
  const title = /^#\+title:\s*(.*)$/i.exec(line)
  if (title) return `# ${title[1] ?? ''}`
  if (/^\s*#\+\w+:?|^\s*(?:DEADLINE|SCHEDULED|CLOSED):|^# /.test(line)) return ''
  const heading = /^(\*+)\s+(.*?)(?:\s+:[\w@#%:]+:)?\s*$/.exec(line)
  if (heading) {
    const text = (heading[2] as string).replace(states, '').replace(/^\[#[A-Z]\]\s*/, '')
    return `${'#'.repeat(Math.min(6, (heading[1] as string).length + 1))} ${marked(text)}`
  }
  if (/^\s*\|[-+|]+\|?\s*$/.test(line)) return line.replaceAll('+', '|')
  return marked(line)
}

/** Code, bold, links; a sign within a word is no mark. */
function marked(text: string): string {
  return text
    .replace(/\[\[([^[\]]+)\]\[([^[\]]+)\]\]/g, '[$2]($1)')
    .replace(/\[\[(https?:[^[\]]+)\]\]/g, '<$1>')
    .replace(/(^|[\s("'])([=~])(\S(?:[^=~\n]*\S)?)\2(?=[\s).,;:!?'"]|$)/g, '$1`$3`')
    .replace(/(^|[\s("'])\*(\S(?:[^*\n]*\S)?)\*(?=[\s).,;:!?'"]|$)/g, '$1**$2**')
}
