import { describe, expect, test } from 'vitest'
import type { Plan } from '../../src/model/deck.ts'
import type { Problem } from '../../src/model/problem.ts'
import { instant } from '../../src/model/time.ts'
import { applyPlan, type ReadFile } from '../../src/store/apply-plan.ts'
import { cardByKey, decks, findCard } from '../../src/store/cards.ts'
import { aliases, knownFiles, storedProblems, storedTexts } from '../../src/store/library.ts'
import { eventsOf } from '../../src/store/log.ts'
import type { Store } from '../../src/store/open.ts'
import {
  addCards,
  card,
  dump,
  grade,
  id,
  key,
  linkedRoot,
  memoryOf,
  moment,
  noPlan,
  now,
  opened,
  parsedCard,
  plannedCard,
  plannedText,
  readFile,
  row,
  storeWith,
  type CardSpec,
} from './made.ts'

/** Carries out a plan, and once more: the second time must change nothing. */
function apply(
  store: Store,
  plan: Partial<Plan>,
  files: readonly ReadFile[] = [],
  gone: readonly string[] = [],
): void {
  const carryOut = (): void => applyPlan(store, { ...noPlan, ...plan }, files, gone, moment)
  carryOut()
  const once = dump(store)
  carryOut()
  expect(dump(store)).toEqual(once)
  expect(store.db.pragma('foreign_key_check')).toEqual([])
}

const problem = (file: string, code: Problem['code'], line = 1): Problem => ({
  file,
  line,
  column: 1,
  code,
  values: {},
})

/** One card in two languages. */
const both = (root: { readonly id: CardSpec['root'] }): readonly CardSpec[] => [
  { name: 'gil', root: root.id, language: 'en', file: '/decks/en.md' },
  {
    name: 'gil',
    root: root.id,
    language: 'zh-Hans',
    file: '/decks/zh.md',
    content: { question: '什么是 GIL？' },
  },
]

const drafts = (store: Store): unknown =>
  store.db.prepare('select key from cards where is_draft = 1').pluck().all()

