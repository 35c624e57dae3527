/** One card after the other, each asked for by a program of its own, comes as in one session. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readDecks } from '../../src/commands/deck-library.ts'
import { nextCard } from '../../src/commands/next-card.ts'
import { present } from '../../src/commands/present.ts'
import { gatherQueue, type Studied } from '../../src/commands/study.ts'
import { defaultSettings } from '../../src/model/settings.ts'
import { addRoot } from '../../src/store/library.ts'
import { folder, grade, now, opened } from '../store/made.ts'
import { dayMs, formatInstant, instant } from '../../src/model/time.ts'

const question = (name: string, followUps: number): string =>
  `## ${name}?\n\n${name} it is.\n\n${Array.from({ length: followUps }, (_, index) => `### Follow-up: ${name}, part ${index}?\n\nSo.\n\n`).join('')}`

/** Four decks of six questions, some with follow-ups. */
async function studied(): Promise<Studied> {
  const store = opened()
  const root = addRoot(store, 'linked', folder(), now)
  mkdirSync(root.path, { recursive: true })
  for (const deck of ['a', 'b', 'c', 'd']) {
    const text = Array.from({ length: 6 }, (_, index) => question(`${deck}${index}`, index % 3)).join('')
    writeFileSync(join(root.path, `${deck}.md`), text)
  }
  await readDecks(store, present(defaultSettings))
  return { store, settings: defaultSettings, language: 'en' }
}

/** The clock shows this many days and minutes after the start. */
function at(days: number, minutes = 0): void {
  vi.stubEnv('VIVA_NOW', formatInstant(instant(now + days * dayMs + minutes * 60_000)))
}

test('new cards, then reviews with their follow-ups and new ones among them', async () => {
  onTestFinished(() => void vi.unstubAllEnvs())
  at(0)
  const library = await studied()
  for (const day of [0, 1, 2, 40]) {
    at(day)
    const session = gatherQueue(library).map(({ key }) => key)
    const asked: string[] = []
    for (let minute = 1; ; minute += 1) {
      at(day, minute)
      const card = nextCard(library)
      if (!card) break
      asked.push(card.key)
      const today = present(defaultSettings)
      grade(library.store, card.key, 'easy', { at: today.at, dayOn: today.dayOn })
    }
    expect(session.length).toBeGreaterThan(day === 40 ? 20 : 0)
    expect(asked).toEqual(session)
  }
})
