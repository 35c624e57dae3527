/**
 * Multiple choice: options as boxes or letters, in lists, paragraphs or lines, and which of them are right.
 * Knows the units of one question's body.
 */
import type { Option } from '../../model/card.ts'
import type { Unit } from './units.ts'

/** The options in a row of units, and the units that they are made of: from `start` up to `end`. */
export type Choice = { readonly start: number; readonly end: number; readonly options: readonly Lettered[] }
export type Lettered = { readonly letter: string; readonly text: string; readonly isTicked: boolean }

/** `- [x] text`: ticked boxes in one list. Null when none is ticked. */
export function boxesIn(units: readonly Unit[]): Choice | null {
  const start = units.findIndex(isBox)
  if (start < 0) return null
  let end = start
  const options: Lettered[] = []
  while (end < units.length) {
    const unit = units[end] as Unit
    if (isBox(unit)) {
      const [, mark, first = ''] = box.exec(unit.text) as RegExpExecArray
      const text = [first.replace(/^[:：]\s*$/, ''), unit.inner].join('\n').trim()
      options.push({ letter: '', text, isTicked: mark !== ' ' })
    } else if (
      unit.kind === 'code' &&
      options.length > 0 &&
      (options.at(-1)?.text === '' || isBox(units[end + 1]))
    ) {
      // Code that an empty box stands before is what the box is for.
      const last = options.pop() as Lettered
      options.push({ ...last, text: `${last.text}\n\n${unit.source}`.trim() })
    } else break
    end++
  }
  const isChoice =
    options.length >= 2 &&
    options.some(({ isTicked }) => isTicked) &&
    options.every(({ text }) => text !== '')
  return isChoice ? { start, end, options } : null
}

const box = /^\[([ xX])\](?:\s+([^]*))?$/
const isBox = (unit: Unit | undefined): boolean => unit?.kind === 'item' && box.test(unit.text)

/** First letters of alphabets that options are counted with. */
const firstLetters = new Set(['A', 'a', 'أ', 'А', 'ア'])

const letter =
  /^(?:\*\*|__)?\(?([A-Hأبجدهو\u0410-\u0415アイウエオ]|[a-h](?=[.)）]))(?:[)）.．、:：]\s*(?:\*\*|__)?|(?:\*\*|__)\s*[.:：)）]?\s*|\s+(?=\S))[.:：]?\s*/

/** `A: text`, `- B. text`, `**C**:` with code under it. Null unless they begin with A and are at least two. */
export function lettersIn(units: readonly Unit[]): Choice | null {
  let start = 0
  while (start < units.length && !firstLetters.has(linesOf(units[start] as Unit)[0]?.letter ?? '')) start++
  const options: Lettered[] = []
  let end = start
  for (; end < units.length; end++) {
    const unit = units[end] as Unit
    const own = linesOf(unit)
    if (own.length > 0) options.push(...own)
    else if (unit.kind === 'code' && options.length > 0) {
      const last = options.pop() as Lettered
      options.push({ ...last, text: `${last.text}\n\n${unit.source}`.trim() })
    } else break
  }
  return options.length >= 2 && options.every(({ text }) => text !== '') ? { start, end, options } : null
}

/** The options that a unit holds; none when any of its lines is something else. */
function linesOf(unit: Unit): readonly Lettered[] {
  if (unit.kind === 'item') {
    const match = letter.exec(unit.text)
    if (!match) return []
    const text = [unit.text.slice(match[0].length), unit.inner].join('\n').trim()
    return [{ letter: match[1] as string, text, isTicked: false }]
  }
  if (unit.kind !== 'paragraph') return []
  const options: Lettered[] = []
  for (const line of unit.source.split('\n')) {
    const match = letter.exec(line.trim())
    if (!match) return []
    const text = line
      .trim()
      .slice(match[0].length)
      .replace(/\\$|\s*<br\s*\/?>$/i, '')
      .trim()
    options.push({ letter: match[1] as string, text, isTicked: false })
  }
  return options
}

/** The letters that an answer begins with: `D`, `**B.** Because`, `A、C`, `ACD`, `The correct answer is C`. */
export function lettersOfAnswer(text: string): readonly string[] {
  const bare = text.trim().replace(/^[\s#*_>]+/, '')
  const match =
    /^(?:(?:[Tt]he )?(?:[Cc]orrect )?(?:[Aa]nswers?|[Oo]ptions?)(?: is| are)?\s*[:：]?\s*|(?:正确)?答案(?:是|为)?\s*[:：]?\s*|选(?:项)?\s*)?[(（*_`]*((?:[A-Ha-hأبجدهو\u0410-\u0415アイウエオ])(?:\s*(?:[,，、/&]|and|和)?\s*[A-Hأبجدهو\u0410-\u0415アイウエオ])*)(?![\p{L}\p{N}'’])/u.exec(
      bare,
    )
  const found = match?.[1]
  if (found === undefined) return []
  return [...new Set(found.replace(/and/gi, '').match(/[A-Ha-hأبجدهو\u0410-\u0415アイウエオ]/g) ?? [])]
}

/** Options with the right ones known; null when a letter has none. Letters stay: answers speak of them. */
export function lettered(choice: Choice, right: readonly string[]): readonly Option[] | null {
  const left = new Set(right)
  const options = choice.options.map(({ letter: own, text }) => ({
    text: /^(?:```|~~~)/.test(text) ? `${own}.\n\n${text}` : `${own}. ${text}`,
    correct: left.delete(own),
  }))
  return right.length > 0 && left.size === 0 ? options : null
}
