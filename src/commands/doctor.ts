/**
 * `viva doctor`: everything that may be wrong with a home, told with what puts it right; `--fix` does it, after a backup. It opens the
 * database by itself and looks only: a home that no other command can use is what it is for.
 */
import { existsSync } from 'node:fs'
import { backupsSeen } from '../files/backup-files.ts'
import { now } from '../files/clock.ts'
import { isUnmade, readDatabase, seeReadable } from '../files/database-bytes.ts'
import { freeBytes, misplaced, openToOthers, unwritable } from '../files/health.ts'
import { homeOf, type Home } from '../files/home.ts'
import { newestFirst } from '../model/backup.ts'
import { isFailure, type Failure } from '../model/failure.ts'
import type { Finding } from '../model/finding.ts'
import { dayMs, type Instant } from '../model/time.ts'
import { inspectBackup } from '../store/backup.ts'
import { hasLog, hasLogSince, integrityFindings, sizes, storeFindings } from '../store/health.ts'
import { sqliteVersion } from '../store/sqlite-version.ts'
import { closeStore, openBytes, openStoreToRead, type Store } from '../store/open.ts'
import { settings as readSettings } from '../store/settings.ts'
import type { Messages } from '../text/messages/catalogue.ts'
import { cleanLine } from '../text/clean.ts'
import { cellWidth, padCells } from '../text/width.ts'
import { findDecks, unreadableOf } from './deck-library.ts'
import { isReadOnly } from './glance.ts'
import { foldFor } from './memory.ts'
import { languagesOf, spokenLanguage } from './open-library.ts'
import { say, sayJson } from './output.ts'
import { present } from './present.ts'

export type DoctorOptions = {
  readonly fix?: boolean
  readonly rebuild?: string
  readonly json?: boolean
  readonly version: string
}

export type Examination = {
  readonly findings: readonly Finding[]
  /** Null where there is no database that can be read. */
  readonly log: { readonly events: number; readonly cards: number } | null
  readonly sqlite: string
  readonly freeMb: number | null
  readonly backupAgeDays: number | null
}

/** 1 when something is wrong, and was not put right. */
export async function doctor(options: DoctorOptions): Promise<number> {
  if (options.rebuild !== undefined)
    return (await import('./doctor-rebuild.ts')).rebuildFrom(options.rebuild, options)
  const home = homeOf()
  const before = await examine(home)
  const isFixing = options.fix === true && before.findings.some(({ isFixable }) => isFixable)
  const backup = isFixing ? await (await import('./doctor-fix.ts')).fix(home, before.findings) : null
  const after = isFixing ? await examine(home) : before
  const fixed = before.findings.filter(({ code }) => !after.findings.some((left) => left.code === code))
  const { words } = languagesOf({ language: spokenLanguage() })
  if (options.json)
    sayJson({ ...jsonOf(home, after, options.version), fixed: fixed.map(told(words)), backup })
  else sayFindings(home, after, fixed, backup, options, words)
  return after.findings.some(({ level }) => level === 'wrong') ? 1 : 0

  function jsonOf(at: Home, { findings, ...rest }: Examination, viva: string) {
    return { home: at.path, viva, node: process.versions.node, ...rest, findings: findings.map(told(words)) }
  }
}

/** Looks at a home without changing anything in it. */
export async function examine(home: Home): Promise<Examination> {
  const { store, finding } = openedFor(home)
  const free = freeBytes(home.path)
  const freeMb = free === null ? null : Math.floor(free / 2 ** 20)
  const at = now()
  const newest = newestFirst(backupsSeen(home), at)[0]?.at ?? null
  const backupAgeDays = newest === null ? null : daysBetween(newest, at)
  const around = [
    ...misplaced(home).map((values): Finding => ({
      code: 'misplaced',
      values,
      level: 'wrong',
      isFixable: false,
    })),
    ...openToOthers(home).map(({ path, mode, wanted }): Finding => ({
      code: 'open-to-others',
      values: { path, mode: mode.toString(8).padStart(4, '0'), wanted: wanted.toString(8).padStart(4, '0') },
      level: 'wrong',
      isFixable: true,
    })),
    ...unwritable(home).map((path): Finding => ({
      code: 'not-writable',
      values: { path },
      level: 'wrong',
      isFixable: false,
    })),
    ...(freeMb !== null && freeMb < leastFreeMb
      ? [{ code: 'disk-low', values: { path: home.path, freeMb }, level: 'wrong', isFixable: false } as const]
      : []),
  ]
  const rest = { freeMb, backupAgeDays }
  if (!store)
    return {
      ...rest,
      findings: [...finding, ...around, ...(isUnmade(home.database) ? lostAnswers(home) : [])],
      log: null,
      sqlite: sqliteVersion(),
    }
  try {
    const inside = await insideOf(store)
    const isUsable = inside.every(({ code }) => code !== 'integrity' && code !== 'database-unusable')
    return {
      ...rest,
      findings: [
        ...inside,
        ...around,
        ...(isUsable ? backupFindings(home, store, newest, at) : []),
        ...(isUsable && !hasLog(store) ? lostAnswers(home) : []),
      ],
      log: isUsable ? sizes(store) : null,
      sqlite: sqliteVersion(),
    }
  } finally {
    closeStore(store)
  }
}

const daysBetween = (early: Instant, late: Instant): number => Math.max(0, Math.floor((late - early) / dayMs))

/** Less room than this is soon none. */
const leastFreeMb = 100
const oldBackupDays = 7

