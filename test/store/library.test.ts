import { describe, expect, test } from 'vitest'
import { instant } from '../../src/model/time.ts'
import { applyPlan } from '../../src/store/apply-plan.ts'
import { decks } from '../../src/store/cards.ts'
import {
  addRoot,
  knownFiles,
  knownStats,
  moveRoot,
  removeRoot,
  roots,
  storedTexts,
  wordsOf,
} from '../../src/store/library.ts'
import {
  addCards,
  card,
  grade,
  key,
  linkedRoot,
  moment,
  noPlan,
  now,
  opened,
  parsedCard,
  plannedCard,
  plannedText,
  readFile,
  storeWith,
} from './made.ts'

describe('roots', () => {
  test('are kept with their kind, in the order in which they came', () => {
    const store = opened()
    const starter = addRoot(store, 'starter', '/program/decks', now)
    const home = addRoot(store, 'home', '/home/decks', now)
    expect(roots(store)).toEqual([starter, home])
    expect(addRoot(store, 'starter', '/program/decks', now)).toEqual(starter)
  })

  const odd = [
    '/a b/%_decks',
    '/日本 語/🔒',
    `/it's/"quoted"`,
    '/back\\slash/[x]*?',
    '/e\u0301/decks',
    '/new\nline',
  ]
  test.each(odd)('move to %j and back with all that stands in them', (path) => {
    const store = opened()
    const root = linkedRoot(store, odd[0])
    const file = `${odd[0]}/${odd[0]}.md`
    addCards(store, root, [{ name: 'gil', file }])
    const other = linkedRoot(store, `${odd[0]}-other`)
    addCards(store, other, [{ name: 'gc', file: `${other.path}/gc.md` }])

    moveRoot(store, root.id, path)
    expect(roots(store)[0]?.path).toBe(path)
    expect(knownFiles(store)[0]?.path).toBe(`${path}/${odd[0]}.md`)
    expect(card(store, 'gil').file).toBe(`${path}/${odd[0]}.md`)
    expect(storedTexts(store)[0]?.file).toBe(`${path}/${odd[0]}.md`)
    expect(card(store, 'gc').file).toBe(`${other.path}/gc.md`)

    moveRoot(store, root.id, odd[0] as string)
    expect(card(store, 'gil').file).toBe(file)
  })

  test('move into a folder of their own, where new paths are old ones of others', () => {
    const store = opened()
    const root = linkedRoot(store, '/x')
    addCards(store, root, [
      { name: 'gil', file: '/x/a.md' },
      { name: 'gc', file: '/x/x/a.md', deck: 'x/a' },
    ])
    moveRoot(store, root.id, '/x/x')
    expect(knownFiles(store).map(({ path }) => path)).toEqual(['/x/x/a.md', '/x/x/x/a.md'])
  })

  test('move to where an unlinked one stood, and to files that another root has read', () => {
    const store = opened()
    const gone = linkedRoot(store, '/there')
    removeRoot(store, gone.id, now)
    const outer = linkedRoot(store, '/outer')
    addCards(store, outer, [{ name: 'gc', file: '/outer/there/a.md' }])
    const root = linkedRoot(store, '/here')
    addCards(store, root, [{ name: 'gil', file: '/here/a.md' }])
    moveRoot(store, root.id, '/there')
    expect(card(store, 'gil').file).toBe('/there/a.md')
    moveRoot(store, root.id, '/outer/there')
    expect(knownFiles(store)).toMatchObject([{ path: '/outer/there/a.md', root: root.id }])
  })

  test('that were removed are out of use, and come back with their cards and history', () => {
    const { store, root } = storeWith('gil')
    grade(store, 'gil', 'good')
    applyPlan(store, { ...noPlan, retired: [key('gil')] }, [], ['/decks/deck.md'], moment)
    removeRoot(store, root.id, now)
    expect(roots(store)).toEqual([])
    expect(decks(store, 'en')).toEqual([])
    expect(card(store, 'gil').isRetired).toBe(true)

    expect(addRoot(store, 'linked', '/decks', instant(now + 1))).toEqual(root)
    const spec = { name: 'gil', root: root.id }
    const plan = { ...noPlan, restored: [plannedCard(spec)], texts: [plannedText(spec)] }
    applyPlan(store, plan, [readFile(root)], [], moment)
    expect(roots(store)).toEqual([root])
    expect(card(store, 'gil')).toMatchObject({ isRetired: false, memory: { state: 'learning' } })
  })
})

