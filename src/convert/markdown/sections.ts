/**
 * Claims as questions under their sections, and what is left between them: introductions that stay with their section,
 * text without a question, furniture. Knows units and claims; nothing of what stands in a body.
 */
import type { Level } from '../../model/card.ts'
import type { Skipped, SkipReason } from '../../model/conversion.ts'
import type { Claim } from './evidence.ts'
import { levelOfSection } from './levels.ts'
import { sectionTitle } from './title.ts'
import { textOf, type Unit } from './units.ts'
import { isFurniture } from './wording.ts'

export type Passage = {
  readonly title: string | null
  /** What stands before the first question. */
  readonly intro: string
  /** What its heading, or one above it, says of its questions. */
  readonly level: Level | null
  readonly claims: readonly Claim[]
}

export type Arranged = {
  /** The text's own title. */
  readonly title: string | null
  readonly passages: readonly Passage[]
  readonly skipped: readonly Skipped[]
}

type Open = {
  title: string | null
  line: number
  isFurniture: boolean
  level: Level | null
  intro: Unit[]
  claims: Claim[]
}

/** Walks through the units once. A section begins at each heading that no question holds. */
export function arrange(units: readonly Unit[], claims: readonly Claim[]): Arranged {
  const claimAt = new Map(claims.map((claim) => [claim.marker.at, claim]))
  const passages: Open[] = [{ title: null, line: 1, isFurniture: false, level: null, intro: [], claims: [] }]
  const above: { readonly depth: number; readonly level: Level | null }[] = []
  let title: string | null = null
  for (let at = 0; at < units.length;) {
    const unit = units[at] as Unit
    const claim = claimAt.get(at)
    const open = passages.at(-1) as Open
    if (claim) {
      open.claims.push(claim)
      at = Math.max(claim.end, at + 1)
      continue
    }
    if (unit.kind === 'heading') {
      const text = sectionTitle(unit.text)
      if (unit.level === 1 && title === null && passages.length === 1 && open.claims.length === 0)
        title = text
      while ((above.at(-1)?.depth ?? 0) >= unit.level) above.pop()
      above.push({ depth: unit.level, level: levelOfSection(text) ?? above.at(-1)?.level ?? null })
      passages.push({
        title: text,
        level: above.at(-1)?.level ?? null,
        line: unit.start + 1,
        isFurniture: isFurniture(unit.text),
        intro: [],
        claims: [],
      })
    } else if (unit.kind !== 'definition') open.intro.push(unit)
    at++
  }
  const first = passages.find((passage) => passage.title !== null && passage.title === title)
  const kept = passages.filter((passage) => passage.claims.length > 0)
  return {
    title,
    passages: kept.map((passage) => ({
      title: passage === first ? null : passage.title,
      intro: passage === first || passage.title === null ? '' : textOf(passage.intro),
      level: passage.level,
      claims: passage.claims,
    })),
    skipped: passages.flatMap((passage) => leftOut(passage, passage === first || passage.title === null)),
  }
}

/** A section without a question, or what stands before the first section: its text is in no card. */
function leftOut(passage: Open, isPreamble: boolean): Skipped[] {
  const weight = passage.intro.reduce((sum, unit) => sum + unit.weight, 0)
  if (weight === 0 || (passage.claims.length > 0 && !isPreamble)) return []
  const reason: SkipReason = passage.isFurniture || isPreamble ? 'boilerplate' : 'section-text'
  const start = passage.intro.find((unit) => unit.weight > 0)
  const text = isPreamble || passage.title === null ? (start?.source ?? '') : passage.title
  return [
    {
      line: isPreamble && start ? start.start + 1 : passage.line,
      reason,
      text: text.slice(0, 80).split('\n')[0] ?? '',
    },
  ]
}
