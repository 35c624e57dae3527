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
  if (text.length < 600 && isFiled(text)) {
    const rest = text
      .split('\n')
      .filter((line) => !filed.test(line))
      .join('\n')
      .trim()
    return stateOf(rest)
  }
  if (text.length < 200 && isPlaceholder(text)) return 'placeholder'
  return text.length < 400 &&
    /^(?:[-*]\s*)?(?:[\p{L} ]{0,20}[:：]\s*)?(?:(?:\[\[?[^\]]*\]?\]\([^)]*\)|<?https?:\/\/\S+>?)[\s,、;]*)+$/u.test(
      text,
    )
    ? 'link-only'
    : 'answered'
}

/** `公司：…`, `Category: …`: where a question is filed or was asked. */
const filed =
  /^[\s>*_-]*(?:公司|分类|标签|来源|出处|频率|企业|考点|出題頻度|重要度|頻出度|companies|company|category|categories|tags?|topics?|source|frequency|asked (?:in|by|at))[*_]*\s*[:：][*_]*\s*\S.{0,60}$/iu

const isFiled = (text: string): boolean => text.split('\n').some((line) => filed.test(line))

/** True for lines that only file a question. */
export const isFiling = (text: string): boolean =>
  text.split('\n').every((line) => line.trim() === '' || filed.test(line))
