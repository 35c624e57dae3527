/** Before an interview the loop of scripts and the count for a prompt follow its plan, as `viva review` does. */
import { describe, expect, test } from 'vitest'
import { deckOf, world, type World } from './viva.ts'

type Card = { readonly id: string; readonly state: string }
type Plan = { readonly today: readonly string[] }

/** Two decks, one of them for the interview, with a budget of a few cards a day. */
function before(args: readonly string[] = ['--reviews', '12']): World {
  const home = world()
  home.write('notes.md', deckOf(40))
  home.write('other.md', deckOf(40).replaceAll('id: q', 'id: o').replaceAll('Question', 'Other'))
  home.run(['interview', 'set', '+10', '--decks', 'notes', ...args])
  return home
}

const next = (home: World): Card | null => home.json<Card | null>(['next'])
const short = (home: World): string => home.run(['due', '--short']).out.trim()

describe('before an interview', () => {
  test.each([
    ['--reviews', '12'],
    ['--minutes', '10'],
  ])(
    '%s %s: next asks what the plan has for today, all of it and nothing else',
    { timeout: 60_000 },
    (...budget) => {
      const home = before(budget)
      const planned = home.json<Plan>(['interview']).today
      expect(planned.length).toBeGreaterThan(5)
      expect(short(home)).toBe(`0+${planned.length}`)
      const asked: string[] = []
      for (let card = next(home); card && asked.length < 35; card = next(home)) {
        asked.push(card.id)
        home.run(['grade', card.id, 'good'])
      }
      expect(asked.every((id) => id.startsWith('q'))).toBe(true)
      expect(new Set(asked).size).toBe(asked.length)
      // What was right at once leaves some room for more than what was expected.
      expect(asked.length).toBeGreaterThanOrEqual(planned.length)
      expect(asked.length).toBeLessThanOrEqual(planned.length * 1.5)
      expect(short(home)).toBe('')
    },
  )

  test('a card that was right is done for the day, and one that was forgotten comes back', () => {
    const home = before()
    const right = next(home)!
    expect(home.json<{ card: Card }>(['grade', right.id, 'good']).card.state).toBe('review')
    const wrong = next(home)!
    expect(home.json<{ card: Card }>(['grade', wrong.id, 'again']).card.state).toBe('learning')
    expect(short(home)).toMatch(/^1\+\d+$/)
    // Of a deck that the interview is not about, it is as ever.
    expect(home.json<{ card: Card }>(['grade', 'o1', 'good']).card.state).toBe('learning')
  })

  test('without a date all is as ever', () => {
    const home = before()
    home.run(['interview', 'clear'])
    expect(short(home)).toBe('0+15')
    expect(home.json<{ card: Card }>(['grade', 'q1', 'good']).card.state).toBe('learning')
  })
})
