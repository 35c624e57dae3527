/** A deck file as cards: what `readDeck` found, with ids, defaults of the deck, topics, and one card per gap. Never throws. */
import type { CardContent, CardId, CardKind } from '../model/card.ts'
import type { ParsedCard, ParsedFile, SourceFile } from '../model/deck.ts'
import type { Problem } from '../model/problem.ts'
import { clozeNumbers, fillCloze, readCloze, unescapeCloze } from './cloze.ts'
import { isChinese, type Deck, type Entry, type Finding, type Question, type Section } from './deck.ts'
import { clozeId, computedId, followUpId, freeId, questionWithPrompt } from './identity.ts'
import { hiddenCharacters } from '../text/clean.ts'
import { readDeck } from './read.ts'
import { keyPointsOf } from './tasks.ts'

const usualSlots = {
  en: ['Situation', 'Task', 'Action', 'Result'],
  zh: ['情境', '任务', '行动', '结果'],
} as const

export function parseDeck(source: SourceFile): ParsedFile {
  const { deck, findings } = readDeck(source.text)
  const { others: _others, ...head } = deck.head
  const hasQuestions = deck.sections.some((section) => section.questions.length > 0)
  const isDeck = head.deck ?? hasQuestions
  const empty = {
    root: source.root,
    path: source.path,
    deck: source.deck,
    head,
    isDeck,
    cards: [],
    problems: [],
  }
  if (!isDeck || !hasQuestions) return empty
  const expanded = expand(deck, source)
  const problems = [...findings, ...expanded.findings, ...hiddenFindings(source.text)]
    .map((finding): Problem => ({ ...finding, file: source.path }))
    .sort((a, b) => a.line - b.line || a.column - b.column)
  return { ...empty, cards: expanded.cards, problems }
}

/** A few are enough to find the place; a file full of them is no deck. */
const mostHidden = 5

/** Characters that are taken out before anything is shown: left there by mistake, or to deceive. */
const hiddenFindings = (text: string): readonly Finding[] =>
  hiddenCharacters(text, mostHidden).map(({ line, column, name }) => ({
    code: 'hidden-characters',
    line,
    column,
    values: { name },
  }))

type Expanded = { readonly cards: readonly ParsedCard[]; readonly findings: readonly Finding[] }

function expand(deck: Deck, source: SourceFile): Expanded {
  const cards: ParsedCard[] = []
  const findings: Finding[] = []
  const taken = new Set<string>()
  const asked = new Map<string, number>()
  const titled = deck.sections.filter(({ title, questions }) => title !== null && questions.length > 0)
  for (const section of deck.sections) {
    for (const question of section.questions) {
      const line = question.at?.line ?? 1
      const text = questionWithPrompt(question.question, question.prompt)
      const explicit = question.attributes.id
      if (explicit !== null && taken.has(explicit)) {
        findings.push({ code: 'duplicate-id', line, column: 1, values: { id: explicit, file: source.path } })
        continue
      }
      const first = asked.get(text)
      if (first !== undefined && explicit === null)
        findings.push({
          code: 'duplicate-question',
          line,
          column: 1,
          values: { question: question.question, line: String(first) },
        })
      asked.set(text, first ?? line)
      const id =
        explicit === null
          ? freeId(computedId(source.deck, question.question, question.prompt), taken)
          : (explicit as CardId)
      taken.add(id)
      const place = {
        id,
        isExplicit: explicit !== null,
        topic: topicOf(deck, section, question, source, titled.length),
      }
      const own = questionCards(deck, question, place, cards.length)
      cards.push(...own.cards)
      findings.push(...own.findings)
      const parent = own.cards[0]
      for (const followUp of question.followUps) {
        const followExplicit = followUp.attributes.id
        if (followExplicit !== null && taken.has(followExplicit)) {
          findings.push({
            code: 'duplicate-id',
            line: followUp.at?.line ?? line,
            column: 1,
            values: { id: followExplicit, file: source.path },
          })
          continue
        }
        const followId =
          followExplicit === null
            ? freeId(followUpId(id, followUp.question), taken)
            : (followExplicit as CardId)
        taken.add(followId)
        const child = questionCards(
          deck,
          { ...followUp, prompt: null, followUps: [] },
          { id: followId, isExplicit: followExplicit !== null, topic: place.topic },
          cards.length,
        )
        cards.push(
          ...child.cards.map((card) => ({
            ...card,
            questionId: parent?.questionId ?? id,
            parentId: parent?.id ?? id,
          })),
        )
        findings.push(...child.findings)
      }
    }
  }
  return { cards, findings }
}

