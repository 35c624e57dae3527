/** What the table of `npm run bench` says of numbers that were measured. */
import { describe, expect, test } from 'vitest'
import { median, quantile } from './measure.ts'
import { selfTimes } from './profile.ts'
import { cellOf, growth, judge, renderTable, slowest, type Goal, type TableRow } from './table.ts'

const cells = (...figures: readonly (readonly [size: number, value: number, base?: number])[]) =>
  figures.map(([size, value, base]) =>
    cellOf(size, { values: [value], ...(base === undefined ? {} : { base: [base] }) }),
  )
const goal = (at: number, most: number, of?: Goal['of']): Goal => ({
  issue: 2,
  at,
  most,
  ...(of ? { of } : {}),
})

describe('median', () => {
  test('is the one in the middle, whatever the order, and the mean of the two of an even number', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([100, 1, 3, 2])).toBe(2.5)
  })
  test('is not drawn by one run that something disturbed', () => {
    expect(median([10, 11, 12, 10_000, 11])).toBe(11)
  })
  test('a quantile lies between its neighbours', () => {
    expect(quantile([0, 10, 20], 0.75)).toBe(15)
  })
})

describe('growth', () => {
  test('is 1 for a cost in proportion to the cards, 2 for their square, 0 for none', () => {
    expect(growth(cells([10_000, 7], [100_000, 70]))).toBeCloseTo(1)
    expect(growth(cells([10_000, 7], [100_000, 700]))).toBeCloseTo(2)
    expect(growth(cells([10_000, 7], [100_000, 7]))).toBeCloseTo(0)
  })
  test('looks at the two largest sizes, in whatever order they come', () => {
    expect(growth(cells([100_000, 100], [1_000, 5], [10_000, 10]))).toBeCloseTo(1)
  })
  test('is not told from one size, nor past a size that could not be measured', () => {
    expect(growth(cells([1_000, 5]))).toBeNull()
    expect(
      growth([...cells([1_000, 1], [10_000, 10]), { size: 100_000, failed: 'ended with 3' }]),
    ).toBeCloseTo(1)
  })
})

describe('a goal', () => {
  test('is met up to its limit, and missed beyond it', () => {
    expect(judge(goal(1_000, 50), cells([1_000, 50])).isMet).toBe(true)
    expect(judge(goal(1_000, 50), cells([1_000, 50.1])).isMet).toBe(false)
  })
  test('of a ratio or of so much more is held against the baseline of the same turns', () => {
    expect(judge(goal(1_000, 1.6, 'ratio'), cells([1_000, 80, 50]))).toMatchObject({
      value: 1.6,
      isMet: true,
    })
    expect(judge(goal(1_000, 30, 'more'), cells([1_000, 81, 50]))).toMatchObject({ value: 31, isMet: false })
    expect(judge(goal(1_000, 30, 'more'), cells([1_000, 81])).isMet).toBeNull()
  })
  test('between two sizes is judged on the line of their logarithms, beyond them not at all', () => {
    expect(judge(goal(20_000, 25), cells([10_000, 10], [100_000, 100])).value).toBeCloseTo(20)
    expect(judge(goal(20_000, 25), cells([1_000, 1], [10_000, 10])).isMet).toBeNull()
  })
})

test('the slowest rows are those that cost most for each card at their largest size; memory is none', () => {
  const row = (name: string, unit: 'ms' | 'MB', ...at: readonly (readonly [number, number])[]): TableRow => ({
    name,
    unit,
    cells: cells(...at),
    goals: [],
  })
  const rows = [
    row('cheap at last', 'ms', [1_000, 900], [10_000, 1_000]),
    row('dear', 'ms', [1_000, 10], [10_000, 5_000]),
    row('memory', 'MB', [1_000, 10_000]),
    row('measured once', 'ms', [1_000, 200]),
  ]
  expect(slowest(rows, 2).map(({ name }) => name)).toEqual(['dear', 'measured once'])
})

test('the table says median and runs at each size, the growth, and each goal in words', () => {
  const rows: readonly TableRow[] = [
    {
      name: 'start',
      unit: 'ms',
      cells: [cellOf(1_000, { values: [80, 81, 500], base: [50, 50, 51] }), cellOf(10_000, { values: [90] })],
      goals: [goal(1_000, 1.6, 'ratio')],
    },
    {
      name: 'read all',
      unit: 'ms',
      cells: [cellOf(1_000, { values: [300] }), { size: 10_000, failed: 'ended with 3' }],
      goals: [goal(10_000, 2000)],
    },
  ]
  expect(renderTable(rows, [1_000, 10_000])).toBe(
    [
      '                 1,000        10,000  growth  goal',
      'start, ms     81.0 (3)      90.0 (1)    0.05  MISSED: 1.62 of 1.6 x at 1,000 (issue 2)',
      'read all, ms   300 (1)  not measured          2000 at 10,000 (issue 2)',
    ].join('\n'),
  )
})

test('a profile gives each function the time it ran itself, the idle time left out', () => {
  const node = (id: number, functionName: string, url = '', lineNumber = 0) => ({
    id,
    callFrame: { functionName, url, lineNumber },
  })
  const nodes = [
    node(1, '(idle)'),
    node(2, 'fold', 'file:///dist/sync.cjs', 9),
    node(3, 'fold', 'file:///dist/sync.cjs', 9),
  ]
  const profile = {
    nodes: [...nodes, node(4, '')],
    samples: [1, 2, 4, 3],
    timeDeltas: [90_000, 2_000, 1_000, 1_000],
  }
  expect(selfTimes(profile, 1)).toEqual({
    totalMs: 4,
    functions: [{ name: 'fold sync.cjs:10', ms: 3, share: 0.75 }],
  })
})
