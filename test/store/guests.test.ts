/** A card in two languages, with a deck for each: either deck's name finds it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDecks } from '../../src/commands/deck-library.ts'
import { decks } from '../../src/store/cards.ts'
import {
  allCards,
  dueCounts,
  dueLearning,
  dueReviews,
  newCards,
  newCounts,
  reviewsAhead,
} from '../../src/store/due.ts'
import { guestDecks } from '../../src/store/guests.ts'
import { addRoot } from '../../src/store/library.ts'
import type { Store } from '../../src/store/open.ts'
import { day, instant } from '../../src/model/time.ts'
import { folder, grade, key, moment, now, opened, studyDay, today } from './made.ts'

async function twoLanguages(): Promise<{ store: Store; english: number; chinese: number }> {
  const store = opened()
  const root = addRoot(store, 'linked', folder(), now)
  const gil = (language: string): string =>
    `---\nlanguage: ${language}\n---\n\n## GIL?\n<!-- viva id: gil -->\n\nA lock.\n`
  writeFileSync(join(root.path, 'english.md'), gil('en'))
  writeFileSync(join(root.path, 'chinese.md'), `${gil('zh')}\n## GC?\n<!-- viva id: gc -->\n\nGarbage.\n`)
  await readDecks(store, moment)
  const rows = decks(store, 'en')
  const row = (name: string): number => rows.find(({ deck }) => deck === name)?.id ?? 0
  return { store, english: row('english'), chinese: row('chinese') }
}

const limits = { left: 10, leftByDeck: new Map<number, number>() }
const keysOf = (cards: readonly { readonly key: string }[]): string[] => cards.map((card) => card.key).sort()

test('new, it is found once by either name and once by both', async () => {
  const { store, english, chinese } = await twoLanguages()
  for (const [chosen, expected] of [
    [[english], ['gil']],
    [[chinese], ['gc', 'gil']],
    [
      [english, chinese],
      ['gc', 'gil'],
    ],
  ] as const) {
    const selection = { decks: chosen, tag: null }
    expect([...newCards(store, studyDay, limits, selection).values()].flat().sort()).toEqual(expected)
    expect(keysOf(allCards(store, -1, 'en', selection))).toEqual(expected)
    const counted = [...newCounts(store, studyDay, limits, selection).values()]
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(expected.length)
  }
  expect([...guestDecks(store)]).toEqual([[key('gil'), ['chinese']]])
})

test('learned, it is found by either name', async () => {
  const { store, english, chinese } = await twoLanguages()
  grade(store, 'gil', 'again')
  const later = { dayOn: day(today + 60), dayEndsAt: instant(studyDay.dayEndsAt + 60 * 86_400_000) }
  for (const deck of [english, chinese]) {
    const selection = { decks: [deck], tag: null }
    expect(keysOf(dueLearning(store, later, 'en', selection))).toEqual(['gil'])
    expect([...dueCounts(store, later, selection).values()]).toEqual([1])
  }
  grade(store, 'gil', 'easy')
  for (const deck of [english, chinese]) {
    const selection = { decks: [deck], tag: null }
    expect(keysOf(dueReviews(store, later, 10, 'en', selection))).toEqual(['gil'])
    expect(keysOf(reviewsAhead(store, studyDay, later.dayOn, 'en', selection))).toEqual(['gil'])
  }
})
