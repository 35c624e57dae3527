/** Backups by name and age: what a name says, and which are kept. Pure: the study day of each is told by the caller. */
import { dayMs, formatInstant, instant, type Day, type Instant } from './time.ts'

/** Why a backup was made. Those made by hand are never thinned. */
export const BACKUP_REASONS = [
  'daily',
  'migration',
  'import',
  'rebuild',
  'doctor',
  'restore',
  'hand',
] as const
export type BackupReason = (typeof BACKUP_REASONS)[number]

export type BackupName = { readonly name: string; readonly at: Instant; readonly reason: BackupReason }

/** `viva-2026-11-21T07-30-00-daily.db`: sorts by time, and no file system minds it. A second of one moment gets `-2`. */
export function backupName(at: Instant, reason: BackupReason, copy = 1): string {
  const moment = formatInstant(at).slice(0, 19).replaceAll(':', '-')
  return `viva-${moment}-${reason}${copy === 1 ? '' : `-${copy}`}.db`
}

/** Null for a file that viva did not name. */
export function parseBackupName(name: string): BackupName | null {
  const found = /^viva-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-([a-z]+)(?:-\d+)?\.db$/.exec(name)
  if (!found) return null
  const [, date, hours, minutes, seconds, reason] = found as unknown as readonly string[]
  const ms = Date.parse(`${date}T${hours}:${minutes}:${seconds}Z`)
  const known = BACKUP_REASONS.find((one) => one === reason)
  return Number.isNaN(ms) || known === undefined ? null : { name, at: instant(ms), reason: known }
}

/**
 * The backups that are no longer needed: kept are all of today, the last of each day for a week, of each week for two months (8
 * weeks), of each month after that; those made by hand; and the newest one whatever its age.
 */
export function outdated<B extends BackupName>(
  backups: readonly B[],
  today: Day,
  dayOf: (at: Instant) => Day,
): readonly B[] {
  const kept = new Set<string>()
  const seen = new Set<string>()
  for (const backup of [...backups].sort(byAge)) {
    const slot = slotOf(dayOf(backup.at), today, backup)
    if (backup.reason === 'hand' || kept.size === 0 || !seen.has(slot)) kept.add(backup.name)
    if (backup.reason !== 'hand') seen.add(slot)
  }
  return backups.filter(({ name }) => !kept.has(name))
}

/**
 * The day that ages are counted from: today; where no backup was made for more than a month, the day after the last one. A clock that
 * is years ahead for a day would else take the backups of the last weeks with it; after a true pause they are thinned a day later.
 */
export function countedFrom(backups: readonly BackupName[], today: Day, dayOf: (at: Instant) => Day): Day {
  const last = Math.max(...backups.map(({ at }) => dayOf(at)).filter((on) => on < today))
  return Number.isFinite(last) && today - last > longPause ? ((last + 1) as Day) : today
}

const longPause = 31

/** From the newest to the oldest, and after them those that tell a later day than it is: their clock was wrong. */
export function newestFirst<B extends BackupName>(backups: readonly B[], now: Instant): readonly B[] {
  const isLater = ({ at }: B): boolean => at - now > dayMs
  return [...backups.filter((backup) => !isLater(backup)).sort(byAge), ...backups.filter(isLater).sort(byAge)]
}

const byAge = (a: BackupName, b: BackupName): number => b.at - a.at || (a.name < b.name ? 1 : -1)

const daysKept = 7
const weeksKept = 8

/** Of each slot the newest is kept. Weeks are counted back from today, so that they do not depend on a calendar. */
function slotOf(on: Day, today: Day, { name, at }: BackupName): string {
  const age = today - on
  if (age <= 0) return name
  if (age < daysKept) return `day ${on}`
  if (age < weeksKept * 7) return `week ${Math.floor(on / 7)}`
  return `month ${formatInstant(at).slice(0, 7)}`
}
