/** Attributes that exist in viva's own notes in Anki alone, for what the deck says by where something stands. */

/** The id of the question which a follow-up belongs to. */
export const parentAttribute = 'parent'
/** Says of a cloze that the part before its first break is the prompt. */
export const promptAttribute = 'prompt'
