/**
 * A question's heading as styled text, and as the plain title that lists and notes show.
 *
 * Most questions have no Markdown in them, and those do not wait for the parser: its first use costs a tenth of the time
 * to the first card.
 */
import { inlineText, type Document, type Inline } from '../../markdown/document.ts'
import { parseMarkdown } from '../../markdown/parse.ts'
import { cleanLine } from '../../text/clean.ts'
import { span } from '../../text/style.ts'

export function questionDocument(question: string): Document {
  const text = question.replaceAll('\n', ' ').trim()
  return { blocks: [{ kind: 'paragraph', text: isPlain(text) ? [span(text)] : parsedQuestion(text) }] }
}

/** A question on one line without its Markdown. */
export function questionTitle(question: string): string {
  const text = question.replaceAll('\n', ' ').trim()
  return isPlain(text) ? text : cleanLine(inlineText(parsedQuestion(text)))
}

/** Read as a heading, since a question such as `1. Why?` would else be a list. */
export function parsedQuestion(text: string): Inline {
  const [block] = parseMarkdown(`# ${text}`).blocks
  return block?.kind === 'heading' ? block.text : []
}

/** Letters, digits and everyday punctuation: neither Markdown nor cleaning would change it. */
const plainText =
  /^[A-Za-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f\u4e00-\u9fff ,.?'"():;/+%，。？、；：“”（）-]+$/

export function isPlain(text: string): boolean {
  return plainText.test(text)
}
