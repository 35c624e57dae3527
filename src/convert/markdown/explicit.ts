/**
 * Dialects that say themselves what is a question: flashcard files and tables with a head of two words. They are believed
 * where they say it as often as headings ask something. Knows which dialect a text is in; each is read in a file of its own.
 */
import type { Zone } from '../../model/time.ts'
import type { KnownCards } from '../hashcards/known.ts'
import type { Passages } from './build.ts'
import type { RuleCode, RulePart, Skipped } from '../../model/conversion.ts'
import { readHashcards } from './hashcards.ts'
import { readObsidian } from './obsidian.ts'
import { readTables } from './tables.ts'
import type { Unit } from './units.ts'
import { answerLabel, questionLook } from './wording.ts'

export type ExplicitOptions = {
  readonly from?: 'hashcards' | 'obsidian' | undefined
  readonly known?: KnownCards | null
  readonly zone?: Zone | undefined
}

export type Explicit = {
  readonly passages: Passages
  readonly parts: readonly RulePart[]
  readonly skipped: readonly Skipped[]
  /** True where it says so as often as headings ask something; false where it may hold for a section. */
  readonly isWhole: boolean
}

/** `from` forces a dialect; `known` and `zone` concern what was learned in it. */
export function readExplicit(
  text: string,
  units: () => readonly Unit[],
  options: ExplicitOptions = {},
): Explicit | null {
  const { from, known = null, zone } = options
  const readers: readonly (readonly [RuleCode, (text: string) => Passages])[] = [
    ['hashcards', (source) => readHashcards(source, known)],
    ['obsidian', (source) => readObsidian(source, zone)],
    ['table', (source) => readTables(source, units)],
  ]
  let partly: Explicit | null = null
  for (const [code, read] of readers) {
    if (from !== undefined && code !== from) continue
    const passages = read(text)
    const count = passages.reduce((sum, { questions }) => sum + questions.length, 0)
    if (count === 0) continue
    const isWhole = from !== undefined || count >= askingHeadings(text)
    const found = { passages, parts: [{ code, level: 0, count, isNumbered: false }], skipped: [], isWhole }
    if (isWhole) return found
    partly ??= found
  }
  return partly
}

/** Headings that ask something, or are counted: beside many of them a pair in an answer is a part of it. */
export function askingHeadings(text: string): number {
  const headings = text.match(/^ {0,3}(?:\d+\.\s+)?#{1,6}[ \t].*$/gm) ?? []
  return headings.filter(
    (line) =>
      answerLabel(line) === null && (/^ {0,3}#{2,6}\s+\d{1,3}\b/.test(line) || questionLook(line) >= 0.8),
  ).length
}
