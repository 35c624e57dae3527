/** A person's own shares of the grades, drawn towards those of learners in general while there are few answers to tell by. */
import type { Grade } from '../model/grade.ts'
import { averageShares, type GradeShares } from './kernel.ts'

/** The averages weigh as much as so many answers of one's own. */
const priorAnswers = 100

/** `counts` are of answers given at first sight (`isFirst`) and to cards that were in review. */
export function ownShares(
  counts: readonly { readonly grade: string; readonly isFirst: boolean; readonly count: number }[],
): GradeShares {
  const count = (grade: Grade, isFirst: boolean): number =>
    counts.find((one) => one.grade === grade && one.isFirst === isFirst)?.count ?? 0
  const shrunk = <G extends Grade>(
    prior: Readonly<Record<G, number>>,
    isFirst: boolean,
  ): Record<G, number> => {
    const grades = Object.keys(prior) as G[]
    const total = grades.reduce((sum, grade) => sum + count(grade, isFirst), 0)
    return Object.fromEntries(
      grades.map((grade) => [
        grade,
        (count(grade, isFirst) + priorAnswers * prior[grade]) / (total + priorAnswers),
      ]),
    ) as Record<G, number>
  }
  return {
    first: shrunk(averageShares.first, true),
    pass: shrunk(averageShares.pass, false),
    relearned: averageShares.relearned,
  }
}
