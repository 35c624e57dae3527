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
}

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
] as const
export type SkipReason = (typeof SKIP_REASONS)[number]

export type Skipped = { readonly line: number; readonly reason: SkipReason; readonly text: string }
