/** Homes to measure in: folders with decks, each card as long as real ones are, and large collections of years. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { day, dayMs } from '../../src/model/time.ts'
import { moveRoot } from '../../src/store/library.ts'
import type { RootId } from '../../src/model/deck.ts'
import { closeStore, openStore } from '../../src/store/open.ts'
import { fillCollection } from './collection.ts'
import { environment, program } from './terminal.ts'

/** The instant of every measurement, and its study day. */
export const now = '2026-11-21T09:00:00Z'
export const today = day(Math.floor(Date.parse(now) / dayMs))

/** Every question that these homes ask starts so. */
export const questionStart = 'Why does part'

/** Runs `measure` in a fresh home without starter decks on; the home is removed after it. */
export async function inHome<T>(measure: (home: string) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'viva-bench-'))
  try {
    viva(home, ['decks', 'off', '**'])
    return await measure(home)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** Writes decks into a home: `count` cards in files of `cardsPerFile`. */
export function writeDecks(home: string, count: number, cardsPerFile = 50): void {
  for (let first = 1, file = 1; first <= count; first += cardsPerFile, file++) {
    const cards = Array.from({ length: Math.min(cardsPerFile, count - first + 1) }, (_, index) =>
      card(first + index),
    )
    const head = `---\ntitle: Part ${file}\nlanguage: en\ntags: [bench, group-${file % 7}]\n---\n\n# Section\n\n`
    writeFileSync(join(home, 'decks', `part-${String(file).padStart(4, '0')}.md`), head + cards.join('\n'))
  }
}

/** Runs the program to its end without a terminal. */
export function viva(home: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    env: environment(home, now),
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`viva ${args.join(' ')} ended with ${status}: ${stderr}`)
  return stdout
}

/** Fills a home with a collection of years. Its decks are real files that have not changed since they were read. */
export function fillHome(home: string, cards: number, reviews: number): void {
  const store = openStore(join(home, 'viva.db'))
  const folder = join(home, 'collection')
  const cardsPerDeck = 500
  fillCollection(store, { cards, reviews, dayOn: today, cardsPerDeck })
  moveRoot(store, 1 as RootId, folder)
  // Else files with retired cards would count as changed.
  store.db.exec('update files set card_count = (select count(*) from texts where texts.file = files.id)')
  closeStore(store)
  mkdirSync(folder, { recursive: true })
  for (let deck = 1; deck <= Math.ceil(cards / cardsPerDeck); deck++) {
    const path = join(folder, `deck-${deck}.md`)
    writeFileSync(path, ' '.repeat(1000))
    // As the collection's rows have it.
    utimesSync(path, 1, 1)
  }
  viva(home, ['decks', 'off', '**'])
  viva(home, ['decks', 'on', 'deck-*'])
  viva(home, ['due', '--short'])
}

function card(number: number): string {
  const body = [
    `Because of ${number}. The lock is held while the queue drains, so that readers wait for the writer: \`wait(${number})\`.`,
    '',
    '- [!] only one writer at a time',
    `- [ ] readers wait for ${number} at most`,
  ]
  const code = [
    '',
    '```python',
    `def part_${number}(queue):`,
    '    with queue.lock:',
    '        return queue.get()',
    '```',
  ]
  const table = ['', '| case | cost |', '| --- | --- |', `| empty | ${number} |`, '| full | 2 |']
  const more = [...(number % 3 === 0 ? code : []), ...(number % 5 === 0 ? table : [])]
  return [
    `## ${questionStart} ${number} of the system behave as it does under load?`,
    '',
    ...body,
    ...more,
    '',
  ].join('\n')
}
