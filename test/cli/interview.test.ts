import { describe, expect, test } from 'vitest'
import { deckOf, world, type World } from './viva.ts'

type Interview = {
  readonly name: string
  readonly date: string
  readonly daysLeft: number
  readonly budget: { readonly minutes: number | null; readonly reviews: number | null }
  readonly cards: number
  readonly unseen: number
  readonly recall: {
    readonly now: number
    readonly onDateIfStopped: number
    readonly onDateWithPlan: number
    readonly onDateWithHalf: number
    readonly onDateWithDouble: number
  }
  readonly unseenOnDate: { readonly half: number; readonly plan: number; readonly double: number }
  readonly decks: readonly { readonly deck: string; readonly cards: number }[]
  readonly today: readonly string[]
  readonly interviews: readonly { readonly name: string; readonly date: string }[]
}

function notes(cards = 60): World {
  const home = world()
  home.write('notes.md', deckOf(cards))
  return home
}

const at = (date: string): string => `${date}T08:30:00+01:00`

describe('viva interview set', () => {
  test('keeps a date with its budget, and answers with the plan', () => {
    const home = notes()
    const set = home.json<Interview>(['interview', 'set', '2026-12-05', '--name', 'Acme', '--minutes', '20'])
    expect(set).toMatchObject({
      name: 'Acme',
      date: '2026-12-05',
      daysLeft: 14,
      budget: { minutes: 20, reviews: null },
      cards: 60,
      unseen: 60,
    })
    expect(home.json<Interview>(['interview'])).toEqual(set)
  })

  test('takes a number of days, and answers a day in place of minutes', () => {
    const home = notes()
    expect(home.json<Interview>(['interview', 'set', '+10', '--reviews', '12'])).toMatchObject({
      date: '2026-12-01',
      budget: { minutes: null, reviews: 12 },
    })
    // 12 answers at 1.38 for each new card, and there is nothing yet to repeat.
    expect(home.json<Interview>(['interview']).today).toHaveLength(9)
  })

  test('of the same name moves the date and keeps the budget', () => {
    const home = notes()
    home.run(['interview', 'set', '+10', '--minutes', '20'])
    const moved = home.json<Interview>(['interview', 'set', '+20'])
    expect(moved).toMatchObject({ daysLeft: 20, budget: { minutes: 20 } })
    expect(moved.interviews).toHaveLength(1)
  })

  test('takes some decks only', () => {
    const home = notes()
    home.write('other.md', deckOf(5).replaceAll('id: q', 'id: o'))
    const set = home.json<Interview>(['interview', 'set', '+10', '--decks', 'other'])
    expect(set.cards).toBe(5)
    expect(set.decks.map(({ deck }) => deck)).toEqual(['other'])
  })

  test.each([
    [['2026-11-01'], '2026-11-01 is over'],
    [['tomorrow'], 'tomorrow is not a date'],
    [['2026-02-30'], '2026-02-30 is not a date'],
    [['+5000'], '+5000 is more than three years away'],
    [['+5', '--minutes', '10', '--reviews', '5'], '--minutes and --reviews exclude each other'],
    [['+5', '--minutes', '0'], 'the budget must be 1 or more'],
    [['+5', '--decks', 'nowhere'], 'no deck is called nowhere'],
  ])('refuses %j', (args, message) => {
    const home = notes()
    const { code, err } = home.run(['interview', 'set', ...args])
    expect([code, err]).toEqual([2, expect.stringContaining(message)])
    expect(home.json(['interview'])).toBeNull()
  })

  test('says how much fits, and what each remedy would bring', () => {
    const home = notes(400)
    home.write('other.md', deckOf(40).replaceAll('id: q', 'id: o'))
    const { out } = home.run(['interview', 'set', '+7', '--minutes', '10'])
    expect(out).toMatch(/With 10 min a day you will see \d+ of 440 cards before it\./)
    expect(out).toMatch(/\d.* a day: every card seen, \d+ % recalled/)
    expect(out).toMatch(/leave the \d+ least important cards .*: \d+ % of the rest recalled/)
  })
})

