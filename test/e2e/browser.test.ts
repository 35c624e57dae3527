import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deckOf } from '../cli/viva.ts'
import { desk } from './desk.ts'

test('search, suspend, bring back, reset: the log and the lists agree', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(12))
  viva.run(['grade', 'q7', 'easy'])
  const tui = viva.open(['cards', 'deck:deck'])
  await tui.until('12 cards')
  tui.send(' Question 7')
  await tui.until('1 card')
  tui.send('\r')
  await tui.until('> Question 7?')
  tui.send('s')
  await tui.until('Suspended: it is asked no more.')
  await tui.until('suspended')
  expect(viva.card('q7').suspended).toBe(true)
  tui.send('s')
  await tui.until('Brought back: it is asked again.')
  expect(viva.card('q7').suspended).toBe(false)
  tui.send('r')
  await tui.until('Make this card new again?')
  tui.send('n')
  await tui.until(() => !tui.text().includes('Make this card new again?'))
  expect(viva.card('q7').state).toBe('review')
  tui.send('r')
  await tui.until('Make this card new again?')
  tui.send('\r')
  await tui.until('The card is new again.')
  expect(viva.agreed()).toEqual({
    lines: ['easy q7', 'suspend q7', 'resume q7', 'reset q7'],
    // Its question was asked today, and is not asked anew before tomorrow.
    due: { due: 0, new: 11 },
  })
  expect(viva.card('q7')).toMatchObject({ state: 'new', reps: 0 })
  // Undo takes back what was done in the browser, too.
  expect(viva.run(['undo']).code).toBe(0)
  expect(viva.agreed().lines.at(-1)).toBe('void reset q7')
  expect(viva.card('q7')).toMatchObject({ state: 'review', reps: 1 })
})

test('filters, moving about, and a card opened', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(30))
  viva.run(['grade', 'q30', 'again'])
  const tui = viva.open(['cards'])
  await tui.until('Cards')
  tui.send('state:learning')
  await tui.until('1 card')
  await tui.until('Question 30?')
  tui.send('\x1b')
  await tui.until('Narrow with')
  tui.send('deck:deck')
  await tui.until('30 cards')
  tui.send('\x1b[B')
  await tui.until('> Question 1?')
  tui.send('j')
  await tui.until('> Question 2?')
  tui.send('G')
  await tui.until('> Question 30?')
  tui.send('\r')
  await tui.until('30 of 30')
  await tui.until('Answer 30.')
  tui.send('\x1b[D')
  await tui.until('Answer 29.')
  tui.send('i')
  await tui.until('Id')
  tui.send('\x1b')
  await tui.until('Answer 29.')
  tui.send('q')
  await tui.until('30 cards')
  tui.send('q')
  expect(await tui.exited).toMatchObject({ exitCode: 0 })
  expect(viva.agreed().lines).toEqual(['again q30'])
})

test('a card is edited from the list', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(3))
  const editor = join(viva.folder, 'edit.sh')
  writeFileSync(
    editor,
    `#!/bin/sh\nsed 's/Question 2?/Question 2, reworded?/' "$1" > "$1.new" && mv "$1.new" "$1"\n`,
  )
  chmodSync(editor, 0o755)
  const tui = viva.open(['cards', 'deck:deck'], { env: { EDITOR: editor } })
  await tui.until('3 cards')
  tui.send('\rj')
  await tui.until('> Question 2?')
  tui.send('e')
  await tui.until('> Question 2, reworded?')
  expect(viva.card('q2').question).toBe('Question 2, reworded?')
  viva.agreed()
})

for (const [how, end, code] of [
  ['Ctrl-C', 'key', 130],
  ['SIGTERM', 'signal', 143],
] as const)
  test(`the browser ends with ${code} after ${how}`, async () => {
    const viva = desk()
    viva.write('deck.md', deckOf(3))
    const tui = viva.open(['cards'])
    await tui.until('Cards')
    if (end === 'key') tui.send('\x03')
    else tui.signal('SIGTERM')
    expect(await tui.exited).toMatchObject({ exitCode: code })
    expect(tui.isAlternate()).toBe(false)
  })
