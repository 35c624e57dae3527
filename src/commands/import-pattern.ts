/**
 * `--pattern` against the lines of a file, within a bound: some expressions look at one line in more ways than there are atoms, and
 * would be at it for years. Knows regular expressions and time; nothing of what a line is part of.
 */
import { createContext, Script } from 'node:vm'
import type { LineMatch, LineMatcher } from '../convert/options.ts'
import { Failure } from '../model/failure.ts'
import { cleanLine } from '../text/clean.ts'

/** Far longer than these many lines take with an expression that does not go back and forth. */
const mostMs = 1000
const linesAtOnce = 2000

/** Only the engine can stop itself in the middle of a line, and it does so for a script that has a time limit. */
const matchAll = new Script(`
  (function () {
    const { source, flags, lines, found } = job
    const pattern = new RegExp(source, flags)
    while (found.length < lines.length) {
      const match = pattern.exec(lines[found.length])
      found.push(match && { group: match[1] ?? null })
    }
  })()
`)

/** @throws Failure `not-a-pattern` for what is none; what it returns, `pattern-too-slow` with the line that takes too long. */
export function boundedMatcher(text: string): LineMatcher {
  const { source, flags } = patternOf(text)
  return (lines) => {
    const all: (LineMatch | null)[] = []
    for (let from = 0; from < lines.length; from += linesAtOnce) {
      const part = lines.slice(from, from + linesAtOnce)
      const found: (LineMatch | null)[] = []
      try {
        const job = { source, flags, lines: part.map((line) => line.text), found }
        matchAll.runInContext(createContext({ job }), { timeout: mostMs })
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw cause
        const at = part[found.length]
        const values = { pattern: text, line: at?.number ?? 0, text: cleanLine(at?.text ?? '', 40) }
        throw new Failure('pattern-too-slow', values, 2, { cause })
      }
      all.push(...found.map((match) => match && { group: match.group }))
    }
    return all
  }
}

/** The expression as JavaScript reads it. @throws Failure `not-a-pattern`. */
function patternOf(text: string): RegExp {
  try {
    return new RegExp(text, 'u')
  } catch (cause) {
    const reason = (cause as SyntaxError).message.replace(/^.*\/u: /s, '')
    throw new Failure('not-a-pattern', { text, reason }, 2, { cause })
  }
}
