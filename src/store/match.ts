/**
 * Matches by likeness: kept with the text that they replaced, so that a person can undo one.
 * How a card is recognised was decided by `deck/reconcile`.
 */
import type { CardId, CardKey } from '../model/card.ts'
import type { Match, Plan } from '../model/deck.ts'
import type { Instant } from '../model/time.ts'
import type { Store } from './open.ts'
import { sql, transact } from './query.ts'
import { textColumns, writeFormerText, type TextRow } from './text-row.ts'

/** What a matched card was before the match. */
export type Former = { readonly id: CardId; readonly text: TextRow }

/** The texts that the matches of a plan replace, before it is carried out; none where it has been carried out already. */
export function formerTexts(store: Store, plan: Plan): ReadonlyMap<CardKey, Former> {
  const found = new Map<CardKey, Former>()
  for (const match of plan.matches) {
    const next = plan.texts.find(({ key, file }) => key === match.card && file === match.file)
    const row = sql(
      store,
      `select ${textColumns.replaceAll(/\w+/g, 't.$&')} from texts t join cards c on c.id = t.card
        where c.key = @card order by t.language = @language desc, t.id limit 1`,
    ).get({ card: match.card, language: next?.language ?? null }) as TextRow | undefined
    if (!row || row.whole_print === next?.fingerprints.whole) continue
    const id = sql(store, 'select card_id from cards where key = ?').value(match.card) as CardId
    found.set(match.card, { id, text: row })
  }
  return found
}

export function writeMatch(store: Store, match: Match, former: Former | undefined, at: Instant): void {
  if (!former) return
  sql(
    store,
    `insert or replace into matches (card, rule, path, line, before, after, former_id, former_text, matched_at)
     values ((select id from cards where key = @card), @rule, @file, @line, @before, @after, @formerId, @text, @at)`,
  ).run({ ...match, formerId: former.id, text: JSON.stringify(former.text), at })
}

/**
 * Undoes a match by likeness: the card takes its former id and text back and is retired; the question that it was matched
 * with becomes a card of its own when decks are read next. False when the card has no such match.
 */
export function unmatch(store: Store, key: CardKey, at: Instant): boolean {
  return transact(store, () => {
    const match = sql(
      store,
      `select m.card, m.path, m.former_id as formerId, m.former_text as formerText
         from matches m join cards c on c.id = m.card where c.key = ?`,
    ).get(key) as { card: number; path: string; formerId: string; formerText: string } | undefined
    if (!match) return false
    const { card } = match
    // Read again, although they have not changed.
    sql(store, 'update files set size = -1 where id in (select file from texts where card = ?)').run(card)
    sql(
      store,
      'insert or ignore into unmatched (card, question_print) select card, question_print from texts where card = ? and path = ?',
    ).run(card, match.path)
    sql(store, 'delete from texts where card = ? and path = ?').run(card, match.path)
    writeFormerText(store, key, JSON.parse(match.formerText) as TextRow)
    sql(store, 'update texts set file = null where card = ?').run(card)
    sql(store, 'delete from aliases where alias = ?').run(match.formerId)
    sql(store, 'update cards set card_id = ?, retired_at = ? where id = ?').run(
      freeId(store, match.formerId, card),
      at,
      card,
    )
    sql(store, 'delete from matches where card = ?').run(card)
    return true
  })
}

/** The id, or the next of `id~2`, `id~3` ... that no other card has: another may have taken it meanwhile. */
function freeId(store: Store, id: string, card: number): string {
  const isTaken = (candidate: string): boolean =>
    sql(store, 'select 1 from cards where card_id = ? and id <> ?').get(candidate, card) !== undefined
  let free = id
  for (let count = 2; isTaken(free); count += 1) free = `${id}~${count}`
  return free
}
