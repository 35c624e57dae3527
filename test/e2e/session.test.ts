import { expect, test } from 'vitest'
import { dayMs, minuteMs } from '../../src/model/time.ts'
import { deckOf } from '../cli/viva.ts'
import { desk } from './desk.ts'
import { asked, grade, isAsking, isOver, reveal, waits } from './play.ts'

test('all four grades lead to the waits that stood on their keys, and Enter is Good', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(6))
  const tui = viva.open(['review'])
  await tui.until(() => isAsking(tui))
  const given = []
  for (const key of ['1', '2', '3', '4', '\r']) given.push(await grade(tui, key))
  expect(given.map(({ card }) => card)).toEqual(['q1', 'q2', 'q3', 'q4', 'q5'])
  await tui.until('Question 6?')
  await tui.until('6 of 10')

  const { lines, due } = viva.agreed()
  expect(lines).toEqual(['again q1', 'hard q2', 'good q3', 'easy q4', 'good q5'])
  // Four are back before the day ends; of the six new ones one is left.
  expect(due).toEqual({ due: 4, new: 1 })
  const reviews = viva.ledger().events.filter((event) => event.kind === 'review')
  const waited = reviews.map(({ at, dayOn, after }) => {
    if (after.state === 'review') return `${after.dueOn - dayOn} days`
    return after.state === 'new' ? 'never' : `${(after.dueAt - at) / minuteMs} min`
  })
  expect(waited.map((wait) => wait.replace('5.5', '6'))).toEqual(given.map(({ wait }) => wait))
})

test('the time to think and the time to grade are told apart, and a coffee break is cut', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(2))
  viva.setClock('08:30')
  const tui = viva.open(['review'])
  await tui.until(() => isAsking(tui))
  viva.setClock('08:32')
  await reveal(tui)
  viva.setClock('08:33')
  tui.send('3')
  await tui.until('Question 2?')
  viva.setClock('09:30')
  await reveal(tui)
  tui.send('4')
  await tui.until(() => !tui.text().includes('4 Easy'))
  const reviews = viva.ledger().events.filter((event) => event.kind === 'review')
  expect(reviews.map(({ at, tookMs, totalMs }) => [new Date(at).toISOString(), tookMs, totalMs])).toEqual([
    ['2026-11-21T07:32:00.000Z', 2 * minuteMs, 3 * minuteMs],
    ['2026-11-21T08:30:00.000Z', 10 * minuteMs, 10 * minuteMs],
  ])
})

test('undo goes back over several cards and on into an earlier session', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(5))
  const first = viva.open(['review'])
  await first.until(() => isAsking(first))
  await grade(first, '4')
  first.send('q')
  await first.exited

  const tui = viva.open(['review'])
  await tui.until(() => isAsking(tui))
  for (const key of ['3', '1', '4']) await grade(tui, key)
  expect(asked(tui)).toBe('q5')
  for (const [card, deed] of [
    ['Question 4?', 'Easy'],
    ['Question 3?', 'Again'],
    ['Question 2?', 'Good'],
  ]) {
    tui.send('u')
    await tui.until(`Taken back: ${deed}.`)
    await tui.until(card!)
  }
  await tui.until('1 of 4')
  expect(viva.agreed()).toEqual({
    lines: ['easy q1', 'good q2', 'again q3', 'easy q4', 'void easy q4', 'void again q3', 'void good q2'],
    due: { due: 0, new: 4 },
  })
  tui.send('u')
  await tui.until('Taken back: the last thing done in an earlier session.')
  await tui.until('Question 1?')
  tui.send('u')
  await tui.until('There is nothing to undo.')
  expect(viva.agreed()).toMatchObject({ due: { due: 0, new: 5 } })
  expect(viva.ledger().lines.at(-1)).toBe('void easy q1')
  // What was taken back can be done anew.
  expect((await grade(tui, '4')).card).toBe('q1')
  expect(viva.agreed().lines.at(-1)).toBe('easy q1')
})

test('a suspended card is asked no more, a buried one not today, and undo brings both back', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(4))
  const tui = viva.open(['review'])
  await tui.until(() => isAsking(tui))
  tui.send('s')
  await tui.until('Suspended. u takes it back.')
  await tui.until('Question 2?')
  // After the answer as before it.
  await reveal(tui)
  tui.send('b')
  await tui.until('Put off till tomorrow. u takes it back.')
  await tui.until('Question 3?')
  expect(viva.agreed()).toEqual({ lines: ['suspend q1', 'bury q2'], due: { due: 0, new: 2 } })
  expect(viva.card('q1').suspended).toBe(true)
  viva.setClock('2026-11-22T08:30:00+01:00')
  expect(viva.agreed().due).toEqual({ due: 0, new: 3 })
  viva.setClock('08:31')
  tui.send('u')
  await tui.until('Taken back: putting off.')
  await tui.until('Question 2?')
  tui.send('u')
  await tui.until('Taken back: suspending.')
  await tui.until('Question 1?')
  expect(viva.agreed()).toEqual({
    lines: ['suspend q1', 'bury q2', 'void bury q2', 'void suspend q1'],
    due: { due: 0, new: 4 },
  })
})

test('keys that arrive together are carried out one by one', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(6))
  const tui = viva.open(['review'])
  await tui.until(() => isAsking(tui))
  tui.send(' 4 1\r3u ')
  await tui.until('4 Easy')
  await tui.until('Question 3?')
  expect(viva.agreed().lines).toEqual(['easy q1', 'again q2', 'good q3', 'void good q3'])
})

test('keys typed while the program starts are not lost', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(4))
  const tui = viva.open(['review'])
  tui.send(' 4 1')
  await tui.until('Question 3?')
  tui.send('q')
  await tui.exited
  expect(viva.agreed().lines).toEqual(['easy q1', 'again q2'])
})

test('an answer after four in the morning counts for the new day', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(3))
  viva.setClock('2026-11-22T03:58:00+01:00')
  const tui = viva.open(['review'])
  await tui.until(() => isAsking(tui))
  await grade(tui, '4')
  viva.setClock('2026-11-22T04:01:00+01:00')
  await grade(tui, '4')
  const [before, after] = viva.ledger().events
  expect(after!.dayOn - before!.dayOn).toBe(1)
  expect(after!.at - before!.at).toBeLessThan(dayMs)
  viva.agreed()
})

test('a card in learning comes back when its step is over, before what is new', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(4))
  const tui = viva.open(['review'])
  await tui.until(() => isAsking(tui))
  await grade(tui, '1')
  expect(asked(tui)).toBe('q2')
  viva.setClock('08:31')
  await grade(tui, '4')
  // Its minute has passed.
  expect(asked(tui)).toBe('q1')
  await grade(tui, '3')
  expect(asked(tui)).toBe('q3')
  await grade(tui, '4')
  await grade(tui, '4')
  // Nothing else is left: ten minutes need not be waited for.
  expect(asked(tui)).toBe('q1')
  await reveal(tui)
  expect(waits(tui)[2]).toMatch(/days?$/)
  tui.send('3')
  await tui.until(() => isOver(tui))
  expect(viva.agreed()).toEqual({
    lines: ['again q1', 'easy q2', 'good q1', 'easy q3', 'easy q4', 'good q1'],
    due: { due: 0, new: 0 },
  })
  expect(viva.card('q1')).toMatchObject({ state: 'review', reps: 3 })
})
