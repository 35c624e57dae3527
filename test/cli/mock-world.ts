/** Mock interviews through standard input: a home with an interview's deck, and lines as they are typed. */
import { interviewDeck } from './mock-decks.ts'
import { world, type World } from './viva.ts'

/** A mock as `mock list --json` prints it. */
export type Row = {
  number: number
  status: string
  answered: number
  skipped: number
  coverage: number | null
}

export function interview(): World {
  const viva = world()
  viva.write('deck.md', interviewDeck())
  return viva
}

/** Lines as they are typed, one after the other. */
export const typed = (...lines: readonly (string | readonly string[])[]): string =>
  `${lines.flat().join('\n')}\n`

/** Two questions in practice: one typed and covered, one spoken and missed. */
export const twoQuestions = typed(
  ['', '', 'My answer,', 'in two lines.', '.', '4', '1 2', '', ''],
  ['s', '', '1', '', '1'],
  ['3', '1', '2', ''],
)

export const hold = (viva: World, input: string, ...more: readonly string[]) =>
  viva.run(['mock', '--questions', '2', '--preset', 'quick', '--seed', '7', '--plain', ...more], { input })

export const reviews = (viva: World): number =>
  viva.cards<{ file: string; reps: number }>().reduce((sum, { reps }) => sum + reps, 0)
