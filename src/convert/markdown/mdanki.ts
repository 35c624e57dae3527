/**
 * What mdanki puts into the text under a heading: a line `%` after which the back begins, and tags as links on the last line.
 * Knows one body; headings are read like any others.
 */

export type MdankiBody = { readonly source: string; readonly tags: readonly string[] }

const tagLine = /\n[ \t]*((?:\[#[^\]\n]+\]\([^)\n]*\)[ \t]*)+)\s*$/

/** The text itself where there is nothing of the kind. */
export function readMdanki(body: string): MdankiBody {
  // The line before the first: tags may be all there is.
  const lined = `\n${body}`
  const tagged = body.includes('[#') ? tagLine.exec(lined) : null
  const tags = [...(tagged?.[1] ?? '').matchAll(/\[#([^\]\n]+)\]/g)].map(([, tag = '']) => tag.trim())
  const text = tagged ? lined.slice(1, tagged.index).trimEnd() : body
  const parts = /^%[ \t]*$/m.test(text) && !/^(?:```|~~~)/m.test(text) ? text.split(/^%[ \t]*$/m) : [text]
  const [front = '', back = ''] = parts
  const isParted = parts.length === 2 && front.trim() !== '' && back.trim() !== ''
  return { source: isParted ? `${front.trim()}\n\n## Answer\n\n${back.trim()}` : text, tags }
}
