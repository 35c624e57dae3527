/** How long one presentation of a card takes: by one's own answers, and by the length of its text until there are enough. */

export type Pace = { readonly newMs: number | null; readonly reviewMs: number | null }

/** To read a question, think and judge oneself, and to read a kilobyte of it and its answer. */
const leastMs = 12_000
const msPerByte = 45
/** What is new is read, what is known is compared. */
const newFactor = 1.8
/** One's own median is for a text of ordinary length: a longer one takes longer, within bounds. */
const spread = { least: 0.5, most: 2 }

/** Expected time in ms of one presentation of a text of `bytes`, when the mean of all is `meanBytes`. */
export function presentationMs(
  card: { readonly bytes: number; readonly isNew: boolean },
  pace: Pace,
  meanBytes: number,
): number {
  const byLength = leastMs + msPerByte * card.bytes
  const own = card.isNew
    ? (pace.newMs ?? (pace.reviewMs === null ? null : pace.reviewMs * newFactor))
    : (pace.reviewMs ?? (pace.newMs === null ? null : pace.newMs / newFactor))
  if (own === null) return card.isNew ? byLength * newFactor : byLength
  const relative = byLength / (leastMs + msPerByte * Math.max(1, meanBytes))
  return own * Math.min(spread.most, Math.max(spread.least, relative))
}
