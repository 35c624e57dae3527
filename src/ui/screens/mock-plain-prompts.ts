/** The prompts of a mock interview in lines: what can be typed at each place, and the page that lists the rest. */
import { GRADES, gradeNumber, type Grade } from '../../model/grade.ts'
import { BANDS, CONFIDENCES, itemOf, WEAKNESSES, type Mock, type MockItem } from '../../session/mock/mock.ts'
import { mayWritePoints, ownPointLimits } from '../../session/mock/points.ts'
import { suggestedGrade } from '../../session/mock/suggest.ts'
import type { Outcomes } from '../../schedule/outcomes.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import type { LinePlace } from '../state/mock-line.ts'
import { waitOf } from './grade-line.ts'

/** The prompt of a place: what can be typed there. */
export function promptOf(
  place: LinePlace,
  mock: Mock,
  outcomes: (item: MockItem) => Outcomes | null,
  words: Messages,
): string {
  const { mockPrint } = words
  const item = itemOf(mock)
  switch (place) {
    case 'setup':
      return mockPrint.plan.prompt
    case 'thinking':
      return mockPrint.thinkPrompt[mock.plan.setup.mode]
    case 'typing':
      return mockPrint.answerPrompt
    case 'speaking':
      return item && item.slot + 1 < item.slotMs.length ? mockPrint.speakPartPrompt : mockPrint.speakPrompt
    case 'paused':
      return mockPrint.pausePrompt
    case 'confidence':
      return mockPrint.confidencePrompt(choices(CONFIDENCES, words.mock.confidences, words))
    case 'reading':
      return mockPrint.readPrompt
    case 'checklist':
      if (item?.pointSource === 'whole') return mockPrint.wholePrompt
      return mockPrint.pointsPrompt(item !== null && mayWritePoints(item))
    case 'own-points':
      return mockPrint.ownPointsPrompt
    case 'grade':
      return item ? gradePrompt(item, outcomes(item), words) : ''
    case 'verdict':
      return mockPrint.verdictPrompt(choices(BANDS, words.mock.bands, words))
    case 'report':
      return mockPrint.reportPrompt(mock.redo.length)
    case 'redo':
      return mockPrint.redoPrompt
    case 'redo-shown':
      return mockPrint.recalledPrompt
    case 'done':
      return ''
  }
}

export const weaknessPrompt = (words: Messages): string =>
  words.mockPrint.weaknessPrompt(choices(WEAKNESSES, words.mock.weaknesses, words))

export const ownPointsLine = ({ mock }: Messages): string =>
  `${mock.ownPoints} ${mock.notices.fewPoints(ownPointLimits.least, ownPointLimits.most)}`

function choices<Name extends string>(
  names: readonly Name[],
  said: Readonly<Record<Name, string>>,
  { mockPrint }: Messages,
): readonly string[] {
  return names.map((name, index) => mockPrint.choice(index + 1, said[name]))
}

function gradePrompt(item: MockItem, outcomes: Outcomes | null, words: Messages): string {
  const choice = (grade: Grade): string => {
    const name = words.print.grades[grade]
    const key = gradeNumber(grade)
    return outcomes
      ? words.plain.gradeChoice(key, name, words.time.interval(waitOf(outcomes[grade])))
      : words.mockPrint.choice(key, name)
  }
  return words.mockPrint.gradePrompt(GRADES.map(choice), words.print.grades[suggestedGrade(item).grade])
}

/** What can be typed besides, a line each. */
export function keyLines(place: LinePlace, mock: Mock, words: Messages): readonly string[] {
  const { mockPrint, plain } = words
  const { keys } = mockPrint
  if (place === 'setup') return mockPrint.plan.keys
  const isPractice = mock.plan.setup.mode === 'practice'
  const item = itemOf(mock)
  const canWrite = item !== null && mayWritePoints(item)
  const hasParts = (item?.slotMs.length ?? 0) > 0
  const onTheClock: readonly (readonly [string, string])[] = [
    ...(isPractice ? ([['h', keys.hint]] as const) : []),
    ['k', keys.skip],
    ...(isPractice ? ([['p', keys.pause]] as const) : []),
    ['t', keys.clock],
    ['q', keys.leave],
  ]
  const lines = (pairs: readonly (readonly [string, string])[], sign = ''): readonly string[] =>
    pairs.map(([key, explained]) => plain.key(sign + key, explained))
  switch (place) {
    case 'thinking':
      return [mockPrint.keysHeading, ...lines([['s', keys.speak], ...onTheClock])]
    case 'typing':
      return [
        mockPrint.slashHeading,
        ...lines([['.', keys.end]]),
        ...lines([['s', keys.speak], ...(hasParts ? ([['n', keys.part]] as const) : []), ...onTheClock], '/'),
      ]
    case 'speaking':
      return [mockPrint.keysHeading, ...lines([['w', keys.type], ...onTheClock])]
    case 'checklist':
    case 'grade':
      return [
        mockPrint.keysHeading,
        ...lines([
          ...(place === 'checklist' ? ([['1 ~2 -3', keys.marks]] as const) : []),
          ...(place === 'checklist' && canWrite ? ([['w', keys.points]] as const) : []),
          ['x', keys.weaknesses],
          ['u', keys.back],
          ['q', keys.leave],
        ]),
      ]
    default:
      return [
        mockPrint.keysHeading,
        ...lines([
          ['u', keys.back],
          ['q', keys.leave],
        ]),
      ]
  }
}