describe('files whose cards another file had first', () => {
  test('are told from the others, and read again when that file’s root goes', () => {
    const store = opened()
    const first = linkedRoot(store, '/first')
    const second = linkedRoot(store, '/second')
    const spec = { name: 'gil', file: '/first/a.md' }
    addCards(store, first, [spec])
    const copy = readFile(second, { path: '/second/a.md', cards: [parsedCard({ ...spec, root: second.id })] })
    applyPlan(store, noPlan, [copy], [], moment)
    const passedOver = (): unknown =>
      knownFiles(store).map((file) => [file.path, file.isPassedOver, file.size])
    expect(passedOver()).toEqual([
      ['/first/a.md', false, 100],
      ['/second/a.md', true, 100],
    ])
    applyPlan(store, { ...noPlan, retired: [key('gil')] }, [], ['/first/a.md'], moment)
    removeRoot(store, first.id, now)
    expect(passedOver()).toEqual([['/second/a.md', true, -1]])
  })

  test('are not those that are no decks', () => {
    const store = opened()
    const root = linkedRoot(store)
    const cards = [parsedCard({ name: 'gil', root: root.id })]
    applyPlan(store, noPlan, [readFile(root, { isDeck: false, cards })], [], moment)
    expect(knownFiles(store)).toMatchObject([{ isPassedOver: false }])
  })
})

describe('what reconcile asks for', () => {
  test('sizes and times by path, as they were to the last bit', () => {
    const store = opened()
    const root = linkedRoot(store)
    const mtimeMs = 1_795_000_000_123.25
    applyPlan(store, noPlan, [readFile(root, { mtimeMs, size: 2 ** 40 })], [], moment)
    expect([...knownStats(store)]).toEqual([['/decks/deck.md', { size: 2 ** 40, mtimeMs }]])
  })

  test('the words of a card in a language, or those that were stored first', () => {
    const store = opened()
    const root = linkedRoot(store)
    addCards(store, root, [
      {
        name: 'gil',
        language: 'zh',
        file: '/decks/zh.md',
        content: { question: '什么是 GIL？', prompt: 'x' },
      },
      { name: 'gil', language: 'en' },
    ])
    const chinese = { question: '什么是 GIL？', prompt: 'x', answer: 'gil, answered' }
    expect(wordsOf(store, key('gil'))).toEqual(chinese)
    expect(wordsOf(store, key('gil'), 'zh')).toEqual(chinese)
    expect(wordsOf(store, key('gil'), 'en')).toEqual({
      question: 'gil',
      prompt: null,
      answer: 'gil, answered',
    })
    expect(wordsOf(store, key('gil'), 'fr')).toBeUndefined()
    expect(wordsOf(store, key('gc'))).toBeUndefined()
  })
})

test('the options are part of the words that a card is recognised by', () => {
  const store = opened()
  const options = [
    { text: 'one', correct: true },
    { text: 'two', correct: false },
  ]
  addCards(store, linkedRoot(store), [
    { name: 'gil', content: { answer: '', options } },
    { name: 'gc', content: { answer: 'Because.', options } },
  ])
  expect(wordsOf(store, key('gil'))?.answer).toBe('one\ntwo')
  expect(wordsOf(store, key('gc'))?.answer).toBe('Because.\none\ntwo')
})
