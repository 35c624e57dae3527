import { describe, expect, test } from 'vitest'
import { deckOf, morning, world } from './viva.ts'

type Due = {
  day: string
  due: number
  new: number
  planned: number | null
  decks: { deck: string; due: number; new: number; total: number }[]
}
type CardJson = {
  id: string
  question: string
  state: string
  dueAt: string | null
  stability: number | null
  reps: number
  lapses: number
}
type Graded = {
  card: CardJson
  event: {
    id: string
    kind: string
    cardId: string
    grade: string | null
    at: string
    dayOn: string
    tookMs: number | null
    totalMs: number | null
  }
}

describe('due', () => {
  test('counts new cards up to the limits of the day and of the deck', () => {
    const viva = world()
    viva.write('big.md', deckOf(20))
    expect(viva.json<Due>(['due'])).toMatchObject({ day: '2026-11-21', due: 0, new: 15, planned: null })
    viva.write(
      'small.md',
      deckOf(5, 'language: en\nnewPerDay: 2')
        .replaceAll('id: q', 'id: s')
        .replaceAll('Question', 'Small question'),
    )
    const { decks } = viva.json<Due>(['due'])
    expect(decks.find(({ deck }) => deck === 'small')).toEqual({ deck: 'small', due: 0, new: 2, total: 5 })
  })

  test('the short form prints one word, and nothing when there is nothing to do', () => {
    const viva = world()
    expect(viva.run(['due', '--short'])).toEqual({ out: '', err: '', code: 0 })
    viva.write('deck.md', deckOf(8))
    expect(viva.run(['due', '--short']).out).toBe('0+8\n')
  })

  test('the short form sees a changed deck without writing to the store', () => {
    const viva = world()
    viva.write('deck.md', deckOf(3))
    viva.run(['due'])
    viva.write('deck.md', deckOf(5))
    expect(viva.run(['due', '--short']).out).toBe('0+5\n')
    expect(viva.run(['due', '--short']).out).toBe('0+5\n')
  })

  test('the study day begins at four in the morning', () => {
    const viva = world()
    viva.write('deck.md', deckOf(1))
    expect(viva.json<Due>(['due'], '2026-11-21T03:59:00+01:00').day).toBe('2026-11-20')
    expect(viva.json<Due>(['due'], '2026-11-21T04:00:00+01:00').day).toBe('2026-11-21')
  })
})

describe('next, grade, undo', () => {
  test('the loop of a script: a card, its grade, its new state, and back', () => {
    const viva = world()
    viva.write('deck.md', deckOf(2))
    const card = viva.json<CardJson>(['next'])
    expect(card).toMatchObject({ state: 'new', dueAt: null, stability: null, reps: 0 })
    const graded = viva.json<Graded>(['grade', card.id, 'good'])
    expect(graded.card).toMatchObject({
      id: card.id,
      state: 'learning',
      reps: 1,
      dueAt: '2026-11-21T07:40:00.000Z',
    })
    expect(graded.event).toMatchObject({
      kind: 'review',
      cardId: card.id,
      grade: 'good',
      at: '2026-11-21T07:30:00.000Z',
      dayOn: '2026-11-21',
      tookMs: null,
      totalMs: null,
    })
    const undone = viva.json<Graded & { voided: { grade: string } }>(['undo'])
    expect(undone.card).toMatchObject({ id: card.id, state: 'new', reps: 0 })
    expect(undone.event).toMatchObject({ kind: 'void', cardId: card.id })
    expect(undone.voided.grade).toBe('good')
    expect(viva.run(['undo'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is nothing to undo'),
    })
  })

  test('easy graduates at once, to a due day that begins at four', () => {
    const viva = world()
    viva.write('deck.md', deckOf(1))
    viva.run(['config', 'fuzz', 'off'])
    const { card } = viva.json<Graded>(['grade', 'q1', '4'])
    expect(card).toMatchObject({ state: 'review', dueAt: '2026-11-29T03:00:00.000Z' })
    expect(viva.json<Due>(['due'], '2026-11-29T03:30:00+01:00').due).toBe(0)
    expect(viva.json<Due>(['due'], '2026-11-29T04:30:00+01:00').due).toBe(1)
  })

  test('undo reaches across programs and days, to any depth', () => {
    const viva = world()
    viva.write('deck.md', deckOf(3))
    for (const [id, now] of [
      ['q1', morning],
      ['q2', '2026-11-22T09:00:00+01:00'],
      ['q1', '2026-11-23T09:00:00+01:00'],
    ] as const)
      viva.json(['grade', id, 'good'], now)
    const order = [1, 2, 3].map(() => viva.json<Graded>(['undo'], '2026-11-24T09:00:00+01:00').card.id)
    expect(order).toEqual(['q1', 'q2', 'q1'])
    expect(viva.cards<CardJson & { file: string }>().every(({ state }) => state === 'new')).toBe(true)
  })

  test('nothing to ask is null', () => {
    expect(world().json(['next'])).toBeNull()
  })

  test('an unknown card and an unknown grade are wrong input', () => {
    const viva = world()
    viva.write('deck.md', deckOf(1))
    expect(viva.run(['grade', 'nobody', 'good'])).toMatchObject({
      code: 2,
      out: '',
      err: 'viva: there is no card nobody. Find its id with: viva cards WORDS\n',
    })
    expect(viva.run(['grade', 'q1', 'fine'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('fine is not a grade'),
    })
  })
})
