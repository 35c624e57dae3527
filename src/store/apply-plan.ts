/**
 * The one transaction that brings cards in step with their decks. Carries out a plan; how a card is recognised was decided
 * by `deck/reconcile`. The same plan carried out twice, by two programs that read the decks at once, is as good as once.
 */
import type { CardId, CardKey } from '../model/card.ts'
import type { ParsedFile, Plan, PlannedCard, RootId } from '../model/deck.ts'
import type { EventDraft } from '../model/event.ts'
import type { Problem } from '../model/problem.ts'
import type { Instant } from '../model/time.ts'
import { append } from './log.ts'
import { formerTexts, writeMatch } from './match.ts'
import type { Store } from './open.ts'
import { sql, transact } from './query.ts'
import { writeText } from './text-row.ts'

/** A file just read, with the stat that it had before reading. */
export type ReadFile = { readonly parsed: ParsedFile; readonly size: number; readonly mtimeMs: number }

/** When something happened, as the log wants it. */
export type Moment = Pick<EventDraft, 'at' | 'zoneOffset' | 'dayOn'>

/**
 * Carries out a plan in one transaction: files, cards, texts, aliases, matches. Nothing is deleted but texts that another
 * text replaces; cards without a text are retired with their history.
 */
export function applyPlan(
  store: Store,
  plan: Plan,
  files: readonly ReadFile[],
  goneFiles: readonly string[],
  moment: Moment,
): void {
  transact(store, () => {
    for (const file of files) writeFile(store, file)
    const former = formerTexts(store, plan)
    writeCards(store, [...plan.added, ...plan.edited, ...plan.moved, ...plan.restored])
    for (const text of plan.droppedTexts) dropText(store, text)
    for (const text of plan.texts) writeText(store, text)
    for (const card of plan.retired) retire(store, card, moment.at)
    for (const { card, alias } of plan.aliases) writeAlias(store, card, alias, moment)
    for (const match of plan.matches) writeMatch(store, match, former.get(match.card), moment.at)
    for (const path of goneFiles) sql(store, 'delete from files where path = ?').run(path)
    refreshDrafts(store, plan)
    writeSharedProblems(store, plan.problems)
  })
}

/** Many cards at once: what can be said of all of them is one statement. */
function writeCards(store: Store, cards: readonly PlannedCard[]): void {
  const decks = new Map<string, number>()
  const deckOf = ({ root, deck }: PlannedCard): number => {
    const name = `${root}/${deck}`
    const row = decks.get(name) ?? deckRow(store, root, deck)
    decks.set(name, row)
    return row
  }
  freeIds(store, cards)
  for (const card of cards) writeCard(store, card, deckOf(card))
  linkCards(store, cards)
  // An id in use leads to the card that has it now.
  sql(store, 'delete from aliases where alias in (select value from json_each(?))').run(
    JSON.stringify(cards.map(({ id }) => id)),
  )
}

function deckRow(store: Store, root: RootId, name: string): number {
  const found = sql(store, 'select id from decks where root = ? and name = ?').value(root, name) as
    | number
    | undefined
  return found ?? sql(store, 'insert into decks (root, name) values (?, ?)').run(root, name).lastId
}

function writeFile(store: Store, { parsed, size, mtimeMs }: ReadFile): void {
  sql(
    store,
    `insert into files (root, path, size, mtime_ms, deck, is_deck, card_count, title, language, new_per_day, retention, problems)
     values (@root, @path, @size, @mtime, @deck, @isDeck, @cards, @title, @language, @newPerDay, @retention, @problems)
     on conflict (path) do update set root = @root, size = @size, mtime_ms = @mtime, deck = @deck, is_deck = @isDeck,
       card_count = @cards, title = @title, language = @language, new_per_day = @newPerDay, retention = @retention,
       problems = @problems`,
  ).run({
    root: parsed.root.id,
    path: parsed.path,
    size,
    mtime: mtimeMs,
    deck: deckRow(store, parsed.root.id, parsed.deck),
    isDeck: parsed.isDeck ? 1 : 0,
    cards: parsed.cards.length,
    title: parsed.head.title,
    language: parsed.head.language,
    newPerDay: parsed.head.newPerDay,
    retention: parsed.head.retention,
    problems: JSON.stringify(parsed.problems),
  })
}

