/** What a session came to, in numbers, for its end. Pure: the session in, counts out; the words are the screen's. */
import type { CardKey } from '../model/card.ts'
import type { Grade } from '../model/grade.ts'
import type { Answer, Session } from './session.ts'

export type SessionSummary = {
  /** Grades given; a card that came back counts each time. */
  readonly answered: number
  readonly grades: Readonly<Record<Grade, number>>
  /** Cards that were seen for the first time. */
  readonly newCards: number
  /** Cards forgotten at first, and of these the ones recalled before the end. */
  readonly forgotten: number
  readonly forgottenThenRight: number
  /** Sum of the times from question to grade, so that a coffee break does not count. */
  readonly totalMs: number
  /** Cards that were forgotten and not recalled since, and cards recalled after they had been forgotten, in order of asking. */
  readonly slipping: readonly CardKey[]
  readonly sticking: readonly CardKey[]
  /** When the next learning card is due; null when none waits. */
  readonly nextLearningAt: number | null
}

export function summarize(session: Session): SessionSummary {
  const { answers } = session
  const byCard = new Map<CardKey, Answer[]>()
  for (const answer of answers) byCard.set(answer.card, [...(byCard.get(answer.card) ?? []), answer])
  const forgotten = [...byCard].filter(([, given]) => given.some(({ grade }) => grade === 'again'))
  const recalled = forgotten.filter(([, given]) => given.at(-1)?.grade !== 'again')
  const lapsed = new Set(forgotten.map(([card]) => card))
  const relearned = [...byCard].filter(
    ([card, given]) => !lapsed.has(card) && given[0]?.before.state !== 'new' && lapsesBefore(given[0]) > 0,
  )
  return {
    answered: answers.length,
    grades: {
      again: countOf(answers, 'again'),
      hard: countOf(answers, 'hard'),
      good: countOf(answers, 'good'),
      easy: countOf(answers, 'easy'),
    },
    newCards: [...byCard.values()].filter(([first]) => first?.before.state === 'new').length,
    forgotten: forgotten.length,
    forgottenThenRight: recalled.length,
    totalMs: answers.reduce((sum, { totalMs }) => sum + totalMs, 0),
    slipping: forgotten.filter(([, given]) => given.at(-1)?.grade === 'again').map(([card]) => card),
    sticking: [...relearned, ...recalled].map(([card]) => card),
    nextLearningAt: session.learning[0]?.dueAt ?? null,
  }
}

const countOf = (answers: readonly Answer[], grade: Grade): number =>
  answers.filter((answer) => answer.grade === grade).length

const lapsesBefore = (answer: Answer | undefined): number =>
  answer && answer.before.state !== 'new' ? answer.before.lapses : 0
