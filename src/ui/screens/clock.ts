/** Times on a clock: `0:48`, `12:41`, `1:02:03`. The same in every language, and never narrower as they grow. */
export function clockText(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000)
  const two = (number: number): string => String(number).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}

/** What is left of a time, rounded up: it reads 0:00 only when it is over. */
export const leftText = (ms: number): string => clockText(Math.ceil(Math.max(0, ms) / 1000) * 1000)
