/** The four grades, in the order of their keys. The one list that SQL checks, keys, help and exports are made from. */
export const GRADES = ['again', 'hard', 'good', 'easy'] as const

export type Grade = (typeof GRADES)[number]

/** 1 for again to 4 for easy: the key on the screen, FSRS's number, and what the log stores. */
export function gradeNumber(grade: Grade): 1 | 2 | 3 | 4 {
  return (GRADES.indexOf(grade) + 1) as 1 | 2 | 3 | 4
}

/** A grade by its name or its number; undefined for anything else. */
export function parseGrade(text: string): Grade | undefined {
  const name = text.trim().toLowerCase()
  return GRADES.find((grade, index) => grade === name || String(index + 1) === name)
}
