/**
 * A large collection to measure with: cards in decks, and a history of reviews whose days, intervals and due days look like
 * those of someone who has studied for years. The same seed gives the same rows.
 *
 * Rows are written past the store's verbs, for speed. They keep its rules: what a card's row says is what its last event says,
 * ids grow with time, every card has a question and a text.
 */
import { hashText, seededRandom, shuffledNumbers, type Random } from '../../src/schedule/random.ts'
import { dayMs, hourMs, instant, type Day } from '../../src/model/time.ts'
import type { Store } from '../../src/store/open.ts'
import { uuidAfter } from '../../src/store/uuid.ts'

export type CollectionSize = {
  readonly cards: number
  /** Spread over the cards that were begun. */
  readonly reviews: number
  /** The study day that is today: some cards were reviewed on it, some are due. */
  readonly dayOn: Day
  readonly cardsPerDeck?: number
  readonly seed?: number
  /** The share of cards that have a text in Chinese too. */
  readonly translated?: number
}

/** Of all cards: never begun, retired, suspended, drafts, in learning. */
const share = { new: 0.2, retired: 0.02, suspended: 0.01, draft: 0.005, learning: 0.001 }

/**
 * Reviewed cards wait this long between reviews in the middle, with this spread on a logarithmic scale: of 100,000 cards some
 * hundreds are then reviewed each day. One in twenty was put off.
 */
const medianIntervalDays = 300
const intervalSpread = 1
const overdueShare = 0.05

type Begun = {
  readonly card: number
  readonly days: readonly number[]
  readonly intervals: readonly number[]
  readonly isLearning: boolean
}

/** Fills an empty store: 100,000 cards and a million reviews in about 20 seconds and 430 MB. */
export function fillCollection(store: Store, size: CollectionSize): void {
  const { db } = store
  const random = seededRandom(size.seed ?? 1)
  db.pragma('synchronous = off')
  db.transaction(() => {
    // The log's indexes are made at the end in one go: row by row they would be written in every place at once.
    const indexes = db
      .prepare(
        `select name, sql from sqlite_schema where type = 'index' and tbl_name = 'events' and sql is not null`,
      )
      .all() as { name: string; sql: string }[]
    for (const { name } of indexes) db.exec(`drop index ${name}`)
    const begun = writeCards(store, size, random)
    writeReviews(store, begun, random)
    for (const { sql } of indexes) db.exec(sql)
  })()
  db.pragma('wal_checkpoint(truncate)')
  db.pragma('synchronous = full')
}

