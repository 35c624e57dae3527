/** Which format a file is taken for, and why: in this order. */
import { describe, expect, it } from 'vitest'
import { detectFormat } from '../../src/convert/detect.ts'
import { messages } from '../../src/text/messages/catalogue.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (each) => each.charCodeAt(0))
const detect = (name: string, text: string, head = '') => {
  const { format, reason } = detectFormat({ name, head: bytes(head), text })
  return `${format} ${reason}`
}

describe('detectFormat', () => {
  it.each([
    ['x.apkg', '', '', 'anki extension'],
    ['x.COLPKG', '', '', 'anki extension'],
    ['/a/b/x.mochi', '', '', 'mochi extension'],
    ['x', '', 'SQLite format 3\0', 'anki magic'],
    [
      'x.zip',
      '',
      'PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x09\0\0\0data.json',
      'mochi magic',
    ],
    [
      'x.zip',
      '',
      'PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x10\0\0\0collection.anki2',
      'anki magic',
    ],
    ['x.csv', '#separator:tab\na\tb\n', '', 'anki-text header-lines'],
    ['x.txt', 'tags: a b\nWhy?\tSo\n', '', 'anki-text header-lines'],
    ['x.json', '{"cards":[],"sessions":[]}', '', 'hashcards json'],
    ['data.json', '{"~:version":2,"~:decks":[]}', '', 'mochi json'],
    ['data.edn', '{:version 2 :decks []}', '', 'mochi json'],
    ['x.md', '# T\n\n## Why?\n<!-- viva id: why -->\n\nSo.\n', '', 'viva own-marks'],
    ['x.csv', 'anything at all', '', 'csv extension'],
    ['x.tsv', 'a\tb\n', '', 'csv extension'],
    ['x.md', 'Q: Why?\nA: So.\n\nC: A [gap].\n', '', 'hashcards question-lines'],
    ['x.md', '# Why?\n\n# How?\n\nQ: is a letter\nA: too\n', '', 'markdown else'],
    ['x.md', '- Why? #card\n  - So.\n', '', 'logseq card-blocks'],
    ['x.md', '#flashcards\n\nWhy::So\n', '', 'obsidian card-marks'],
    ['x.md', 'Why\n?\nSo\n\nHow\n?\nThus\n', '', 'obsidian card-marks'],
    ['x.txt', 'Why?\tSo\nHow?\tThus\n', '', 'csv separated'],
    ['x.txt', 'question,answer\nWhy?,So\n', '', 'csv separated'],
    ['x.txt', '"Why, then?","So"\n"How, then?","Thus"\n"Who?","They"\n', '', 'csv separated'],
    [
      'x.txt',
      'First, we say a thing.\nSecond, another, longer one.\nThird, the last.\n',
      '',
      'markdown else',
    ],
    ['x.md', '## Why?\n\nUse `std::vector`.\n', '', 'markdown else'],
    ['x.md', '| Front | Back |\n| --- | --- |\n| a | b |\n', '', 'markdown else'],
    ['', '', '', 'markdown else'],
  ])('takes %s with %j for what it is', (name, text, head, wanted) => {
    expect(detect(name, text, head)).toBe(wanted)
  })

  it('says why, in both languages', () => {
    expect(messages('en').convert.detected.separated).toBe('by its columns')
    expect(messages('zh').convert.detected.separated).toBe('从各列看出')
  })
})
