/**
 * A `Deck` as the text that `readDeck` reads it from: reading what this writes gives the same deck, places aside.
 *
 * Parts stand in the order in which people write them: prompt, break, options, answer, hints. Where that order would be read as
 * something else, it is changed or a separator is put in. Texts must be what a deck can hold: converters demote headings, write
 * `***` for a thematic break and escape cloze marks before they come here.
 */
import { writeAttributes } from './attributes.ts'
import { isReadableText } from './body.ts'
import { isChinese, type Deck, type Entry, type Section } from './deck.ts'
import { writeFrontMatter } from './front-matter.ts'
import { writeHint } from './hints.ts'
import { joinsList, separator } from './pieces.ts'
import { holdsOptions, writeOptions } from './tasks.ts'

export function formatDeck(deck: Deck): string {
  const followUp = isChinese(deck.head.language) ? '追问：' : 'Follow-up: '
  const parts = [
    writeFrontMatter(deck.head).join('\n'),
    ...deck.sections.flatMap((section) => sectionParts(section, followUp)),
  ]
  const text = `${parts.filter((part) => part !== '').join('\n\n')}\n`
  // What stands on the first line would be taken for front matter, or for a byte-order mark.
  const isFirstLineSafe = parts[0] !== '' || !/^(?:---|\ufeff)/.test(text)
  return isFirstLineSafe ? text : `\n${text}`
}

function sectionParts({ title, intro, questions }: Section, followUp: string): readonly string[] {
  return [
    title === null ? '' : heading(1, title),
    intro,
    ...questions.flatMap((question) => [
      ...entryParts(heading(2, question.question), question, question.prompt, true),
      ...question.followUps.flatMap((child) =>
        entryParts(heading(3, followUp + child.question), child, null, false),
      ),
    ]),
  ]
}

/** Number signs at the end of a heading are read as its closing, and need one of their own. */
function heading(level: 1 | 2 | 3, text: string): string {
  // Other spaces than these are part of the text: a reader of Markdown takes none of them away.
  const line = text.replace(/[ \t]*[\r\n]+[ \t]*/g, ' ').replace(/^[ \t]+|[ \t]+$/g, '')
  return line === ''
    ? '#'.repeat(level)
    : `${'#'.repeat(level)} ${line}${/(?:^|[ \t])#+$/.test(line) ? ' #' : ''}`
}

function entryParts(head: string, entry: Entry, prompt: string | null, canSplit: boolean): readonly string[] {
  const { answer } = entry
  const attributes = writeAttributes(entry.attributes)
  const first = attributes === '' ? head : `${head}\n${attributes}`
  const options = entry.options.length > 0 ? writeOptions(entry.options) : ''
  const hints = entry.hints.map(writeHint)
  const hasOthers = options !== '' || hints.length > 0
  const apart = (text: string): string =>
    options !== '' && joinsList(text.split('\n', 1)[0] ?? '') ? separator : ''
  if (prompt !== null) {
    // The first ticked list is the options: with another one in the prompt they have to stand before it.
    if (options !== '' && holdsOptions(prompt)) {
      return [first, options, apart(prompt), prompt, '---', answer, ...hints]
    }
    if (!hasOthers && answer === '') return [first, prompt]
    return [first, prompt, '---', options, apart(answer), answer, ...hints]
  }
  // A break in the answer must not become the one before which the prompt stands: the first one is.
  if (canSplit && hasOthers && mayBreak.test(answer)) {
    return [first, options, ...hints, isReadableText(answer) ? '---' : apart(answer), answer]
  }
  return [first, options, apart(answer), answer, ...hints]
}

const mayBreak = /^ {0,3}-[ \t]*-[ \t]*-[- \t]*$/m
