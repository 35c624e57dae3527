/** The few words that the Markdown layout needs. */
export const markdown = {
  /** Stands before an image's description: `[image: a B-tree]`. */
  image: 'image',
  /** Stands before a key point that an answer must hold. */
  must: 'must',
  /** Names of callouts, `> [!note]`. Others are shown by the name that the deck gives them. */
  callouts: {
    hint: 'Hint',
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    warning: 'Warning',
    caution: 'Caution',
    example: 'Example',
    question: 'Question',
    danger: 'Danger',
    info: 'Info',
  } as Readonly<Record<string, string>>,
}
