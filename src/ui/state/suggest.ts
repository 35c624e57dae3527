/** What Enter grades: where the program can tell right from wrong it says so, and the person's key overrules it. Pure. */
import type { Card } from '../../model/card.ts'
import type { Grade } from '../../model/grade.ts'
import { inlineText, type Document, type Inline } from '../../markdown/document.ts'
import { parseMarkdown } from '../../markdown/parse.ts'
import type { Shown } from '../../session/session.ts'
import { isSameAnswer } from '../../text/diff.ts'
import { styles } from '../../text/style.ts'

/** Good, except for a choice or a typed answer that is wrong. */
export function suggestedGrade(shown: Shown): Grade {
  return isRight(shown) === false ? 'again' : 'good'
}

/** Whether what was picked or typed is right; null where only the person can tell. */
export function isRight({ card, picked, typed }: Shown): boolean | null {
  if (card.kind === 'choice') return isRightChoice(card, picked)
  if (card.kind === 'typed') return isSameAnswer(typedAnswer(card).expected, typed)
  return null
}

function isRightChoice(card: Card, picked: readonly number[]): boolean {
  return card.options.every((option, index) => option.correct === picked.includes(index))
}

/**
 * The exact text that a typed card asks for, which is the first block of its answer without its Markdown (a line of
 * code is the usual one), and what follows as its explanation.
 */
export function typedAnswer(card: Card): { readonly expected: string; readonly explanation: Document } {
  const [first, ...rest] = parseMarkdown(card.answer).blocks
  const explanation = { blocks: rest }
  switch (first?.kind) {
    case 'code': {
      const lines = first.lines.map((line) => line.map(({ text }) => text).join(''))
      return { expected: lines.join('\n'), explanation }
    }
    case 'paragraph':
    case 'heading':
      return { expected: withoutMarks(first.text), explanation }
    default:
      return { expected: card.answer, explanation: { blocks: [] } }
  }
}

/** What one would type: backticks around code and addresses behind links are dim, and not part of it. */
function withoutMarks(text: Inline): string {
  return inlineText(text.filter(({ style }) => (style & styles.dim) === 0))
}
