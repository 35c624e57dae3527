/**
 * The one transaction that brings cards in step with their decks, and the way back from a wrong match.
 * Carries out a plan; how a card is recognised was decided by `deck/reconcile`.
 */
import type { CardId, CardKey } from '../model/card.ts'
import type {
  Fingerprints,
  Match,
  ParsedFile,
  Plan,
  PlannedCard,
  PlannedText,
  RootId,
} from '../model/deck.ts'
import type { EventDraft } from '../model/event.ts'
import type { Problem } from '../model/problem.ts'
import type { Instant } from '../model/time.ts'
import { append } from './log.ts'
import { sql, transact, type Store } from './open.ts'

type Row = Record<string, unknown>

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
    const former = new Map(plan.matches.map((match) => [match.card, formerText(store, match.card)]))
    const cards = [...plan.added, ...plan.edited, ...plan.moved, ...plan.restored]
    freeIds(store, cards)
    for (const card of cards) writeCard(store, card)
    for (const card of cards) linkCard(store, card)
    for (const text of plan.droppedTexts) dropText(store, text)
    for (const text of plan.texts) writeText(store, text)
    for (const card of plan.retired) retire(store, card, moment.at)
    for (const { card, alias } of plan.aliases) writeAlias(store, card, alias, moment)
    for (const match of plan.matches) writeMatch(store, match, former.get(match.card), moment.at)
    for (const path of goneFiles) sql(store, 'delete from files where path = ?').run(path)
    refreshDrafts(store)
    writeCrossProblems(store, plan.problems)
  })
}

/**
 * Undoes a match by likeness: the card takes its former id and text back and is retired; the question that it was matched
 * with becomes a card of its own when decks are read next. False when the card has no such match.
 */
export function unmatch(store: Store, key: CardKey, at: Instant): boolean {
  return transact(store, () => {
    const match = sql(
      store,
      'select m.*, c.id as card_row from matches m join cards c on c.id = m.card where c.key = ?',
    ).get(key) as Row | undefined
    if (!match) return false
    const card = match['card_row'] as number
    const text = JSON.parse(match['former_text'] as string) as Row
    sql(
      store,
      `insert or ignore into unmatched (card, question_print)
         select card, question_print from texts where card = ? and language = ?`,
    ).run(card, text['language'])
    sql(store, 'update files set size = -1 where id in (select file from texts where card = ?)').run(card)
    sql(store, 'delete from aliases where alias = ?').run(match['former_id'])
    sql(store, 'update cards set card_id = ?, retired_at = ? where id = ?').run(match['former_id'], at, card)
    sql(store, 'update texts set file = null where card = ?').run(card)
    const columns = Object.keys(text).filter(
      (column) => column !== 'id' && column !== 'file' && column !== 'card',
    )
    store.db
      .prepare(
        `update texts set ${columns.map((column) => `${column} = @${column}`).join(', ')} where card = @card and language = @language`,
      )
      .run({ ...text, card })
    sql(store, 'delete from matches where card = ?').run(card)
    return true
  })
}

