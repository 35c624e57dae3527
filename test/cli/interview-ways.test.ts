/** What leads up to an interview and away from it: triage, mocks, the day itself, what they asked. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hold, interview as mockWorld, twoQuestions } from './mock-world.ts'
import { deckOf, world, type World } from './viva.ts'

const at = (date: string): string => `${date}T08:30:00+01:00`

function notes(cards = 40): World {
  const home = world()
  home.write('notes.md', deckOf(cards))
  return home
}

type Choices = {
  readonly fit: number
  readonly of: number
  readonly cards: readonly { readonly id: string; readonly choice: string | null }[]
}

describe('viva interview triage', () => {
  test('of one card is kept, changes what comes first, and is taken back', () => {
    const home = notes()
    home.run(['interview', 'set', '+14', '--reviews', '3'])
    expect(home.json(['interview', 'triage', 'q40', 'must'])).toEqual({ card: 'q40', choice: 'must' })
    expect(home.json<{ today: string[] }>(['interview']).today).toContain('q40')
    home.run(['interview', 'triage', 'q40', 'skip'])
    expect(home.json<{ today: string[] }>(['interview']).today).not.toContain('q40')
    expect(home.json<Choices>(['interview', 'triage'])).toMatchObject({ of: 39 })
    home.run(['interview', 'triage', 'q40', 'none'])
    expect(home.json<Choices>(['interview', 'triage']).cards.every(({ choice }) => choice === null)).toBe(
      true,
    )
  })

  test('line after line takes a digit a title, and takes it back', () => {
    const home = notes(5)
    home.run(['interview', 'set', '+14'])
    const { out } = home.run(['interview', 'triage', '--plain'], { input: '1\n3\nu\n2\n\n１\nx\nq\n' })
    const chosen = home.json<Choices>(['interview', 'triage']).cards.map(({ choice }) => choice)
    expect(chosen).toEqual(['must', 'maybe', null, 'must', null])
    expect(out).toContain('2 must, 1 maybe, 0 skipped')
    expect(out).toContain('all 5 cards fit')
  })

  test.each([
    [['q1', 'perhaps'], 'perhaps is not a choice'],
    [['nothing', 'must'], 'there is no card nothing'],
    [['Nobody'], 'No interview is called Nobody'],
  ])('refuses %j', (args, message) => {
    const home = notes(3)
    home.run(['interview', 'set', '+14'])
    const { code, err } = home.run(['interview', 'triage', ...args])
    expect([code, err.toLowerCase()]).toEqual([2, expect.stringContaining(message.toLowerCase())])
  })
})

describe('mocks', () => {
  test('stand in the plan, the last one under pressure two days before', () => {
    const home = notes()
    home.run(['interview', 'set', '2026-12-05', '--minutes', '30'])
    const { mocks } = home.json<{ mocks: { day: string; kind: string }[] }>(['interview'])
    expect(mocks.map(({ day, kind }) => `${day} ${kind}`)).toEqual([
      '2026-11-24 practice',
      '2026-11-27 practice',
      '2026-11-30 practice',
      '2026-12-03 pressure',
    ])
    expect(home.run(['interview'], { now: at('2026-12-03') }).out).toContain('a mock under pressure')
  })

  test('what they measured aloud stands beside what memory predicts, and in the statistics', () => {
    const viva = mockWorld()
    hold(viva, twoQuestions)
    viva.run(['interview', 'set', '+14'])
    const { aloud } = viva.json<{ aloud: { mocks: number; coverage: number; topics: unknown[] } }>([
      'interview',
    ])
    expect(aloud).toMatchObject({ mocks: 1, coverage: expect.any(Number) })
    expect(aloud.topics.length).toBeGreaterThan(0)
    expect(viva.run(['interview']).out).toContain('Said aloud: ')
    const { mocks } = viva.json<{ mocks: { number: number; coverage: number; day: string }[] }>(['stats'])
    expect(mocks).toEqual([{ number: 1, day: '2026-11-21', coverage: aloud.coverage, answered: 2 }])
  })
})

describe('the day, and after', () => {
  test('on the day there are ten minutes of what is known, whatever the budget', { timeout: 60_000 }, () => {
    const home = notes(70)
    home.run(['interview', 'set', '2026-12-05', '--minutes', '120'])
    for (let card = 1; card <= 60; card++) if (card !== 7) home.run(['grade', `q${card}`, 'good'])
    const { today, plannedMinutes } = home.json<{ today: string[]; plannedMinutes: number }>(
      ['interview'],
      at('2026-12-05'),
    )
    expect(today).not.toContain('q7')
    expect(plannedMinutes).toBeGreaterThan(9)
    expect(plannedMinutes).toBeLessThan(11)
  })

  test('what they asked becomes drafts tagged asked, or a must of the card that asks the same', () => {
    const home = notes(3)
    home.write(
      'redis.md',
      '---\nlanguage: en\n---\n\n## How does Redis persist its data?\n<!-- viva id: persist -->\n\nRDB, AOF.\n',
    )
    home.run(['interview', 'set', '+5', '--name', 'Acme'])
    const over = [
      'interview',
      'after',
      '--asked',
      'How does Redis persist data?',
      'Why Go?',
      '--go-on',
      '2026-12-20',
    ]
    expect(home.json(over, at('2026-11-27'))).toEqual({
      name: 'Acme',
      date: '2026-11-26',
      asked: [
        { question: 'How does Redis persist data?', card: 'persist', isNew: false },
        { question: 'Why Go?', card: null, isNew: true },
      ],
      goOn: { kind: 'next', date: '2026-12-20' },
    })
    const deck = readFileSync(join(home.home, 'decks', 'asked.md'), 'utf8')
    expect(deck).toContain('## Why Go?\n<!-- viva tags: [asked] -->')
    expect(home.json<{ daysLeft: number }>(['interview'], at('2026-11-27')).daysLeft).toBe(23)
    const { cards } = home.json<Choices>(['interview', 'triage'], at('2026-11-27'))
    expect(cards.find(({ id }) => id === 'persist')?.choice).toBe('must')
  })

  test('is asked about once, in lines too, and ten a day hold the pile back', () => {
    const home = notes(60)
    home.run(['interview', 'set', '+3'])
    for (let card = 1; card <= 15; card++) home.run(['grade', `q${card}`, 'easy'])
    const later = { now: at('2027-02-01') }
    expect(home.run(['interview', 'after'], later).err).toContain('No interview is over')
    const after = { now: at('2026-12-15') }
    expect(home.run(['interview'], after).out).toContain('viva interview after')
    const { out } = home.run(['interview', 'after', '--plain'], { ...after, input: 'Why Go?\n\n2\n' })
    expect(out).toContain('Ten reviews a day')
    expect(home.run(['interview', 'after'], after).code).toBe(2)
    const asked = home.run(['review', '--plain'], { ...after, input: 'q\n' })
    expect(asked.out).toContain('Question 1 of 10.')
  }, 60_000)

  test('before it, there is nothing to say', () => {
    const home = notes(3)
    home.run(['interview', 'set', '+5', '--name', 'Acme'])
    const { code, err } = home.run(['interview', 'after', 'Acme'])
    expect([code, err]).toEqual([2, expect.stringContaining('still to come: in 5 days')])
  })

  test('viva due says the plan', () => {
    const home = notes()
    home.run(['interview', 'set', '+14', '--name', 'Acme', '--minutes', '20'])
    const { out } = home.run(['due'])
    expect(out).toMatch(/^Acme: in 14 days\.\nToday: \d+ cards, \d+ of them new, about \d+ min\./)
  })
})
