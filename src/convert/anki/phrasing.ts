/**
 * Blocks inside of a line, as HTML has them and Markdown cannot: a paragraph in a summary in a paragraph, a table in a cell. The writer
 * of Markdown would write what stands in them twice, for each of them around it again: two to the power of their depth.
 * Knows the trees of Markdown; nothing of HTML.
 */

export type MarkdownNode = { type: string; children?: MarkdownNode[]; value?: string }

/** Changes the tree: what holds a line holds words and marks only, a space where a block began or ended. */
export function flattenLines(tree: MarkdownNode): void {
  if (!tree.children) return
  if (lines.has(tree.type)) tree.children = wordsOf(tree.children)
  else for (const child of tree.children) flattenLines(child)
}

/** What Markdown writes on one line. */
const lines = new Set(['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link'])
const marks = new Set(['emphasis', 'strong', 'delete', 'link'])
const words = new Set(['text', 'inlineCode', 'break', 'image', 'html', 'imageReference', 'linkReference'])

function wordsOf(nodes: readonly MarkdownNode[]): MarkdownNode[] {
  const made: MarkdownNode[] = []
  let isApart = false
  const add = (more: readonly MarkdownNode[], isBlock: boolean): void => {
    if (more.length === 0) return
    if (made.length > 0 && (isBlock || isApart)) made.push({ type: 'text', value: ' ' })
    made.push(...more)
    isApart = isBlock
  }
  for (const node of nodes) {
    if (words.has(node.type)) add([node], false)
    else if (marks.has(node.type)) add([{ ...node, children: wordsOf(node.children ?? []) }], false)
    else if (node.type === 'code') add([{ type: 'inlineCode', value: node.value ?? '' }], true)
    else add(wordsOf(node.children ?? []), true)
  }
  return made
}
