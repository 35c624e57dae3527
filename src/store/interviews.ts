/** Interview dates and what was said of cards before them. A date that was cleared is kept, and no longer counts. */
import type { CardKey } from '../model/card.ts'
import type { Day, Instant } from '../model/time.ts'
import type { Store } from './open.ts'
import { sql, transact } from './query.ts'

export type Interview = {
  readonly name: string
  readonly heldOn: Day
  readonly minutesPerDay: number | null
  /** Presentations a day, in place of minutes. */
  readonly reviewsPerDay?: number | null
  /** Patterns of deck names; all decks that are on when there are none. */
  readonly decks?: readonly string[]
}

export type StoredInterview = Required<Interview> & {
  /** The plan begins on the study day of this instant. A new date for the same name keeps it. */
  readonly setAt: Instant
}

/** Adds a date, in place of one of the same name, whose beginning it keeps when that one was still to come. */
export function setInterview(store: Store, interview: Interview, at: Instant, today?: Day): void {
  transact(store, () => {
    const former = interviewOf(store, interview.name)
    const isGoingOn = former !== undefined && today !== undefined && former.heldOn >= today
    clearInterview(store, interview.name, at)
    sql(
      store,
      `insert into interviews (name, held_on, minutes_per_day, reviews_per_day, decks, set_at)
        values (@name, @heldOn, @minutesPerDay, @reviewsPerDay, @decks, @setAt)`,
    ).run({
      name: interview.name,
      heldOn: interview.heldOn,
      minutesPerDay: interview.minutesPerDay,
      reviewsPerDay: interview.reviewsPerDay ?? null,
      decks: JSON.stringify(interview.decks ?? []),
      setAt: isGoingOn ? former.setAt : at,
    })
  })
}

/** True when there was one of that name. */
export function clearInterview(store: Store, name: string, at: Instant): boolean {
  const { changes } = sql(
    store,
    'update interviews set cleared_at = ? where name = ? and cleared_at is null',
  ).run(at, name)
  return changes > 0
}

const selected = `select name, held_on as heldOn, minutes_per_day as minutesPerDay, reviews_per_day as reviewsPerDay, decks,
    set_at as setAt from interviews where cleared_at is null`

type Row = Omit<StoredInterview, 'decks'> & { readonly decks: string }

const fromRow = (row: unknown): StoredInterview => ({
  ...(row as Row),
  decks: JSON.parse((row as Row).decks) as string[],
})

/** The nearest date that is not over; undefined without one. */
export function nextInterview(store: Store, today: Day): StoredInterview | undefined {
  const row = sql(store, `${selected} and held_on >= ? order by held_on, id limit 1`).get(today)
  return row === undefined ? undefined : fromRow(row)
}

export function interviewOf(store: Store, name: string): StoredInterview | undefined {
  const row = sql(store, `${selected} and name = ? order by id desc limit 1`).get(name)
  return row === undefined ? undefined : fromRow(row)
}

/** All that were not cleared, those that are over too, by their days. */
export function interviewsSet(store: Store): readonly StoredInterview[] {
  return sql(store, `${selected} order by held_on, id`).all().map(fromRow)
}

export const TRIAGE = ['must', 'maybe', 'skip'] as const
export type Triage = (typeof TRIAGE)[number]

/** What is said of cards, in one transaction; null takes back what was said. */
export function triage(
  store: Store,
  choices: readonly { readonly card: CardKey; readonly choice: Triage | null }[],
  at: Instant,
): void {
  transact(store, () => {
    for (const { card, choice } of choices)
      if (choice === null) sql(store, 'delete from triage where card = ?').run(card)
      else
        sql(
          store,
          `insert into triage (card, choice, chosen_at) values (@card, @choice, @at)
            on conflict (card) do update set choice = @choice, chosen_at = @at`,
        ).run({ card, choice, at })
  })
}

export function triageOf(store: Store): ReadonlyMap<CardKey, Triage> {
  return new Map(sql(store, 'select card, choice from triage').tuples() as [CardKey, Triage][])
}
