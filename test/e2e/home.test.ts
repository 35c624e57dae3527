import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deckOf } from '../cli/viva.ts'
import { desk } from './desk.ts'
import { isAsking } from './play.ts'

test('the home screen leads to the browser and to the review, and back', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(3))
  const tui = viva.open([])
  // This home has seen commands, and no first start.
  await tui.until('Welcome to viva')
  tui.send('\r\r\r')
  await tui.until(() => isAsking(tui))
  tui.send('q')
  await tui.until('3  Browse')
  tui.send('3')
  await tui.until('Cards')
  tui.send('\x1b')
  await tui.until('3  Browse')
  tui.send('1')
  await tui.until(() => isAsking(tui))
  tui.send(' 4')
  await tui.until('2 of')
  tui.send('q')
  await tui.until('1 answered today')
  tui.send('q')
  expect(await tui.exited).toMatchObject({ exitCode: 0 })
  expect(viva.agreed()).toEqual({ lines: ['easy q1'], due: { due: 0, new: 2 } })
})

test('a home that was moved is counted where it stands now, in the short form too', () => {
  const viva = desk()
  viva.write('deck.md', deckOf(3))
  expect(viva.run(['due', '--short']).out).toBe('0+3\n')
  viva.run(['grade', 'q1', 'easy'])
  renameSync(viva.home, join(viva.folder, 'elsewhere'))
  const moved = { VIVA_HOME: join(viva.folder, 'elsewhere') }
  viva.write(join(moved.VIVA_HOME, 'decks', 'deck.md'), deckOf(5))
  expect(viva.run(['due', '--short'], { env: moved }).out).toBe('0+4\n')
  expect(viva.run(['due'], { env: moved }).out).toContain('0 to review, 4 new')
})

test('on a day for which the plan has a mock, home begins with what it proposes: its decks, its time, its kind', async () => {
  const viva = desk()
  viva.write('work/kafka.md', deckOf(12))
  viva.write('other.md', deckOf(12).replaceAll('id: q', 'id: o').replaceAll('Question', 'Other'))
  viva.run(['interview', 'set', '2026-12-05', '--minutes', '30', '--name', 'Acme', '--decks', 'work/kafka'])
  viva.setClock('2026-12-03T08:30:00+01:00')
  const tui = viva.open([])
  await tui.until('Welcome to viva')
  tui.send('\r\r\r')
  await tui.until(() => isAsking(tui))
  tui.send('q')
  await tui.until('2  Mock interview')
  tui.send('2')
  await tui.until('From the plan for Acme')
  expect(tui.text()).toMatch(/Mode +pressure/)
  expect(tui.text()).toMatch(/Minutes +15 min/)
  expect(tui.text()).toContain('work/kafka')
  expect(tui.text()).not.toContain('other')
  tui.send('q')
  await tui.until('2  Mock interview')
})
