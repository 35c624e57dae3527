/** Lines of a text with what they are: code or not, and the section that they stand in. For dialects that are made of lines. */
import { parseBlocks } from '../../markdown/blocks.ts'
import { sectionTitle } from './title.ts'

export type Line = {
  /** From 1. */
  readonly number: number
  readonly text: string
  readonly isCode: boolean
  readonly isHeading: boolean
}

export function linesOf(text: string): readonly Line[] {
  const isCode = new Set<number>()
  for (const { start, end } of parseBlocks(text).code)
    for (let line = start; line < end; line++) isCode.add(line)
  return text.split('\n').map((line, index) => ({
    number: index + 1,
    text: line,
    isCode: isCode.has(index),
    isHeading: !isCode.has(index) && /^#{1,6}[ \t]+\S/.test(line),
  }))
}

/** Gathers questions under the headings that stand before them. */
export function passageWriter<Question>(): {
  readonly heading: (line: string) => void
  readonly add: (question: Question) => void
  readonly passages: () => { title: string | null; intro: string; questions: Question[] }[]
} {
  const all: { title: string | null; intro: string; questions: Question[] }[] = [
    { title: null, intro: '', questions: [] },
  ]
  return {
    heading: (line) => {
      const words = line.replace(/^ {0,3}#+[ \t]+|[ \t]+#+[ \t]*$/g, '').trim()
      all.push({ title: sectionTitle(words), intro: '', questions: [] })
    },
    add: (question) => {
      all.at(-1)?.questions.push(question)
    },
    passages: () => all.filter(({ questions }) => questions.length > 0),
  }
}
