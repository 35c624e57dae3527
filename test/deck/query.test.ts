import { describe, expect, test } from 'vitest'
import { matchesQuery, parseQuery } from '../../src/deck/query.ts'
import { selectDecks } from '../../src/deck/select.ts'
import { parseDeck } from '../../src/deck/parse.ts'
import type { Card, CardKey } from '../../src/model/card.ts'
import type { ParsedCard, Root, RootId } from '../../src/model/deck.ts'

const root: Root = { id: 1 as RootId, kind: 'home', path: '/decks' }
const text = '## What is the GIL?\n<!-- viva id: gil, tags: [CPython], level: mid -->\n\nＡ lock.'
const parsed = parseDeck({ root, path: '/decks/work/python.md', deck: 'work/python', text })
  .cards[0] as ParsedCard
const card: Card = {
  ...parsed,
  key: 'gil' as CardKey,
  deck: 'work/python',
  file: '/decks/work/python.md',
  language: 'en',
  parent: null,
  memory: { state: 'new' },
  isSuspended: true,
}
const matches = (query: string): boolean => matchesQuery(parseQuery(query), card, { isLeech: false })

describe('a query', () => {
  test('wants all of its words, in question, answer, tags, id or deck, in any case and width', () => {
    expect(['gil lock', 'A LOCK', '"a lock"', 'cpython', 'work/python', ''].map(matches)).toEqual(
      Array(6).fill(true),
    )
    expect(['gil mutex', '"lock a"'].map(matches)).toEqual([false, false])
  })

  test('is narrowed by deck, tag, state, level and what a card is', () => {
    const yes = [
      'deck:work',
      'deck:work/python',
      'tag:cpython',
      'state:new',
      'level:mid',
      'id:gil',
      'is:suspended',
      'is:new',
    ]
    const no = ['deck:wor', 'deck:python', 'tag:py', 'state:review', 'is:leech', 'is:draft', 'level:senior']
    expect(yes.filter((query) => !matches(query))).toEqual([])
    expect(no.filter(matches)).toEqual([])
  })

  test('takes an unknown name for a word', () => {
    expect(parseQuery('std:vector "two words" tag:"a b"')).toEqual({
      words: ['std:vector', 'two words'],
      terms: [{ name: 'tag', value: 'a b' }],
    })
  })
})

describe('decks are chosen', () => {
  const names = ['python', 'python-web', 'work/kafka', 'work/db/redis']
  const selected = (...patterns: readonly string[]): object => selectDecks(names, patterns)

  test('by name and by folder', () => {
    expect(selected('python')).toEqual({ selected: ['python'], unknown: [] })
    expect(selected('work/')).toEqual({ selected: ['work/kafka', 'work/db/redis'], unknown: [] })
  })

  test('by pattern, within a folder or across', () => {
    expect(selected('work/*')).toMatchObject({ selected: ['work/kafka'] })
    expect(selected('work/**', 'pytho?')).toMatchObject({
      selected: ['python', 'work/kafka', 'work/db/redis'],
    })
  })

  test('and what chooses none is named', () => {
    expect(selected('python', 'ruby', '(')).toEqual({ selected: ['python'], unknown: ['ruby', '('] })
  })
})

test('a card is found by the names of the other decks that it stands in', () => {
  const found = (query: string): boolean =>
    matchesQuery(parseQuery(query), card, { isLeech: false, alsoIn: ['Chinesisch/eins'] })
  expect(found('deck:chinesisch')).toBe(true)
  expect(found('deck:other')).toBe(false)
})
