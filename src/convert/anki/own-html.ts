/** The HTML that viva's own fields are made of, taken apart again by its tags. Knows only what viva writes there. */

/** An element that a piece of HTML begins with: what is inside of it, and what follows. Null for any other beginning. */
export function elementAt(
  html: string,
  opening: string,
): { readonly inner: string; readonly rest: string } | null {
  if (!html.startsWith(opening)) return null
  const tag = /^<([a-z]+)/.exec(opening)?.[1] ?? ''
  const end = closingOf(html, opening.length, tag)
  if (end < 0) return null
  return { inner: html.slice(opening.length, end), rest: html.slice(end + tag.length + 3) }
}

/** The items of a list, with all that stands in them; `isMarked` when they have a class: right, or a must-have. */
export function itemsOf(html: string): readonly { readonly isMarked: boolean; readonly html: string }[] {
  const list = /^\s*<[ou]l\b[^<>]*>/.exec(html)
  if (!list) return []
  const items: { isMarked: boolean; html: string }[] = []
  const item = /\s*<li(?: class="(viva-must|viva-right)")?>/y
  item.lastIndex = list[0].length
  for (let found = item.exec(html); found; found = item.exec(html)) {
    const start = item.lastIndex
    const end = closingOf(html, start, 'li')
    if (end < 0) break
    items.push({ isMarked: found[1] !== undefined, html: html.slice(start, end) })
    item.lastIndex = end + '</li>'.length
  }
  return items
}

/** Where the tag that is open at `from` is closed; -1 where it never is. */
function closingOf(html: string, from: number, tag: string): number {
  const tags = new RegExp(`<(/?)${tag}\\b[^<>]*>`, 'g')
  tags.lastIndex = from
  let depth = 1
  for (let found = tags.exec(html); found; found = tags.exec(html)) {
    depth += found[1] === '/' ? -1 : 1
    if (depth === 0) return found.index
  }
  return -1
}
