/** One line on standard error that tells how far reading or writing many files has come; nothing where nobody would see it. */
/** Sooner than this nobody needs to be told, and a guess at what is left is none. */
const quietMs = 800
const guessAfterMs = 3000

export type ReadingLine = {
  readonly tell: (done: number, of: number, share: number) => void
  /** Takes the line away. */
  readonly end: () => void
}

export function readingLine(
  files: number,
  say: (done: number, of: number, leftS: number | null) => string,
): ReadingLine {
  if (!process.stderr.isTTY || files < 2) return { tell: () => {}, end: () => {} }
  const start = performance.now()
  let isShown = false
  return {
    tell: (done, of, share) => {
      const ms = performance.now() - start
      if (ms < quietMs) return
      const leftMs = share > 0 ? (ms / share) * (1 - share) : 0
      const left = ms > guessAfterMs && leftMs > 1000 ? Math.ceil(leftMs / 1000) : null
      process.stderr.write(`\r\u001b[K${say(done + 1, of, left)}`)
      isShown = true
    },
    end: () => {
      if (isShown) process.stderr.write('\r\u001b[K')
    },
  }
}
