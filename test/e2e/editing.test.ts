import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { deckOf } from '../cli/viva.ts'
import { desk, type Desk } from './desk.ts'
import { asked, grade, isAsking, isOver, reveal } from './play.ts'

/** An editor that replaces text in the file it is given, its last argument, and notes how it was called. */
function editor(
  viva: Desk,
  path: string,
  commands: string,
): { readonly path: string; readonly calls: () => readonly string[] } {
  const file = join(viva.folder, path)
  const notes = join(viva.folder, 'calls')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(
    file,
    `#!/bin/sh
printf '%s|' "$@" >> '${notes}'; echo >> '${notes}'
for last; do :; done
change() { sed "$1" "$last" > "$last.new" && mv "$last.new" "$last"; }
${commands}
`,
  )
  chmodSync(file, 0o755)
  return { path: file, calls: () => readFileSync(notes, 'utf8').trimEnd().split('\n') }
}

test('the question is changed in an editor with arguments and a space in its path, and keeps its history', async () => {
  const viva = desk()
  const deck = viva.write('deck.md', deckOf(3))
  const { path, calls } = editor(
    viva,
    'my editors/edit.sh',
    "change 's/Question 1?/Question 1? In other words./'",
  )
  viva.setClock('08:30')
  expect(viva.run(['grade', 'q1', 'again']).code).toBe(0)
  viva.setClock('08:31')
  const tui = viva.open(['review'], { env: { EDITOR: `"${path}" --wait -n` } })
  await tui.until('Question 1?')
  tui.send('e')
  await tui.until('Question 1? In other words.')
  await tui.until('The card was read again from its deck.')
  expect(calls()).toEqual([`--wait|-n|${deck}|`])
  expect(readFileSync(deck, 'utf8')).toContain('## Question 1? In other words.')
  expect(viva.card('q1')).toMatchObject({ question: 'Question 1? In other words.', reps: 1 })
  await grade(tui, '3')
  expect(viva.agreed().lines).toEqual(['again q1', 'good q1'])
  expect(viva.card('q1').reps).toBe(2)
})

test('a card without an id that is reworded in the editor keeps its history', async () => {
  const viva = desk()
  const answer = 'A mutex inside CPython that lets one thread at a time run bytecode.'
  const text = (question: string): string => `---\nlanguage: en\n---\n\n## ${question}\n\n${answer}\n`
  viva.write('deck.md', text('What is the GIL?'))
  const { path } = editor(viva, 'edit', "change 's/What is the GIL?/Explain the interpreter lock./'")
  const tui = viva.open(['review'], { env: { EDITOR: '/nonexistent/editor', VISUAL: path } })
  await tui.until('What is the GIL?')
  await reveal(tui)
  tui.send('1')
  // The only card comes back at once, ahead of its step.
  await tui.until(() => isAsking(tui))
  tui.send('e')
  await tui.until('Explain the interpreter lock.')
  await reveal(tui)
  tui.send('3')
  await tui.until(() => isAsking(tui) || isOver(tui))
  const { events, faults } = viva.ledger()
  expect(faults).toEqual([])
  expect(new Set(events.map((event) => ('card' in event ? event.card : null))).size).toBe(1)
  const cards = JSON.parse(viva.run(['cards', 'interpreter lock', 'deck:deck', '--json']).out) as {
    reps: number
  }[]
  expect(cards).toMatchObject([{ question: 'Explain the interpreter lock.', reps: 2, state: 'learning' }])
})

