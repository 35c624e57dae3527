import { describe, expect, test } from 'vitest'
import { applyPlan } from '../../src/store/apply-plan.ts'
import { activeCards, cardByKey, decks, deckTotals, findCard, switchDeck } from '../../src/store/cards.ts'
import { addRoot } from '../../src/store/library.ts'
import { writeMark } from '../../src/store/settings.ts'
import {
  addCards,
  id,
  key,
  linkedRoot,
  moment,
  noPlan,
  now,
  opened,
  plannedCard,
  readFile,
  setRow,
  storeWith,
  type CardSpec,
} from './made.ts'

/** The language in which a card with texts in several is shown. */
const shown = (languages: readonly string[], wanted: string, drafts: readonly string[] = []): string => {
  const store = opened()
  const root = linkedRoot(store)
  const specs = languages.map((language) => ({
    name: 'gil',
    language,
    file: `/decks/${language}.md`,
    content: drafts.includes(language) ? { answer: '', isDraft: true } : {},
  }))
  addCards(store, root, specs)
  const [active] = [...activeCards(store, wanted)]
  const card = cardByKey(store, key('gil'), wanted)
  expect(active).toEqual(card)
  return card?.language ?? ''
}

describe('finding a card', () => {
  test('by its id, by a former id, by its key, in this order', () => {
    const { store, root } = storeWith('key-1', 'key-2')
    const specs: CardSpec[] = [
      { name: 'key-1', id: 'id-1', root: root.id },
      { name: 'key-2', id: 'id-2', root: root.id },
    ]
    const renamed = { ...noPlan, edited: specs.map(plannedCard) }
    applyPlan(store, { ...renamed, aliases: [{ card: key('key-2'), alias: id('key-1') }] }, [], [], moment)
    const found = (text: string): unknown => findCard(store, text, 'en')?.key
    expect(found('id-1')).toBe('key-1')
    expect(found('key-1')).toBe('key-2')
    expect(found('key-2')).toBe('key-2')
    expect(found('nowhere')).toBeUndefined()
  })

  test('finds retired ones too, and says so', () => {
    const { store } = storeWith('gil')
    applyPlan(store, { ...noPlan, retired: [key('gil')] }, [], [], moment)
    expect(findCard(store, 'gil', 'en')).toMatchObject({ isRetired: true })
  })

  test('an unknown key has no card', () => {
    expect(cardByKey(opened(), key('gil'), 'en')).toBeUndefined()
  })
})

describe('the text that suits a language', () => {
  test.each([
    [['en', 'zh-Hans'], 'zh-Hans', 'zh-Hans'],
    [['en', 'zh-Hans'], 'zh-Hant', 'zh-Hans'],
    [['en', 'zh-Hans', 'zh-Hant'], 'zh-Hant', 'zh-Hant'],
    [['en', 'zh-Hans', 'zh-Hant'], 'zh', 'zh-Hans'],
    [['de', 'en-GB', 'fr'], 'zh', 'en-GB'],
    [['fr', 'de'], 'zh', 'de'],
    [['EN', 'de'], 'fr', 'EN'],
    [['eng', 'de'], 'en', 'de'],
    [['und'], 'en', 'und'],
  ])('of %j for %s is %s', (languages, wanted, expected) => {
    expect(shown(languages, wanted)).toBe(expected)
  })

  test('is one with an answer, before any draft', () => {
    expect(shown(['en', 'zh'], 'zh', ['zh'])).toBe('en')
    expect(shown(['en', 'zh'], 'zh', ['en', 'zh'])).toBe('zh')
  })
})

describe('all cards', () => {
  test('come in the order of decks, files and places in the file, retired ones left out', () => {
    const store = opened()
    const root = linkedRoot(store)
    addCards(store, root, [
      { name: 'b2', deck: 'b', file: '/decks/b.md', position: 2 },
      { name: 'b1', deck: 'b', file: '/decks/b.md', position: 1 },
      { name: 'a', deck: 'a', file: '/decks/z.md', position: 9 },
      { name: 'gone', deck: 'a', file: '/decks/z.md' },
    ])
    applyPlan(store, { ...noPlan, retired: [key('gone')] }, [], [], moment)
    expect([...activeCards(store, 'en')].map((card) => card.key)).toEqual(['a', 'b1', 'b2'])
  })

  test('come all, however many there are', () => {
    const names = Array.from({ length: 1203 }, (_, number) => `card-${number}`)
    const { store } = storeWith(...names)
    expect([...activeCards(store, 'en')].map((card) => card.key)).toEqual(names)
  })

  test('can be gone through while the store is written to', () => {
    const { store } = storeWith('gil', 'gc')
    const seen: string[] = []
    for (const card of activeCards(store, 'en')) {
      seen.push(card.key)
      writeMark(store, `seen ${card.key}`)
    }
    expect(seen).toEqual(['gil', 'gc'])
  })
})

describe('decks', () => {
  test('have a row each, with the file that suits the language', () => {
    const store = opened()
    const root = addRoot(store, 'starter', '/program/decks', now)
    const file = (language: string, title: string) =>
      readFile(root, {
        path: `/program/decks/${language}/python.md`,
        deck: 'python',
        head: {
          title,
          language,
          tags: [],
          level: null,
          kind: null,
          minutes: null,
          deck: null,
          newPerDay: language === 'zh' ? 5 : null,
          retention: language === 'zh' ? 0.95 : null,
        },
      })
    applyPlan(store, noPlan, [file('en', 'Python'), file('zh', 'Python 语言')], [], moment)
    expect(decks(store, 'zh-Hans')).toEqual([
      {
        id: 1,
        deck: 'python',
        root: 'starter',
        title: 'Python 语言',
        file: '/program/decks/zh/python.md',
        language: 'zh',
        isOn: true,
        problems: 0,
        newPerDay: 5,
        retention: 0.95,
      },
    ])
    expect(decks(store, 'en')[0]).toMatchObject({ title: 'Python', newPerDay: null })
  })

  test('of one name in two roots are two', () => {
    const store = opened()
    for (const path of ['/one', '/two'])
      applyPlan(store, noPlan, [readFile(linkedRoot(store, path), { path: `${path}/deck.md` })], [], moment)
    expect(decks(store, 'en').map(({ deck, file }) => [deck, file])).toEqual([
      ['deck', '/one/deck.md'],
      ['deck', '/two/deck.md'],
    ])
  })

  test('are switched off and on', () => {
    const { store } = storeWith('gil')
    const [deck] = decks(store, 'en')
    switchDeck(store, deck?.id ?? 0, false)
    expect(decks(store, 'en')[0]?.isOn).toBe(false)
    expect(findCard(store, 'gil', 'en')?.isOn).toBe(false)
    switchDeck(store, deck?.id ?? 0, true)
    expect(decks(store, 'en')[0]?.isOn).toBe(true)
  })

  test('are counted: cards once each, suspended ones, drafts, no retired ones', () => {
    const store = opened()
    const root = linkedRoot(store)
    addCards(store, root, [
      { name: 'gil', language: 'en' },
      { name: 'gil', language: 'zh', file: '/decks/zh.md' },
      { name: 'gc', content: { answer: '', isDraft: true } },
      { name: 'lock' },
      { name: 'gone' },
    ])
    setRow(store, 'lock', { is_suspended: 1 })
    applyPlan(store, { ...noPlan, retired: [key('gone')] }, [], [], moment)
    expect([...deckTotals(store).values()]).toEqual([{ cards: 3, suspended: 1, drafts: 1 }])
  })
})
