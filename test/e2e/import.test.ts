/** Importing at the terminal: a preview to look through, and what stays whole when the program is ended. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builtProgram } from '../built.ts'
import { desk } from './desk.ts'

const notes =
  '# Redis\n\n### Why is Redis fast?\n\nMemory.\n\n### What is RDB?\n\nA snapshot.\n\n### What is AOF?\n\nA log.\n'

test('a question that was dropped in the preview is not written, now and the next time', async () => {
  const viva = desk()
  const file = viva.write(join(viva.folder, 'notes.md'), notes)
  const tui = viva.open(['import', file])
  await tui.until('3 questions to write')
  tui.send('\r')
  await tui.until('[x] What is RDB?')
  tui.send('\x1b[B \r')
  await tui.until('A snapshot.')
  expect(tui.text()).toContain('[ ] notes.md')
  tui.send('\x1b\x1b')
  await tui.until('2 questions to write')
  tui.send('1')
  expect(await tui.exited).toMatchObject({ exitCode: 0 })
  const deck = join(viva.home, 'decks', 'notes.md')
  expect(readFileSync(deck, 'utf8')).not.toContain('RDB')
  expect(readFileSync(deck, 'utf8').match(/^## /gm)).toHaveLength(2)
  const again = JSON.parse(viva.run(['import', file, '--json']).out) as { written: string[] }
  expect(again.written).toEqual([])
})

test('a question that is known and dropped in the preview of an update stays as it is, with its history', async () => {
  const viva = desk()
  const file = viva.write(join(viva.folder, 'notes.md'), notes)
  viva.run(['import', file])
  const [, known] = JSON.parse(viva.run(['cards', 'deck:notes', '--json']).out) as { id: string }[]
  viva.run(['grade', known!.id, 'good'])
  viva.write(
    file,
    `${notes.replace('A snapshot.', 'Another text.').replace('A log.', 'A log of writes.')}
### New?

Yes.
`,
  )
  const tui = viva.open(['import', file])
  await tui.until('1 new question, 2 changed')
  tui.send('\r\x1b[B \r')
  await tui.until('Another text.')
  expect(tui.text()).toContain('[ ] notes.md  the card stays as it is')
  tui.send('\x1b')
  await tui.until('[x] What is AOF?')
  expect(tui.text()).toMatch(/What is AOF\? +changed/)
  expect(tui.text()).toMatch(/New\? +new/)
  tui.send('\x1b')
  await tui.until('to write')
  tui.send('1')
  expect(await tui.exited).toMatchObject({ exitCode: 0 })
  const deck = readFileSync(join(viva.home, 'decks', 'notes.md'), 'utf8')
  expect(deck).toContain('## What is RDB?\n\nA snapshot.')
  expect(deck).toContain('A log of writes.')
  expect(viva.card(known!.id)).toMatchObject({ question: 'What is RDB?', reps: 1 })
  const again = JSON.parse(viva.run(['import', file, '--json']).out) as { written: string[] }
  expect(again.written).toEqual([])
})

test('Esc in the preview writes nothing', async () => {
  const viva = desk()
  const file = viva.write(join(viva.folder, 'notes.md'), notes)
  const tui = viva.open(['import', file])
  await tui.until('3 questions to write')
  tui.send('\x1b')
  expect(await tui.exited).toMatchObject({ exitCode: 0 })
  expect(existsSync(join(viva.home, 'decks', 'notes.md'))).toBe(false)
  expect(JSON.parse(viva.run(['import', '--json']).out)).toMatchObject({ files: [] })
})

test('a file that is not understood opens in the preview, where the way to read it is chosen', async () => {
  const viva = desk()
  const file = viva.write(join(viva.folder, 'notes.xyz'), 'Plain words, then.\n\n- one?\n- two?\n')
  const tui = viva.open(['import', file, '--pattern', 'never'])
  await tui.until('No questions found.')
  expect(tui.text()).toContain('Seen: 3 lines')
  tui.send('\x1b')
  expect(await tui.exited).toMatchObject({ exitCode: 0 })
  const text = '**Redis**\n\nIs it fast?\n\nVery.\n\n**Kafka**\n\nIs it a log?\n\nYes.\n'
  const other = viva.open(['import', viva.write(join(viva.folder, 'mixed.txt'), text)])
  await other.until('[2 by its looks]')
  other.send('2')
  await other.until('[2 by bold lines]')
  expect(other.text()).toContain('2 questions to write')
  other.send('1')
  expect(await other.exited).toMatchObject({ exitCode: 0 })
  expect(readFileSync(join(viva.home, 'decks', 'mixed.md'), 'utf8').match(/^## .*$/gm)).toEqual([
    '## Redis',
    '## Kafka',
  ])
})

test('the home screen says what is new in a source, and leads to it', async () => {
  const viva = desk()
  const file = viva.write(join(viva.folder, 'notes.md'), notes)
  viva.run(['import', file])
  viva.write(file, `${notes}\n### What is a cluster?\n\nMany nodes.\n`)
  const tui = viva.open([])
  await tui.until('Welcome to viva')
  tui.send('\r\r\r')
  await tui.until('Why is Redis fast?')
  tui.send('q')
  await tui.until('notes.md changed: 1 new question')
  const [line] = tui
    .text()
    .split('\n')
    .filter((row) => row.includes('notes.md changed'))
  tui.send(/(\d) {2}Import/.exec(line ?? '')?.[1] ?? '')
  await tui.until('questions to write')
  tui.send('1')
  await tui.until('Wrote 1 deck with 1 new card.')
  tui.send('\x1b')
  await tui.until('1 source, unchanged')
  tui.send('q')
  expect(await tui.exited).toMatchObject({ exitCode: 0 })
})

test('a program that is killed while it writes leaves whole decks, and the same import brings the rest', async () => {
  const viva = desk()
  const questions = Array.from({ length: 5 }, (_, n) => `## Question ${n}?\n\nAnswer ${n}.\n`).join('\n')
  const count = 300
  const folder = join(viva.folder, 'repo')
  for (let n = 0; n < count; n++) viva.write(join(folder, `notes-${n}.md`), `# Notes ${n}\n\n${questions}`)
  const decks = join(viva.home, 'decks', 'repo')
  const written = (): readonly string[] =>
    existsSync(decks) ? readdirSync(decks).filter((name) => name.endsWith('.md')) : []
  const program = spawn(process.execPath, [builtProgram(), 'import', folder, '--yes'], {
    env: { ...process.env, ...viva.env },
    stdio: 'ignore',
  })
  while (written().length < 5) await new Promise((resolve) => setImmediate(resolve))
  program.kill('SIGKILL')
  await new Promise((resolve) => program.once('exit', resolve))
  const before = written()
  expect(before.length).toBeLessThan(count)
  for (const name of before)
    expect(readFileSync(join(decks, name), 'utf8').match(/^## /gm), name).toHaveLength(5)
  const again = JSON.parse(viva.run(['import', folder, '--json']).out) as {
    written: string[]
    conflicts: string[]
  }
  expect(again.conflicts).toEqual([])
  expect(again.written).toHaveLength(count - before.length)
  expect(JSON.parse(viva.run(['cards', 'deck:repo', '--json']).out)).toHaveLength(count * 5)
})
