/** Whole interviews of eight questions on the terminal, typed and spoken, against a clock that the test moves. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Mock, MockItem } from '../../src/session/mock/mock.ts'
import { interviewDeck } from '../cli/mock-decks.ts'
import type { Tui } from '../terminal/tui.ts'
import { desk, type Desk } from './desk.ts'
import { mockClock, places, storedState, type MockClock } from './mock-play.ts'

type Report = {
  readonly report: {
    readonly counts: { readonly answered: number; readonly skipped: number }
    readonly coverage: number
    readonly time: {
      readonly answerMs: number
      readonly thinkMs: number
      readonly timeUp: number
      readonly totalMs: number
    }
    readonly calibration: { readonly bias: number; readonly brier: number; readonly answers: number }
    readonly confidentMisses: readonly number[]
    readonly verdict: { readonly band: string }
  }
}

/** What is done at the n-th question, over and over: how sure one is, and keys for the marks with what they come to. */
const sure = [
  ['4', 0.95],
  ['1', 0.2],
  ['3', 0.75],
  ['2', 0.5],
] as const
const thinkSeconds = 5
const typedSeconds = 20
const spokenSeconds = 8

type Told = { readonly confidence: number; marks: readonly number[]; readonly answerMs: number }

/** Marks all points, the first one, or none, in turn. The numbers are what was meant, to reckon with by hand. */
function marksOf(
  question: number,
  points: number,
): { readonly keys: string; readonly values: readonly number[] } {
  const count = [points, 1, 0][question % 3]!
  return {
    keys: '123456789'.slice(0, count),
    values: Array.from({ length: points }, (_, index) => (index < count ? 1 : 0)),
  }
}

/** Holds the interview to the report. Returns what was told of each main question, by its place. */
async function hold(viva: Desk, tui: Tui, clock: MockClock): Promise<ReadonlyMap<number, Told>> {
  const told = new Map<number, Told>()
  for (;;) {
    const mock = storedState(viva) as unknown as Mock
    const { phase } = mock
    const item = 'item' in phase ? mock.items[phase.item]! : null
    const send = async (keys: string): Promise<void> => {
      tui.send(keys)
      await moved(viva, mock)
    }
    switch (phase.name) {
      case 'thinking':
      case 'answering':
        await answer(tui, clock, item!, send, told)
        break
      case 'confidence':
        await tui.until(places.confidence)
        await send(sure[item!.place % sure.length]![0])
        break
      case 'reading':
        await tui.until(places.reading)
        await send('\r')
        break
      case 'checklist': {
        await tui.until(places.checklist)
        const { keys, values } = marksOf(item!.place, item!.points.length)
        if (item!.role === 'main') told.set(item!.place, { ...told.get(item!.place)!, marks: values })
        await send(`${keys}\r`)
        break
      }
      case 'grade':
        await tui.until(places.grade)
        await send('\r')
        break
      case 'verdict':
        await tui.until(places.verdict)
        tui.send('2')
        await tui.until(places.best)
        tui.send('1')
        await tui.until(places.weakest)
        await send('2')
        break
      default:
        return told
    }
  }
}

/** Every other question is said aloud; one is left to the clock where the clock is hard. */
async function answer(
  tui: Tui,
  clock: MockClock,
  item: MockItem,
  send: (keys: string) => Promise<void>,
  told: Map<number, Told>,
): Promise<void> {
  await tui.until(new RegExp(item.card.question.replace('?', '\\?')))
  if (item.role !== 'follow-up') {
    await tui.until(places.thinking)
    await clock.pass(tui, thinkSeconds)
  }
  const isTyped = item.place % 2 === 0
  const seconds = isTyped ? typedSeconds : spokenSeconds
  tui.send(isTyped ? 'It depends, 看情况。' : ' ')
  await tui.until(isTyped ? '看情况' : places.speaking)
  await clock.pass(tui, seconds)
  if (item.role === 'main')
    told.set(item.place, {
      confidence: sure[item.place % sure.length]![1],
      marks: [],
      answerMs: seconds * 1000,
    })
  if (isTyped) {
    tui.send('\x1b')
    await tui.until('Enter submit')
  }
  await send('\r')
}