/**
 * Ids are unique: cards that swap them must let go before either is written, and a retired card lets go of an id that another
 * card comes to. It keeps its key, and takes an id again when it returns. No id that people see has a parenthesis.
 */
function freeIds(store: Store, cards: readonly PlannedCard[]): void {
  sql(
    store,
    `with planned as (select value ->> 0 as key, value ->> 1 as card_id from json_each(?))
     update cards set card_id = '(' || id || ')' where id in (
       select c.id from planned p join cards c on c.key = p.key and c.card_id <> p.card_id
       union all
       select c.id from planned p join cards c on c.card_id = p.card_id and c.key <> p.key and c.retired_at is not null)`,
  ).run(JSON.stringify(cards.map(({ key, id }) => [key, id])))
}

function writeCard(store: Store, card: PlannedCard, deck: number): void {
  // The question is written when all cards are there; until the transaction ends it may point at none.
  sql(
    store,
    `insert into cards (key, card_id, is_explicit, kind, deck, question, position)
     values (@key, @id, @isExplicit, @kind, @deck, 0, @position)
     on conflict (key) do update set card_id = @id, is_explicit = @isExplicit, kind = @kind, deck = @deck,
       position = @position, retired_at = null`,
  ).run({
    key: card.key,
    id: card.id,
    isExplicit: card.isExplicit ? 1 : 0,
    kind: card.kind,
    deck,
    position: card.position,
  })
}

function linkCards(store: Store, cards: readonly PlannedCard[]): void {
  sql(
    store,
    `update cards set question = q.id, parent = p.id
       from json_each(?) j join cards q on q.key = j.value ->> 1 left join cards p on p.key = j.value ->> 2
      where cards.key = j.value ->> 0`,
  ).run(JSON.stringify(cards.map(({ key, question, parent }) => [key, question, parent])))
}

function dropText(store: Store, text: Plan['droppedTexts'][number]): void {
  sql(
    store,
    'delete from texts where card = (select id from cards where key = ?) and path = ? and language = ?',
  ).run(text.key, text.file, text.language)
}

/** The last text stays with a retired card: it is how the card is recognised when it returns. */
function retire(store: Store, card: CardKey, at: Instant): void {
  sql(store, 'update cards set retired_at = ? where key = ? and retired_at is null').run(at, card)
  sql(store, 'update texts set file = null where card = (select id from cards where key = ?)').run(card)
  sql(store, 'delete from matches where card = (select id from cards where key = ?)').run(card)
}

function writeAlias(store: Store, card: CardKey, alias: CardId, moment: Moment): void {
  const { changes } = sql(
    store,
    `insert into aliases (alias, card) select @alias, id from cards
      where key = @card and not exists (select 1 from cards where card_id = @alias)
      on conflict (alias) do update set card = excluded.card where card <> excluded.card`,
  ).run({ alias, card })
  if (changes > 0) append(store, { ...moment, kind: 'alias', card, alias, session: null })
}

/** A card is a draft while none of its texts has an answer. */
function refreshDrafts(store: Store, plan: Plan): void {
  const touched = [...plan.texts, ...plan.droppedTexts].map(({ key }) => key)
  sql(
    store,
    `update cards set is_draft = 1 - is_draft where key in (select value from json_each(?))
        and is_draft <> (select min(t.is_draft) from texts t where t.card = cards.id)`,
  ).run(JSON.stringify(touched))
}

/** Problems across files are found anew by every plan: the old ones go. */
function writeSharedProblems(store: Store, problems: readonly Problem[]): void {
  const byFile = new Map<string, Problem[]>()
  for (const problem of problems) byFile.set(problem.file, [...(byFile.get(problem.file) ?? []), problem])
  const former = sql(store, `select path from files where shared_problems <> '[]'`).column() as string[]
  for (const path of new Set([...former, ...byFile.keys()]))
    sql(
      store,
      'update files set shared_problems = @text where path = @path and shared_problems <> @text',
    ).run({
      path,
      text: JSON.stringify(byFile.get(path) ?? []),
    })
}
