/** What an import says of a foreign file: how it was read, and why something was left out. */
import type { Rule, RulePart, SkipReason } from '../../../model/conversion.ts'

/** A rule as what it took for questions, in the plural: `416 numbered headings in a list`. */
function part({ code, level, count, isNumbered }: RulePart): string {
  const number = isNumbered ? 'numbered ' : ''
  const one = count === 1
  switch (code) {
    case 'heading':
      return `${count} ${number}level-${level} heading${one ? '' : 's'}`
    case 'item-heading':
      return `${count} ${number}heading${one ? '' : 's'} in a list`
    case 'bold':
      return `${count} ${number}bold line${one ? '' : 's'}`
    case 'item-bold':
      return `${count} ${number}bold list item${one ? '' : 's'}`
    case 'bold-number':
      return `${count} paragraph${one ? '' : 's'} with a bold number`
    case 'details':
      return `${count} ${number}${one ? 'summary' : 'summaries'} of folded text`
    case 'number':
      return `${count} numbered line${one ? '' : 's'}`
    case 'bullet':
      return `${count} list item${one ? '' : 's'}`
    case 'line':
      return `${count} line${one ? '' : 's'} that look${one ? 's' : ''} like a title`
    case 'pattern':
      return `${count} line${one ? '' : 's'} that match${one ? 'es' : ''} the pattern`
    case 'hashcards':
      return `${count} note${one ? '' : 's'} with Q: and A:, or with gaps`
    case 'obsidian':
      return `${count} note${one ? '' : 's'} in the style of Obsidian Spaced Repetition`
    case 'table':
      return `${count} table row${one ? '' : 's'}`
    case 'file':
      return one ? 'the whole file as one question' : `${count} pairs of question and answer headings`
  }
}

export const convert = {
  /** One sentence: `416 numbered headings in a list, in 10 sections; 1 without an answer.` */
  rule: ({ parts, drafts, sections }: Rule): string => {
    if (parts.length === 0) return 'No questions found.'
    const places = sections > 1 ? `, in ${sections} sections` : ''
    const missing = drafts > 0 ? `; ${drafts} without an answer` : ''
    return `Questions are ${parts.map(part).join(' and ')}${places}${missing}.`
  },
  unsure: 'This is a guess. Look through the cards, or say what a question is with --level or --pattern.',
  skipped: {
    'no-answer': 'has no answer: kept as a draft',
    placeholder: 'has only a placeholder for an answer: kept as a draft',
    'link-only': 'is answered by a link only',
    duplicate: 'is there already, word for word',
    contradiction: 'is there already with another answer: both are kept, keep the right one',
    'section-text': 'is text without a question',
    boilerplate: 'belongs to the page, not to a question',
    translation: 'is the same question in another language',
  } satisfies Record<SkipReason, string> as Readonly<Record<SkipReason, string>>,
}