describe('a plan', () => {
  test('adds cards with their texts, everything that the deck says of them', () => {
    const store = opened()
    const root = linkedRoot(store)
    const spec: CardSpec = {
      name: 'gil',
      root: root.id,
      language: 'zh-Hans',
      content: {
        kind: 'choice',
        question: '什么是 GIL？',
        prompt: '```python\nx += 1\n```',
        answer: 'A\0mutex 🔒',
        keyPoints: [{ text: 'one thread', must: true }],
        options: [{ text: 'yes', correct: true }],
        hints: ['count'],
        also: ['Explain the GIL.'],
        slots: ['Situation'],
        tags: ['python', 'threads'],
        level: 'senior',
        minutes: 1.5,
        topic: 'Threads',
        isDraft: false,
        line: 12,
      },
    }
    apply(store, { added: [plannedCard(spec)], texts: [plannedText(spec)] }, [readFile(root)])
    const { id: _, isExplicit, questionId, parentId, position, ...said } = parsedCard(spec)
    expect(card(store, 'gil')).toEqual({
      ...said,
      id: 'gil',
      key: 'gil',
      deck: 'deck',
      language: 'zh-Hans',
      file: '/decks/deck.md',
      parent: null,
      memory: { state: 'new' },
      isSuspended: false,
      isRetired: false,
      isOn: true,
      root: 'linked',
      buriedOn: null,
    })
    expect(storedTexts(store)).toEqual([
      {
        key: 'gil',
        id: 'gil',
        isRetired: false,
        root: root.id,
        file: '/decks/deck.md',
        deck: 'deck',
        language: 'zh-Hans',
        kind: 'choice',
        isExplicit,
        fingerprints: plannedText(spec).fingerprints,
      },
    ])
    expect([questionId, parentId, position]).toEqual(['gil', null, 0])
  })

  test('ties siblings and follow-ups to their question, whichever comes first', () => {
    const store = opened()
    const root = linkedRoot(store)
    const specs: CardSpec[] = [
      { name: 'gil/follow', root: root.id, question: 'gil', parent: 'gil' },
      { name: 'gil', root: root.id },
    ]
    apply(store, { added: specs.map(plannedCard), texts: specs.map(plannedText) }, [readFile(root)])
    expect(card(store, 'gil/follow').parent).toBe('gil')
    const questions = store.db.prepare('select distinct question from cards').all()
    expect(questions).toHaveLength(1)
  })

  test('puts cards into the decks of their own roots, though these have one name', () => {
    const store = opened()
    const [one, two] = [linkedRoot(store, '/one'), linkedRoot(store, '/two')]
    const specs = [
      { name: 'gil', root: one.id, file: '/one/deck.md' },
      { name: 'gc', root: two.id, file: '/two/deck.md' },
    ]
    const files = [readFile(one, { path: '/one/deck.md' }), readFile(two, { path: '/two/deck.md' })]
    apply(store, { added: specs.map(plannedCard), texts: specs.map(plannedText) }, files)
    const deckOf = (name: string): unknown => (row(store, name) as { deck: number }).deck
    expect(deckOf('gil')).not.toBe(deckOf('gc'))
    expect(decks(store, 'en').map(({ id }) => id)).toEqual([deckOf('gil'), deckOf('gc')])
  })

  test('that names a question that is not there is a bug, and writes nothing', () => {
    const store = opened()
    const root = linkedRoot(store)
    const before = dump(store)
    const spec = { name: 'gil', root: root.id, question: 'gc' }
    expect(() =>
      apply(store, { added: [plannedCard(spec)], texts: [plannedText(spec)] }, [readFile(root)]),
    ).toThrow(/FOREIGN KEY constraint failed/)
    expect(dump(store)).toEqual(before)
  })

  test('an edit changes what the card says and nothing that is remembered of it', () => {
    const { store, root } = storeWith('gil')
    grade(store, 'gil', 'good')
    const memory = memoryOf(store, 'gil')
    const spec = { name: 'gil', root: root.id, content: { answer: 'better', topic: 'new topic' } }
    apply(store, { edited: [plannedCard(spec)], texts: [plannedText(spec)] }, [readFile(root)])
    expect(card(store, 'gil')).toMatchObject({ answer: 'better', topic: 'new topic', memory })
    expect(eventsOf(store, key('gil'))).toHaveLength(1)
  })

  test('a move takes the card to another deck, with its text', () => {
    const { store, root } = storeWith('gil')
    grade(store, 'gil', 'good')
    const spec = { name: 'gil', root: root.id, deck: 'other', file: '/decks/other.md' }
    const dropped = { key: key('gil'), file: '/decks/deck.md', language: 'en' }
    apply(
      store,
      { moved: [plannedCard(spec)], texts: [plannedText(spec)], droppedTexts: [dropped] },
      [readFile(root, { path: '/decks/other.md', deck: 'other' })],
      ['/decks/deck.md'],
    )
    expect(card(store, 'gil')).toMatchObject({
      deck: 'other',
      file: '/decks/other.md',
      memory: { state: 'learning' },
    })
    expect(storedTexts(store).map(({ file, deck }) => [file, deck])).toEqual([['/decks/other.md', 'other']])
    expect(knownFiles(store).map(({ path }) => path)).toEqual(['/decks/other.md'])
  })

  test('a retired card keeps its history and its last text, and the time when it went', () => {
    const { store } = storeWith('gil', 'gc')
    grade(store, 'gil', 'good')
    apply(store, { retired: [key('gil')] })
    applyPlan(store, { ...noPlan, retired: [key('gil')] }, [], [], { ...moment, at: instant(now + 1) })
    expect(card(store, 'gil')).toMatchObject({
      isRetired: true,
      question: 'gil',
      memory: { state: 'learning' },
    })
    expect(row(store, 'gil')).toMatchObject({ retired_at: now })
    expect(storedTexts(store).map(({ key, isRetired }) => [key, isRetired])).toEqual([
      ['gil', true],
      ['gc', false],
    ])
  })

  test('a card that returns has its history, and stands in its file again', () => {
    const { store, root } = storeWith('gil')
    grade(store, 'gil', 'good')
    apply(store, { retired: [key('gil')] }, [], ['/decks/deck.md'])
    expect(knownFiles(store)).toEqual([])
    const spec = { name: 'gil', root: root.id }
    const restored = { restored: [plannedCard(spec)], texts: [plannedText(spec)] }
    apply(store, restored, [readFile(root, { cards: [parsedCard(spec)] })])
    expect(card(store, 'gil')).toMatchObject({ isRetired: false, memory: { state: 'learning' } })
    expect(knownFiles(store)).toMatchObject([{ path: '/decks/deck.md', isPassedOver: false }])
  })

  test('two cards may take each other’s ids', () => {
    const { store, root } = storeWith('gil', 'gc')
    const specs = [
      { name: 'gil', id: 'gc', root: root.id },
      { name: 'gc', id: 'gil', root: root.id },
    ]
    apply(store, { edited: specs.map(plannedCard), texts: specs.map(plannedText) })
    expect([card(store, 'gil').id, card(store, 'gc').id]).toEqual(['gc', 'gil'])
  })

  test('a retired card lets go of an id that another card comes to, and can still be found by its key', () => {
    const { store, root } = storeWith('gil', 'gc')
    apply(store, { retired: [key('gil')] })
    const spec = { name: 'new', id: 'gil', root: root.id }
    apply(store, { added: [plannedCard(spec)], texts: [plannedText(spec)] })
    expect(findCard(store, 'gil', 'en')?.key).toBe('new')
    expect(cardByKey(store, key('gil'), 'en')).toMatchObject({ isRetired: true })
  })

  test('an id that an active card has cannot be taken: that is a bug', () => {
    const { store, root } = storeWith('gil', 'gc')
    const spec = { name: 'new', id: 'gil', root: root.id }
    expect(() => apply(store, { added: [plannedCard(spec)], texts: [plannedText(spec)] })).toThrow(
      /UNIQUE constraint failed: cards.card_id/,
    )
  })

  test('a former id leads to the card, is in the log, and is told once', () => {
    const { store, root } = storeWith('old')
    const spec = { name: 'old', id: 'new', root: root.id }
    const plan = {
      edited: [plannedCard(spec)],
      texts: [plannedText(spec)],
      aliases: [{ card: key('old'), alias: id('old') }],
    }
    apply(store, plan)
    expect([...aliases(store)]).toEqual([['old', 'old']])
    expect(findCard(store, 'old', 'en')?.id).toBe('new')
    expect(eventsOf(store, key('old'))).toMatchObject([
      { kind: 'alias', alias: 'old', at: now, session: null },
    ])
  })

  test('a former id that another card comes to is its id, and no alias any more', () => {
    const { store, root } = storeWith('old')
    const renamed = { name: 'old', id: 'new', root: root.id }
    apply(store, { edited: [plannedCard(renamed)], aliases: [{ card: key('old'), alias: id('former') }] })
    const spec = { name: 'other', id: 'former', root: root.id }
    apply(store, { added: [plannedCard(spec)], texts: [plannedText(spec)] })
    expect([...aliases(store)]).toEqual([])
    expect(findCard(store, 'former', 'en')?.key).toBe('other')
  })

  test('an id in use is not made an alias, and an alias may go over to another card', () => {
    const { store } = storeWith('gil', 'gc')
    apply(store, { aliases: [{ card: key('gil'), alias: id('gc') }] })
    expect([...aliases(store)]).toEqual([])
    apply(store, { aliases: [{ card: key('gil'), alias: id('lock') }] })
    apply(store, { aliases: [{ card: key('gc'), alias: id('lock') }] })
    expect([...aliases(store)]).toEqual([['lock', 'gc']])
    expect(eventsOf(store, key('gc'))).toHaveLength(1)
  })
})

