/** `npm run bench`: the one table. Measures group after group at each size, prints the table, and profiles what is slowest in it. */
import { groups, type Group } from './groups.ts'
import { inPlace } from './places.ts'
import { profileAt, printProfile, type Profile } from './profile.ts'
import { cellOf, goalText, judge, growth, renderTable, slowest, type Cell, type TableRow } from './table.ts'

export const defaultSizes: readonly number[] = [1_000, 10_000, 100_000]
export const groupNames: readonly string[] = groups.map(({ name }) => name)

export type WholeOptions = {
  readonly sizes: readonly number[]
  /** Groups; all of them when empty. */
  readonly names: readonly string[]
  readonly runs: number
  readonly isProfiled: boolean
}

export type Whole = { readonly rows: readonly TableRow[]; readonly profiles: readonly Profile[] }

/** How many of the slowest are profiled, and in a home of which size at most: large enough to see, small enough to wait for. */
const profiled = 3
const profiledSize = 10_000

/** Prints as it goes on standard error, and the table on standard output. What cannot be measured is said and left out. */
export async function measureWhole({ sizes, names, runs, isProfiled }: WholeOptions): Promise<Whole> {
  const chosen = groups.filter(({ name }) => names.length === 0 || names.includes(name))
  const cells = new Map<string, Cell[]>()
  for (const size of sizes)
    await inPlace(size, tell, async (place) => {
      for (const group of chosen) {
        tell(`${group.name} at ${size.toLocaleString('en')}`)
        const measured = await cellsOf(group, size, () => group.measure(place, runs))
        group.rows.forEach(({ name }, index) => {
          cells.set(name, [...(cells.get(name) ?? []), measured[index]!])
        })
      }
    })
  const specs = chosen.flatMap(({ rows }) => rows)
  const rows = specs.map(({ name, unit, goals = [] }) => ({
    name,
    unit,
    goals,
    cells: cells.get(name) ?? [],
  }))
  console.log(`\n${renderTable(rows, sizes)}\n\n${legend}`)
  for (const { name, goals, cells: of } of rows)
    for (const goal of goals) {
      const judged = judge(goal, of)
      if (judged.isMet === false) console.log(`${name}: ${goalText(judged)}`)
    }
  const withCommand = rows.filter(({ name }) => specs.some((spec) => spec.name === name && spec.args))
  const profiles = isProfiled
    ? await profileAt(
        Math.min(profiledSize, Math.max(...sizes)),
        slowest(withCommand, profiled).map(({ name }) => name),
        tell,
      )
    : []
  for (const profile of profiles) printProfile(profile)
  return { rows, profiles }
}

const legend = `Medians; in brackets how many runs. Growth is the exponent between the two largest sizes: 1 is in proportion to the cards, 0 not at all.
A goal between two sizes is judged on the line of their logarithms. Commands are whole programs, their start included.`

async function cellsOf(
  group: Group,
  size: number,
  measure: () => ReturnType<Group['measure']>,
): Promise<readonly Cell[]> {
  try {
    const samples = await measure()
    return samples.map((sample) => cellOf(size, sample))
  } catch (error) {
    const failed = error instanceof Error ? error.message.slice(0, 300) : String(error)
    tell(`${group.name} could not be measured: ${failed}`)
    return group.rows.map(() => ({ size, failed }))
  }
}

/** The rows as JSON has them: with growth and goals worked out. */
export const jsonRows = (rows: readonly TableRow[]): readonly unknown[] =>
  rows.map(({ name, unit, cells, goals }) => ({
    name,
    unit,
    cells,
    growth: growth(cells),
    goals: goals.map((goal) => judge(goal, cells)),
  }))

const tell = (doing: string): void => void process.stderr.write(`  ${doing}\n`)
