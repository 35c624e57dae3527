/** `--pattern`: which lines are questions, by an expression of the user's, which may be a bad one. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { world } from './viva.ts'

type Import = { cards: { question: string; answer: string }[] }

const long = `${'a'.repeat(60)} b`

test('lines that match are questions, the first group is what is asked', () => {
  const viva = world()
  const file = viva.write(join(viva.home, 'faq.md'), 'FAQ one\n\nFirst.\n\n* FAQ two\n\nSecond.\n')
  const { cards } = viva.json<Import>(['import', file, '--dry-run', '--pattern', 'FAQ (.*)$'])
  expect(cards).toMatchObject([
    { question: 'one', answer: 'First.' },
    { question: 'two', answer: 'Second.' },
  ])
  const whole = viva.json<Import>(['import', file, '--dry-run', '--pattern', '^. FAQ'])
  expect(whole.cards).toMatchObject([{ question: 'FAQ two' }])
})

test('an expression that goes back and forth for years is stopped, with the line and what to do', () => {
  const viva = world()
  const file = viva.write(join(viva.home, 'notes.md'), `# Notes\n\n## Fine?\n\nYes.\n\n## ${long}\n\ntext\n`)
  const start = performance.now()
  const { code, out, err } = viva.run(['import', file, '--pattern', '(a+)+$'])
  expect(performance.now() - start).toBeLessThan(10_000)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain('--pattern (a+)+$ takes too long at line 7: ## aaaaaaaa')
  expect(err).toContain('a+ instead of (a+)+')
  expect(existsSync(join(viva.home, 'decks', 'notes.md'))).toBe(false)
})

test('in a folder such a file is told, and the others are read', () => {
  const viva = world()
  viva.write(join(viva.home, 'notes', 'bad.md'), `${long}\n\ntext\n`)
  viva.write(join(viva.home, 'notes', 'good.md'), 'Why caa\n\nBecause.\n')
  const { cards, failed } = viva.json<Import & { failed: { path: string; message: string }[] }>([
    'import',
    join(viva.home, 'notes'),
    '--dry-run',
    '--pattern',
    '(?:a+)+$',
  ])
  expect(cards).toMatchObject([{ question: 'Why caa' }])
  expect(failed).toMatchObject([{ path: join(viva.home, 'notes', 'bad.md') }])
  expect(failed[0]?.message).toContain('takes too long at line 1')
})
