/**
 * RemNote's text export: an outline in which `>>` asks forward, `<<` backward, `<>` both ways, `::` defines a concept, `;;` tells
 * something of the one above, and `{{text}}` hides. `::` means something else to other programs: this is read on request only.
 *
 * Pure; never throws: lines that ask nothing and stand in no answer are listed.
 */
import type { Skipped } from '../../model/conversion.ts'
import { splitFront } from '../anki/front-text.ts'
import type { Imported } from '../imported.ts'
import { emptyNote, importedFrom, type Note } from '../notes.ts'
import type { TextOptions } from '../options.ts'
import { outlineText, readOutline, type OutlineBlock } from '../outline.ts'
import { storedWords } from '../stored.ts'

export function convertRemnote(text: string, _options: TextOptions = {}): Imported {
  // A text without bullets is a list of lines.
  const bulleted = /^[ \t]*[-*+•] /m.test(text) ? text : text.replace(/^([ \t]*)(?=\S)/gm, '$1- ')
  const { blocks } = readOutline(bulleted)
  const notes: Note[] = []
  const skipped: Skipped[] = []
  const walk = (block: OutlineBlock, above: string): void => {
    const source = textOf(block)
    const made = notesIn(block, source, above)
    notes.push(...made)
    if (made.length === 0 && block.children.length === 0 && source !== '')
      skipped.push({ line: block.line, reason: 'not-parted', text: storedWords(source).slice(0, 80) })
    const isAnswer = made.some(({ isList }) => isList)
    for (const child of block.children)
      if (!isAnswer || arrowIn(textOf(child)) !== null) walk(child, frontOf(source))
  }
  for (const block of blocks) walk(block, '')
  return importedFrom({ format: 'remnote', notes, skipped, isConfident: notes.length > 0 })
}

const textOf = (block: OutlineBlock): string => block.lines.join('\n').trim()

type Arrow = { readonly kind: string; readonly front: string; readonly back: string }

/** The first arrow outside of code and formulas. Three signs, with or without a number, ask for the list below. */
function arrowIn(text: string): Arrow | null {
  const masked = text.replace(/`[^`]*`|\$[^$\n]*\$|https?:\S+/g, (code) => 'x'.repeat(code.length))
  const match = />>>?(?:1\.)?|<<|<>|::(?::)?|;;;?|==/.exec(masked)
  if (!match || match.index === 0 || match[0] === '==') return null
  return {
    kind: match[0].slice(0, 2),
    front: text.slice(0, match.index).trim(),
    back: text.slice(match.index + match[0].length).trim(),
  }
}

const frontOf = (source: string): string => arrowIn(source)?.front ?? source

function notesIn(
  block: OutlineBlock,
  source: string,
  above: string,
): readonly (Note & { readonly isList: boolean })[] {
  const base = { ...emptyNote, line: block.line, part: 'remnote' as const, isList: false }
  const arrow = arrowIn(source)
  if (!arrow) {
    let number = 0
    const marked = source.replace(
      /\{\{(?!c\d+::)([^{}\n]+)\}\}/g,
      (_, hidden: string) => `{{c${++number}::${hidden.trim()}}}`,
    )
    return number === 0 ? [] : [{ ...base, answer: marked, hasGaps: true }]
  }
  const isList = arrow.back === ''
  const back = isList ? outlineText(block.children, textOf) : arrow.back
  // What is told of a thing says nothing without it.
  const front = arrow.kind === ';;' && above !== '' ? `${above}: ${arrow.front}` : arrow.front
  const forward = { ...base, ...splitFront(front, '…'), answer: back, isList }
  const backward = { ...base, ...splitFront(back, '…'), answer: front, isList }
  if (arrow.kind === '<<') return [backward]
  return arrow.kind === '<>' ? [forward, backward] : [forward]
}
