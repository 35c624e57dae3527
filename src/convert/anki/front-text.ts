/**
 * The front of a note as a heading and what stands under it. A heading is one line; code, lists and pictures are the prompt.
 * Knows Markdown's paragraphs and fences; nothing of notes.
 */
import { safeText } from '../markdown/safe.ts'
import { escapeDefinitions } from './escape.ts'

export type Front = { readonly question: string; readonly prompt: string }

/** `fallback` is asked where a front has no line of words. */
export function splitFront(markdown: string, fallback: string): Front {
  // Most fronts are one line.
  if (!/\n|!\[/.test(markdown) && isHeadline(markdown)) return { question: headline(markdown), prompt: '' }
  const chunks = chunksOf(markdown)
  const at = chunks.findIndex((chunk) => isHeadline(chunk.split('\n', 1)[0] ?? ''))
  const chosen = chunks[at]
  if (chosen === undefined) return { question: fallback, prompt: markdown }
  const [line = '', ...more] = chosen.split('\n')
  const pictures = line.match(picture) ?? []
  const first = line.replace(picture, ' ')
  const rest = [...chunks.slice(0, at), pictures.join(' '), more.join('\n'), ...chunks.slice(at + 1)]
  const prompt = rest.filter((chunk) => chunk !== '').join('\n\n')
  // What was part of something else may mean something by itself.
  return { question: headline(first), prompt: safeText(escapeDefinitions(prompt)).text }
}

/** Paragraphs and other blocks, as far as blank lines outside of fences part them. */
function chunksOf(markdown: string): readonly string[] {
  const chunks: string[][] = [[]]
  let fence: string | null = null
  for (const line of markdown.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence !== null) {
      if (mark !== undefined && mark.startsWith(fence) && line.trim() === mark) fence = null
    } else if (mark !== undefined) fence = mark
    if (line === '' && fence === null) chunks.push([])
    else chunks.at(-1)?.push(line)
  }
  return chunks.map((lines) => lines.join('\n')).filter((chunk) => chunk !== '')
}

/** Bounded: a line of nothing but brackets must not take its square. */
const picture = /(?<!\\)!\[[^\]\n]{0,500}\]\([^)\n]{0,1000}\)/g

/** A line of prose with a letter or a digit in it, pictures and tags aside. */
function isHeadline(line: string): boolean {
  if (/^(?:[ \t]|```|~~~|>|\||[-*+] |\d+[.)] |<(?!su[bp]>|u>)|\${2})/.test(line)) return false
  return /[\p{L}\p{N}\ue000]/u.test(line.replace(picture, '').replace(/<[^<>]*>/g, ''))
}

const headline = (line: string): string =>
  line
    .replace(/^#{1,6}[ \t]+/, '')
    .replace(/\\$/, '')
    .replace(/\s+/g, ' ')
    .trim()