function deckRow(store: Store, root: RootId, name: string): number {
  const found = sql(store, 'select id from decks where root = ? and name = ?').pluck().get(root, name) as
    | number
    | undefined
  if (found !== undefined) return found
  return Number(sql(store, 'insert into decks (root, name) values (?, ?)').run(root, name).lastInsertRowid)
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

/** Ids are unique: cards that swap them must let go before either is written. */
function freeIds(store: Store, cards: readonly PlannedCard[]): void {
  for (const card of cards)
    sql(store, `update cards set card_id = '(' || id || ')' where key = ? and card_id <> ?`).run(
      card.key,
      card.id,
    )
}

function writeCard(store: Store, card: PlannedCard): void {
  sql(
    store,
    `insert into cards (key, card_id, is_explicit, kind, deck, question, position, is_draft, state, reps, lapses)
     values (@key, @id, @isExplicit, @kind, @deck, 0, @position, 0, 'new', 0, 0)
     on conflict (key) do update set card_id = @id, is_explicit = @isExplicit, kind = @kind, deck = @deck,
       position = @position, retired_at = null`,
  ).run({
    key: card.key,
    id: card.id,
    isExplicit: card.isExplicit ? 1 : 0,
    kind: card.kind,
    deck: deckRow(store, card.root, card.deck),
    position: card.position,
  })
  // An id in use leads to the card that has it now.
  sql(store, 'delete from aliases where alias = ?').run(card.id)
}

function linkCard(store: Store, card: PlannedCard): void {
  sql(
    store,
    `update cards set question = (select id from cards where key = @question),
       parent = (select id from cards where key = @parent) where key = @key`,
  ).run({ key: card.key, question: card.question, parent: card.parent })
}

function dropText(store: Store, text: { key: CardKey; file: string; language: string }): void {
  sql(
    store,
    'delete from texts where card = (select id from cards where key = ?) and path = ? and language = ?',
  ).run(text.key, text.file, text.language)
}

function writeText(store: Store, text: PlannedText): void {
  const { content, fingerprints } = text
  sql(
    store,
    `insert or replace into texts (card, language, root, file, path, line, text_id, is_explicit, question, prompt, answer,
       key_points, options, hints, also, slots, tags, level, minutes, topic, is_draft, question_print, answer_print, whole_print)
     values ((select id from cards where key = @key), @language, @root, (select id from files where path = @path), @path, @line,
       @textId, @isExplicit, @question, @prompt, @answer, @keyPoints, @options, @hints, @also, @slots, @tags, @level, @minutes,
       @topic, @isDraft, @questionPrint, @answerPrint, @wholePrint)`,
  ).run({
    key: text.key,
    language: text.language,
    root: text.root,
    path: text.file,
    line: content.line,
    textId: content.id,
    isExplicit: content.isExplicit ? 1 : 0,
    question: content.question,
    prompt: content.prompt,
    answer: content.answer,
    keyPoints: JSON.stringify(content.keyPoints),
    options: JSON.stringify(content.options),
    hints: JSON.stringify(content.hints),
    also: JSON.stringify(content.also),
    slots: JSON.stringify(content.slots),
    tags: JSON.stringify(content.tags),
    level: content.level,
    minutes: content.minutes,
    topic: content.topic,
    isDraft: content.isDraft ? 1 : 0,
    ...printColumns(fingerprints),
  })
}

const printColumns = (prints: Fingerprints): Row => ({
  questionPrint: prints.question,
  answerPrint: prints.answer,
  wholePrint: prints.whole,
})

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

function formerText(store: Store, card: CardKey): Row | undefined {
  return sql(
    store,
    'select t.*, c.card_id as former_id from texts t join cards c on c.id = t.card where c.key = ? order by t.id limit 1',
  ).get(card) as Row | undefined
}

function writeMatch(store: Store, match: Match, former: Row | undefined, at: Instant): void {
  if (!former) return
  const { former_id: formerId, ...text } = former
  sql(
    store,
    `insert or replace into matches (card, rule, path, line, before, after, former_id, former_text, matched_at)
     values ((select id from cards where key = ?), ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    match.card,
    match.rule,
    match.file,
    match.line,
    match.before,
    match.after,
    formerId,
    JSON.stringify(text),
    at,
  )
}

/** A card is a draft while none of its texts has an answer. */
function refreshDrafts(store: Store): void {
  sql(
    store,
    `update cards set is_draft = 1 - is_draft where retired_at is null and is_draft <>
       (select min(t.is_draft) from texts t where t.card = cards.id)`,
  ).run()
}

const CROSS_CODES = ['duplicate-id', 'id-in-other-root']

/** Problems across files are found anew by every plan: the old ones go, the new ones join those of their file. */
function writeCrossProblems(store: Store, problems: readonly Problem[]): void {
  const byFile = new Map<string, Problem[]>()
  for (const problem of problems) byFile.set(problem.file, [...(byFile.get(problem.file) ?? []), problem])
  const rows = sql(store, 'select path, problems from files').all() as { path: string; problems: string }[]
  for (const row of rows) {
    const cross = byFile.get(row.path)
    if (row.problems === '[]' && !cross) continue
    const own = (JSON.parse(row.problems) as Problem[]).filter(
      (problem) => !CROSS_CODES.includes(problem.code),
    )
    const all = JSON.stringify(
      [...own, ...(cross ?? [])].sort((a, b) => a.line - b.line || a.column - b.column),
    )
    if (all !== row.problems) sql(store, 'update files set problems = ? where path = ?').run(all, row.path)
  }
}
