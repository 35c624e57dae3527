/** The starter decks: sound, and the same cards in both languages. What they say is for people to judge. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDeck } from '../../src/deck/parse.ts'
import type { ParsedFile, Root, RootId } from '../../src/model/deck.ts'

const folder = join(import.meta.dirname, '..', '..', 'decks')
const root: Root = { id: 1 as RootId, kind: 'starter', path: folder }
const names = readdirSync(join(folder, 'en')).map((file) => file.replace(/\.md$/, ''))

const read = (language: 'en' | 'zh', name: string): ParsedFile => {
  const path = join(folder, language, `${name}.md`)
  return parseDeck({ root, path, deck: name, text: readFileSync(path, 'utf8') })
}

const all = (language: 'en' | 'zh') => names.flatMap((name) => read(language, name).cards)
const questions = (file: ParsedFile) => [
  ...new Set(file.cards.filter(({ parentId }) => parentId === null).map(({ questionId }) => questionId)),
]

test('twelve decks stand in both languages', () => {
  expect(names.toSorted()).toEqual([
    'behavioural',
    'databases',
    'django',
    'drf',
    'python-concurrency',
    'python-language',
    'python-runtime',
    'queues',
    'redis',
    'systems',
    'web',
    'web-servers',
  ])
  expect(readdirSync(join(folder, 'zh')).toSorted()).toEqual(names.map((name) => `${name}.md`).toSorted())
})

test('there are at least 240 questions in each language', () => {
  for (const language of ['en', 'zh'] as const)
    expect(
      names.reduce((sum, name) => sum + questions(read(language, name)).length, 0),
    ).toBeGreaterThanOrEqual(240)
})

test('ids are the author’s own, and each stands once', () => {
  for (const language of ['en', 'zh'] as const) {
    const cards = all(language)
    expect(cards.filter(({ isExplicit }) => !isExplicit).map(({ question }) => question)).toEqual([])
    expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length)
  }
})

describe.each(names)('%s', (name) => {
  const english = read('en', name)
  const chinese = read('zh', name)

  test('has no problem and no draft, and says its language', () => {
    expect([...english.problems, ...chinese.problems]).toEqual([])
    expect([...english.cards, ...chinese.cards].filter(({ isDraft }) => isDraft)).toEqual([])
    expect([english.head.language, chinese.head.language]).toEqual(['en', 'zh-Hans'])
  })

  test('is the same in both languages but for its words', () => {
    const shape = (file: ParsedFile) =>
      file.cards.map((card) => ({
        id: card.id,
        question: card.questionId,
        parent: card.parentId,
        kind: card.kind,
        level: card.level,
        minutes: card.minutes,
        tags: card.tags,
        musts: card.keyPoints.map(({ must }) => must),
        right: card.options.filter(({ correct }) => correct).length,
        options: card.options.length,
        hints: card.hints.length,
        slots: card.slots.length,
        hasPrompt: card.prompt !== null,
      }))
    expect(shape(chinese)).toEqual(shape(english))
  })

  test('each language is written in its own', () => {
    const han = /\p{Script=Han}/u
    expect(
      english.cards.filter(({ question, answer }) => han.test(question + answer)).map(({ id }) => id),
    ).toEqual([])
    expect(chinese.cards.filter(({ question }) => !han.test(question)).map(({ id }) => id)).toEqual([])
  })

  test('questions have a level, and two to six key points with a must among them', () => {
    for (const card of english.cards.filter(({ parentId }) => parentId === null)) {
      expect(card.level, card.id).not.toBeNull()
      if (card.kind === 'choice' || card.kind === 'cloze') continue
      expect(card.keyPoints.length, card.id).toBeGreaterThanOrEqual(2)
      expect(card.keyPoints.length, card.id).toBeLessThanOrEqual(6)
      expect(
        card.keyPoints.some(({ must }) => must),
        card.id,
      ).toBe(true)
    }
  })

  test('at least every third question is followed up', () => {
    const followed = new Set(
      english.cards.filter(({ parentId }) => parentId !== null).map(({ questionId }) => questionId),
    )
    expect(followed.size * 3).toBeGreaterThanOrEqual(questions(english).length)
  })

  test('multiple choice has one to four right options, and others to choose from', () => {
    for (const { options, kind, id } of english.cards) {
      if (kind !== 'choice') continue
      const right = options.filter(({ correct }) => correct).length
      expect(right, id).toBeGreaterThanOrEqual(1)
      expect(right, id).toBeLessThan(options.length)
    }
  })
})
