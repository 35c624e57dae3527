/**
 * A `Deck` as cards: one for a question, one for each follow-up, one for each number of a cloze; with ids, the deck's defaults,
 * topics and drafts. Knows what becomes of what was read; nothing of how it is written.
 */
import type { CardContent, CardKind } from '../model/card.ts'
import type { ParsedCard } from '../model/deck.ts'
import { attributeColumn } from './attributes.ts'
import { clozeNumbers, fillCloze, readCloze, unescapeCloze, type ClozeText } from './cloze.ts'
import { isChinese, type Deck, type Entry, type Finding, type Question } from './deck.ts'
import { clozeId } from './identity.ts'
import { idsOf, type EntryId } from './ids.ts'
import { keyPointsOf } from './tasks.ts'

export type Expansion = { readonly cards: readonly ParsedCard[]; readonly findings: readonly Finding[] }

/** The cards of a deck in the order of its file. `source.deck` is its name. */
export function expandDeck(
  deck: Deck,
  source: { readonly deck: string; readonly path: string; readonly text: string },
): Expansion {
  const { ids, findings: idFindings } = idsOf(deck, source)
  const findings: Finding[] = [...idFindings]
  const cards: ParsedCard[] = []
  const budget: Budget = { left: source.text.length * mostGrowth + freeGrowth }
  const hasSections = deck.sections.filter(({ title }) => title !== null && title !== '').length > 1
  const add = (entry: Question, given: EntryId, topic: string, parent: ParsedCard | null): void => {
    const texts = textsOf(entry, budget, findings)
    const content = contentOf(deck, entry, texts, topic, findings)
    for (const { suffix, prompt } of texts.gaps) {
      cards.push({
        ...content,
        prompt,
        id: suffix === null ? given.id : clozeId(given.id, suffix),
        isExplicit: given.isExplicit,
        questionId: parent?.questionId ?? given.id,
        parentId: parent?.id ?? null,
        line: entry.at?.line ?? 1,
        position: cards.length,
      })
    }
  }
  for (const section of deck.sections) {
    const sectionTopic = hasSections && section.title ? section.title : null
    for (const question of section.questions) {
      const given = ids.get(question)
      if (!given) continue
      const first = cards.length
      add(question, given, topicOf(question), null)
      for (const followUp of question.followUps) {
        const own = ids.get(followUp)
        const parent = cards[first]
        if (own && parent) add({ ...followUp, prompt: null, followUps: [] }, own, topicOf(followUp), parent)
      }
    }
    function topicOf(entry: Entry): string {
      return sectionTopic ?? entry.attributes.tags[0] ?? source.deck
    }
  }
  return { cards, findings }
}

/** The cards of a cloze each hold the whole text: a hostile file must not grow without bound. In characters. */
type Budget = { left: number }
const mostGrowth = 32
const freeGrowth = 1_048_576

/** What the cards of an entry say: the answer once, and for each card its prompt. */
type Texts = {
  readonly answer: string
  readonly hasGaps: boolean
  readonly gaps: readonly { readonly suffix: number | null; readonly prompt: string | null }[]
}

function textsOf(entry: Question, budget: Budget, findings: Finding[]): Texts {
  const between = '\n\n---\n\n'
  const whole = entry.prompt === null ? entry.answer : entry.prompt + between + entry.answer
  const cloze = readCloze(whole)
  for (const finding of clozeFindings(entry, cloze)) findings.push(finding)
  const numbers = clozeNumbers(cloze)
  const cost = numbers.length * whole.length
  if (numbers.length > 0 && cost > budget.left) {
    const values = { count: String(numbers.length) }
    findings.push({ code: 'cloze-too-many', line: entry.at?.line ?? 1, column: 1, values })
    return { answer: '', hasGaps: true, gaps: [] }
  }
  if (numbers.length === 0) {
    const prompt = entry.prompt === null ? null : unescapeCloze(entry.prompt)
    return { answer: unescapeCloze(entry.answer), hasGaps: false, gaps: [{ suffix: null, prompt }] }
  }
  budget.left -= cost
  // Gaps that all stand before the break leave what comes after it for the answer.
  const end = entry.prompt?.length ?? 0
  const isApart = cloze.marks.every((mark) => mark.end <= end)
  const asked = isApart ? readCloze(entry.prompt ?? '') : cloze
  const gaps = numbers.map((suffix) => ({ suffix, prompt: fillCloze(asked, suffix) }))
  return { answer: fillCloze(cloze, null), hasGaps: true, gaps }
}

