/**
 * A Markdown text as the screen needs it: blocks of styled, clean text, parsed once and laid out for any width.
 *
 * Every string in a document has been through `text/clean.ts`. Knows nothing of markdown-it, widths or lines.
 */
import type { Line, Span, Style } from '../text/style.ts'

export type Document = { readonly blocks: readonly Block[] }

/** Shown by its description; the word before it depends on the language of the interface. */
export type Image = { readonly image: string; readonly style: Style }

/** A line feed in a span's text is a hard break. */
export type Inline = readonly (Span | Image)[]

export type Heading = { readonly kind: 'heading'; readonly text: Inline }
export type Paragraph = { readonly kind: 'paragraph'; readonly text: Inline }
/** Lines that are not filled: code, and formulas on lines of their own. */
export type Code = { readonly kind: 'code'; readonly lines: readonly Line[] }
export type Rule = { readonly kind: 'rule' }

export type List = {
  readonly kind: 'list'
  /** Without blank lines between its items. */
  readonly isTight: boolean
  readonly items: readonly ListItem[]
}

export type ListItem = {
  /** What stands before the item, with the space after it: `- `, ` 9. `. */
  readonly mark: string
  /** What is in a task's box: ` `, `x`, `!` for a must-have, `~` for half; null for an item without one. */
  readonly box: string | null
  readonly blocks: readonly Block[]
}

export type Quote = {
  readonly kind: 'quote'
  /** The name in `> [!note]`, in lower case; null for a quotation. */
  readonly callout: string | null
  readonly blocks: readonly Block[]
}

export type Align = 'left' | 'center' | 'right'

export type Table = {
  readonly kind: 'table'
  readonly align: readonly Align[]
  readonly head: readonly Inline[]
  readonly rows: readonly (readonly Inline[])[]
}

export type Block = Heading | Paragraph | Code | Rule | List | Quote | Table

/** What a reader would call the text of it: without marks of style, images by their description. */
export function inlineText(inline: Inline): string {
  return inline.map((piece) => ('image' in piece ? piece.image : piece.text)).join('')
}

/** False for nothing and for what only has spaces. */
export function hasText(inline: Inline): boolean {
  return inline.some((piece) => 'image' in piece || piece.text.trim() !== '')
}
