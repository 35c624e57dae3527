/** The table that viva writes cards to, as CSV and as JSON, and reads them from: its columns, and cells of several values. */

export const csvColumns = [
  'id',
  'deck',
  'topic',
  'kind',
  'question',
  'prompt',
  'answer',
  'key_points',
  'options',
  'hints',
  'also',
  'slots',
  'tags',
  'level',
  'minutes',
  'language',
  'parent',
  'cloze',
] as const

/** One value on each line; what belongs to the same value is set in. */
export const cellOfLines = (values: readonly string[]): string =>
  values.map((value) => value.replaceAll('\n', '\n  ').replaceAll(/\n +(?=\n)/g, '\n')).join('\n')