type IdPlace = { readonly id: CardId; readonly isExplicit: boolean; readonly topic: string }

function topicOf(
  deck: Deck,
  section: Section,
  question: Question,
  source: SourceFile,
  titled: number,
): string {
  if (titled > 1 && section.title !== null) return section.title
  return question.attributes.tags.find((tag) => !deck.head.tags.includes(tag)) ?? source.deck
}

function questionCards(deck: Deck, entry: Question, place: IdPlace, position: number): Expanded {
  const body = entry.prompt === null ? entry.answer : `${entry.prompt}\n\n---\n\n${entry.answer}`
  const cloze = readCloze(body)
  const findings = cloze.flaws.map(({ code, offset, mark }): Finding => ({
    code,
    ...placeOf(entry, body, offset),
    values: { found: mark },
  }))
  const numbers = clozeNumbers(cloze)
  const kind = kindOf(deck, entry, numbers)
  const isDraft = entry.answer === '' && entry.options.length === 0
  // Nothing at all under a heading is a draft on purpose; hints or follow-ups without an answer are a slip.
  if (isDraft && (entry.hints.length > 0 || entry.followUps.length > 0))
    findings.push({ code: 'no-answer', line: entry.at?.line ?? 1, column: 1, values: {} })
  if (entry.options.length > 0 && !entry.options.some(({ correct }) => correct))
    findings.push({ code: 'choice-all-wrong', line: entry.at?.line ?? 1, column: 1, values: {} })
  const content = contentOf(deck, entry, kind, place.topic, isDraft)
  const base = {
    isExplicit: place.isExplicit,
    questionId: place.id,
    parentId: null,
    line: entry.at?.line ?? 1,
  }
  if (kind !== 'cloze') {
    const card = {
      ...content,
      ...base,
      id: place.id,
      position,
      answer: unescapeCloze(content.answer),
      prompt: content.prompt === null ? null : unescapeCloze(content.prompt),
    }
    return { cards: [card], findings }
  }
  const answer = fillCloze(cloze, null)
  const cards = numbers.map((number, index) => ({
    ...content,
    ...base,
    id: clozeId(place.id, number),
    position: position + index,
    prompt: fillCloze(cloze, number),
    answer,
    keyPoints: keyPointsOf(answer),
  }))
  return { cards, findings }
}

function kindOf(deck: Deck, entry: Entry, gaps: readonly number[]): CardKind {
  if (gaps.length > 0) return 'cloze'
  if (entry.options.length > 0) return 'choice'
  const named = entry.attributes.kind ?? deck.head.kind ?? 'basic'
  return named === 'cloze' || named === 'choice' ? 'basic' : named
}

function contentOf(
  deck: Deck,
  entry: Question,
  kind: CardKind,
  topic: string,
  isDraft: boolean,
): CardContent {
  const { attributes } = entry
  const usual = isChinese(deck.head.language) ? usualSlots.zh : usualSlots.en
  return {
    kind,
    question: entry.question,
    prompt: entry.prompt,
    answer: entry.answer,
    keyPoints: keyPointsOf(entry.answer),
    options: entry.options,
    hints: entry.hints,
    also: attributes.also,
    slots: kind !== 'behavioural' ? [] : attributes.slots.length > 0 ? attributes.slots : usual,
    tags: [...new Set([...deck.head.tags, ...attributes.tags])],
    level: attributes.level ?? deck.head.level,
    minutes: attributes.minutes ?? deck.head.minutes,
    topic,
    isDraft,
  }
}

/** Where an offset into the body stands in the file. */
function placeOf(
  entry: Question,
  body: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  const before = body.slice(0, offset).split('\n')
  const index = before.length - 1
  const lines = [
    ...(entry.prompt === null ? [] : [...(entry.at?.promptLines ?? []), 0, 0, 0]),
    ...(entry.at?.answerLines ?? []),
  ]
  return { line: lines[index] || (entry.at?.line ?? 1), column: (before.at(-1)?.length ?? 0) + 1 }
}
