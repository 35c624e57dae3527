/** Any text, however long or malicious, becomes a result, in time that grows with its length. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDeck } from '../../src/deck/format.ts'
import { parseDeck } from '../../src/deck/parse.ts'
import { readDeck } from '../../src/deck/read.ts'
import { PROBLEM_CODES } from '../../src/model/problem.ts'
import type { ParsedFile, Root, RootId } from '../../src/model/deck.ts'
import { messages } from '../../src/text/messages/catalogue.ts'
import { anyText } from './hostile.ts'

const root: Root = { id: 1 as RootId, kind: 'home', path: '/decks' }
const parse = (text: string): ParsedFile => parseDeck({ root, path: '/decks/d.md', deck: 'd', text })

// Seen to fail when lines that close what a text leaves open were not counted, so that gaps after them were said to stand lower
// than they do, and when a heading without text was made a card.
test('parsing never throws, and every problem has its place in the file and its words', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { isDeck, cards, problems } = parse(text)
      const lines = text.split(/\r\n?|\n/)
      if (!isDeck) expect([...cards, ...problems]).toEqual([])
      for (const { line, column, code, values } of problems) {
        expect(line).toBeLessThanOrEqual(lines.length)
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1)
        expect(Math.min(line, column)).toBeGreaterThanOrEqual(1)
        for (const language of ['en', 'zh'] as const) {
          const { message, hint } = messages(language).problems[code](values)
          expect(message + hint).not.toContain('undefined')
        }
      }
      expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length)
      for (const card of cards) {
        expect(card.question.trim()).not.toBe('')
        expect(card.isDraft).toBe(card.answer === '' && card.options.length === 0)
        expect(
          cards.some(({ questionId, id }) => questionId === card.questionId || id === card.parentId),
        ).toBe(true)
      }
    }),
    { numRuns: 3000 },
  )
})

test('problems have words in both languages', () => {
  for (const language of ['en', 'zh'] as const) {
    expect(Object.keys(messages(language).problems).sort()).toEqual([...PROBLEM_CODES].sort())
  }
})

/** The same bytes in every run, as an editor would show them. */
function noise(bytes: number): string {
  const chunks: Buffer[] = []
  let chunk = createHash('sha512').update('viva').digest()
  for (let length = 0; length < bytes; length += chunk.length) {
    chunk = createHash('sha512').update(chunk).digest()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

// '100,000 lists of options' was seen to fail when problems were spread into one call of `push`, and '100,000 questions of one
// title' did not end when free ids were counted from the start for each.
describe('hostile texts are parsed and written', () => {
  const many = 100_000
  const texts: Readonly<Record<string, () => string>> = {
    '20 MB of random bytes': () => noise(20 * 1024 * 1024),
    '20 MB of random bytes under a heading': () => `## Q?\n\n${noise(20 * 1024 * 1024)}`,
    'a deck of 5 MB': () =>
      Array.from(
        { length: 25_000 },
        (_, index) =>
          `## Question ${index}?\n<!-- viva level: mid -->\n\nAn answer with a few words.\n\n- [!] one\n- [ ] two\n\n> [!hint] Think.\n\n### Follow-up: And?\n\nYes.\n\n`,
      ).join(''),
    '100,000 nested quotes': () => `## Q?\n\n${'>'.repeat(many)} a`,
    'quotes nested deeper line by line': () =>
      `## Q?\n\n${Array.from({ length: 3000 }, (_, index) => `${'>'.repeat(index)} a`).join('\n')}`,
    'lists nested deeper line by line': () =>
      `## Q?\n\n${Array.from({ length: 3000 }, (_, index) => `${' '.repeat(2 * index)}- a`).join('\n')}`,
    '100,000 unclosed gaps': () => `## Q?\n\n${'{{c1::x '.repeat(many)}`,
    '100,000 nested gaps': () => `## Q?\n\n${'{{c1::x '.repeat(many)}${'}}'.repeat(many)}`,
    '900 gaps, a hundred times each': () =>
      `## Q?\n\n${Array.from({ length: 90_000 }, (_, index) => `{{c${(index % 900) + 1}::x}} `).join('\n')}`,
    '100,000 unclosed details': () => '<details>\n\n## Q?\n\n'.repeat(many),
    '100,000 questions of one title': () => '## Q?\n'.repeat(many),
    '100,000 questions of one id': () => '## Q?\n<!-- viva id: q -->\n'.repeat(many),
    '100,000 follow-ups': () => `## Q?\n\n${'### Follow-up: F?\n'.repeat(many)}`,
    '100,000 hints': () => `## Q?\n\n${'> [!hint] h\n'.repeat(many)}`,
    '100,000 lists of options': () => `## Q?\n\n${'- [x] a\n\n* [x] b\n\n'.repeat(many)}`,
    '100,000 breaks': () => `## Q?\n\n${'a\n\n---\n\n'.repeat(many)}`,
    'attributes of a megabyte': () => `## Q?\n<!-- viva ${'a'.repeat(1_000_000)}: b -->\n`,
    'attributes nested 8,000 deep': () => `## Q?\n<!-- viva tags: ${'['.repeat(8000)} -->\n`,
    'front matter nested 60,000 deep': () => `---\na: ${'['.repeat(60_000)}\n---\n## Q?\n`,
    'front matter of blank lines': () => `---\n${`${' '.repeat(60)}\n`.repeat(990)}---\n## Q?\n`,
    // Seen not to end when aliases were refused after everything they stand for had been walked through.
    'front matter of aliases to aliases': () =>
      `---\na0: &a0 [x]\n${Array.from({ length: 60 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]\n`).join('')}---\n## Q?\n`,
    'front matter without an end': () => `---\n${'a: [\n'.repeat(many)}## Q?\n`,
    'a megabyte of hidden characters': () => `## Q?\n\n${'\u202e'.repeat(1_000_000)}`,
    'a megabyte on one line': () => `## ${'#'.repeat(500_000)} ${'x '.repeat(250_000)}`,
  }
  for (const [name, make] of Object.entries(texts)) {
    test(name, { timeout: 60_000 }, () => {
      const text = make()
      const { problems } = parse(text)
      expect(problems.every(({ code }) => PROBLEM_CODES.includes(code))).toBe(true)
      expect(formatDeck(readDeck(text).deck)).toEqual(expect.any(String))
    })
  }
})
