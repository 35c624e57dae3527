/** Attributes that exist in viva's own notes in Anki alone, for what the deck says by where something stands. */

/** Says of a cloze that the part before its first break is the prompt. */
export const promptAttribute = 'prompt'

/** Before the key points of a cloze: what is told with the answer and has no gap. */
export const extraStart = '<div class="viva-extra">'
