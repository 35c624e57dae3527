/**
 * The table of `npm run bench`: what was measured at each size, how it grows, and whether a goal is met. Pure: numbers in, a table
 * out. Knows nothing of what is measured or how.
 */
import { median } from './measure.ts'

export type Unit = 'ms' | 'MB'

/** What an issue asks for: at most so much, at a number of cards that need not be one of the sizes. */
export type Goal = {
  readonly issue: number
  readonly at: number
  readonly most: number
  /** Absent: of the figure itself. Of its share of the baseline, or of what it is more than the baseline. */
  readonly of?: 'ratio' | 'more'
}

/** The runs of one row at one size; `base` are the runs of what it is held against, taken in turns with it. */
export type Sample = { readonly values: readonly number[]; readonly base?: readonly number[] }

export type Cell =
  | {
      readonly size: number
      readonly median: number
      readonly baseMedian: number | null
      readonly runs: number
    }
  /** Could not be measured, and why; null where this size is not asked for. */
  | { readonly size: number; readonly failed: string | null }

export type TableRow = {
  readonly name: string
  readonly unit: Unit
  readonly cells: readonly Cell[]
  readonly goals: readonly Goal[]
}

export type Judged = {
  readonly goal: Goal
  /** What is held against the goal; null where it was not measured at that size. */
  readonly value: number | null
  readonly isMet: boolean | null
}

export function cellOf(size: number, { values, base }: Sample): Cell {
  if (values.length === 0) return { size, failed: 'no run' }
  return { size, median: median(values), baseMedian: base ? median(base) : null, runs: values.length }
}

const isMeasured = (cell: Cell): cell is Extract<Cell, { median: number }> => 'median' in cell

/**
 * The exponent by which a cost grows between the two largest sizes that were measured: 1 is in proportion to the cards, 0 not at all,
 * 2 with their square. Null where it cannot be told.
 */
export function growth(cells: readonly Cell[]): number | null {
  const [before, last] = cells
    .filter(isMeasured)
    .toSorted((a, b) => a.size - b.size)
    .slice(-2)
  if (!before || !last || before.median <= 0 || last.median <= 0) return null
  return Math.log(last.median / before.median) / Math.log(last.size / before.size)
}

/** A goal against what was measured at its size, or between two sizes on a line of their logarithms; never beyond them. */
export function judge(goal: Goal, cells: readonly Cell[]): Judged {
  const points = cells
    .filter(isMeasured)
    .toSorted((a, b) => a.size - b.size)
    .flatMap((cell) => {
      const value = heldAgainst(goal, cell)
      return value === null ? [] : [{ size: cell.size, value }]
    })
  const value = valueAt(goal.at, points)
  return { goal, value, isMet: value === null ? null : value <= goal.most }
}

function heldAgainst({ of }: Goal, { median: value, baseMedian }: Extract<Cell, { median: number }>) {
  if (of === undefined) return value
  if (baseMedian === null) return null
  return of === 'ratio' ? value / baseMedian : value - baseMedian
}

type Point = { readonly size: number; readonly value: number }

function valueAt(size: number, points: readonly Point[]): number | null {
  const exact = points.find((point) => point.size === size)
  if (exact) return exact.value
  const below = points.findLast((point) => point.size < size)
  const above = points.find((point) => point.size > size)
  if (!below || !above || below.value <= 0 || above.value <= 0) return null
  const share = Math.log(size / below.size) / Math.log(above.size / below.size)
  return below.value * (above.value / below.value) ** share
}

/** The rows whose cost for each card is highest at their largest size, the worst first. */
export function slowest(rows: readonly TableRow[], count: number): readonly TableRow[] {
  const cost = ({ cells }: TableRow): number => {
    const last = cells
      .filter(isMeasured)
      .toSorted((a, b) => a.size - b.size)
      .at(-1)
    return last ? last.median / last.size : 0
  }
  return rows
    .filter(({ unit }) => unit === 'ms')
    .toSorted((a, b) => cost(b) - cost(a))
    .slice(0, count)
}

/** One line a row; figures are medians, in brackets of how many runs. */
export function renderTable(rows: readonly TableRow[], sizes: readonly number[]): string {
  const head = ['', ...sizes.map((size) => size.toLocaleString('en')), 'growth', 'goal']
  const body = rows.map((row) => [
    `${row.name}, ${row.unit}`,
    ...sizes.map((size) => cellText(row.cells.find((cell) => cell.size === size))),
    growth(row.cells)?.toFixed(2) ?? '',
    row.goals.map((goal) => goalText(judge(goal, row.cells))).join('; '),
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...body].map((cells) => cells[column]!.length)))
  const last = head.length - 1
  return [head, ...body]
    .map((cells) =>
      cells
        .map((cell, column) =>
          column === 0 || column === last ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function cellText(cell: Cell | undefined): string {
  if (!cell) return ''
  return isMeasured(cell)
    ? `${figureText(cell.median)} (${cell.runs})`
    : cell.failed === null
      ? ''
      : 'not measured'
}

/** Three digits are as many as runs agree on. */
export function figureText(value: number): string {
  return value >= 100
    ? Math.round(value).toLocaleString('en')
    : Math.abs(value) >= 10
      ? value.toFixed(1)
      : value.toFixed(2)
}

export function goalText({ goal, value, isMet }: Judged): string {
  const unit = goal.of === 'ratio' ? ' x' : ''
  const sign = goal.of === 'more' ? '+' : ''
  const asked = `${sign}${goal.most}${unit} at ${goal.at.toLocaleString('en')} (issue ${goal.issue})`
  if (value === null || isMet === null) return asked
  return `${isMet ? 'met' : 'MISSED'}: ${value < 0 ? '' : sign}${figureText(value)} of ${asked}`
}
