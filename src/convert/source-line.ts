/** Where a text begins with nothing but a link, as a source of what follows: its words stay in front, its address goes to the end. */

const openingLink = /^([*_]{0,2})\[([^\]\n]+)\]\((https?:[^()\s]+)\)\1[ \t]*\n[ \t]*\n(?=\s*\S)/

/** The same text with the address of an opening source below it; any other text as it is. */
export function withSourceBelow(markdown: string): string {
  const match = openingLink.exec(markdown)
  if (!match) return markdown
  const [whole, mark = '', words = '', address = ''] = match
  return `${mark}${words}${mark}\n\n${markdown.slice(whole.length).trim()}\n\n<${address}>`
}
