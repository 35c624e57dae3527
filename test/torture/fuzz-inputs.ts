/** Texts that nobody writes in good faith: by chance, or made from real ones. The same seed gives the same texts on every machine. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Random } from '../../src/schedule/random.ts'

/** What a terminal obeys, what a parser trips over, and what YAML, JSON, HTML and the formats of others are made of. */
const tokens = [
  '\x1b]52;c;cm0gLXJm\x07',
  '\x1b]0;title\x1b\\',
  '\x1b[31m',
  '\x1b[2J',
  '\x9b1m',
  '\x9d52;c;eA==\x9c',
  '\x90q\x9c',
  '\x1bP+q\x1b\\',
  '\x1b_G\x1b\\',
  '\x1b]8;;file:///etc/passwd\x07',
  '\x1b]1337;File=\x07',
  '\x1bGQ',
  '\x1b',
  '\x07',
  '\x08',
  '\r',
  '\0',
  '\x7f',
  '\x85',
  '\u202e',
  '\u2066',
  '\u2028',
  '\u200b',
  '\ufeff',
  '\u{e0041}',
  '\ud800',
  '\udfff',
  'e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309',
  '\n',
  '\n\n',
  '    ',
  '\t',
  '---\n',
  '---js\n',
  '+++\n',
  '...\n',
  '# ',
  '## ',
  '### Follow-up: ',
  '### 追问：',
  '- [x] ',
  '- [ ] ',
  '- [!] ',
  '> ',
  '> [!hint] ',
  '```',
  '~~~',
  '`',
  '``',
  '$$',
  '$',
  '*',
  '**',
  '_',
  '~~',
  '[',
  ']',
  '(',
  ')',
  '![',
  '](',
  '<',
  '>',
  '<!--',
  '-->',
  '<!-- viva id: x, tags: [a] -->',
  '<!-- viva ',
  '{{c1::',
  '}}',
  '::',
  ':::',
  ';;',
  '>>',
  '|',
  '|---|\n',
  '\\',
  '&amp;',
  '&#x1b;',
  '&#0;',
  '<div>',
  '</div>',
  '<script>',
  '<img src="../../x.png">',
  '<details><summary>',
  '</details>',
  '<pre>',
  '[a]: javascript:x\n',
  '[^1]',
  '[[',
  ']]',
  'a: &a [*a, *a]\n',
  '? [',
  '!!js/function x',
  'tags: ',
  'language: zh\n',
  'deck: true\n',
  'level: mid\n',
  '__proto__',
  'constructor',
  '"',
  "'",
  ',',
  ';',
  'Q: ',
  'A: ',
  'C: ',
  '#card',
  '#flashcards',
  '<!--SR:!2024-08-16,51,230-->',
  '#separator:tab\n',
  '#html:true\n',
  '{"cards":[',
  '{"~:decks":[',
  '{"v":1,"event":',
  '=1+1',
  '问题',
  '答案。',
  '１',
  '👩‍👩‍👧',
  '\u{1f1e9}\u{1f1ea}',
  'ﷺ',
  '0',
  '-',
  '1. ',
  'https://example.org/',
  'Why?',
] as const

export type Inputs = {
  /** The next text. */
  readonly next: () => string
  /** Of so many real texts. */
  readonly sources: number
}

/** Real texts are those of the folders: files by their endings, at most `mostBytes` of each. */
export function inputs(random: Random, folders: readonly string[]): Inputs {
  const files = folders.flatMap((folder) => textFiles(folder))
  const below = (most: number): number => Math.floor(random() * most)
  const token = (): string => tokens[below(tokens.length)]!
  const anywhere = (text: string): number => below(text.length + 1)

  const made = (): string =>
    Array.from({ length: below(60) }, () => (random() < 0.15 ? anyCharacter() : token())).join('')
  const anyCharacter = (): string => String.fromCharCode(random() < 0.5 ? below(0x100) : below(0x1_0000))
  /** The same again and again: what is deep, long or full of openings. */
  const piled = (): string =>
    (random() < 0.5 ? token() : token() + token()).repeat(1 + below(2_000)) + (random() < 0.3 ? made() : '')

  const mutations: readonly ((text: string) => string)[] = [
    (text) => text.slice(0, anywhere(text)),
    (text) => text.slice(anywhere(text)),
    (text) => insert(text, anywhere(text), token()),
    (text) => insert(text, anywhere(text), anyCharacter()),
    (text) => insert(text, anywhere(text), piece(text)),
    (text) => insert(text, anywhere(text), token().repeat(below(300))),
    (text) => text.replace(piece(text), token),
    (text) => text.replaceAll('\n', () => (random() < 0.05 ? '' : '\n')),
    (text) =>
      Buffer.from(text, 'utf8')
        .subarray(below(4))
        .toString(random() < 0.5 ? 'latin1' : 'utf8'),
    (text) => insert(text, anywhere(text), piece(sourceText())),
  ]
  const piece = (text: string): string => {
    const start = anywhere(text)
    return text.slice(start, start + below(400))
  }
  const sourceText = (): string => {
    const file = files[below(files.length)]
    if (file === undefined) return made()
    const text = readFileSync(file, 'utf8')
    // A window: what is at the end of a long file is reached as well.
    const start = text.length > mostChars ? below(text.length - mostChars) : 0
    return random() < 0.5 ? text.slice(0, mostChars) : text.slice(start, start + mostChars)
  }
  const mutated = (): string => {
    let text = sourceText()
    for (let count = 1 + below(8); count > 0; count -= 1) text = mutations[below(mutations.length)]!(text)
    return text.slice(0, mostChars * 2)
  }
  return {
    next: () => {
      const chance = random()
      return chance < 0.35 ? made() : chance < 0.5 ? piled() : mutated()
    },
    sources: files.length,
  }
}

const mostChars = 6_000
const mostFiles = 3_000
const endings = new Set(['.md', '.markdown', '.txt', '.csv', '.tsv', '.json', '.jsonl', '.edn', '.html'])

function textFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.has(extname(name).toLowerCase()))
    .sort()
    .slice(0, mostFiles)
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}

const insert = (text: string, at: number, more: string): string => text.slice(0, at) + more + text.slice(at)