test('a starter deck is copied to the home folder first, and its history goes with it', async () => {
  const viva = desk()
  viva.run(['decks', 'on', 'python-runtime'])
  const starter = viva.card('gil-why')
  expect(starter.file.startsWith(viva.home)).toBe(false)
  const before = readFileSync(starter.file, 'utf8')
  viva.run(['grade', 'gil-why', 'again'])
  viva.setClock('08:32')
  const { path, calls } = editor(
    viva,
    'edit.sh',
    "change 's/^## Why is there a GIL in CPython.*/## Why a GIL at all?/'",
  )
  // The screen stands at another wording of the question; the deck is what is edited.
  const tui = viva.open(['review'], { env: { EDITOR: path } })
  await tui.until(() => isAsking(tui))
  tui.send('e')
  await tui.until('The card was read again from its deck.')
  const copy = join(viva.home, 'decks', 'python-runtime.md')
  expect(calls()).toEqual([`${copy}|`])
  expect(readFileSync(starter.file, 'utf8')).toBe(before)
  expect(readFileSync(copy, 'utf8')).toBe(
    before.replace(/^## Why is there a GIL in CPython.*/m, '## Why a GIL at all?'),
  )
  expect(viva.card('gil-why')).toMatchObject({
    question: 'Why a GIL at all?',
    file: copy,
    reps: 1,
    deck: 'python-runtime',
  })
  await reveal(tui)
  tui.send('3')
  await tui.until(() => isAsking(tui))
  expect(viva.ledger().lines).toEqual(['again gil-why', 'good gil-why'])
  expect(viva.card('gil-why').reps).toBe(2)
  // The deck of the program is shadowed as a whole: none of its cards is counted twice.
  const inAll = JSON.parse(viva.run(['cards', 'deck:python-runtime', '--json']).out) as { id: string }[]
  expect(new Set(inAll.map(({ id }) => id)).size).toBe(inAll.length)
})

test('a question that an own copy of its starter deck does not have is copied into it, alone', async () => {
  const viva = desk()
  viva.run(['decks', 'on', 'python-runtime'])
  const copy = viva.write(
    'python-runtime.md',
    '---\nlanguage: en\n---\n\n## Mine?\n<!-- viva id: mine -->\n\nSo.\n',
  )
  viva.run(['grade', 'gil-why', 'again'])
  viva.setClock('08:32')
  const { path, calls } = editor(viva, 'edit.sh', ':')
  const tui = viva.open(['review'], { env: { EDITOR: path } })
  await tui.until(() => isAsking(tui))
  tui.send('e')
  await tui.until('The card was read again from its deck.')
  expect(calls()).toEqual([`${copy}|`])
  expect(readFileSync(copy, 'utf8')).toMatch(
    /^## Mine\?[^]*\n## Why is there a GIL in CPython[^]*id: gil-why/m,
  )
  expect(readFileSync(copy, 'utf8').match(/^## /gm)).toHaveLength(2)
  expect(existsSync(join(viva.home, 'decks', 'en'))).toBe(false)
  expect(viva.card('gil-why')).toMatchObject({ file: copy, reps: 1 })
})

test('the editor has the terminal while it runs, and keys typed there are not taken for grades', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(2))
  const { path } = editor(
    viva,
    'edit.sh',
    'echo "the editor is open"; read line; echo "$line" > "$(dirname "$0")/typed"',
  )
  const tui = viva.open(['review'], { env: { EDITOR: path } })
  await tui.until(() => isAsking(tui))
  await reveal(tui)
  tui.send('e')
  await tui.until('the editor is open')
  expect(tui.isAlternate()).toBe(false)
  tui.send('444\r')
  await tui.until('4 Easy')
  await tui.until('Question 1?')
  expect(readFileSync(join(viva.folder, 'typed'), 'utf8')).toBe('444\n')
  expect(viva.agreed().lines).toEqual([])
  // The answer that was shown stays shown.
  tui.send('4')
  await tui.until('Question 2?')
  expect(viva.agreed().lines).toEqual(['easy q1'])
})

test('a question whose answer is taken out in the editor is left out, and nothing is written of it', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(2))
  const { path } = editor(viva, 'edit.sh', "change '/Answer 1/d'")
  const tui = viva.open(['review'], { env: { EDITOR: path } })
  await tui.until(() => isAsking(tui))
  tui.send('e')
  await tui.until('it was left out')
  expect(asked(tui)).toBe('q2')
  expect(viva.agreed()).toEqual({ lines: [], due: { due: 0, new: 1 } })
})

test('Ctrl-C in the editor ends the editor, not the session', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(2))
  const { path } = editor(viva, 'edit.sh', 'echo "the editor is open"; read line')
  const tui = viva.open(['review'], { env: { EDITOR: path } })
  await tui.until(() => isAsking(tui))
  tui.send('e')
  await tui.until('the editor is open')
  tui.send('\x03')
  await tui.until(/edit.sh did not start|edit.sh was ended/)
  await tui.until('Question 1?')
  await grade(tui, '4')
  expect(viva.agreed().lines).toEqual(['easy q1'])
})

test('a deck that is gone cannot be edited, and the session goes on', async () => {
  const viva = desk()
  const deck = viva.write('deck.md', deckOf(2))
  const { path } = editor(viva, 'edit.sh', 'echo "a new file" > "$last"')
  const tui = viva.open(['review'], { env: { EDITOR: path } })
  await tui.until(() => isAsking(tui))
  rmSync(deck)
  tui.send('e')
  await tui.until(/there is no file .*deck.md/)
  expect(existsSync(deck)).toBe(false)
  await grade(tui, '4')
  expect(viva.ledger().lines).toEqual(['easy q1'])
})

test('without an editor, or with one that is not there, the session goes on', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(2))
  const tui = viva.open(['review'])
  await tui.until(() => isAsking(tui))
  tui.send('e')
  await tui.until('no editor is set')
  await grade(tui, '4')
  tui.send('q')
  await tui.exited
  const missing = viva.open(['review'], { env: { EDITOR: '/nonexistent/editor --wait' } })
  await missing.until(() => isAsking(missing))
  missing.send('e')
  await missing.until('/nonexistent/editor did not start')
  await grade(missing, '4')
  expect(viva.agreed().lines).toEqual(['easy q1', 'easy q2'])
})

test('a card is opened at its line in editors that take one', async () => {
  const viva = desk()
  const deck = viva.write('deck.md', deckOf(3))
  const { path, calls } = editor(viva, 'bin/vim', ':')
  viva.run(['config', 'editor', path])
  const tui = viva.open(['review'])
  await tui.until(() => isAsking(tui))
  await grade(tui, '4')
  tui.send('e')
  await tui.until(() => existsSync(join(viva.folder, 'calls')) && isAsking(tui))
  expect(calls()).toEqual([`+${viva.card('q2').line}|${deck}|`])
})
