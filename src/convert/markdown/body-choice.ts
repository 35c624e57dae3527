/** The options of a question, where its body has them, and which are right by what the answer says. Knows the two parts of a body. */
import type { Option } from '../../model/card.ts'
import { boxesIn, lettered, lettersIn, lettersOfAnswer, type Choice } from './choice.ts'
import type { Custom } from './custom.ts'
import { safeOption } from './safe.ts'
import type { Unit } from './units.ts'
import { answerLabel } from './wording.ts'

export type ReadChoice = {
  readonly options: readonly Option[]
  readonly prompt: readonly Unit[]
  readonly answer: readonly Unit[]
}

/** `asked` are the units before the answer, `told` those of the answer. Null without options of which some are known to be right. */
export function choiceOf(asked: readonly Unit[], told: readonly Unit[], custom: Custom): ReadChoice | null {
  const hasPrompt = asked.length > 0
  const within = hasPrompt ? asked : told
  const boxes = custom.hasBoxes || hasPrompt ? boxesIn(within) : null
  if (boxes) {
    const options = boxes.options.map(({ text, isTicked }) => ({ text: safeOption(text), correct: isTicked }))
    return around(boxes, options, within, hasPrompt ? told : [])
  }
  const letters = hasPrompt ? lettersIn(asked) : null
  if (!letters) return null
  const options = lettered(letters, lettersOfAnswer(answerStart(told)))
  return (
    options &&
    around(
      letters,
      options.map(({ text, correct }) => ({ text: safeOption(text), correct })),
      asked,
      told,
    )
  )
}

/** What follows the options belongs to the answer where that has not begun yet. */
function around(
  choice: Choice,
  options: readonly Option[],
  within: readonly Unit[],
  told: readonly Unit[],
): ReadChoice {
  const before = within.slice(0, choice.start)
  const after = within.slice(choice.end)
  return told.length > 0
    ? { options, prompt: [...before, ...after], answer: told }
    : { options, prompt: before, answer: after }
}

function answerStart(units: readonly Unit[]): string {
  const first = units.find(
    ({ weight, kind, source }) => weight > 0 || kind === 'heading' || source.startsWith('**'),
  )
  const text = first?.source.replace(/^\*\*([^*]*)\*\*/, '$1') ?? ''
  return answerLabel(text.split('\n')[0] ?? '')?.rest ?? text
}
