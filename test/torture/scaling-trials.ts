/** The same again and again, once and twice as long: what is deep, long, or full of openings must not cost its square. */
import { targets } from './fuzz-targets.ts'
import type { Trial, Trials } from './trial.ts'

export type ScalingTrials = {
  /** Characters of the shorter text. */
  readonly length: number
  /** Which probes, by their numbers: each is two trials, the short text and the long one. */
  readonly probes: readonly number[]
  readonly isTimed: true
}

type Payload = (length: number) => string

const repeated =
  (part: string, before = '', after = ''): Payload =>
  (length) =>
    before + part.repeat(Math.max(1, Math.floor(length / part.length))) + after

/** Openings, and then as many closings. */
const nested =
  (opening: string, closing: string, before = ''): Payload =>
  (length) => {
    const count = Math.floor(length / (opening.length + closing.length))
    return `${before}${opening.repeat(count)}x${closing.repeat(count)}`
  }

/** Parts that each have a number of their own. */
const numbered =
  (part: (number: number) => string, before = ''): Payload =>
  (length) => {
    let text = before
    for (let number = 0; text.length < length; number += 1) text += part(number)
    return text
  }

export const payloads: Readonly<Record<string, Payload>> = {
  quotes: repeated('> '),
  'quotes, closed': repeated('>', '## Q?\n\n', ' a'),
  'quotes, line by line': numbered((n) => `${'>'.repeat(n % 200)} a\n`),
  lists: repeated('- '),
  'numbered lists': repeated('1. '),
  'lists, line by line': numbered((n) => `${' '.repeat(2 * (n % 100))}- a\n`),
  'list items': repeated('- a\n'),
  brackets: repeated('['),
  'double brackets': repeated('[['),
  'brackets, closed': nested('[', ']'),
  'links never ended': repeated('[a]('),
  'links to brackets': repeated('[a](<b'),
  images: repeated('![a]('),
  references: numbered((n) => `[r${n}]: /u\n`),
  'references used': numbered((n) => `[r${n}]`, '[r1]: /u\n\n'),
  footnotes: repeated('[^1]'),
  stars: repeated('*'),
  'stars and letters': repeated('*a **b '),
  'stars and underlines': repeated('*a_'),
  underlines: repeated('_a __b '),
  tildes: repeated('~~a '),
  'equals signs': repeated('=='),
  pipes: repeated('|'),
  'a table': repeated('| a ', '| a | b |\n|---|---|\n'),
  'rows of a table': repeated('| a | b |\n', '| a | b |\n|---|---|\n'),
  'columns of a table': (length) => {
    const count = Math.floor(length / 8)
    return `${'|a'.repeat(count)}|\n${'|-'.repeat(count)}|\n${'|b'.repeat(count)}|\n`
  },
  elements: repeated('<div>'),
  'elements, closed': nested('<div>', '</div>'),
  'elements on lines': nested('<div>\n\n', '</div>\n\n'),
  'inline elements': nested('<b>', '</b>'),
  'tags never ended': repeated('<a '),
  attributes: repeated(' a="b"', '<div', '>'),
  details: nested('<details>\n\n', '</details>\n\n'),
  'details, open': repeated('<details>\n'),
  'list elements': nested('<ul><li>', '</li></ul>'),
  'tables of elements': nested('<table><tr><td>', '</td></tr></table>'),
  comments: repeated('<!--'),
  'comments of ours': repeated('<!-- viva id: a -->\n'),
  'comments, closed': repeated('<!-- a -->\n'),
  entities: repeated('&#'),
  'entities, ended': repeated('&#x1b;'),
  ampersands: repeated('&a'),
  dollars: repeated('$'),
  'double dollars': repeated('$$'),
  'dollars and letters': repeated('$a '),
  backticks: repeated('`'),
  'backticks of all lengths': numbered((n) => `${'`'.repeat(1 + (n % 300))} `),
  fences: repeated('```\n'),
  'fences never ended': repeated('```a\nb\n'),
  backslashes: repeated('\\'),
  'double colons': repeated('::'),
  pairs: repeated('a::b\n'),
  gaps: repeated('{{c1::'),
  'gaps, closed': nested('{{c1::', '}}', '## Q?\n\n'),
  'gaps in a row': numbered((n) => `{{c${1 + (n % 400)}::a}} `, '## Q?\n\n'),
  braces: repeated('{{'),
  arrows: repeated('a >> b\n'),
  'arrows in a row': repeated('>> '),
  'a long word': repeated('x'),
  'a long line': repeated('word '),
  'a long Chinese line': repeated('中文，'),
  emoji: repeated('👩‍👩‍👧'),
  marks: repeated('\u0301', 'e'),
  spaces: repeated(' ', 'a', 'b'),
  tabs: repeated('\t', 'a', 'b'),
  'line feeds': repeated('\n', 'a', 'b'),
  returns: repeated('\r'),
  'escape sequences': repeated('\x1b]52;c;'),
  escapes: repeated('\x1b['),
  'hidden characters': repeated('\u202e\u200b'),
  headings: repeated('## Q?\n\nA\n\n'),
  'headings of sections': repeated('# S\n\n## Q?\n\nA\n\n'),
  'other headings': numbered((n) => `### ${n}. What is ${n}?\n\nIt is ${n}.\n\n`),
  'number signs': repeated('#', '## '),
  'follow-ups': repeated('### Follow-up: F?\n\nA\n\n', '## Q?\n\n'),
  hints: repeated('> [!hint] h\n', '## Q?\n\n'),
  options: repeated('- [x] a\n', '## Q?\n\n'),
  points: repeated('- [ ] a\n', '## Q?\n\n'),
  breaks: repeated('a\n\n---\n\n', '## Q?\n\n'),
  'bold titles': numbered((n) => `**${n}. What is ${n}?**\n\nIt is ${n}.\n\n`),
  'numbered questions': numbered((n) => `${n}. What is ${n}?\n   It is ${n}.\n`),
  'aliases of YAML': (length) => {
    const lines = ['a0: &a0 [x,x,x,x,x,x,x,x,x]']
    for (let n = 1; lines.join('\n').length < Math.min(length, 8_000); n += 1)
      lines.push(`a${n}: &a${n} [${`*a${n - 1},`.repeat(9)}]`)
    return `---\n${lines.join('\n')}\n---\n\n## Q?\n\nA\n`
  },
  'keys of YAML': numbered((n) => `k${n}: v\n`, '---\n'),
  'lists of YAML': repeated('[', '---\na: ', '\n---\n\n## Q?\n'),
  'front matter never ended': repeated('a: [\n', '---\n'),
  'attributes of ours': (length) => `## Q?\n<!-- viva tags: [${'a, '.repeat(length / 3)}] -->\n\nA\n`,
  'quotes of CSV': repeated('"'),
  'cells of CSV': repeated('"a",'),
  'rows of CSV': numbered((n) => `q${n},"a ${n}"\n`, 'question,answer\n'),
  'rows with tabs': numbered((n) => `q${n}\ta ${n}\n`),
  'rows of Anki': numbered((n) => `q${n}\t<b>a</b>\n`, '#separator:tab\n#html:true\n'),
  'lists of JSON': nested('[', ']'),
  'objects of JSON': nested('{"a":', '}'),
  'cards of JSON': (length) =>
    `{"viva":"0","format":1,"cards":[${Array.from({ length: length / 60 }, (_, n) => `{"question":"q${n}","answer":"a ${n}","id":"i${n}"}`).join(',')}]}`,
  'decks in decks of Mochi': (length) =>
    JSON.stringify({
      '~:version': 2,
      '~:decks': Array.from({ length: length / 50 }, (_, n) => ({
        '~:id': `~:d${n}`,
        '~:name': 'd',
        '~:parent-id': `~:d${n - 1}`,
      })),
    }),
  'cards of hashcards': numbered((n) => `Q: q${n}\nA: a ${n}\n\n`),
  'gaps of hashcards': repeated('[a] ', 'C: '),
  'cards of Logseq': numbered((n) => `- q${n} #card\n  - a ${n}\n`),
  'blocks of Logseq': numbered((n) => `${'\t'.repeat(n % 100)}- q${n} #card\n`),
  schedules: repeated('!2024-08-16,51,230', 'a::b\n<!--SR:', '-->'),
  events: repeated('{"v":1,"event":{"kind":"review"}}\n'),
}

/** Of the formats that share a reader one is enough; packages are bounded by limits of their own. */
export const scaled = Object.keys(targets).filter(
  (name) => !/^(?:JSON of|package|archive|journal of|setting|import as anki$)/.test(name),
)

const names = Object.keys(payloads)

export const probeCount = scaled.length * names.length

/** Of a probe by its number: `target: payload`. */
export const probeName = (probe: number): string =>
  `${scaled[Math.floor(probe / names.length)]!}: ${names[probe % names.length]!}`

export function trials({ length, probes }: ScalingTrials): Trials {
  const targetOf = (number: number): string => probeName(probes[Math.floor(number / 2)]!)
  return {
    sources: 0,
    targetOf,
    at: (number): Trial => {
      const probe = probes[Math.floor(number / 2)]!
      const { check } = targets[scaled[Math.floor(probe / names.length)]!]!
      const text = payloads[names[probe % names.length]!]!(number % 2 === 0 ? length : 2 * length)
      return { target: targetOf(number), text, check: () => check(text) }
    },
  }
}
