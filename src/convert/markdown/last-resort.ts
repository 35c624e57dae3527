/**
 * Guesses for texts that nothing else explains: every line that asks is a question and what follows is its answer; where no line
 * asks, headings with text are topics. What comes out is to be looked at. Knows lines and headings.
 */
import type { Passages } from './build.ts'
import type { Found } from './converted.ts'
import { linesOf, passageWriter } from './lines.ts'
import { readTitle } from './title.ts'
import { isFurniture, isPartLabel, questionLook } from './wording.ts'
import { textOf, type Unit } from './units.ts'

const longestQuestion = 160

/** A line that ends with a question mark, or a short one whose first words ask, up to the next of them. */
export function readAsking(text: string): Passages {
  const { heading, add, passages } = passageWriter<Found>()
  let open: { readonly line: number; readonly title: string; readonly body: string[] } | null = null
  const close = (): void => {
    if (open) add(found(open.line, open.title, open.body.join('\n').trim()))
    open = null
  }
  for (const { text: line, number, isCode, isHeading } of linesOf(text)) {
    const bare = line.replace(/^[\s>|*+-]+(?:\[[ xX]\]\s+)?(?=\S)/, '').trim()
    const isAsked = !isCode && bare.length <= longestQuestion && asks(bare)
    if (isAsked) {
      close()
      open = { line: number, title: bare.replace(/^#{1,6}\s+/, ''), body: [] }
    } else if (isHeading) {
      close()
      heading(line)
    } else (open as { body: string[] } | null)?.body.push(line)
  }
  close()
  return passages()
}

function asks(line: string): boolean {
  const look = questionLook(line)
  return look === 1 ? /[?？؟]/.test(line) : look >= 0.8 && line.length <= 100 && !/[.。;；,，]$/.test(line)
}

/** `- **Lock**: keeps others out.`: terms with what they mean, when most items of a text are such. */
export function readTerms(units: readonly Unit[]): Passages {
  const { heading, add, passages } = passageWriter<Found>()
  const told = units.filter(({ weight }) => weight > 0)
  let count = 0
  for (const unit of units) {
    if (unit.kind === 'heading') heading(unit.source)
    if (unit.kind !== 'item' && unit.kind !== 'paragraph') continue
    const text = unit.kind === 'item' ? `${unit.text}\n${unit.inner}` : unit.source
    const match =
      /^(\*\*|__|`)(?=\S)((?:(?!\1).){2,80})\1\s*(?:[:：=-]|[–—])\s*(\S[^]*)$/.exec(text.trim()) ??
      insideColon.exec(text.trim())
    if (!match) continue
    count++
    add(found(unit.start + 1, (match[2] as string).replace(/[:：]$/, ''), match[3] as string))
  }
  return count >= 4 && count * 10 >= told.length * 7 ? passages() : []
}

const insideColon = /^(\*\*|__)(?=\S)((?:(?!\1).){2,80}[:：])\1\s*(\S[^]*)$/

/** Headings with text of their own. */
export function readTopics(units: readonly Unit[]): Passages {
  const questions: Found[] = []
  for (const [at, unit] of units.entries()) {
    if (unit.kind !== 'heading' || isFurniture(unit.text) || isPartLabel(unit.text)) continue
    const next = units.findIndex((each, index) => index > at && each.kind === 'heading')
    const under = units.slice(at + 1, next < 0 ? units.length : next)
    const body = textOf(under)
    if (under.some(({ weight }) => weight > 0)) questions.push(found(unit.start + 1, unit.text, body))
  }
  return questions.length === 0 ? [] : [{ title: null, intro: '', questions }]
}

function found(line: number, source: string, body: string): Found {
  const title = readTitle(source)
  return { line, title: title.text, body, link: title.link, tags: [], level: title.level, followUps: [] }
}
