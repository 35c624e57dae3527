/**
 * Settings as rows, a JSON value each; what has no row has its default. Values are checked where they are entered; a row that
 * another version wrote and this one cannot read counts as none, so that no setting can keep viva from starting.
 */
import { defaultSettings, type Settings } from '../model/settings.ts'
import type { Store } from './open.ts'
import { sql } from './query.ts'

export function settings(store: Store): Settings {
  const rows = sql(store, 'select key, value from settings').tuples() as [string, string][]
  const stored = rows.flatMap(([key, text]) => {
    if (!Object.hasOwn(defaultSettings, key)) return []
    const value = parsed(text)
    return isLike(defaultSettings[key as keyof Settings], value) ? [[key, value] as const] : []
  })
  return { ...defaultSettings, ...Object.fromEntries(stored) }
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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Of the type that the default has; settings without a default are texts. */
function isLike(fallback: Settings[keyof Settings], value: unknown): boolean {
  if (fallback === null) return typeof value === 'string'
  if (Array.isArray(fallback)) return Array.isArray(value) && value.every((item) => typeof item === 'number')
  return typeof value === typeof fallback
}