/** What the database itself tells; damage that shows only in reading is a finding too. */
async function insideOf(store: Store): Promise<readonly Finding[]> {
  try {
    const integrity = integrityFindings(store)
    if (integrity.some(({ code }) => code === 'integrity')) return integrity
    const { at } = present(readSettings(store))
    const { roots } = await findDecks(store)
    const unreadable = unreadableOf(roots).map(({ root, path, reason }): Finding => ({
      code: 'root-unreadable',
      values: { path, reason, isLinked: root.kind === 'linked' && path === root.path },
      level: 'wrong',
      isFixable: false,
    }))
    return [...integrity, ...storeFindings(store, foldFor(store), at), ...unreadable]
  } catch (error) {
    if (!isFailure(error)) throw error
    return [unusable(error)]
  }
}

function backupFindings(home: Home, store: Store, newest: Instant | null, at: Instant): readonly Finding[] {
  const path = home.backups
  // None can be made where a file stands in the way, which is told already.
  if (misplaced(home).some((place) => place.path === path)) return []
  if (newest === null)
    return hasLog(store) ? [{ code: 'no-backup', values: { path }, level: 'wrong', isFixable: true }] : []
  const days = daysBetween(newest, at)
  return days > oldBackupDays && hasLogSince(store, newest)
    ? [{ code: 'backup-old', values: { path, days }, level: 'wrong', isFixable: true }]
    : []
}

/** Of a home without a log: answers that the newest sound backup has. They may be of a database that is gone. */
function lostAnswers(home: Home): readonly Finding[] {
  for (const { path, name } of newestFirst(backupsSeen(home), now())) {
    const { problem, reviews } = inspectBackup(path)
    if (problem !== null || !reviews) continue
    const values = { name, answers: reviews }
    return [{ code: 'answers-in-backup', values, level: 'wrong', isFixable: false }]
  }
  return []
}

/** The database, or why it cannot be opened; neither where there is none. */
function openedFor(home: Home): { readonly store?: Store; readonly finding: readonly Finding[] } {
  try {
    const store = openedToLook(home)
    if (store) return { store, finding: [] }
    // It is there and needs a migration, or there is none.
    return { finding: isUnmade(home.database) ? [] : [older(home.database)] }
  } catch (error) {
    if (!isFailure(error)) throw error
    // That it may not be read is told of the place.
    return { finding: error.code === 'not-readable' ? [] : [unusable(error)] }
  }
}

/** SQLite reads a file only beside side files of its own: where none can be made, its bytes are looked at. */
function openedToLook({ database }: Home): Store | undefined {
  seeReadable(database)
  try {
    return openStoreToRead(database)
  } catch (error) {
    const bytes = isReadOnly(error) ? readDatabase(database) : undefined
    if (!bytes) throw error
    return openBytes(database, bytes)
  }
}

const older = (path: string): Finding => ({
  code: 'database-older',
  values: { path },
  level: 'note',
  isFixable: true,
})

function unusable(failure: Failure): Finding {
  const common = { level: 'wrong', isFixable: false } as const
  const { path } = failure.values as { path: string }
  if (failure.code === 'database-newer')
    return { code: 'database-newer', values: failure.values as never, ...common }
  // It is not damaged: that it cannot be written, with a log beside it that nobody may read, is told of the place.
  if (isReadOnly(failure)) return { code: 'not-writable', values: { path }, ...common }
  if (failure.code === 'database-busy') return { code: 'database-busy', values: { path }, ...common }
  const { reason = failure.code } = failure.values as { reason?: string }
  return { code: 'database-unusable', values: { path, reason }, ...common }
}

/** A finding with its words, as JSON and the screen tell it. */
const told =
  (words: Messages) =>
  ({ code, level, isFixable, values }: Finding) => {
    const say = words.doctor.findings[code] as (values: unknown) => { message: string; remedy: string }
    const clean = Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        typeof value === 'string' ? cleanLine(value) : value,
      ]),
    )
    return { code, level, isFixable, ...say(clean), values }
  }

function sayFindings(
  home: Home,
  { findings, log, sqlite, freeMb, backupAgeDays }: Examination,
  fixed: readonly Finding[],
  backup: string | null,
  { fix, version }: DoctorOptions,
  words: Messages,
): void {
  const { doctor: said } = words
  const path = cleanLine(home.path)
  say(said.facts(version, process.versions.node, sqlite))
  if (log !== null) say(said.home(path, log.events, log.cards))
  // One that cannot be read is not empty.
  else say(existsSync(home.database) ? path : said.homeEmpty(path))
  const more = [
    freeMb === null ? [] : said.disk(freeMb),
    backupAgeDays === null ? [] : said.backup(backupAgeDays),
  ].flat()
  if (more.length > 0) say(more.join(said.comma))
  say()
  const labels = [said.wrong, said.note, said.fixed]
  const width = Math.max(...labels.map(cellWidth)) + 2
  for (const finding of fixed) say(padCells(said.fixed, width) + told(words)(finding).message)
  for (const finding of findings) {
    const { level, message, remedy } = told(words)(finding)
    say(padCells(said[level], width) + message)
    say(' '.repeat(width) + (finding.isFixable ? said.byFix(remedy) : remedy))
  }
  if (backup !== null) say(said.backedUp(cleanLine(backup)))
  // Of one that was not looked into nothing can be said.
  if (findings.every(({ level, code }) => level === 'note' && code !== 'database-older')) say(said.sound)
  else if (!fix && findings.some(({ isFixable }) => isFixable)) say(`\n${said.nextFix}`)
}
