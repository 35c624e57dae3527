/**
 * A question's own words out of the line that holds it: without number, emphasis, link, anchor, stars and emoji, and what
 * those said. Knows one line; nothing of where it stands.
 */
import type { Level } from '../../model/card.ts'
import { levelOf, withoutLevel } from './levels.ts'

export type Title = {
  readonly text: string
  readonly isNumbered: boolean
  /** `Question 7` and nothing more. */
  readonly isBareNumber: boolean
  /** The number, when it is a plain one. */
  readonly number: number | null
  /** Marks of difficulty or weight, as written. */
  readonly marks: readonly string[]
  readonly level: Level | null
  /** With the word for its level, where one was taken off; else null. */
  readonly whole: string | null
  /** Where the whole title leads, when it is a link. */
  readonly link: string | null
}

/**
 * From where the run of them begins, each character in one way only: with joiners that may stand before or after a pictograph, the time
 * doubles with every one.
 */
const tailMarks =
  /(?<![\s\p{Extended_Pictographic}\u200d]|\ufe0f)(?:[\s\u200d]|\ufe0f)*((?:\p{Extended_Pictographic}(?:[\s\u200d]|\ufe0f)*)+)$|\s*[[(（【]?([★☆]{1,5})[\])）】]?\s*$/u

/** Reads a title. Numbers as in `1.`, `01、`, `(3)`, `Q12.`, `Question 17a.`, `题目005：`, `7 ` and `Q:`. */
export function readTitle(source: string): Title {
  let text = withoutMarkup(source.replace(boldLabel, '$2 '))
  const marks: string[] = []
  const lead = /^(?:[★☆]{2,5}|(?:\p{Extended_Pictographic}(?:\u200d|\ufe0f)*\s*)+)\s*/u.exec(text)
  if (lead && !/^[©®™\d#]/u.test(lead[0])) {
    marks.push(lead[0].trim())
    text = text.slice(lead[0].length)
  }
  const place = sectionNumber.exec(text)
  if (place && place[0].length < text.length) text = text.slice(place[0].length)
  const number = place ? null : numbering.exec(text)
  const isNumbered = number !== null && number[0].length < text.length
  if (isNumbered) text = withoutMarkup(text.slice(number[0].length).replace(boldLabel, ''))
  const isBareNumber = bareNumber.test(text)
  const tail = tailMarks.exec(text)
  if (tail && !/[©®™]/u.test(tail[0])) {
    marks.push((tail[1] ?? tail[2] ?? '').replace(/(?:[\s\u200d]|\ufe0f)+/gu, ''))
    text = text.slice(0, tail.index)
  }
  text = withoutSources(text)
  const worded = withoutLevel(text)
  const whole = text
  text = worded.text
  const linked =
    /^\[((?:[^[\]\\]|\\.|\[[^\]]*\])+)\]\(([^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+"[^"]*")?\)$/.exec(
      text.trim(),
    )
  const inner = linked && !isNumbered ? numbering.exec(linked[1] as string) : null
  const isInside = inner !== null && inner[0].length < (linked?.[1] ?? '').length
  if (linked) text = isInside ? (linked[1] as string).slice(inner[0].length) : (linked[1] as string)
  const digits = isInside ? inner[1] : number?.[1]
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    isNumbered: isNumbered || isInside || isBareNumber,
    isBareNumber,
    number: (isNumbered || isInside) && digits ? Number(digits) : null,
    marks,
    level: worded.level ?? markedLevel(marks),
    whole: worded.level === null ? null : whole,
    link: linked?.[2] ?? null,
  }
}

