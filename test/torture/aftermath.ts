/**
 * What a kill may have left: the judge of commands, without programs or files. It holds what was found against the place before the
 * command, and against the place after the same command that was left alone.
 */
import type { Traces } from './traces.ts'

/** How a command may be found when it was stopped. */
export type Manner =
  /** The database is as before or as after. */
  | 'at once'
  /** It goes on in steps: each row is as before or as after. */
  | 'in steps'
  /** The same, and the database as a whole is put in the place of another: the log may be another one. */
  | 'replaced'
  /** It writes down each thing as it happens; only the log is held against what it comes to in the end. */
  | 'by and by'

export type Phase = 'before' | 'between' | 'after'

export function faultsIn(
  before: Traces,
  whole: Traces,
  found: Traces,
  manner: Manner,
  passing: RegExp | null = null,
): readonly string[] {
  return [
    ...rowFaults(before, whole, found, manner, passing),
    ...logFaults(before, whole, found, manner),
    ...fileFaults(before, whole, found),
    ...copyFaults(before, whole, found),
    ...found.findings
      .filter((code) => !before.findings.includes(code) && !whole.findings.includes(code))
      .map((code) => `the doctor finds ${code}`),
  ]
}

/** Where a kill fell: before anything was written, after everything was, or between. */
export function phaseOf(before: Traces, whole: Traces, found: Traces): Phase {
  const known = idsIn(before)
  const isLike = (other: Traces): boolean =>
    differences(known, other, found).length === 0 && found.leftovers.length === other.leftovers.length
  if (isLike(whole) && found.copies.size >= whole.copies.size) return 'after'
  const isUntouched =
    isLike(before) && found.copies.size === before.copies.size && found.logBytes === before.logBytes
  return isUntouched ? 'before' : 'between'
}

/** Events, sessions and devices that are there get the same ids in every run. */
export const idsIn = ({ rows }: Traces): ReadonlySet<string> =>
  new Set((rows ?? []).flatMap((row) => row.match(uuid) ?? []))

/** What is another in the rows and files of two places; ids that are not known came by chance and count as alike. */
export function differences(known: ReadonlySet<string>, wanted: Traces, found: Traces): readonly string[] {
  const [a, b] = [wanted, found].map(({ rows }) => (rows ?? []).map(withoutChance(known)).sort())
  return [
    ...((wanted.rows === null) === (found.rows === null) ? [] : ['there is a database in one of both']),
    ...minus(a!, b!).map((row) => `- ${row.slice(0, shown)}`),
    ...minus(b!, a!).map((row) => `+ ${row.slice(0, shown)}`),
    ...[...new Set([...wanted.files.keys(), ...found.files.keys()])].flatMap((name) =>
      isSameFile(name, wanted.files.get(name), found.files.get(name)) ? [] : [`${name} is another`],
    ),
  ]
}

const shown = 400

/** What a run made has ids that no other run gives. */
const withoutChance =
  (known: ReadonlySet<string>) =>
  (row: string): string =>
    row.replace(uuid, (id) => (known.has(id) ? id : 'made'))

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

/** What is in the first and not in the second, as often as it is there. */
function minus(all: readonly string[], others: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const one of others) counts.set(one, (counts.get(one) ?? 0) + 1)
  return all.filter((one) => {
    const left = counts.get(one) ?? 0
    if (left > 0) counts.set(one, left - 1)
    return left === 0
  })
}

function rowFaults(
  before: Traces,
  whole: Traces,
  found: Traces,
  manner: Manner,
  passing: RegExp | null,
): readonly string[] {
  if (before.rows !== null && found.rows === null) return ['the database is gone']
  if (manner === 'by and by') return []
  const known = idsIn(before)
  if (manner !== 'in steps') {
    const rows = (traces: Traces): Traces => ({ ...traces, files: new Map() })
    const ways = [before, whole].map((wanted) => differences(known, rows(wanted), rows(found)))
    if (ways.some((way) => way.length === 0)) return []
    return [`the database is neither as before nor as after:\n  ${ways.map(firstFew).join('\n or\n  ')}`]
  }
  const [old, after, now] = [before, whole, found].map(({ rows }) => (rows ?? []).map(withoutChance(known)))
  const strange = minus(now!, [...old!, ...after!]).filter((row) => passing?.test(row) !== true)
  const lost = minus(minus(old!, minus(old!, after!)), now!)
  return [
    ...(strange.length > 0 ? [`rows of neither side:\n  ${firstFew(strange)}`] : []),
    ...(lost.length > 0 ? [`rows that both sides have are gone:\n  ${firstFew(lost)}`] : []),
  ]
}

const firstFew = (lines: readonly string[]): string => lines.slice(0, 6).join('\n  ')

/** Nothing that was in the log is lost, and nothing is there twice. */
function logFaults(before: Traces, whole: Traces, found: Traces, manner: Manner): readonly string[] {
  const now = new Set(found.log)
  const lost = before.log.filter((id) => !now.has(id))
  const isOther = manner === 'replaced' && lost.length > 0
  const most = Math.max(before.log.length, whole.log.length)
  return [
    ...(lost.length > 0 && !isOther ? [`${lost.length} events are gone from the log`] : []),
    ...(found.log.length > most ? [`${found.log.length} events, where ${most} are the most`] : []),
  ]
}

/** Each file is there as before or as after. A journal grows at its end, and its last line may be cut. */
function fileFaults(before: Traces, whole: Traces, found: Traces): readonly string[] {
  return [...new Set([...before.files.keys(), ...whole.files.keys(), ...found.files.keys()])].flatMap(
    (name) => {
      const [old, after, now] = [before, whole, found].map(({ files }) => files.get(name))
      if (isSameFile(name, old, now) || isSameFile(name, after, now)) return []
      if (now === undefined) return [`${name} is gone`]
      const isJournal = name.startsWith('shared/')
      if (isJournal && after !== undefined && now.startsWith(old ?? '') && after.startsWith(now)) return []
      return [`${name} is neither as before nor as after: ${JSON.stringify(now.slice(-200))}`]
    },
  )
}

/** A journal that was cut and mended says the same as one that never was. */
function isSameFile(name: string, a: string | undefined, b: string | undefined): boolean {
  if (a === b) return true
  if (a === undefined || b === undefined || !name.startsWith('shared/')) return false
  const [lines, others] = [a, b].map((text) =>
    text.endsWith('\n') ? text.split('\n').filter(isWholeLine).sort().join('\n') : null,
  )
  return lines !== null && lines === others
}

function isWholeLine(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

/** Every backup opens and is sound, and holds all answers that were given before it. */
function copyFaults(before: Traces, whole: Traces, found: Traces): readonly string[] {
  const events = (rows: readonly string[]): readonly string[] =>
    rows.filter((row) => row.startsWith('events '))
  return [...found.copies].flatMap(([name, rows]) => {
    const [old, after] = [before.copies.get(name), whole.copies.get(name)]
    if (typeof rows === 'string')
      return rows === old || rows === after ? [] : [`${name} is not sound: ${rows}`]
    if (old !== undefined || rows.length === 0) return []
    const lost = minus(events(before.rows ?? []), events(rows))
    return lost.length === 0 ? [] : [`${name} lacks ${lost.length} events`]
  })
}
