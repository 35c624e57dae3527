/**
 * Marks of the titles of one file as a scale: stars that differ in number, or a star between a baby and a rocket. Stars that are
 * all alike are no scale: they mark what matters. Knows marks only.
 */
import type { Level } from '../../model/card.ts'
import { levelOfStars, starCount } from './levels.ts'

export type Scale = {
  /** True where the number of stars differs from title to title. */
  readonly isCounted: boolean
  /** How many stars there can be. */
  readonly all: number
  /** True where a star stands between two other signs. */
  readonly hasMiddle: boolean
}

export function scaleOf(marks: readonly string[]): Scale {
  const counts = marks.map(starCount).filter((count) => count !== null)
  const most = Math.max(0, ...counts.map(({ filled, all }) => Math.max(filled, all)))
  const differ = new Set(counts.map(({ filled, all }) => `${filled}/${all}`)).size > 1
  return {
    isCounted: most > 1 && (differ || counts.some(({ all }) => all > 0)),
    all: most > 3 ? 5 : 3,
    hasMiddle: marks.some((mark) => /[👶🚀]/u.test(mark)),
  }
}

export function levelByScale(marks: readonly string[], scale: Scale): Level | null {
  const count = marks.map(starCount).find((found) => found !== null)
  if (!count) return null
  if (scale.isCounted) return levelOfStars(count.filled, Math.max(count.all, scale.all))
  return scale.hasMiddle ? 'mid' : null
}
