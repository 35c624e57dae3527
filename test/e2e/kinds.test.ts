import { expect, test } from 'vitest'
import type { Tui } from '../terminal/tui.ts'
import { desk, type Desk } from './desk.ts'
import { isAsking, isOver, reveal } from './play.ts'

async function asking(viva: Desk, card: string): Promise<Tui> {
  viva.write('deck.md', `---\nlanguage: en\n---\n\n${card}`)
  const tui = viva.open(['review'])
  await tui.until(() => isAsking(tui) || tui.text().includes('Esc other keys'))
  return tui
}

const several = `## Which are mutable?
<!-- viva id: several -->

- [x] list
- [ ] tuple
- [x] bytearray

A tuple never changes.
`

test('options are picked, taken back and judged, and Enter follows the judgement', async () => {
  const viva = desk()
  const tui = await asking(viva, several)
  tui.send('1')
  await tui.until('1 [x] list')
  tui.send('2')
  await tui.until('2 [x] tuple')
  tui.send('2')
  await tui.until('2 [ ] tuple')
  // Full-width, as an input method types it.
  tui.send('３')
  await tui.until('3 [x] bytearray')
  await reveal(tui)
  await tui.until('Enter is Good')
  tui.send('u')
  await tui.until('There is nothing to undo.')
  tui.send('\r')
  await tui.until(() => !tui.text().includes('4 Easy'))
  expect(viva.agreed().lines).toEqual(['good several'])

  tui.send('u')
  await tui.until('1 [ ] list')
  tui.send('2')
  await tui.until('2 [x] tuple')
  await reveal(tui)
  await tui.until(/1 \[ \] list.*right, not picked/)
  await tui.until(/2 \[x\] tuple.*wrong/)
  await tui.until('Enter is Again')
  tui.send('\r')
  await tui.until(() => !tui.text().includes('4 Easy'))
  expect(viva.agreed().lines).toEqual(['good several', 'void good several', 'again several'])
})

const typed = `## GIL 的中文全称是什么？
<!-- viva id: typed, kind: typed -->

全局解释器锁

> [!hint] 六个字
`

test('a typed answer in Chinese is compared, and the cursor stands where the next character goes', async () => {
  const viva = desk()
  const tui = await asking(viva, typed)
  tui.send('全局锁')
  await tui.until('> 全局锁')
  const row = tui.lines().findIndex((line) => line.includes('> 全局锁'))
  expect(tui.cursor()).toEqual({ x: tui.columnOf(row, '>') + 2 + 6, y: row, isShown: true })
  tui.send('\r')
  await tui.until('全局{+解释器+}锁')
  await tui.until('Enter is Again')
  tui.send('\r')
  await tui.until('2 of 2')
  expect(viva.agreed().lines).toEqual(['again typed'])

  // Letters belong to the answer until Esc; then they are commands.
  tui.send('u')
  await tui.until('> u')
  tui.send('\x1b')
  await tui.until('Space type on')
  tui.send('h')
  await tui.until('六个字')
  tui.send(' ')
  await tui.until('Esc other keys')
  tui.send('\x7f全局解释器锁\r')
  await tui.until('Enter is Good')
  await tui.until('word for word')
  tui.send('\r')
  await tui.until(() => !tui.text().includes('4 Easy'))
  expect(viva.agreed().lines).toEqual(['again typed', 'good typed'])
})

const cloze = `## The switch interval
<!-- viva id: gap -->

A waiting thread asks after {{c1::5 ms :: how long}} by {{c2::setting a flag}}.
`

test('each gap of a cloze is a card of its own, asked on days of their own', async () => {
  const viva = desk()
  const tui = await asking(viva, cloze)
  await tui.until('A waiting thread asks after [how long] by setting a flag.')
  await reveal(tui)
  await tui.until('A waiting thread asks after 5 ms by setting a flag.')
  tui.send('4')
  await tui.until(() => isOver(tui))
  expect(viva.agreed()).toEqual({ lines: ['easy gap/c1'], due: { due: 0, new: 0 } })
  viva.setClock('2026-11-22T08:30:00+01:00')
  const next = viva.open(['review'])
  await next.until('A waiting thread asks after 5 ms by [...].')
  await reveal(next)
  next.send('4')
  await next.until(() => isOver(next))
  expect(viva.agreed().lines).toEqual(['easy gap/c1', 'easy gap/c2'])
})

const long = `## A long one?
<!-- viva id: long, tags: [reading], level: senior -->

${Array.from({ length: 60 }, (_, index) => `- line ${index + 1} of it`).join('\n')}

> [!hint] The first nudge.

> [!hint] The second nudge.
`

test('hints, pages and scrolling show what they should and write nothing', async () => {
  const viva = desk()
  const tui = await asking(viva, long)
  await tui.until('h hint (2)')
  tui.send('h')
  await tui.until('The first nudge.')
  tui.send('h')
  await tui.until('The second nudge.')
  tui.send('h')
  await tui.until('That was the last hint.')
  tui.send('i')
  await tui.until('senior')
  await tui.until(`${viva.home}/decks/deck.md:5`)
  tui.send('\x1b')
  await tui.until(() => isAsking(tui))
  tui.send('?')
  await tui.until('put the card off till tomorrow')
  tui.send('q')
  await tui.until(() => isAsking(tui))
  tui.send('3')
  await tui.until('First look at the answer.')

  await reveal(tui)
  await tui.until('line 1 of it')
  tui.send('\x1b[B')
  await tui.until(/1 line above \(up\), \d+ more/)
  // The question and the grade keys stay.
  await tui.until('A long one?')
  await tui.until('4 Easy')
  tui.send('G')
  await tui.until('line 60 of it')
  tui.send('g')
  await tui.until('line 1 of it')
  tui.send('\x1b[6~')
  await tui.until(/\d+ lines above \(up\), \d+ more/)
  tui.send('7')
  await tui.until('1 to 4 grade, Enter takes the suggested grade.')
  expect(viva.agreed().lines).toEqual([])
  tui.send('2')
  await tui.until(() => !tui.text().includes('4 Easy'))
  expect(viva.agreed().lines).toEqual(['hard long'])
})

test('a follow-up is asked once its question is known', async () => {
  const viva = desk()
  const tui = await asking(
    viva,
    `## Why a lock?\n<!-- viva id: why -->\n\nBecause.\n\n### Follow-up: And then?\n<!-- viva id: then -->\n\nThis.\n`,
  )
  await tui.until('Why a lock?')
  await reveal(tui)
  tui.send('4')
  await tui.until(() => isOver(tui))
  expect(viva.agreed().due).toEqual({ due: 0, new: 0 })
  viva.setClock('2026-11-22T08:30:00+01:00')
  expect(viva.agreed().due).toEqual({ due: 0, new: 1 })
  const next = viva.open(['review'])
  await next.until('Follow-up to: Why a lock?')
  await reveal(next)
  next.send('4')
  await next.until(() => isOver(next))
  expect(viva.agreed().lines).toEqual(['easy why', 'easy then'])
})