function writeCards(store: Store, size: CollectionSize, random: Random): readonly Begun[] {
  const { cards, reviews, dayOn, cardsPerDeck = 500, translated = 0 } = size
  const { db } = store
  db.prepare(`insert into roots (id, kind, path, added_at) values (1, 'linked', '/collection', 0)`).run()
  db.prepare(`insert into devices (id, uuid, is_own, added_at) values (1, 'this-device', 1, 0)`).run()
  const addDeck = db.prepare('insert into decks (id, root, name) values (?, 1, ?)')
  const addFile = db.prepare(
    `insert into files (id, root, path, size, mtime_ms, deck, is_deck, card_count, title, language, problems)
     values (?, 1, ?, 1000, 1000, ?, 1, ?, ?, 'en', '[]')`,
  )
  const addCard = db.prepare(
    `insert into cards (id, key, card_id, is_explicit, kind, deck, question, position, is_draft, retired_at, is_suspended,
       state, stability, difficulty, last_on, step, due_at, due_on, reps, lapses)
     values (?, ?, ?, 0, 'basic', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const addText = db.prepare(
    `insert into texts (card, language, root, file, path, line, text_id, is_explicit, question, prompt, answer, key_points,
       options, hints, also, slots, tags, level, minutes, topic, is_draft, question_print, answer_print, whole_print)
     values (?, ?, 1, ?, ?, ?, ?, 0, ?, null, ?, ?, '[]', '[]', '[]', '[]', ?, 'mid', 2, ?, ?, ?, ?, ?)`,
  )
  const mean = reviews / (cards * (1 - share.new))
  const begun: Begun[] = []
  let left = reviews
  for (let card = 1; card <= cards; card += 1) {
    const deck = Math.ceil(card / cardsPerDeck)
    const position = (card - 1) % cardsPerDeck
    const path = `/collection/deck-${deck}.md`
    if (position === 0) {
      addDeck.run(deck, `deck-${deck}`)
      addFile.run(deck, path, deck, Math.min(cardsPerDeck, cards - card + 1), `Deck ${deck}`)
    }
    const isNew = random() < share.new || left <= 0
    const history = isNew
      ? null
      : historyOf(card, Math.min(left, Math.ceil(mean * 2 * random())), dayOn, random)
    if (history) {
      left -= history.days.length
      begun.push(history)
    }
    const isDraft = isNew && random() < share.draft / share.new ? 1 : 0
    const key = hashText(`card ${card}`).toString(16).padStart(8, '0') + card.toString(16).padStart(8, '0')
    // Every tenth card is the sibling of the one before it.
    const question = card % 10 === 0 ? card - 1 : card
    const retiredAt = random() < share.retired ? dayOn * dayMs : null
    const isSuspended = random() < share.suspended ? 1 : 0
    addCard.run(
      card,
      key,
      key,
      deck,
      question,
      position,
      isDraft,
      retiredAt,
      isSuspended,
      ...memoryOf(history, dayOn),
    )
    for (const language of random() < translated ? ['en', 'zh-Hans'] : ['en'])
      addText.run(
        card,
        language,
        retiredAt === null ? deck : null,
        path,
        position * 12 + 8,
        key,
        `Why does part ${card} of the system behave as it does under load?`,
        isDraft ? '' : answerOf(card),
        JSON.stringify([
          { text: `the first point of ${card}`, must: true },
          { text: 'the second point', must: false },
        ]),
        JSON.stringify(['collection', `tag-${deck % 7}`]),
        `Topic ${position % 8}`,
        isDraft,
        key,
        key,
        key,
      )
  }
  return begun
}

/** Some hundred characters, as an answer of one to three minutes has. */
const answerOf = (card: number): string =>
  `Because of ${card}. ${'The lock is held while the queue drains, so that readers wait for the writer. '.repeat(3 + (card % 8))}`

/** Reviews at growing intervals, the last of them so long ago that the card is somewhere in the middle of its interval. */
function historyOf(card: number, count: number, dayOn: Day, random: Random): Begun | null {
  if (count < 1) return null
  const isLearning = random() < share.learning / (1 - share.new)
  const last = Math.max(1, Math.round(medianIntervalDays * Math.exp(intervalSpread * normal(random))))
  const putOff = random() < overdueShare ? Math.floor(30 * random()) : 0
  const intervals: number[] = []
  const days: number[] = []
  let on = isLearning ? dayOn : dayOn - Math.floor(random() * last) - putOff
  let interval = last
  for (let review = 0; review < count; review += 1) {
    days.unshift(on)
    intervals.unshift(interval)
    interval = Math.max(1, Math.round(interval / 2.2))
    on -= interval
  }
  return { card, days, intervals, isLearning }
}

/** Two uniform numbers to a normal one: Box and Muller. */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

const hexOf = (random: Random): string =>
  Math.floor(random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0')

type MemoryRow = readonly (string | number | null)[]

const newRow: MemoryRow = ['new', null, null, null, null, null, null, 0, 0]

/** state, stability, difficulty, last_on, step, due_at, due_on, reps, lapses. */
function memoryOf(history: Begun | null, dayOn: Day): MemoryRow {
  return history ? memoryAfter(history, history.days.length - 1, dayOn) : newRow
}

function memoryAfter(
  { card, days, intervals, isLearning }: Begun,
  review: number,
  dayOn: Day | null,
): MemoryRow {
  const on = days[review] as number
  const interval = intervals[review] as number
  const known = [interval * 1.01, 1 + (card % 9)] as const
  const counts = [review + 1, card % 7 === 0 ? Math.floor(review / 4) : 0] as const
  if (isLearning && review === days.length - 1)
    return ['learning', ...known, on, 0, (dayOn ?? on) * dayMs + 10 * hourMs, null, ...counts]
  return ['review', ...known, on, null, null, on + interval, ...counts]
}

/** In the order of time, as a log is written. */
function writeReviews({ db }: Store, begun: readonly Begun[], random: Random): void {
  const add = db.prepare(
    `insert into events (id, kind, card, at, zone_offset, day_on, device, session, grade, review_kind, took_ms, total_ms,
       parameters, retention, language, wording,
       before_state, before_stability, before_difficulty, before_last_on, before_step, before_due_at, before_due_on, before_reps,
       before_lapses, after_state, after_stability, after_difficulty, after_last_on, after_step, after_due_at, after_due_on,
       after_reps, after_lapses)
     values (?, 'review', ?, ?, 0, ?, 1, ?, ?, 'study', ?, ?, 'default', 0.9, 'en', 0,
       ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const byDay = new Map<number, [Begun, number][]>()
  for (const history of begun)
    history.days.forEach((on, review) => {
      const list = byDay.get(on)
      if (list) list.push([history, review])
      else byDay.set(on, [[history, review]])
    })
  let last: string | null = null
  for (const on of [...byDay.keys()].sort((a, b) => a - b)) {
    const list = byDay.get(on) ?? []
    const session = `session-${on}`
    shuffledNumbers(list.length, random).forEach((chosen, order) => {
      const [history, review] = list[chosen] as [Begun, number]
      const at = instant(on * dayMs + 9 * hourMs + order * 20_000)
      const chance = hexOf(random) + hexOf(random)
      const tookMs = 3_000 + Math.floor(random() * 20_000)
      last = uuidAfter(last, at, chance)
      add.run(
        last,
        history.card,
        at,
        on,
        session,
        ['again', 'good', 'good', 'good', 'hard', 'easy'][Math.floor(random() * 6)],
        tookMs,
        tookMs + 4_000,
        ...(review === 0 ? newRow : memoryAfter(history, review - 1, null)),
        ...memoryAfter(history, review, null),
      )
    })
  }
}
