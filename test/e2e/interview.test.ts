import { expect, test } from 'vitest'
import { formatDay, minuteMs, parseDay } from '../../src/model/time.ts'
import { GRADES } from '../../src/model/grade.ts'
import { defaultWeights } from '../../src/schedule/fsrs.ts'
import { seededRandom } from '../../src/schedule/random.ts'
import { learner } from '../bench/deadline/learner.ts'
import { deckOf } from '../cli/viva.ts'
import type { Tui } from '../terminal/tui.ts'
import { desk, type Desk } from './desk.ts'
import { asked, isAsking, isOver, reveal } from './play.ts'

type Interview = {
  readonly cards: number
  readonly unseen: number
  readonly recall: { readonly now: number; readonly onDateWithPlan: number }
}

type Statistics = { readonly days: readonly { readonly day: string; readonly ms: number }[] }

const questions = 200
const days = 14
const minutes = 30
const first = parseDay('2026-11-21')!

/** A person with little time: a new question is read and thought over, a known one is told; what was forgotten is read again. */
function person() {
  const memory = learner(defaultWeights, questions, 7)
  const dice = seededRandom(11)
  const seen = new Set<string>()
  return {
    answers: (card: string, on: number) => {
      const isNew = !seen.has(card)
      seen.add(card)
      const seconds = isNew ? 55 + 40 * dice() : 22 + 26 * dice()
      return { grade: memory.answer(Number(card.slice(1)) - 1, on), ms: Math.round(seconds * 1000) }
    },
    recallOn: (on: number) =>
      Array.from({ length: questions }, (_, card) => memory.recallOn(card, on)).reduce((a, b) => a + b, 0) /
      questions,
  }
}

/** One evening at the terminal, until the plan's time is up; a mock is not held, and its time goes to the cards. */
async function study(viva: Desk, on: number, someone: ReturnType<typeof person>): Promise<number> {
  const date = formatDay(on as Parameters<typeof formatDay>[0])
  let at = Date.parse(`${date}T19:00:00+01:00`)
  const setClock = (): void => viva.setClock(new Date(at).toISOString())
  setClock()
  const tui = viva.open(['review'])
  let spentMs = 0
  for (;;) {
    await tui.until(() => isAsking(tui) || isOver(tui))
    if (isOver(tui)) {
      if (!wantsMore(tui, spentMs)) break
      tui.send('\r')
      await tui.until(() => isAsking(tui))
    }
    const { grade, ms } = someone.answers(asked(tui), on - first)
    await reveal(tui)
    at += ms
    spentMs += ms
    setClock()
    tui.send(String(GRADES.indexOf(grade) + 1))
    await tui.until(() => !tui.text().includes('4 Easy') && (isAsking(tui) || isOver(tui)))
  }
  tui.send('q')
  await tui.exited
  return spentMs
}

/** There are minutes left, and the screen offers to go on. */
const wantsMore = (tui: Tui, spentMs: number): boolean =>
  spentMs < (minutes - 2) * minuteMs && tui.text().includes('Enter go on')

test('two weeks with a date and half an hour a day: every question is seen, and the minutes are kept', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(questions))
  viva.setClock('2026-11-21T18:59:00+01:00')
  viva.run(['interview', 'set', '2026-12-05', '--name', 'Acme', '--minutes', String(minutes)])
  const json = <T>(args: readonly string[]): T => JSON.parse(viva.run([...args, '--json']).out) as T
  const someone = person()
  const spent: number[] = []
  const forecasts: number[] = []
  for (let on: number = first; on < first + days; on++) {
    spent.push((await study(viva, on, someone)) / minuteMs)
    forecasts.push(json<Interview>(['interview']).recall.onDateWithPlan)
  }
  for (const day of spent) {
    expect(day, spent.join(' ')).toBeGreaterThanOrEqual(minutes * 0.9)
    expect(day, spent.join(' ')).toBeLessThanOrEqual(minutes * 1.1)
  }
  const { unseen } = json<Interview>(['interview'])
  expect(unseen).toBe(0)
  expect(json<Statistics>(['stats']).days.map(({ ms }) => ms / minuteMs)).toEqual(
    spent.map((day) => expect.closeTo(day, 5)),
  )
  // What was forecast comes true, from the second day on within some points.
  const recall = someone.recallOn(days)
  for (const forecast of forecasts.slice(1))
    expect(Math.abs(forecast - recall), `${forecasts.join(' ')}: ${recall}`).toBeLessThan(0.1)
  viva.setClock('2026-12-05T08:00:00+01:00')
  expect(json<Interview>(['interview']).recall.now).toBeCloseTo(recall, 1)
}, 120_000)

test('after the date the first start asks what they asked, and leads home by the next round', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(5))
  viva.run(['interview', 'set', '+3', '--name', 'Acme'])
  const welcome = viva.open([])
  await welcome.until('Welcome to viva')
  welcome.send('\r\r\r')
  await welcome.until(() => isAsking(welcome))
  welcome.send('q')
  await welcome.until('4  Statistics')
  welcome.send('4')
  await welcome.until('1 Habit')
  welcome.send('q')
  await welcome.until('4  Statistics')
  welcome.send('q')
  await welcome.exited
  viva.setClock('2026-11-25T09:00:00+01:00')
  const tui = viva.open([])
  await tui.until('What did they ask?')
  tui.send('Why Go?\r')
  await tui.until('new: a draft')
  tui.send('\r')
  await tui.until('And now?')
  tui.send('1')
  await tui.until('When is the next one?')
  tui.send('10\r')
  await tui.until('10 days to Acme')
  tui.send('q')
  await tui.exited
  expect(viva.run(['cards', 'tag:asked']).out).toContain('Why Go?')
  const again = viva.open([])
  await again.until('10 days to Acme')
  again.send('q')
  await again.exited
})

test('the home screen says what will be recalled on the day once five cards were seen', async () => {
  const viva = desk()
  viva.write('deck.md', deckOf(30))
  viva.run(['interview', 'set', '+14', '--name', 'Acme', '--minutes', '20'])
  for (const card of ['q1', 'q2', 'q3', 'q4', 'q5']) viva.run(['grade', card, 'good'])
  const tui = viva.open([])
  await tui.until('Welcome to viva')
  tui.send('\r\r\r')
  await tui.until(() => isAsking(tui))
  tui.send('q')
  await tui.until(/On the day you will recall {2}\d+ % {2}if you stop now, {2}\d+ % {2}with 20 min a day\./)
  tui.send('q')
  await tui.exited
})
