/** Interview dates. One that was cleared is kept, and no longer counts. */
import type { Day, Instant } from '../model/time.ts'
import type { Store } from './open.ts'
import { sql } from './query.ts'

export type Interview = {
  readonly name: string
  readonly heldOn: Day
  readonly minutesPerDay: number | null
}

/** Adds a date, in place of one of the same name. */
export function setInterview(store: Store, interview: Interview, at: Instant): void {
  sql(store, 'update interviews set cleared_at = ? where name = ? and cleared_at is null').run(
    at,
    interview.name,
  )
  sql(
    store,
    `insert into interviews (name, held_on, minutes_per_day, decks, set_at) values (?, ?, ?, '[]', ?)`,
  ).run(interview.name, interview.heldOn, interview.minutesPerDay, at)
}

/** The nearest date that is not over; undefined without one. */
export function nextInterview(store: Store, today: Day): Interview | undefined {
  return sql(
    store,
    `select name, held_on as heldOn, minutes_per_day as minutesPerDay from interviews
      where cleared_at is null and held_on >= ? order by held_on, id limit 1`,
  ).get(today) as Interview | undefined
}
