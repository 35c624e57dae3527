/** Rows for statistics, streamed: the log and the cards, each with no more than the numbers need. */
import type { CardId } from '../model/card.ts'
import type { Grade } from '../model/grade.ts'
import type { MemoryState } from '../model/memory.ts'
import type { MemoryRow, ReviewRow } from '../model/statistic.ts'
import type { Day } from '../model/time.ts'
import type { Store } from './open.ts'
import { compile } from './query.ts'

/** Answers that stand, in the order of the log. Imported ones are left out. */
export function* reviewRows(store: Store): Generator<ReviewRow> {
  const query = compile(
    store,
    `select day_on, grade, total_ms, review_kind, before_state, before_stability, before_last_on, before_due_on
       from events e
      where kind = 'review' and review_kind <> 'import' and not exists (select 1 from events v where v.target = e.id)
      order by id`,
  )
  for (const each of query.each()) {
    const row = each as Readonly<Record<string, unknown>>
    yield {
      dayOn: row['day_on'] as Day,
      grade: row['grade'] as Grade,
      totalMs: row['total_ms'] as number | null,
      isMock: row['review_kind'] === 'mock',
      before: {
        state: row['before_state'] as MemoryState,
        stability: row['before_stability'] as number | null,
        lastOn: row['before_last_on'] as Day | null,
        dueOn: row['before_due_on'] as Day | null,
      },
    }
  }
}

/** Cards that are in a deck that is on, with the topic in the language that suits best. */
export function* memoryRows(store: Store, language: string): Generator<MemoryRow> {
  const query = compile(
    store,
    `select c.card_id, d.name, c.state, c.is_suspended, c.is_draft, c.stability, c.difficulty, c.last_on, c.lapses,
            (select t.topic from texts t where t.card = c.id
              order by t.language = @language desc, substr(t.language, 1, 2) = substr(@language, 1, 2) desc, t.language limit 1) as topic
       from cards c join decks d on d.id = c.deck join roots r on r.id = d.root
      where c.retired_at is null and d.is_on = 1 and r.removed_at is null`,
  )
  for (const each of query.each({ language })) {
    const row = each as Readonly<Record<string, unknown>>
    yield {
      id: row['card_id'] as CardId,
      deck: row['name'] as string,
      topic: (row['topic'] as string | null) ?? (row['name'] as string),
      state: row['state'] as MemoryState,
      isSuspended: row['is_suspended'] === 1,
      isDraft: row['is_draft'] === 1,
      stability: row['stability'] as number | null,
      difficulty: row['difficulty'] as number | null,
      lastOn: row['last_on'] as Day | null,
      lapses: row['lapses'] as number,
    }
  }
}
