/** A file in which no rule finds a question, or one that is read by a guess: what was seen, and what to type. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { world } from './viva.ts'

type Import = {
  files: {
    cards: number
    seen: object | null
    tries: { level?: number; pattern?: string; cards: number; command: string }[]
  }[]
  cards: { question: string }[]
}

test('where nothing is found it is said what was looked for, what is there, and how to write a question', () => {
  const viva = world()
  const file = viva.write(
    join(viva.home, 'notes.xyz'),
    'Prose, nothing else.\nIt goes on.\n\nSo does this.\n',
  )
  const { out, code } = viva.run(['import', file])
  expect(code).toBe(0)
  expect(out).toContain('No questions found.')
  expect(out).toContain('Looked for: headings, bold lines, numbered lines')
  expect(out).toContain(
    'Seen: 3 lines, no heading, 0 bold lines, 0 numbered lines, 0 list items, 0 lines ending',
  )
  expect(out).toContain(`viva import ${file} --pattern`)
  expect(viva.json<Import>(['import', file, '--dry-run']).files).toMatchObject([
    { cards: 0, seen: { lines: 3, headings: [0, 0, 0, 0, 0, 0], items: 0, asking: 0 } },
  ])
})

test('what is printed to be typed gives as many questions as it says', () => {
  const viva = world()
  const text =
    '**Redis**\n\nIs it fast?\n\nVery.\n\n- one\n- two\n- three\n\n**Kafka**\n\nIs it a log?\n\nYes.\n'
  const file = viva.write(join(viva.home, "it's notes.txt"), text)
  const { files } = viva.json<Import>(['import', file, '--dry-run'])
  const tries = files[0]?.tries ?? []
  expect(tries.length).toBeGreaterThan(1)
  for (const { pattern, cards, command } of tries) {
    expect(command).toContain(`it'\\''s notes.txt' --pattern '${pattern}'`)
    const read = viva.json<Import>(['import', file, '--dry-run', '--pattern', pattern ?? ''])
    expect(read.cards, command).toHaveLength(cards)
  }
  expect(viva.run(['import', file, '--dry-run']).out).toContain(`    ${tries[0]?.command}\n`)
})

test('a file that is understood says nothing of other ways', () => {
  const viva = world()
  const file = viva.write(join(viva.home, 'notes.md'), '### 1. Why?\n\nYes.\n\n### 2. How?\n\nSo.\n')
  expect(viva.json<Import>(['import', file, '--dry-run']).files).toMatchObject([{ seen: null, tries: [] }])
  expect(viva.run(['import', file, '--dry-run']).out).not.toContain('Other ways')
})

test('a file that is no text is named and not read', () => {
  const viva = world()
  const file = join(viva.home, 'photo.md')
  writeFileSync(
    file,
    Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 131 + (at >> 3) * 57) & 0xff)),
  )
  const { err, code } = viva.run(['import', file, '--yes'])
  expect(code).toBe(2)
  expect(err).toContain(`${file} holds no text that can be read`)
})
