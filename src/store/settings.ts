/** Settings as rows, a JSON value each; what has no row has its default. Values are checked where they are entered. */
import { defaultSettings, type Settings } from '../model/settings.ts'
import { sql, type Store } from './open.ts'

export function settings(store: Store): Settings {
  const rows = sql(store, 'select key, value from settings').raw().all() as [string, string][]
  const stored = Object.fromEntries(
    rows.filter(([key]) => key in defaultSettings).map(([key, value]) => [key, JSON.parse(value) as unknown]),
  )
  return { ...defaultSettings, ...stored }
}

/** Null takes the default again. */
export function writeSetting<Key extends keyof Settings>(
  store: Store,
  key: Key,
  value: Settings[Key] | null,
): void {
  if (value === null) sql(store, 'delete from settings where key = ?').run(key)
  else
    sql(store, 'insert or replace into settings (key, value) values (?, ?)').run(key, JSON.stringify(value))
}

/** A remembered fact that is not a setting, such as that the first start has been answered. */
export function hasMark(store: Store, mark: string): boolean {
  return sql(store, 'select 1 from settings where key = ?').get(`mark:${mark}`) !== undefined
}

export function writeMark(store: Store, mark: string): void {
  sql(store, 'insert or replace into settings (key, value) values (?, ?)').run(`mark:${mark}`, 'true')
}
