/** What Obsidian writes beside Markdown, taken off or spelled out; everything else stays as it is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainNote } from '../../../src/convert/obsidian/note-text.ts'

test('links to pages are their words, embedded pictures stay, embedded pages are named', () => {
  expect(plainNote('A [[Ring|hash ring]], [[Virtual nodes]], [[Ring#Joins]], `[[Ring|code]]`.')).toBe(
    'A hash ring, Virtual nodes, Ring > Joins, `[[Ring|code]]`.',
  )
  expect(plainNote('![[ring.png|300]] ![[Other note]] ![[Raft#Votes]]')).toBe(
    '![[ring.png|300]] Other note Raft > Votes',
  )
})

test('brackets of other languages are left alone', () => {
  for (const text of [
    'The [[Prototype]] slot.',
    '[[nodiscard]] int f();',
    '[[deprecated("use g instead")]] int f();',
    'if [[ -f x || -d y ]]; then',
    'The matrix [[1,2],[3,4]] and [[1]](https://x.example).',
    '100%% sure, 50%% more',
  ])
    expect(plainNote(text)).toBe(text)
})

test('comments are gone, with their lines where they were', () => {
  const text =
    '[[A page]] %%note%% end\n\n%%\nHidden::card\n%%\n\n%% one %%\nBoth `%%kept%%`\n\n```\n%%in code%%\n```'
  expect(plainNote(text)).toBe('A page end\n\n\n\n\n\n\nBoth `%%kept%%`\n\n```\n%%in code%%\n```')
  expect(plainNote('[[A page]]\n\n%% never closed')).toBe('A page\n\n%% never closed')
})

test('a callout that asks hides its answer', () => {
  expect(plainNote('> [!question]- Why a < b?\n> So.\n> - one\n\nAfter.')).toBe(
    '<details><summary>Why a &lt; b?</summary>\nSo.\n- one\n</details>\nAfter.',
  )
  expect(plainNote('> [!faq] One?\n> Yes.\n> [!FAQ]+ Two?\n> No.')).toBe(
    '<details><summary>One?</summary>\nYes.\n</details>\n<details><summary>Two?</summary>\nNo.\n</details>',
  )
  const note = '> [!note] Not asked\n> text [[of Obsidian]]'
  expect(plainNote(note)).toBe('> [!note] Not asked\n> text of Obsidian')
})

test('a tag of decks in the front matter counts for the file', () => {
  expect(plainNote('---\ntags: [flashcards/systems, other]\n---\n\nQ::A\n')).toBe(
    '---\ntags: [systems, other]\n---\n#flashcards/systems\nQ::A\n',
  )
})

// Seen to fail where the closing tag of a callout was written on a line of its own whatever followed.
test('no line moves, unless a callout ends without a blank line', () => {
  const line = fc.constantFrom(
    '',
    '%%',
    '%% x %%',
    'a [[b|c]] d',
    '> [!question] Q?',
    '> text',
    '```',
    '# H',
    'x::y',
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const spaced = lines.flatMap((text) => (text.startsWith('> ') ? [text, ''] : [text]))
      expect(plainNote(spaced.join('\n')).split('\n')).toHaveLength(Math.max(1, spaced.length))
    }),
  )
})