describe('translations', () => {
  test('are texts of one card with one memory', () => {
    const store = opened()
    const root = linkedRoot(store)
    addCards(store, root, both(root))
    grade(store, 'gil', 'good')
    expect(card(store, 'gil', 'zh').question).toBe('什么是 GIL？')
    expect(card(store, 'gil', 'zh').memory).toEqual(card(store, 'gil', 'en').memory)
  })

  test('one of them may go without the card', () => {
    const store = opened()
    const root = linkedRoot(store)
    addCards(store, root, both(root))
    apply(
      store,
      { droppedTexts: [{ key: key('gil'), file: '/decks/zh.md', language: 'zh-Hans' }] },
      [],
      ['/decks/zh.md'],
    )
    expect(card(store, 'gil', 'zh').language).toBe('en')
    expect(card(store, 'gil', 'zh').isRetired).toBe(false)
  })

  test('a card has one text per language: another file of the language takes its place, and the first is passed over', () => {
    const store = opened()
    const root = linkedRoot(store)
    const [first] = both(root) as [CardSpec]
    const second = { ...first, file: '/decks/copy.md' }
    addCards(store, root, [first])
    apply(store, { edited: [plannedCard(second)], texts: [plannedText(second)] }, [
      readFile(root, { path: '/decks/copy.md', cards: [parsedCard(second)] }),
    ])
    expect(storedTexts(store).map(({ file }) => file)).toEqual(['/decks/copy.md'])
    expect(knownFiles(store).map(({ path, isPassedOver }) => [path, isPassedOver])).toEqual([
      ['/decks/en.md', true],
      ['/decks/copy.md', false],
    ])
    const columns =
      'card, language, root, path, line, text_id, is_explicit, question, answer, key_points, options, hints, also, slots, tags, topic, is_draft, question_print, whole_print'
    expect(() => store.db.exec(`insert into texts (${columns}) select ${columns} from texts`)).toThrow(
      /UNIQUE constraint failed: texts.card, texts.language/,
    )
  })
})

