/** Key points in an answer: lists that the source itself calls so. Knows units of an answer. */
import type { Unit } from './units.ts'
import { isKeyPointLabel, isSourceList } from './wording.ts'

const pointMark = '\u2060'

/** The list under `Good to hear` or `要点` names what an interviewer would tick; furniture at the end goes. */
export function withKeyPoints(units: readonly Unit[]): readonly Unit[] {
  const result: Unit[] = []
  let isPoints = false
  let skipped = 0
  for (const unit of units) {
    if (unit.kind === 'heading') {
      isPoints = isKeyPointLabel(unit.text)
      skipped = isSourceList(unit.text) ? unit.level : skipped > 0 && unit.level <= skipped ? 0 : skipped
      if (isPoints || skipped > 0) continue
    } else if (skipped > 0) continue
    const isPoint = isPoints && unit.kind === 'item' && unit.inner.trim() === '' && unit.text.trim() !== ''
    result.push(
      isPoint ? { ...unit, source: `- ${pointMark}${unit.text.replace(/^\[[ xX]\]\s+/, '')}` } : unit,
    )
  }
  return result
}

/** Marked items as open tasks, after boxes of the source were made characters. */
export const withPoints = (text: string): string =>
  text.replaceAll(`- ${pointMark}`, '- [ ] ').replaceAll(pointMark, '')
