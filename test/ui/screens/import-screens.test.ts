/** The import preview as text. Files are written by `vitest -u`. */
import { describe, expect, test } from 'vitest'
import { messages, type InterfaceLanguage } from '../../../src/text/messages/catalogue.ts'
import { leave, type Host } from '../../../src/ui/host.ts'
import { importHost, saidHost, type ImportChoice, type ImportPorts } from '../../../src/ui/import.ts'
import type { ImportFile } from '../../../src/ui/screens/import.ts'
import { progressLines, writtenLines } from '../../../src/commands/import-text.ts'
import { sampleCards } from '../../terminal/sample-cards.ts'
import { drawn, rowsOf, sizes, type } from '../drawn.ts'

const languages: readonly InterfaceLanguage[] = ['en', 'zh']
const card = sampleCards.session

function fileOf(language: InterfaceLanguage, over: Partial<ImportFile> = {}): ImportFile {
  const { convert, importing } = messages(language)
  return {
    name: 'notes.md',
    rule: convert.rule({
      parts: [{ code: 'heading', level: 3, count: 3, isNumbered: true }],
      questions: 3,
      drafts: 1,
      sections: 2,
    }),
    isConfident: true,
    outcomes: [importing.states.new('/home/ada/.local/share/viva/decks/notes.md', 3)],
    questions: [
      { question: 'Why is `Redis` fast?', isDraft: false, state: null },
      { question: '什么是跨域，浏览器为什么要限制它？'.repeat(4), isDraft: false, state: null },
      { question: 'What is AOF?', isDraft: true, state: null },
    ],
    skipped: [
      { line: 9, text: 'What is AOF?', reason: convert.skipped['no-answer'] },
      { line: 120, text: 'Table of contents', reason: convert.skipped.boilerplate },
    ],
    seen: [],
    readings: [],
    reading: 0,
    hasOtherReadings: true,
    ...over,
  }
}

const counts = { lines: 7, headings: [1, 0, 0, 0, 0, 0], bold: 1, items: 4, numbered: 0, asking: 2 }

/** A file in which nothing was found. */
function emptyFile(language: InterfaceLanguage): ImportFile {
  const { convert, importing } = messages(language)
  return fileOf(language, {
    name: 'notes.xyz',
    rule: convert.rule({ parts: [], questions: 0, drafts: 0, sections: 0 }),
    isConfident: false,
    outcomes: [],
    questions: [],
    skipped: [],
    seen: [importing.lookedFor, importing.seen(counts)],
    readings: [importing.wayOf(null, 0), importing.wayOf({ kind: 'items', pattern: '' }, 4)],
  })
}

/** A file that can be read in several ways. */
function fileReadSo(language: InterfaceLanguage): ImportFile {
  const { wayOf } = messages(language).importing
  return fileOf(language, {
    isConfident: false,
    readings: [
      wayOf(null, 2),
      wayOf({ kind: 'level', level: 3 }, 3),
      wayOf({ kind: 'bold', pattern: '' }, 7),
      wayOf({ kind: 'asking', pattern: '' }, 12),
    ],
    reading: 1,
  })
}

function hostOf(language: InterfaceLanguage, over: Partial<ImportPorts> = {}): Host {
  return importHost({
    words: messages(language),
    files: [
      fileOf(language),
      fileOf(language, { name: 'guess.txt', isConfident: false, skipped: [] }),
      fileOf(language, { name: 'deck.apkg', skipped: [], hasOtherReadings: false }),
    ],
    cards: () => [card],
    progress: null,
    withProgress: false,
    reread: async () => {
      throw new Error('not read again here')
    },
    write: () => leave,
    ...over,
  })
}

const learned = (language: InterfaceLanguage): readonly string[] =>
  progressLines(
    {
      cards: 420,
      reviews: 3100,
      left: 2,
      week: { before: [18, 4, 0, 2, 9, 1, 3], after: [120, 34, 20, 12, 19, 11, 13] },
    },
    true,
    messages(language),
  )

const scenes: readonly (readonly [
  name: string,
  host: (language: InterfaceLanguage) => Host,
  input: string,
])[] = [
  ['import', (language) => hostOf(language), ''],
  ['import-guess', (language) => hostOf(language), '\x1b[B '],
  ['import-nothing', (language) => hostOf(language, { files: [emptyFile(language)] }), ''],
  ['import-ways', (language) => hostOf(language, { files: [fileReadSo(language)] }), ''],
  ['import-learned', (language) => hostOf(language, { progress: learned(language) }), '4'],
  ['import-left-out', (language) => hostOf(language), '3'],
  ['import-questions', (language) => hostOf(language), '\r\x1b[B '],
  [
    'import-update',
    (language) =>
      hostOf(language, {
        files: [
          fileOf(language, {
            questions: [
              { question: 'What is new?', isDraft: true, state: 'new' },
              { question: 'What was changed?', isDraft: false, state: 'changed' },
              { question: 'What is as it was?', isDraft: false, state: 'same' },
              { question: 'What is not taken?', isDraft: false, state: 'changed' },
            ],
          }),
        ],
      }),
    '\r\x1b[B\x1b[B\x1b[B ',
  ],
  ['import-question', (language) => hostOf(language), '\r\x1b[B \r'],
  ['import-help', (language) => hostOf(language), '?'],
  [
    'import-said',
    (language) =>
      saidHost(
        writtenLines(
          {
            decks: ['/home/ada/decks/notes.md'],
            media: ['/home/ada/decks/notes.media/a.png'],
            added: 3,
            progress: { cards: 2, reviews: 12, left: 1 },
            hasWeights: false,
          },
          '/home/ada/backups/before.db',
          messages(language),
        ),
        messages(language),
      ),
    '',
  ],
]

describe.each(languages)('the import preview in %s', (language) => {
  test.each(scenes)('%s', async (name, hostFor, input) => {
    const host = hostFor(language)
    type(host, input)
    await expect(drawn((size) => host.view(size))).toMatchFileSnapshot(
      `../../fixtures/screens/${name}.${language}.txt`,
    )
  })
})

test('what is chosen is what is written, and Esc writes nothing', () => {
  const chosen: ImportChoice[] = []
  const host = hostOf('en', {
    progress: learned('en'),
    write: (choice) => {
      chosen.push(choice)
      return leave
    },
  })
  type(host, '\r\x1b[B \x1b')
  type(host, '\x1b[B 4')
  expect(rowsOf(host.view(sizes[1]!), sizes[1]!).join('\n')).toContain('5 questions to write')
  expect(chosen).toEqual([])
  type(host, '１')
  expect(chosen).toEqual([{ out: new Set([1]), dropped: new Map([[0, new Set([1])]]), withProgress: true }])
})

test('a hundred files and questions keep the chosen one in sight', () => {
  const questions = Array.from({ length: 100 }, (_, index) => ({
    question: `Question ${index}?`,
    isDraft: false,
    state: null,
  }))
  const files = Array.from({ length: 100 }, (_, index) =>
    fileOf('en', { name: `file-${index}.md`, questions }),
  )
  const host = hostOf('en', { files })
  for (const size of sizes) {
    type(host, 'G', size)
    expect(rowsOf(host.view(size), size).join('\n')).toContain('> [x] file-99.md')
    type(host, '\rG', size)
    expect(rowsOf(host.view(size), size).join('\n')).toContain('> [x] Question 99?')
    type(host, '\x1b', size)
    type(host, 'g', size)
  }
})