/** Resolves when another phase or item is stored. Thinking and answering are one: the answer begins by itself. */
async function moved(viva: Desk, before: Mock): Promise<void> {
  const placeOf = ({ phase }: Mock): string => JSON.stringify(phase).replace('thinking', 'answering')
  await expect
    .poll(() => placeOf(storedState(viva) as unknown as Mock), { timeout: 10_000, interval: 20 })
    .not.toBe(placeOf(before))
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** The figures of the report beside those reckoned from what was done. */
function expectFigures(viva: Desk, told: ReadonlyMap<number, Told>): void {
  const { report } = JSON.parse(viva.run(['mock', 'show', '1', '--json']).out) as Report
  const answers = [...told.values()].map(({ confidence, marks }) => ({ confidence, coverage: mean(marks) }))
  expect(answers).toHaveLength(8)
  expect(report.counts).toMatchObject({ answered: 8, skipped: 0 })
  expect(report.coverage).toBeCloseTo(mean(answers.map(({ coverage }) => coverage)))
  expect(report.calibration.answers).toBe(8)
  expect(report.calibration.bias).toBeCloseTo(mean(answers.map((one) => one.confidence - one.coverage)))
  expect(report.calibration.brier).toBeCloseTo(
    mean(answers.map((one) => (one.confidence - one.coverage) ** 2)),
  )
  expect(report.time.answerMs).toBe([...told.values()].reduce((sum, { answerMs }) => sum + answerMs, 0))
  expect(report.time.thinkMs).toBe(8 * thinkSeconds * 1000)
  expect(report.verdict.band).toBe('hire')
}

test.each(['practice', 'pressure'])(
  'eight questions in %s: every figure is that of a calculation by hand',
  async (mode) => {
    const viva = desk()
    const clock = mockClock(viva)
    viva.write('deck.md', interviewDeck())
    const tui = viva.open(['mock', '--preset', 'phone', '--questions', '8', '--mode', mode, '--seed', '3'])
    await tui.until(places.setup)
    tui.send('\r')
    await tui.until(places.thinking)
    const told = await hold(viva, tui, clock)
    await tui.until(/Covered +\d+ %/)
    const shown = /Covered +(\d+) %/.exec(tui.text())?.[1]
    expect(Number(shown)).toBe(Math.round(100 * mean([...told.values()].map(({ marks }) => mean(marks)))))
    tui.send('q')
    expect(await tui.exited).toMatchObject({ exitCode: 0 })
    await tui.until(`Mock interview 1: ${shown} % covered.`)
    expectFigures(viva, told)
    const { faults, lines } = viva.ledger()
    expect(faults).toEqual([])
    expect(lines).toHaveLength(8)
    const file = `${viva.folder}/mock.md`
    viva.run(['mock', 'export', '1', '-o', file])
    const markdown = readFileSync(file, 'utf8')
    expect(markdown.match(/^## \d\. /gm)).toHaveLength(8)
    expect(markdown).toContain('看情况')
    expect(markdown).toMatch(/Tell me about (conflict|failure)\./)
  },
  180_000,
)

test('under pressure the clock submits what there is', async () => {
  const viva = desk()
  const clock = mockClock(viva)
  viva.write('deck.md', interviewDeck())
  const tui = viva.open([
    'mock',
    '--preset',
    'quick',
    '--questions',
    '1',
    '--mode',
    'pressure',
    '--seed',
    '7',
  ])
  await tui.until(places.setup)
  tui.send('\r')
  await tui.until(places.thinking)
  tui.send('half of it')
  await tui.until('half of it')
  await clock.pass(tui, 120)
  await tui.until(places.confidence)
  const mock = storedState(viva) as unknown as Mock
  expect(mock.items[0]).toMatchObject({ text: 'half of it', isTimeUp: true, answerMs: 120_000 })
})

test('the home screen and the end of a review lead to a mock, and back', async () => {
  const viva = desk()
  viva.write('deck.md', interviewDeck())
  const tui = viva.open(['review', '--limit', '1'])
  await tui.until('Space show the answer')
  tui.send(' ')
  await tui.until('4 Easy')
  tui.send('4')
  await tui.until('4 a short mock')
  tui.send('4')
  await tui.until(places.setup)
  tui.send('\r')
  await tui.until(places.thinking)
  tui.send('\x1b')
  await tui.until('q save')
  tui.send('q')
  await tui.until('4 a short mock')
  tui.send('q')
  expect(await tui.exited).toMatchObject({ exitCode: 0 })
  await tui.until('Mock interview 1 is kept')
  const home = viva.open([])
  await home.until('Welcome to viva')
  home.send('\r\r\r')
  await home.until('Space show the answer')
  home.send('q')
  await home.until(/2 {2}Mock interview +unfinished: question 1 of/)
  home.send('2')
  await home.until('A mock was left unfinished')
  home.send('3')
  await home.until(/2 {2}Mock interview/)
  home.send('q')
  expect(await home.exited).toMatchObject({ exitCode: 0 })
})
