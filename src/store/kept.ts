/**
 * What this machine keeps beside its log, as values for its journal, and back into a database that is remade. Cards are known there
 * by keys of another database: each row goes to the card that has the key now, or had it, or has the id that the card had.
 */
import type { CardId, CardKey } from '../model/card.ts'
import { keptColumns, keptPartColumns, type Kept, type KeptKind, type KeptRow } from '../model/kept.ts'
import type { Instant } from '../model/time.ts'
import { deviceOf } from './log.ts'
import type { Store } from './open.ts'
import { sql, transact } from './query.ts'

/** All that is kept, by kind and key. */
export function* keptHere(store: Store): Generator<Kept> {
  const parts = (query: string, ...values: readonly unknown[]) =>
    sql(store, query).all(...values) as KeptRow[]
  for (const row of rows(
    store,
    `select ${names(keptColumns.mock, { seed: 's.seed', started_at: 'm.started_at', ended_at: 'm.ended_at' })}
      from mocks m join sessions s on s.id = m.session order by m.session`,
  )) {
    const items = parts(
      `select ${names(keptPartColumns.mock)} from mock_items where mock = ? order by position`,
      row['session'],
    )
    yield kept('mock', `${row['session']}`, row['heartbeat_at'], row, items)
  }
  for (const row of rows(store, `select ${names(keptColumns.points)} from own_points order by card`))
    yield kept('points', `${row['card']}`, row['made_at'], row)
  for (const row of rows(store, `select ${names(keptColumns.triage)} from triage order by card`))
    yield kept('triage', `${row['card']}`, row['chosen_at'], row)
  for (const row of rows(store, `select ${names(keptColumns.interview)} from interviews order by id`)) {
    const { name, set_at: setAt, held_on: heldOn, cleared_at: clearedAt } = row
    yield kept('interview', `${name} ${setAt} ${heldOn}`, clearedAt ?? setAt, row)
  }
  for (const row of rows(store, `select ${names(keptColumns.source)} from sources order by path`)) {
    const decks = parts(
      `select deck, base from source_decks where source = (select id from sources where path = ?) order by deck`,
      row['path'],
    )
    yield kept('source', `${row['path']}`, row['imported_at'], row, decks)
  }

  function kept(
    kind: KeptKind,
    key: string,
    at: unknown,
    row: KeptRow,
    items: readonly KeptRow[] = [],
  ): Kept {
    const cards = [row, ...items].flatMap((one) => (typeof one['card'] === 'string' ? [one['card']] : []))
    const known = cards.flatMap((card) => {
      const id = sql(store, 'select card_id from cards where key = ?').value(card) as CardId | undefined
      return id === undefined ? [] : [[card, id] as const]
    })
    return { kind, key, at: Number(at), row, parts: items, names: Object.fromEntries(known) }
  }
}

/**
 * Puts what was kept into a database that has none of it, in one transaction. `isHere` tells whether the file of a source is there: on
 * another machine it may not be. Returns how many were taken; a row that the tables refuse is none.
 */
export function takeKept(
  store: Store,
  all: readonly Kept[],
  now: Instant,
  isHere: (path: string) => boolean,
): number {
  return transact(store, () => {
    let taken = 0
    for (const kept of [...all].sort(byStart)) if (kept.row !== null && isTaken(kept, kept.row)) taken += 1
    return taken
  })

  /** In a transaction of its own, so that a mock is there with all its questions or not at all. */
  function isTaken(kept: Kept, row: KeptRow): boolean {
    try {
      return store.db.transaction(() => take(kept, row))()
    } catch (error) {
      if (!String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')) throw error
      return false
    }
  }

  function take({ kind, parts, names: ids }: Kept, row: KeptRow): boolean {
    const here = (one: KeptRow): KeptRow => ({ ...one, card: cardOf(store, `${one['card']}`, ids) })
    switch (kind) {
      case 'mock':
        takeMock(store, row, parts.map(here), now)
        return true
      case 'points':
        insert(store, 'own_points', here(row))
        return true
      case 'triage':
        insert(store, 'triage', here(row))
        return true
      case 'interview':
        insert(store, 'interviews', row)
        return true
      case 'source': {
        if (!isHere(`${row['path']}`)) return false
        const source = insert(store, 'sources', row)
        for (const deck of parts) insert(store, 'source_decks', { ...deck, source })
        return true
      }
    }
  }
}

/** Numbers of mocks are given in the order in which they began; one number may stand for two mocks of two machines. */
function takeMock(store: Store, row: KeptRow, items: readonly KeptRow[], now: Instant): void {
  const { seed, ...mock } = row
  const session = row['session']!
  const isTakenAlready = (query: string, ...values: readonly unknown[]): boolean =>
    sql(store, query).get(...values) !== undefined
  const number = isTakenAlready('select 1 from mocks where number = ?', mock['number'])
    ? (sql(store, 'select max(number) + 1 from mocks').value() as number)
    : mock['number']!
  const isSecond =
    mock['status'] === 'active' && isTakenAlready(`select 1 from mocks where status = 'active'`)
  insert(store, 'sessions', {
    id: session,
    kind: 'mock',
    started_at: mock['started_at']!,
    ended_at: mock['ended_at']!,
    device: deviceOf(store, now).id,
    seed: seed!,
  })
  // Nobody holds it: whoever resumes it takes it over.
  insert(store, 'mocks', { ...mock, number, ...(isSecond ? { status: 'abandoned' } : {}), held_by: '' })
  for (const item of items) insert(store, 'mock_items', { ...item, mock: session })
}

/** The key here of a card that another database knew by a key; that key itself where none is known. */
function cardOf(store: Store, key: string, ids: Kept['names']): CardKey | string {
  const found = sql(
    store,
    `select key from (
       select key, 1 as way from cards where key = @key
       union all select c.key, 2 from aliases a join cards c on c.id = a.card where a.alias = @key
       union all select key, 3 from cards where card_id in (@key, @id)
       union all select c.key, 4 from aliases a join cards c on c.id = a.card where a.alias = @id)
      order by way limit 1`,
  ).value({ key, id: Object.hasOwn(ids, key) ? ids[key] : key }) as CardKey | undefined
  return found ?? key
}

/** The columns of a row are names of this program: they were compared with its lists. */
function insert(store: Store, table: string, row: KeptRow): number {
  const columns = Object.keys(row)
  return sql(
    store,
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((name) => `@${name}`).join(', ')})`,
  ).run(row).lastId
}

const rows = (store: Store, query: string): readonly KeptRow[] => sql(store, query).all() as KeptRow[]

const names = (
  columns: Readonly<Record<string, unknown>>,
  from: Readonly<Record<string, string>> = {},
): string =>
  Object.keys(columns)
    .map((name) => (from[name] ? `${from[name]} as ${name}` : name))
    .join(', ')

const byStart = (a: Kept, b: Kept): number =>
  Number(a.row?.['started_at'] ?? 0) - Number(b.row?.['started_at'] ?? 0)