describe('viva interview', () => {
  test('without a date says how to set one', () => {
    const home = notes()
    expect(home.run(['interview']).out).toContain('viva interview set')
    expect(home.json(['interview'])).toBeNull()
    expect(home.json<{ planned: number | null }>(['due']).planned).toBeNull()
  })

  test('more time recalls more, and nobody forgets by planning', () => {
    const home = notes(100)
    home.run(['interview', 'set', '+14', '--minutes', '10'])
    const { recall } = home.json<Interview>(['interview'])
    expect(recall.onDateIfStopped).toBe(0)
    expect(recall.onDateWithHalf).toBeLessThan(recall.onDateWithPlan)
    expect(recall.onDateWithPlan).toBeLessThanOrEqual(recall.onDateWithDouble)
  })

  test('today holds what due counts as planned, and less after an answer', () => {
    const home = notes()
    home.run(['interview', 'set', '+14', '--reviews', '20'])
    const { today } = home.json<Interview>(['interview'])
    expect(home.json<{ planned: number }>(['due']).planned).toBe(today.length)
    home.run(['grade', today[0] as string, 'good'])
    expect(home.json<Interview>(['interview']).today).not.toContain(today[0])
    expect(home.json<{ planned: number }>(['due']).planned).toBe(today.length - 1)
  })

  test('is planned anew on each day, and what was missed comes back', () => {
    const home = notes()
    home.run(['interview', 'set', '+14', '--reviews', '8'])
    const first = home.json<Interview>(['interview'])
    const later = home.json<Interview>(['interview'], at('2026-11-26'))
    expect(later.daysLeft).toBe(9)
    expect(later.today).toEqual(first.today)
    expect(later.recall.onDateWithPlan).toBeLessThan(first.recall.onDateWithPlan)
  })

  test('clear forgets the date, and reviews go on as usual', () => {
    const home = notes()
    home.run(['interview', 'set', '+14'])
    expect(home.run(['interview', 'clear']).out).toContain('is cleared')
    expect(home.json(['interview'])).toBeNull()
    expect(home.run(['interview', 'clear', 'nobody']).code).toBe(2)
  })

  test('of several shows the nearest, or the one named', () => {
    const home = notes()
    home.run(['interview', 'set', '+30', '--name', 'Far'])
    home.run(['interview', 'set', '+5', '--name', 'Near'])
    expect(home.json<Interview>(['interview']).name).toBe('Near')
    expect(home.json<Interview>(['interview', 'Far']).name).toBe('Far')
    expect(home.json<Interview>(['interview'], at('2026-12-01')).name).toBe('Far')
    expect(home.run(['interview']).out).toContain('Also set:')
  })

  test('speaks Chinese', () => {
    const home = notes()
    home.run(['config', 'language', 'zh'])
    expect(home.run(['interview', 'set', '+14']).out).toContain('面试前')
  })
})

describe('what is said of an interview', () => {
  test('a later one tells whose plan comes first, and proposes nothing for today', () => {
    const home = notes()
    home.run(['interview', 'set', '+5', '--name', 'Acme'])
    const { out } = home.run(['interview', 'set', '+20', '--name', 'Beta'])
    const before = "Until 26 Nov viva review follows the plan for Acme; this one's comes after it."
    expect(out).toContain(before)
    expect(out).not.toContain('Study it')
    const shown = home.run(['interview', 'Beta']).out
    expect(shown).toContain(before)
    expect(shown).not.toContain('Next mock')
    expect(home.run(['interview', 'Acme']).out).toContain('Study it: viva review')
  })

  test('one that is over asks what they asked, once', () => {
    const home = notes()
    home.run(['interview', 'set', '+5', '--name', 'Acme'])
    const over = { now: at('2026-11-28') }
    expect(home.run(['interview'], over).out).toContain('Next: viva interview after')
    home.run(['interview', 'after', '--asked', 'Why Kafka?', '--go-on', 'rest'], over)
    const { out } = home.run(['interview'], over)
    expect(out).toContain('Acme is over.')
    expect(out).not.toContain('viva interview after')
  })
})
