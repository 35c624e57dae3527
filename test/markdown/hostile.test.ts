/** Texts that nobody writes in good faith: the program has to live through them, and show nothing but clean text. */
import { createCipheriv } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cellWidth } from '../../src/text/width.ts'
import { laidOut, shown } from './shown.ts'

const forbidden =
  /[\x00-\x08\x0a-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}\p{Cs}]/u

/** The same bytes at every run. */
function randomBytes(count: number): Buffer {
  return createCipheriv('aes-256-ctr', Buffer.alloc(32, 1), Buffer.alloc(16)).update(Buffer.alloc(count))
}

function megabyte(unit: string): string {
  return unit.repeat(Math.ceil(1_000_000 / unit.length))
}

function expectSound(markdown: string): void {
  const wrong = laidOut(markdown, 76)
    .map((line) => line.map((span) => span.text).join(''))
    .filter((line) => forbidden.test(line) || cellWidth(line) > 76)
  expect(wrong).toEqual([])
}

describe('escape sequences', () => {
  // Seen to fail (each row below) with `cleanText` and `cleanCode` giving back what they were given.
  const payload = '\x1b]52;c;cm0=\x07\x1b[31m\x9b1m\u202e\u200b\u{e0041}\x08\r'

  test.each([
    ['a paragraph', `a${payload}b`],
    ['a heading', `# a${payload}b`],
    ['a link and its address', `[a${payload}](<https://x.example/${payload}>)`],
    ['an image', `![a${payload}](b${payload}.png)`],
    ['code', `\`a${payload}\``],
    ['a fence and its language', `\`\`\`py${payload}\na${payload}\n\`\`\``],
    ['a table', `| a${payload} | b |\n|-|-|\n| c | d${payload} |`],
    ['HTML', `<p title="${payload}">a${payload}</p>\n\n<x-${payload}>`],
    ['inline HTML', `a <b ${payload}> <x ${payload}>`],
    ['a callout', `> [!a${payload}] b${payload}`],
    ['a formula', `$a${payload}$ and\n\n$$\n${payload}\n$$`],
    ['entities', 'a&#27;[31m&#x9b;1m&#x202e;&#8203;&#xe0041;'],
  ])('%s', (_name, markdown) => {
    expectSound(markdown)
  })

  test('marks do not pile up across changes of style', () => {
    const lines = shown(`a${'**\u0301**\u0301'.repeat(50)} b${'*\u0301*'.repeat(50)}`)
    expect(lines.join('')).not.toMatch(/\p{M}{9}/u)
  })
})

describe('size and depth', () => {
  // Seen to fail, with the next one, when markdown-it had no bound of nesting (`maxNesting` in src/markdown/engine.ts): the stack overflowed.
  test('a hundred thousand nested quotations', () => {
    expectSound(`${'>'.repeat(100_000)}a`)
    expectSound(`${'> '.repeat(100_000)}a`)
  }, 20_000)

  test('a hundred thousand nested list items', () => {
    expectSound(`${'- '.repeat(100_000)}a`)
    expectSound(Array.from({ length: 300 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n'))
  }, 20_000)

  test.each([
    ['brackets', '['],
    ['images', '!['],
    ['stars', '*a **b '],
    ['dollars', '$a '],
    ['double dollars on lines', '$$ a\n'],
    ['comments never closed', '<!--\n'],
    ['tags never closed', '<sup>a'],
    ['soft breaks', '你\n'],
    ['cells', '|a'],
    ['marks', '\u0301'],
    ['jamo', 'ᄒ'],
    ['escapes', '\x1b]'],
  ])(
    'a megabyte of %s',
    (_name, unit) => {
      expectSound(megabyte(unit))
    },
    60_000,
  )

  test('a table row with a hundred thousand line breaks', () => {
    expectSound(`| a | b |\n|-|-|\n| ${'a<br>'.repeat(100_000)} | b |`)
  }, 20_000)

  test.each(['answer-en', 'answer-zh'])(
    'five megabytes of ordinary answers: %s',
    (name) => {
      const answer = readFileSync(new URL(`../fixtures/layout/${name}.md`, import.meta.url), 'utf8')
      expectSound(`${answer}\n`.repeat(5_000_000 / Buffer.byteLength(answer)))
    },
    60_000,
  )

  test('a fence of half a megabyte', () => {
    expectSound(`\`\`\`js\n${'const a = `${b}` // 你\n'.repeat(20_000)}\`\`\``)
    expectSound(`\`\`\`python\n${'"'.repeat(500_000)}\n\`\`\``)
  }, 20_000)
})

describe('random bytes', () => {
  test('twenty megabytes, read as UTF-8', () => {
    expectSound(randomBytes(20_000_000).toString('utf8'))
  }, 120_000)

  // Seen to fail with `cleanText` and `cleanCode` giving back what they were given.
  test('a megabyte, read as Latin-1 and as UTF-16', () => {
    expectSound(randomBytes(1_000_000).toString('latin1'))
    expectSound(randomBytes(1_000_000).toString('utf16le'))
  }, 30_000)
})
