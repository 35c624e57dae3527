/**
 * The cards of an interview plan, all of them and as little of each as can be: a plan looks at every card every day. And the pace at
 * which they are answered. Numbers only; what they weigh is the plan's to say.
 */
import type { CardKey, CardKind, Level } from '../model/card.ts'
import type { Day } from '../model/time.ts'
import { selectedDecks, type Selection } from './due.ts'
import type { Store } from './open.ts'
import { sql } from './query.ts'

export type PlanCard = {
  readonly key: CardKey
  readonly deck: string
  readonly topic: string
  /** Siblings share it. */
  readonly question: number
  readonly level: Level | null
  readonly kind: CardKind
  /** True when a key point is a must. */
  readonly hasMust: boolean
  /** Length of question, prompt and answer in bytes of UTF-8, which grows with the time to read them in any language. */
  readonly bytes: number
  /** Null for a card not yet seen. */
  readonly known: { readonly stability: number; readonly difficulty: number; readonly lastOn: Day } | null
  /** Of a card not yet seen: whether it may be begun, for a follow-up waits until its question is known. */
  readonly isOpen: boolean
  readonly lapses: number
}

type Row = readonly [
  key: CardKey,
  deck: string,
  topic: string,
  question: number,
  level: Level | null,
  kind: CardKind,
  hasMust: number,
  bytes: number,
  stability: number | null,
  difficulty: number | null,
  lastOn: Day | null,
  isOpen: number,
  lapses: number,
  language: string,
]

/** Cards of the selection that can be asked, in the order of decks and files; not those buried today. */
export function planCards(
  store: Store,
  today: Day,
  language: string,
  selection: Selection,
): readonly PlanCard[] {
  // In this order the joins take half the time that SQLite's own choice does: the texts are read once, card by card.
  const rows = sql(
    store,
    `select c.key, d.name, t.topic, c.question, t.level, c.kind, instr(t.key_points, '"must":true') > 0,
            octet_length(t.question) + octet_length(t.answer) + coalesce(octet_length(t.prompt), 0),
            c.stability, c.difficulty, c.last_on, c.parent is null or p.state = 'review', c.lapses, t.language
       from cards c cross join decks d on d.id = c.deck
       left join cards p on p.id = c.parent
       cross join texts t on t.card = c.id
      where c.retired_at is null and c.is_suspended = 0 and c.is_draft = 0 and c.buried_on is not @today
        and c.deck in (select value from json_each(@decks))
        and (@tag is null or exists (select 1 from json_each(t.tags) y where y.value = @tag))
      order by d.name, c.position, c.id`,
  ).tuples({
    today,
    tag: selection.tag,
    decks: JSON.stringify(selectedDecks(store, selection)),
  }) as unknown as readonly Row[]
  const cards: PlanCard[] = []
  let nearest = ''
  for (const row of rows) {
    const told = row[13]
    // A card's texts follow each other.
    if (cards.at(-1)?.key !== row[0]) cards.push(cardOf(row))
    else if (isNearer(told, nearest, language)) cards[cards.length - 1] = cardOf(row)
    else continue
    nearest = told
  }
  return cards
}

function cardOf(row: Row): PlanCard {
  const [
    key,
    deck,
    topic,
    question,
    level,
    kind,
    hasMust,
    bytes,
    stability,
    difficulty,
    lastOn,
    isOpen,
    lapses,
  ] = row
  return {
    key,
    deck,
    topic,
    question,
    level,
    kind,
    hasMust: hasMust === 1,
    bytes,
    known:
      stability === null || difficulty === null || lastOn === null ? null : { stability, difficulty, lastOn },
    isOpen: isOpen === 1,
    lapses,
  }
}

/** As the library chooses a text: the language itself, else its primary subtag, else the first by name. */
function isNearer(language: string, than: string, wanted: string): boolean {
  const rank = (one: string): number => (one === wanted ? 2 : one.slice(0, 2) === wanted.slice(0, 2) ? 1 : 0)
  return rank(language) > rank(than) || (rank(language) === rank(than) && language < than)
}

export type Pace = {
  /** Medians in ms over the latest answers; null while there are fewer than 20 in all, or none of the kind. */
  readonly newMs: number | null
  readonly reviewMs: number | null
}

const paceAnswers = 400
const paceLeast = 20

/** The time of one presentation of a card, first ones and later ones apart. Imported answers have no part in it. */
export function paceOf(store: Store): Pace {
  const rows = sql(
    store,
    `select before_state = 'new', total_ms from events e
      where kind = 'review' and review_kind = 'study' and total_ms is not null
        and not exists (select 1 from events v where v.target = e.id)
      order by id desc limit ${paceAnswers}`,
  ).tuples() as [number, number][]
  if (rows.length < paceLeast) return { newMs: null, reviewMs: null }
  const median = (isNew: number): number | null => {
    const times = rows.flatMap(([first, ms]) => (first === isNew ? [ms] : [])).sort((a, b) => a - b)
    return times.length === 0 ? null : (times[times.length >> 1] as number)
  }
  return { newMs: median(1), reviewMs: median(0) }
}

/**
 * Time that answers took on a study day, in ms, and how many there were; mocks count, imported ones do not. `untimed` are those that
 * nobody timed, first sights and later ones apart.
 */
export function spentOn(
  store: Store,
  today: Day,
): {
  readonly ms: number
  readonly answers: number
  readonly untimed: { readonly first: number; readonly later: number }
} {
  const [row] = sql(
    store,
    `select coalesce(sum(total_ms), 0), count(*), count(*) filter (where total_ms is null and before_state = 'new'),
            count(*) filter (where total_ms is null and before_state <> 'new') from events e
      where day_on = ? and kind = 'review' and review_kind in ('study', 'mock')
        and not exists (select 1 from events v where v.target = e.id)`,
  ).tuples(today)
  const [ms, answers, first, later] = row as [number, number, number, number]
  return { ms, answers, untimed: { first, later } }
}

/** Study days from `from` up to, but not including, `until` on which something was answered that stands. */
export function daysAnswered(store: Store, from: Day, until: Day): number {
  return sql(
    store,
    `select count(distinct day_on) from events e
      where day_on >= ? and day_on < ? and kind = 'review' and review_kind in ('study', 'mock')
        and not exists (select 1 from events v where v.target = e.id)`,
  ).value(from, until) as number
}

/** How often each grade was given, at first sights and to cards that were in review, newest answers only. */
export function gradeCounts(store: Store): readonly {
  readonly grade: string
  readonly isFirst: boolean
  readonly count: number
}[] {
  const rows = sql(
    store,
    `select grade, before_state = 'new', count(*) from (
       select grade, before_state from events e
        where kind = 'review' and review_kind = 'study' and before_state in ('new', 'review')
          and not exists (select 1 from events v where v.target = e.id)
        order by id desc limit 2000) group by 1, 2`,
  ).tuples() as [string, number, number][]
  return rows.map(([grade, isFirst, count]) => ({ grade, isFirst: isFirst === 1, count }))
}
