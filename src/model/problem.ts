/** Something wrong in a deck: a value with a place. The rest of the file still works. */
export type Problem = {
  /** Absolute path, or the path as the user gave it. */
  readonly file: string
  /** Both from 1; the column counts UTF-16 code units, as editors do. */
  readonly line: number
  readonly column: number
  readonly code: ProblemCode
  /** The values that the message quotes, as found in the deck: not yet cleaned for the terminal. */
  readonly values: Readonly<Record<string, string>>
}

export const PROBLEM_CODES = [
  'no-question',
  'no-questions',
  'no-answer',
  'duplicate-question',
  'duplicate-id',
  'id-in-other-root',
  'front-matter-open',
  'front-matter-broken',
  'front-matter-not-mapping',
  'front-matter-anchor',
  'front-matter-value',
  'attributes-broken',
  'attributes-misplaced',
  'attribute-unknown',
  'attribute-value',
  'id-malformed',
  'kind-mismatch',
  'slots-unused',
  'choice-second-list',
  'choice-with-must',
  'cloze-open',
  'cloze-empty',
  'cloze-number',
  'cloze-too-many',
  'follow-up-orphan',
  'unclosed',
  'hidden-characters',
  'not-text',
  'too-large',
] as const

export type ProblemCode = (typeof PROBLEM_CODES)[number]
