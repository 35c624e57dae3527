/** Home, first start, browser and the screen of a window that is too small, as text. Files are written by `vitest -u`. */
import { describe, expect, test } from 'vitest'
import { messages, type InterfaceLanguage } from '../../../src/text/messages/catalogue.ts'
import { leave, type Host } from '../../../src/ui/host.ts'
import { homeView, type HomeFigures } from '../../../src/ui/screens/home.ts'
import { tooSmallView } from '../../../src/ui/screens/too-small.ts'
import { sampleBrowser, sampleHome, sampleWelcome } from '../../terminal/sample-hosts.ts'
import { today } from '../../terminal/study-in-memory.ts'
import { drawn, rowsOf, type } from '../drawn.ts'

const languages: readonly InterfaceLanguage[] = ['en', 'zh']

const scenes: readonly (readonly [
  name: string,
  host: (language: InterfaceLanguage) => Host,
  input: string,
])[] = [
  [
    'home',
    (language) =>
      sampleHome(
        messages(language),
        () => 0,
        () => leave,
      ),
    '',
  ],
  [
    'home-answered',
    (language) =>
      sampleHome(
        messages(language),
        () => 7,
        () => leave,
      ),
    '\x1b[B',
  ],
  [
    'home-help',
    (language) =>
      sampleHome(
        messages(language),
        () => 0,
        () => leave,
      ),
    '?',
  ],
  ['welcome-language', (language) => sampleWelcome(language, () => leave), ''],
  ['welcome-decks', (language) => sampleWelcome(language, () => leave), '\r'],
  ['welcome-folder', (language) => sampleWelcome(language, () => leave), '\r3'],
  ['welcome-folder-found', (language) => sampleWelcome(language, () => leave), '\r3/home/ada/笔记\r'],
  ['welcome-folder-missing', (language) => sampleWelcome(language, () => leave), '\r3notes\r'],
  ['welcome-interview', (language) => sampleWelcome(language, () => leave), '\r\r14'],
  ['welcome-interview-refused', (language) => sampleWelcome(language, () => leave), '\r\rsoon\r'],
  ['welcome-minutes', (language) => sampleWelcome(language, () => leave), '\r\r2026-12-05\r45'],
  ['browser', (language) => sampleBrowser(messages(language)), ''],
  ['browser-found', (language) => sampleBrowser(messages(language)), 'which\r\x1b[B'],
  ['browser-none', (language) => sampleBrowser(messages(language)), 'nothing like this'],
  ['browser-end', (language) => sampleBrowser(messages(language)), '\rG'],
  ['browser-suspended', (language) => sampleBrowser(messages(language)), '\rs'],
  ['browser-confirm', (language) => sampleBrowser(messages(language)), '\rr'],
  ['browser-card', (language) => sampleBrowser(messages(language)), 'four\r\r'],
  ['browser-card-long', (language) => sampleBrowser(messages(language)), 'rdb\r\r G'],
  ['browser-card-cloze', (language) => sampleBrowser(messages(language)), 'switch interval\r\r'],
  ['browser-info', (language) => sampleBrowser(messages(language)), '\r\ri'],
]

describe.each(languages)('screens in %s', (language) => {
  test.each(scenes)('%s', async (name, hostFor, input) => {
    const host = hostFor(language)
    type(host, input)
    await expect(drawn(host.view)).toMatchFileSnapshot(`../../fixtures/screens/${name}.${language}.txt`)
  })

  test('the home screen of someone who has just begun', async () => {
    const figures: HomeFigures = {
      today,
      interview: null,
      due: 0,
      fresh: 0,
      minutes: 0,
      recall: null,
      weakest: [],
    }
    const words = messages(language)
    const items = [{ id: 'review', note: words.home.notes.reviewAhead }] as const
    await expect(drawn((size) => homeView({ words, figures, items, selected: 0 }, size))).toMatchFileSnapshot(
      `../../fixtures/screens/home-empty.${language}.txt`,
    )
  })

  test('a window that is too small says so, whatever its size', () => {
    for (const [columns, rows] of [
      [59, 20],
      [60, 19],
      [12, 3],
      [2, 1],
    ] as const)
      rowsOf(tooSmallView({ columns, rows }, messages(language)), { columns, rows })
  })
})

/** Quotes, dots and lines that take two cells in many Chinese terminals: `“ ” ‘ ’ — … · → • ─ │` and their like. */
const ambiguous = /[\u00b7\u2010-\u2027\u2190-\u21ff\u2500-\u25ff\u2600-\u27bf]/u

test('no word of the screens uses a character whose width differs between terminals', () => {
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'string' || typeof value === 'function')
      expect(String(value), path).not.toMatch(ambiguous)
    else for (const [name, part] of Object.entries(value as object)) visit(part, `${path}.${name}`)
  }
  for (const language of languages) {
    const { browse, home, keys, mock, review, welcome } = messages(language)
    visit({ browse, home, keys, mock, review, welcome }, language)
  }
})
