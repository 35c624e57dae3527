import { describe, expect, test } from 'vitest'
import type { Match, Root } from '../../src/model/deck.ts'
import { instant } from '../../src/model/time.ts'
import { applyPlan } from '../../src/store/apply-plan.ts'
import { findCard } from '../../src/store/cards.ts'
import { aliases, knownFiles, matches, storedTexts, unmatchedPairs } from '../../src/store/library.ts'
import { unmatch } from '../../src/store/match.ts'
import type { Store } from '../../src/store/open.ts'
import {
  addCards,
  card,
  dump,
  grade,
  id,
  key,
  memoryOf,
  moment,
  noPlan,
  now,
  plannedCard,
  plannedText,
  readFile,
  storeWith,
  type CardSpec,
} from './made.ts'

const later = instant(now + 1000)

const found: Match = {
  card: key('old'),
  rule: 'similar',
  file: '/decks/deck.md',
  line: 3,
  before: 'What is the GIL?',
  after: 'What exactly is the GIL?',
}

const reworded = (root: Root): CardSpec => ({
  name: 'old',
  id: 'new',
  root: root.id,
  content: { question: found.after, isExplicit: false },
})

/** The question of a card was reworded, and the card recognised by likeness. */
function matched(): { readonly store: Store; readonly root: Root } {
  const { store, root } = storeWith('old')
  grade(store, 'old', 'good')
  const spec = reworded(root)
  const plan = {
    ...noPlan,
    edited: [plannedCard(spec)],
    texts: [plannedText(spec)],
    aliases: [{ card: key('old'), alias: id('old') }],
    matches: [found],
  }
  applyPlan(store, plan, [readFile(root)], [], moment)
  const once = dump(store)
  applyPlan(store, plan, [readFile(root)], [], moment)
  expect(dump(store)).toEqual(once)
  return { store, root }
}

describe('a match by likeness', () => {
  test('is listed with the card and what was said before and after', () => {
    const { store } = matched()
    expect(matches(store)).toEqual([{ ...found, id: 'new' }])
    expect(card(store, 'old')).toMatchObject({ question: found.after, memory: { state: 'learning' } })
  })

  test('is no longer listed when its card retires', () => {
    const { store } = matched()
    applyPlan(store, { ...noPlan, retired: [key('old')] }, [], [], moment)
    expect(matches(store)).toEqual([])
  })
})

describe('undoing a match', () => {
  test('gives the card its former id and text back, and retires it with its history', () => {
    const { store } = matched()
    const memory = memoryOf(store, 'old')
    expect(unmatch(store, key('old'), later)).toBe(true)
    expect(card(store, 'old')).toMatchObject({ id: 'old', question: 'old', isRetired: true, memory })
    expect(matches(store)).toEqual([])
    expect([...aliases(store)]).toEqual([])
  })

  test('remembers that the two are different, and has the file read again', () => {
    const { store } = matched()
    unmatch(store, key('old'), later)
    expect([...unmatchedPairs(store)]).toEqual([`old\nquestion of ${found.after}`])
    expect(knownFiles(store)).toMatchObject([{ size: -1 }])
    expect(storedTexts(store)).toMatchObject([
      { key: 'old', isRetired: true, fingerprints: { question: 'question of old' } },
    ])
  })

  test('lets the question be a card of its own, under the id that it had', () => {
    const { store, root } = matched()
    unmatch(store, key('old'), later)
    const spec = { ...reworded(root), name: 'new' }
    applyPlan(
      store,
      { ...noPlan, added: [plannedCard(spec)], texts: [plannedText(spec)] },
      [readFile(root)],
      [],
      moment,
    )
    expect(findCard(store, 'new', 'en')).toMatchObject({
      key: 'new',
      question: found.after,
      memory: { state: 'new' },
    })
    expect(findCard(store, 'old', 'en')).toMatchObject({ key: 'old', isRetired: true })
  })

  test('finds another id where the former one was taken meanwhile', () => {
    const { store, root } = matched()
    addCards(store, root, [{ name: 'usurper', id: 'old' }])
    expect(unmatch(store, key('old'), later)).toBe(true)
    expect(card(store, 'old').id).toBe('old~2')
    expect(findCard(store, 'old', 'en')?.key).toBe('usurper')
  })

  test('of a card in two languages restores the text that was replaced', () => {
    const { store, root } = storeWith()
    addCards(store, root, [
      { name: 'old', language: 'en' },
      { name: 'old', language: 'zh', file: '/decks/zh.md', content: { question: '旧问题' } },
    ])
    const spec: CardSpec = { ...reworded(root), language: 'zh', file: '/decks/zh.md' }
    const plan = {
      ...noPlan,
      edited: [plannedCard(spec)],
      texts: [plannedText(spec)],
      matches: [{ ...found, file: '/decks/zh.md' }],
    }
    applyPlan(store, plan, [], [], moment)
    expect(card(store, 'old', 'zh').question).toBe(found.after)
    unmatch(store, key('old'), later)
    expect(card(store, 'old', 'zh').question).toBe('旧问题')
    expect(card(store, 'old', 'en').question).toBe('old')
  })

  test('of a card whose language was changed too takes the new text away', () => {
    const { store, root } = matched()
    const spec = { ...reworded(root), language: 'en-GB', content: { question: 'Reworded once more' } }
    const dropped = { key: key('old'), file: '/decks/deck.md', language: 'en' }
    const plan = {
      ...noPlan,
      edited: [plannedCard(spec)],
      texts: [plannedText(spec)],
      droppedTexts: [dropped],
      matches: [{ ...found, rule: 'answer' as const }],
    }
    applyPlan(store, plan, [], [], moment)
    unmatch(store, key('old'), later)
    expect(storedTexts(store).map(({ language, fingerprints }) => [language, fingerprints.question])).toEqual(
      [['en', `question of ${found.after}`]],
    )
    expect([...unmatchedPairs(store)]).toEqual(['old\nquestion of Reworded once more'])
  })

  test('is not possible without one', () => {
    const { store } = storeWith('gil')
    const before = dump(store)
    expect(unmatch(store, key('gil'), later)).toBe(false)
    expect(unmatch(store, key('nowhere'), later)).toBe(false)
    expect(dump(store)).toEqual(before)
  })
})
