/**
 * How a foreign file was read, and what was left out of it: values that an import prints. Knows no format but by its code.
 */

/** How a text was read: one shape for most files, several where the author changed style. */
export type Rule = {
  readonly parts: readonly RulePart[]
  /** With their follow-ups. */
  readonly questions: number
  readonly drafts: number
  /** Sections that hold questions. */
  readonly sections: number
  /** Of a table: what each column was taken for, in their order. */
  readonly columns?: readonly RuleColumn[] | undefined
}

export const COLUMN_USES = [
  'question',
  'prompt',
  'answer',
  'explanation',
  'hint',
  'option',
  'options',
  'correct',
  'tags',
  'level',
  'deck',
  'id',
  'type',
  'extra',
  'none',
] as const
/** `correct` names the right options; `extra` is told in the answer under its name; `none` is left out. */
export type ColumnUse = (typeof COLUMN_USES)[number]

/** `name` is the column's head, as written; null where there is none. */
export type RuleColumn = { readonly name: string | null; readonly use: ColumnUse }

export const RULE_CODES = [
  'heading',
  'item-heading',
  'bold',
  'item-bold',
  'bold-number',
  'details',
  'number',
  'bullet',
  'line',
  'pattern',
  'hashcards',
  'obsidian',
  'table',
  'file',
  'anki-basic',
  'anki-reversed',
  'anki-typed',
  'anki-cloze',
  'anki-occlusion',
  'row',
  'term',
  'logseq',
  'mochi',
  'remnote',
  'viva',
] as const
export type RuleCode = (typeof RULE_CODES)[number]

export type RulePart = {
  readonly code: RuleCode
  /** 1 to 6 of headings, else 0. */
  readonly level: number
  readonly count: number
  /** True when most of them carry a number. */
  readonly isNumbered: boolean
}

export const SKIP_REASONS = [
  'no-answer',
  'placeholder',
  'link-only',
  'duplicate',
  'contradiction',
  'section-text',
  'boilerplate',
  'translation',
  'no-question',
  'damaged',
  'field-cut',
  'html-flattened',
  'gaps-lost',
  'type-in',
  'several-cards',
  'script',
  'image-occlusion',
  'not-parted',
  'too-large',
  'too-many',
  'trashed',
  'extra-cells',
] as const
export type SkipReason = (typeof SKIP_REASONS)[number]

export type Skipped = {
  readonly line: number
  readonly reason: SkipReason
  readonly text: string
  /** The line of the question that a contradiction is with. */
  readonly contradicts?: number
}

/** What stands in a text that could mark its questions, counted outside of code fences. */
export type Seen = {
  /** That are not blank. */
  readonly lines: number
  /** Headings of level 1 to 6. */
  readonly headings: readonly number[]
  readonly bold: number
  /** List items with a bullet. */
  readonly items: number
  /** Lines that begin with a number, in lists or not. */
  readonly numbered: number
  /** Lines that end with `?` or `？`. */
  readonly asking: number
}

export const MARKS = ['bold', 'items', 'numbered', 'asking'] as const
export type Mark = (typeof MARKS)[number]

/** A way to read a text: by the headings of a level, or by the lines that match. */
export type Attempt =
  | { readonly kind: 'level'; readonly level: number }
  | { readonly kind: Mark; readonly pattern: string }

/** How a file's format was told, in the order in which it is tried. */
export const DETECT_REASONS = [
  'extension',
  'magic',
  'header-lines',
  'json',
  'own-marks',
  'question-lines',
  'card-blocks',
  'card-marks',
  'separated',
  'else',
] as const
export type DetectReason = (typeof DETECT_REASONS)[number]
