/** A home in which nothing is wrong, ways to damage its database, and what the doctor says of it. */
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { expect } from 'vitest'
import { deckOf, world, type World } from './viva.ts'

export type Told = { code: string; level: string; isFixable: boolean; message: string; remedy: string }
export type Report = { findings: Told[]; fixed: Told[]; backup: string | null; freeMb: number | null }

export const afternoon = '2026-11-21T15:00:00+01:00'

/** Does something to a database past the program, with all that guards it switched off. */
export function within<T>(database: string, work: (db: Database.Database) => T): T {
  const db = new Database(database)
  try {
    db.pragma('foreign_keys = off')
    db.unsafeMode(true)
    db.pragma('writable_schema = on')
    return work(db)
  } finally {
    db.close()
  }
}

/** Three cards in a deck, two answers, a backup: a home in which nothing is wrong. */
export function sound(): World & { readonly database: string; readonly edit: (sql: string) => void } {
  const viva = world()
  viva.write('deck.md', deckOf(3))
  for (const id of ['q1', 'q2']) viva.run(['grade', id, 'good'])
  viva.run(['doctor', '--fix'])
  const database = join(viva.home, 'viva.db')
  return {
    ...viva,
    database,
    edit: (sql) => void within(database, (db) => db.exec(sql)),
  }
}

export function examined(
  viva: World,
  ...flags: readonly string[]
): Report & { readonly code: number | null } {
  const { out, err, code } = viva.run(['doctor', ...flags, '--json'], { now: afternoon })
  expect(err).toBe('')
  return { ...(JSON.parse(out) as Report), code }
}

export const codes = (told: readonly Told[]): readonly string[] => told.map(({ code }) => code)