const numbering =
  /^(?:(?:Q(?:uestion|uiz)?|Problem|Exercise|Вопрос|Pregunta|Pergunta|Frage|题目|问题|问|面试题|質問|設問|問題|問|질문|문제|第)\s*[.#]?\s*(?:No\.?\s*)?)?[(（]?(\d{1,4})[a-z]?[)）]?\s*(?:题)?\s*(?:[.、．:：)）\]-]+(?!\d)\s*|(?<=[)）])\s*|\s+(?=[\p{Lu}\p{Script=Han}\p{Script=Hangul}\p{Script=Kana}`@_"'“‘「《<[(（*$.])(?!\(\d))|^(?:Q|Question|问|问题|題目|题目|Вопрос)\s*[.:：、]\s*/iu

const bareNumber =
  /^(?:Q(?:uestion|uiz)?|Problem|Exercise|Вопрос|Питання|Pregunta|Frage|題目|题目|问题|第|問題|문제)\s*#?\s*\d{1,4}\s*(?:题|題|問)?\s*[.:：]?$/iu

/** `**Question:** What ...`, `**Q1.** What ...`. */
const boldLabel =
  /^\s*(\*\*|__)\s*((?:Q|Question|Pregunta|Pergunta|Frage|Вопрос|Питання|问题|问|題目|题目|質問|질문)\s*\d{0,3}\s*[:：.)]?)\s*\1\s*[:：]?\s*(?=\S)/iu

/** `2.1、`, `1.3 `, `三、`, `（一）`: places in an outline. */
const sectionNumber =
  /^(?:\d{1,2}(?:\.\d{1,2})+[.、．]?\s*(?=[\p{L}\x60*])|[一二三四五六七八九十]{1,3}[、.．]\s*|[（(][一二三四五六七八九十]{1,3}[)）]\s*)/u

/** A heading's words as the name of a section. */
export function sectionTitle(text: string): string {
  const { text: bare, whole } = readTitle(text)
  return (whole ?? (bare === '' ? text : bare)).replace(/^#+\s+|[:：]$/g, '')
}

/** Stars alone say nothing of how many there could be: what they mean is told by all titles of a file. */
function markedLevel(marks: readonly string[]): Level | null {
  return marks.map((mark) => levelOf(mark)).find((level) => level !== null) ?? null
}

/** `What is a lock? [[src](...)]`: where somebody found the question. A link that the question needs has other words. */
const withoutSources = (text: string): string =>
  text.includes('](')
    ? text.replace(
        /(?:\s*[[(]*\[+(?:src|sources?|refs?|references?|links?|answers?|solutions?|docs?|参考|来源|链接|答案)\s*\d*\]*\]\([^()\s]*\)[\])]*)+\s*$/iu,
        '',
      )
    : text

/** Emphasis around the whole, anchors, tags and closing number signs. */
function withoutMarkup(source: string): string {
  let text = (source.includes('<') ? withCode(source) : source)
    .replace(wayUp, '')
    .replace(
      /<(a|span|font|b|strong|em|i|sup|sub|u|h[1-6]|p|div|summary)\b[^>]*>|<\/(?:a|span|font|b|strong|em|i|sup|sub|u|h[1-6]|p|div|summary)>|<br\s*\/?>/gi,
      '',
    )
    .replace(/\{#[\w-]+\}\s*$/, '')
    .replace(/&nbsp;|&#8195;|&emsp;/g, ' ')
    .trim()
  for (;;) {
    const inner = /^(\*{1,3}|_{1,3})(?=\S)([^]*\S)\1$/.exec(text)
    if (!inner || (inner[2] as string).includes(inner[1] as string)) return text
    text = (inner[2] as string).trim()
  }
}

/** A link to the top of the page that stands in a heading. */
const wayUp = /\[+\s*[↑⬆▲🔝]\ufe0f?\s*\]+\(#[^()\s]*\)+\s*/gu

/** `<code>git add</code>` as Markdown has it. */
const withCode = (text: string): string =>
  text.replace(
    /<(code|kbd|tt)>([^<`]*(?:<(?!\/?(?:code|kbd|tt)>)[^<`]*)*)<\/\1>/gi,
    (_whole, _tag: string, code: string) => {
      const bare = code.trim()
      return bare === ''
        ? ''
        : `\`${bare.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')}\``
    },
  )
