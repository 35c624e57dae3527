/** Texts for properties: lines that mean something in a deck, in any order, and characters in any order. */
import fc from 'fast-check'

const lines = [
  '',
  '',
  '---',
  '***',
  '- - -',
  '# Section',
  '## Why?',
  '## #',
  '##',
  '## C# ##',
  '## Number signs # #',
  ' ## indented',
  '### Follow-up: And then?',
  '### 追问：然后呢？',
  '### Follow-up:',
  '### Notes',
  '<!-- viva id: gil, level: mid -->',
  '<!-- viva tags: [a, "b: c"], also: ["What --> then?"], minutes: 1.50 -->',
  '<!-- viva also: ["What --\\u003e then?"] -->',
  '<!-- viva level: expert, colour: red, kind: typed -->',
  '<!-- viva id: [ -->',
  '<!-- viva id: no good, level: mid -->',
  '<!-- viva id: two --> and text',
  '<!-- viva',
  '<!-- -->',
  '<!-- a comment -->',
  '- [x] right',
  '- [ ] wrong',
  '- [!] must',
  '* [x] other list',
  '1. [ ] ordered',
  '-   [x] wide',
  '- plain',
  '  - nested',
  '\t- [x] tabbed',
  '> [!hint] Think.',
  '> more',
  '> [!hint]',
  '> ```',
  'lazy [!hint] line',
  '[!hint] lazy',
  '    indented code',
  '  indented',
  '   ---',
  '```',
  '~~~js',
  '`````',
  '<details>',
  '</details>',
  '<details><summary>More</summary>',
  '<pre>',
  '</pre>',
  '<div>',
  '<?php',
  '{{c1::gap}} and {{c2::other :: hint}}',
  '\\{{c1::literal}}',
  '{{c1::open',
  '{{c0::zero}} {{c3::}}',
  '}}',
  '[reference]: https://example.org',
  '| a | b |',
  '|---|---|',
  'A sentence.',
  '答案。',
  'trailing spaces   ',
  '\ufeff',
  '\u00a0',
  'title: x',
  'level: mid',
  'tags: [a, b]',
  'deck: true',
  'version: 1.10',
]

/** Beginnings that chance would seldom make. */
const starts = [
  '---\ntitle: T\nlanguage: zh\nsource: {a: 1.10}\n---\n\n## Q\n',
  '\n---\n',
  '---\n---\n---\n\n',
  '## Q\n### Follow-up: F\n</details>\n\n### Notes\n<details>\n\n',
  '## Q\n### Notes\n<details>\n\n- - -\n{{c1::',
  '## Q\n- [x] a\n\n---\n\nb\n\n---\n\nc\n\n',
]

/** A text of lines that mean something to a deck. */
export const deckText = fc
  .tuple(
    fc.oneof(
      { arbitrary: fc.constantFrom('', '## Q\n', ...starts), weight: 1 },
      { arbitrary: fc.constantFrom('', '## Q\n'), weight: 2 },
    ),
    fc.array(
      fc.oneof(
        { arbitrary: fc.constantFrom(...lines), weight: 9 },
        { arbitrary: fc.string({ unit: 'binary', maxLength: 12 }), weight: 1 },
      ),
      { maxLength: 24 },
    ),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
  )
  .map(([start, body, lineEnd]) => (start + body.join('\n')).replaceAll('\n', lineEnd))

/** Any text at all. */
export const anyText = fc.oneof(
  deckText,
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ maxLength: 200 }),
)
