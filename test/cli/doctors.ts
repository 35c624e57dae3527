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

/** Adds an alias that its index knows nothing of: written while the index is struck from the schema. */
export function unindexed(database: string): void {
  const index = within(database, (db) => {
    const row = db
      .prepare(`select type, name, tbl_name, rootpage, sql from sqlite_schema where name = 'aliases_card'`)
      .get()
    db.exec(`delete from sqlite_schema where name = 'aliases_card'`)
    return row
  })
  within(database, (db) =>
    db.exec(`insert into aliases (alias, card) select 'first', id from cards where key = 'q1'`),
  )
  within(database, (db) =>
    db.prepare('insert into sqlite_schema values (@type, @name, @tbl_name, @rootpage, @sql)').run(index),
  )
}
