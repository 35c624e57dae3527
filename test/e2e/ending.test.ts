import { expect, test } from 'vitest'
import { deckOf } from '../cli/viva.ts'
import { desk } from './desk.ts'
import { asked, grade, isAsking, isOver } from './play.ts'

test('ten more new cards, beyond the limit of the day', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(14, 'language: en\nnewPerDay: 2'))
  const tui = viva.open(['review'])
  await tui.until(() => isAsking(tui))
  await tui.until('1 of 2')
  await grade(tui, '4')
  await grade(tui, '4')
  await tui.until('Done for today')
  await tui.until('2 answered')
  await tui.until('1 ten more new')
  expect(viva.agreed().due).toEqual({ due: 0, new: 0 })
  tui.send('1')
  await tui.until('3 of 12')
  for (let card = 3; card <= 12; card++) {
    expect(asked(tui)).toBe(`q${card}`)
    await grade(tui, '4')
  }
  await tui.until('12 answered')
  await tui.until('1 two more new')
  const easy = Array.from({ length: 12 }, (_, index) => `easy q${index + 1}`)
  expect(viva.agreed()).toEqual({ lines: easy, due: { due: 0, new: 0 } })
})

test('the weakest, the most difficult first', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(3))
  const tui = viva.open(['review'])
  await tui.until(() => isAsking(tui))
  for (const key of ['2', '4', '4']) await grade(tui, key)
  // The hard one waits for its step, and is asked ahead of its time since nothing else is left.
  expect(asked(tui)).toBe('q1')
  await grade(tui, '4')
  await tui.until('4 answered')
  await tui.until('2 the weakest three')
  tui.send('2')
  await tui.until(() => isAsking(tui))
  // The most difficult first.
  expect(asked(tui)).toBe('q1')
  for (const key of ['4', '4', '4']) await grade(tui, key)
  await tui.until('7 answered')
  const { lines } = viva.agreed()
  expect(lines.slice(0, 5)).toEqual(['hard q1', 'easy q2', 'easy q3', 'easy q1', 'easy q1'])
  expect(lines.slice(5).sort()).toEqual(['easy q2', 'easy q3'])
})

test("tomorrow's cards, today", async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(2))
  const tui = viva.open(['review'])
  await tui.until(() => isAsking(tui))
  for (const key of ['4', '4']) await grade(tui, key)
  await tui.until(() => isOver(tui))
  expect(tui.text()).not.toContain("3 tomorrow's")
  tui.send('q')
  await tui.exited

  const first = [viva.card('q1'), viva.card('q2')]
    .map(({ dueAt }) => Date.parse(dueAt!))
    .sort((a, b) => a - b)[0]!
  viva.setClock(new Date(first - 20 * 3_600_000).toISOString().replace('.000Z', 'Z'))
  expect(viva.agreed().due).toEqual({ due: 0, new: 0 })
  const next = viva.open(['review'])
  await next.until('Nothing is due')
  await next.until(/1 to review, about/)
  await next.until("3 tomorrow's")
  next.send('3')
  await next.until(() => isAsking(next))
  await grade(next, '3')
  await next.until('1 answered')
  expect(viva.agreed().lines).toHaveLength(3)
  expect(viva.ledger().lines.at(-1)).toMatch(/^good q[12]$/)
})

test('a session with a limit of time pauses there and goes on', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(4))
  const tui = viva.open(['review', '--minutes', '10'])
  await tui.until(() => isAsking(tui))
  await grade(tui, '4')
  viva.setClock('08:41')
  await grade(tui, '4')
  await tui.until('Time for a break')
  await tui.until('2 cards left in this session')
  expect(viva.agreed()).toEqual({ lines: ['easy q1', 'easy q2'], due: { due: 0, new: 2 } })
  tui.send('\r')
  await tui.until('Question 3?')
  await grade(tui, '4')
  await grade(tui, '4')
  await tui.until('Done for today')
  expect(viva.agreed().lines).toEqual(['easy q1', 'easy q2', 'easy q3', 'easy q4'])
})

test('the end screen takes back the last answer, and says when a card in learning returns', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(2))
  viva.run(['config', 'learningSteps', '1m 40m'])
  const tui = viva.open(['review'])
  await tui.until(() => isAsking(tui))
  await grade(tui, '3')
  await grade(tui, '4')
  await tui.until('1 card in learning comes back in 40 min.')
  expect(viva.agreed().due).toEqual({ due: 1, new: 0 })
  tui.send('u')
  await tui.until('Taken back: Easy.')
  await tui.until('Question 2?')
  await grade(tui, '4')
  viva.setClock('09:10')
  // Any key shows the screen anew, with the clock.
  tui.send('7')
  await tui.until('is back: Enter goes on.')
  tui.send('\r')
  await tui.until('Question 1?')
  await grade(tui, '3')
  await tui.until(() => isOver(tui))
  expect(viva.agreed()).toEqual({
    lines: ['good q1', 'easy q2', 'void easy q2', 'easy q2', 'good q1'],
    due: { due: 0, new: 0 },
  })
})

test('cramming asks what was forgotten once more, and writes nothing', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(2))
  const tui = viva.open(['review', '--cram'])
  await tui.until('nothing is rescheduled')
  await tui.until(() => isAsking(tui))
  tui.send(' 1 4')
  await tui.until('3 of 3')
  // What was forgotten comes once more.
  tui.send(' 4')
  await tui.until('Once through')
  expect(viva.agreed()).toEqual({ lines: [], due: { due: 0, new: 2 } })
})
