/** How long answers take, in ms, until enough of one's own exist to measure by. */
export const usualMs = { newMs: 75_000, reviewMs: 40_000 }
