/** First start, home and browser on sample cards, with figures that stand still. */
import type { Card, CardKey } from '../../src/model/card.ts'
import { newMemory } from '../../src/model/memory.ts'
import { day } from '../../src/model/time.ts'
import type { InterfaceLanguage, Messages } from '../../src/text/messages/catalogue.ts'
import { browserHost } from '../../src/ui/browser.ts'
import { homeHost } from '../../src/ui/home.ts'
import type { Host, Wish } from '../../src/ui/host.ts'
import type { HomeItem } from '../../src/ui/screens/home.ts'
import type { WelcomeAnswers } from '../../src/ui/state/welcome.ts'
import { welcomeHost } from '../../src/ui/welcome.ts'
import { sampleCards } from './sample-cards.ts'
import { card, noon, today } from './study-in-memory.ts'

export function sampleHome(
  words: Messages,
  answered: () => number,
  open: (id: HomeItem['id']) => Wish,
): Host {
  return homeHost({
    words,
    figures: () => ({
      figures: {
        today,
        interview: { name: 'Acme', on: day(today + 14) },
        due: 18 - answered(),
        fresh: 12,
        minutes: 24,
        recall: { stopped: 0.31, planned: 0.82, minutes: 30 },
        weakest: [
          { name: 'redis / persistence', recall: 0.41 },
          { name: 'django / sessions', recall: 0.48 },
        ],
      },
      items: [
        { id: 'review', note: words.home.notes.review(18 - answered(), 12) },
        {
          id: 'mock',
          note: words.interview.mockToday(
            'pressure',
            words.mockPrint.note(words.time.weekday(day(today - 2)), words.review.percent(0.64)),
          ),
        },
        { id: 'browse', note: words.home.notes.browse(412, 15, 6) },
        { id: 'statistics', note: words.home.studiedDays(9, 14, answered()) },
        { id: 'import', note: words.importing.bringNotes },
      ],
    }),
    open,
  })
}

export function sampleWelcome(language: InterfaceLanguage, finish: (answers: WelcomeAnswers) => Wish): Host {
  return welcomeHost({
    language,
    today,
    lookAt: (path) =>
      path.startsWith('/')
        ? { decks: 3, cards: 41, foreign: 2, samples: ['What is a **B+ tree**?', '什么是 B+ 树？'] }
        : null,
    finish,
  })
}

/** All sample cards and three hundred more. */
export function sampleBrowser(words: Messages, query = ''): Host {
  const cards = new Map<CardKey, Card>()
  for (const one of Object.values(sampleCards)) cards.set(one.key, one)
  for (let index = 0; index < 300; index++) {
    const one = card(`numbered-${index}`, { deck: 'numbers', isSuspended: index === 1, isDraft: index === 2 })
    cards.set(one.key, one)
  }
  const change = (key: CardKey, content: Partial<Card>): void =>
    void cards.set(key, { ...cards.get(key)!, ...content })
  return browserHost({
    words,
    query,
    search: (text) => {
      const found = [...cards.values()].filter(({ question }) =>
        question.toLowerCase().includes(text.toLowerCase()),
      )
      return {
        count: found.length,
        row: (index) => ({ ...found[index]!, isLeech: found[index]!.id === 'long' }),
      }
    },
    card: (key) => cards.get(key) ?? null,
    facts: ({ memory }) => ({ retrievability: memory.state === 'new' ? null : 0.87, isLeech: false }),
    present: () => ({ today, now: noon }),
    suspend: (key, isSuspended) => change(key, { isSuspended }),
    reset: (key) => change(key, { memory: newMemory }),
    edit: async ({ key, question }) => change(key, { question: `${question} (edited)` }),
    openMedia: () => ['persistence.png'],
  })
}