describe('drafts', () => {
  const draft = { answer: '', isDraft: true }

  test('a card is one while none of its texts has an answer', () => {
    const store = opened()
    const root = linkedRoot(store)
    const spec = { name: 'gil', root: root.id }
    const text = (language: string, content: object) =>
      plannedText({ ...spec, language, file: `/decks/${language}.md`, content })
    const files = ['en', 'zh'].map((language) =>
      readFile(root, { path: `/decks/${language}.md`, deck: language }),
    )
    apply(store, { added: [plannedCard(spec)], texts: [text('en', draft), text('zh', draft)] }, files)
    expect(drafts(store)).toEqual(['gil'])
    apply(store, { edited: [plannedCard(spec)], texts: [text('zh', {})] })
    expect(drafts(store)).toEqual([])
    apply(store, { droppedTexts: [{ key: key('gil'), file: '/decks/zh.md', language: 'zh' }] })
    expect(drafts(store)).toEqual(['gil'])
  })

  test('the text with an answer is shown, whatever the language', () => {
    const store = opened()
    const root = linkedRoot(store)
    addCards(store, root, [
      { name: 'gil', language: 'en', content: draft },
      { name: 'gil', language: 'zh', file: '/decks/zh.md' },
    ])
    expect(card(store, 'gil', 'en')).toMatchObject({ language: 'zh', isDraft: false })
  })
})

describe('files', () => {
  test('are known as they were when they were read, decks or not', () => {
    const store = opened()
    const root = linkedRoot(store)
    apply(store, {}, [
      readFile(root, { path: '/decks/a.md', size: 3, mtimeMs: 1.25 }),
      readFile(root, { path: '/decks/notes.md', isDeck: false }),
    ])
    expect(knownFiles(store)).toEqual([
      { path: '/decks/a.md', root: root.id, size: 3, mtimeMs: 1.25, isPassedOver: false },
      { path: '/decks/notes.md', root: root.id, size: 100, mtimeMs: 5.5, isPassedOver: false },
    ])
    expect(decks(store, 'en').map(({ file }) => file)).toEqual(['/decks/a.md'])
    apply(store, {}, [readFile(root, { path: '/decks/a.md', size: 4 })], ['/decks/notes.md'])
    expect(knownFiles(store)).toMatchObject([{ path: '/decks/a.md', size: 4 }])
  })

  test('a problem of its own stays with a file that is not read again, one across files does not', () => {
    const store = opened()
    const root = linkedRoot(store)
    const a = readFile(root, { path: '/decks/a.md', problems: [problem('/decks/a.md', 'duplicate-id', 7)] })
    const b = readFile(root, { path: '/decks/b.md' })
    const shared = [problem('/decks/a.md', 'duplicate-id', 2), problem('/decks/b.md', 'id-in-other-root', 5)]
    const found = (): unknown =>
      storedProblems(store).map(({ file, code, line }) => `${file} ${line} ${code}`)
    apply(store, { problems: shared }, [a, b])
    expect(found()).toEqual([
      '/decks/a.md 2 duplicate-id',
      '/decks/a.md 7 duplicate-id',
      '/decks/b.md 5 id-in-other-root',
    ])
    expect(decks(store, 'en').map(({ problems }) => problems)).toEqual([3])
    apply(store, { problems: [] })
    expect(found()).toEqual(['/decks/a.md 7 duplicate-id'])
  })
})