function contentOf(
  deck: Deck,
  entry: Question,
  texts: Texts,
  topic: string,
  findings: Finding[],
): Omit<CardContent, 'prompt'> {
  const { head } = deck
  const { attributes } = entry
  const kind = kindOf(deck, entry, texts.hasGaps, findings)
  const place = entry.at?.attributes
  if (attributes.slots.length > 0 && kind !== 'behavioural' && place) {
    const column = attributeColumn(place.text, 'slots')
    findings.push({ code: 'slots-unused', line: place.line, column, values: { kind } })
  }
  const keyPoints = keyPointsOf(texts.answer)
  const isDraft = entry.options.length === 0 && !isReadable(texts.answer)
  if (isDraft && (entry.prompt !== null || entry.hints.length > 0 || entry.followUps.length > 0)) {
    findings.push({
      code: 'no-answer',
      line: entry.at?.line ?? 1,
      column: 1,
      values: { question: entry.question },
    })
  }
  return {
    kind,
    question: entry.question,
    answer: isDraft ? '' : texts.answer,
    keyPoints,
    options: entry.options.map((option) => ({ ...option, text: withoutMarks(option.text) })),
    hints: entry.hints.map(withoutMarks),
    also: attributes.also,
    slots:
      kind !== 'behavioural'
        ? []
        : attributes.slots.length > 0
          ? attributes.slots
          : usualSlots(head.language),
    tags: [...new Set([...head.tags, ...attributes.tags])],
    level: attributes.level ?? head.level,
    minutes: attributes.minutes ?? head.minutes,
    topic,
    isDraft,
  }
}

/** Options and hints have no gaps of their own: what a mark there hides is shown, and not the mark. */
const withoutMarks = (text: string): string => fillCloze(readCloze(text), null)

/** Gaps and options make the kind; only where there are none does what was written decide. */
function kindOf(deck: Deck, entry: Entry, hasGaps: boolean, findings: Finding[]): CardKind {
  const { kind: named } = entry.attributes
  const wanted = named ?? deck.head.kind ?? 'basic'
  const plain = wanted === 'cloze' || wanted === 'choice' ? 'basic' : wanted
  const kind = hasGaps ? 'cloze' : entry.options.length > 0 ? 'choice' : plain
  const place = entry.at?.attributes
  if (named !== null && named !== kind && place) {
    const column = attributeColumn(place.text, 'kind')
    findings.push({ code: 'kind-mismatch', line: place.line, column, values: { kind: named, found: kind } })
  }
  return kind
}

function usualSlots(language: string): readonly string[] {
  return isChinese(language) ? ['情境', '任务', '行动', '结果'] : ['Situation', 'Task', 'Action', 'Result']
}

/** False for what shows nothing: comments and rules. */
function isReadable(text: string): boolean {
  if (text.length > 1000) return true
  const shown = text.replace(/<!--[^]*?(?:-->|$)/g, '').replace(/^ {0,3}[-*_](?:[ \t]*[-*_])+[ \t]*$/gm, '')
  return shown.trim() !== ''
}

function clozeFindings(entry: Question, { text, flaws }: ClozeText): Finding[] {
  // Three lines between prompt and answer: a blank one, the break, a blank one.
  const before = entry.prompt === null ? [] : [...(entry.at?.promptLines ?? []), 0, 0, 0]
  const lines = [...before, ...(entry.at?.answerLines ?? [])]
  let index = 0
  let lineStart = 0
  let lineEnd = text.indexOf('\n')
  return flaws.map(({ code, offset, mark }) => {
    while (lineEnd >= 0 && lineEnd < offset) {
      index++
      lineStart = lineEnd + 1
      lineEnd = text.indexOf('\n', lineStart)
    }
    const line = lines[index] ?? entry.at?.line ?? 1
    return { code, line, column: offset - lineStart + 1, values: { found: mark.slice(0, 40) } }
  })
}
