import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { world } from './viva.ts'

test('stamping says what it left without an id, and why one looks there', () => {
  const viva = world()
  const path = viva.write(
    'a.md',
    '## One?\n\nA.\n\n## Two?\n<!-- viva id: no good -->\n\nB.\n\n## Three?\n<!-- viva level: [ -->\n\nC.\n',
  )
  const { code, out } = viva.run(['check', '--stamp', path])
  expect(code).toBe(1)
  expect(out).toContain(`${path}:5: no id was written`)
  expect(out).toContain(`${path}:10: no id was written`)
  expect(out).toContain('Wrote 1 id')
  expect(readFileSync(path, 'utf8')).toContain('<!-- viva id: no good -->')
  const again = viva.run(['check', '--stamp', path])
  expect(again).toMatchObject({ code: 1, out: expect.stringContaining('Nothing was written') })
})

test('the ids that stamping writes are those that the cards have, with their history', () => {
  const viva = world()
  const path = viva.write('a.md', '## One?\n\nA.\n\n### Follow-up: F?\n\nB.\n\n## One?\n\nC.\n')
  type Shown = { id: string; file: string; state: string; answer: string }
  for (const { id } of viva.cards<Shown>()) viva.json(['grade', id, 'easy'])
  expect(viva.run(['check', '--stamp', path]).code).toBe(0)
  expect(viva.cards<Shown>().map(({ state, answer }) => [state, answer])).toEqual([
    ['review', 'A.'],
    ['review', 'B.'],
    ['review', 'C.'],
  ])
})
