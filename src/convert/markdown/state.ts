/** What a text is as an answer: something to say, a placeholder, a link that leads elsewhere, or nothing. Knows one text. */
import { weightOf } from './units.ts'
import { isPlaceholder } from './wording.ts'

export type AnswerState = 'answered' | 'no-answer' | 'placeholder' | 'link-only'

/** False for what shows nothing: marks without text, definitions of links, comments. */
export function isReadable(text: string): boolean {
  const shown = text.replace(/^ {0,3}\[[^\]]+\]:.*$/gm, '').replace(/<!--[^]*?(?:-->|$)/g, '')
  return weightOf(shown) > 0 && /[^\s\\*_~`#>|-]/.test(shown)
}

/** Whether a text answers anything: what is not answered stands for what is still to be written. */
export function stateOf(text: string): AnswerState {
  if (!isReadable(text)) return 'no-answer'
  if (text.length < 200 && isPlaceholder(text)) return 'placeholder'
  return text.length < 400 &&
    /^(?:[-*]\s*)?(?:[\p{L} ]{0,20}[:：]\s*)?(?:\[[^\]]*\]\([^)]*\)|<?https?:\/\/\S+>?)\s*$/u.test(text)
    ? 'link-only'
    : 'answered'
}
