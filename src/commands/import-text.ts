/** What `viva import` prints for people: what it found and would do, then what it did. */
import { failureText } from '../ui/state/notice.ts'
import { cleanLine } from '../text/clean.ts'
import { padCells } from '../text/width.ts'
import type { Messages } from '../text/messages/catalogue.ts'
import type { Side } from '../deck/merge-entry.ts'
import type { Skipped } from '../model/conversion.ts'
import type { Gathered } from './import-gather.ts'
import type { PlannedDeck, PlannedSource } from './import-plan.ts'
import type { Taken, WeekAhead } from './import-progress.ts'
import { commandFor, type OtherReading } from './import-readings.ts'
import type { Written } from './import-write.ts'

const shownQuestions = 3
const shownDecks = 20
const shownSkipped = 5
const shownConflicts = 5

/** Why something was left out, or is told all the same. */
export function reasonOf({ reason, contradicts }: Skipped, { convert }: Messages): string {
  const against = contradicts === undefined ? '' : ` ${convert.contradicts(contradicts)}`
  return `${convert.skipped[reason]}${against}`
}

/** Of a source without questions: what was looked for, and what was seen instead. */
export function seenLines({ seen }: Pick<PlannedSource, 'seen'>, { importing }: Messages): readonly string[] {
  return seen === null ? [] : [importing.lookedFor, importing.seen(seen)]
}

/** Of one file that is not understood, or not for sure: what to type to read it in other ways. */
export function attemptLines(
  planned: readonly PlannedSource[],
  readings: readonly OtherReading[],
  { importing }: Messages,
): readonly string[] {
  const [source] = planned
  if (!source || planned.length > 1 || source.seen === null || source.imported.isConfident) return []
  const path = cleanLine(source.file.path)
  const ways = readings.flatMap(({ attempt, questions }) =>
    attempt === null
      ? []
      : [`    ${commandFor(path, attempt)}`, `        ${importing.wayOf(attempt, questions)}`],
  )
  if (ways.length > 0) return [`  ${importing.tryThese}`, ...ways]
  if (source.imported.decks.length > 0) return []
  return [`  ${importing.writeSo}`, `    ${commandFor(path, anyMark)}`]
}

/** An example that can be copied and changed. */
const anyMark = { kind: 'asking', pattern: '^Q: (.*)' } as const

export function planLines(
  { planned, failed, gone }: Gathered,
  take: Side | null,
  words: Messages,
): readonly string[] {
  const { importing } = words
  return [
    ...gone.map((path) => importing.sourceGone(cleanLine(path))),
    ...failed.map(({ path, failure }) => importing.failed(cleanLine(path), failureText(failure, words))),
    ...planned.flatMap((source) => sourceLines(source, take, words)),
  ]
}

function sourceLines(source: PlannedSource, take: Side | null, words: Messages): readonly string[] {
  const { convert, print } = words
  const { imported, decks } = source
  const cards = imported.decks.flatMap((part) => part.cards)
  const unsure = imported.isConfident || cards.length === 0 ? '' : ` ${convert.unsure}`
  const more = imported.skipped.length - shownSkipped
  return [
    cleanLine(source.file.path),
    `  ${convert.rule(imported.rule)}${unsure}`,
    ...(cards.length > 0 ? [] : seenLines(source, words).map((line) => `  ${line}`)),
    ...cards.slice(0, shownQuestions).map(({ question }) => `    ${cleanLine(question, 70)}`),
    ...imported.skipped
      .slice(0, shownSkipped)
      .map((each) => `  ${each.line}: ${cleanLine(each.text, 40)}: ${reasonOf(each, words)}`),
    ...(more > 0 ? [`  ${print.importMore(more)}`] : []),
    ...[
      ...onlyLines(source, words),
      ...decks.flatMap((deck) => deckLines(deck, take, words)),
      ...mediaLines(source, words),
    ].map((line) => `  ${line}`),
  ]
}

/** What would be copied beside the decks, and what cannot be. */
export function mediaLines(
  { mediaToWrite, mediaFolder, missing }: Pick<PlannedSource, 'mediaToWrite' | 'mediaFolder' | 'missing'>,
  { importing }: Messages,
): readonly string[] {
  const names = mediaToWrite.slice(0, shownMedia).map((name) => cleanLine(name, 40))
  const more = mediaToWrite.length - names.length
  const left = missing.length - shownMedia
  return [
    ...(mediaToWrite.length === 0
      ? []
      : [importing.mediaAhead(names.join(', '), more, cleanLine(mediaFolder))]),
    ...missing
      .slice(0, shownMedia)
      .map(({ line, address, reason }) => `${line}: ${cleanLine(address, 60)}: ${importing.missing[reason]}`),
    ...(left > 0 ? [importing.missingMore(left)] : []),
  ]
}

const shownMedia = 5

/** A search that was given another time, and is meant still. */
export const onlyLines = (
  { remembersOnly, file }: Pick<PlannedSource, 'remembersOnly' | 'file'>,
  { importing }: Messages,
): readonly string[] =>
  remembersOnly === null ? [] : [importing.remembersOnly(cleanLine(remembersOnly), cleanLine(file.path))]

/** What would become of a deck, what was decided in merging it, and conflicts. */
export function deckLines(
  { state, target, questions, merge }: PlannedDeck,
  take: Side | null,
  words: Messages,
): readonly string[] {
  const { states, changes, kept, declined, conflict, mine, theirs, conflictHint } = words.importing
  const path = cleanLine(target)
  if (state === 'empty') return []
  if (state === 'new') return [states.new(path, questions)]
  if (!merge) return [state === 'merged' ? states.unchanged(path) : states[state](path)]
  const { added, updated, removed, conflicts } = merge
  const first =
    state === 'merged'
      ? states.merged(path, changes(added.length, updated.length, removed.length))
      : states.unchanged(path)
  const shown = conflicts
    .slice(0, shownConflicts)
    .flatMap((each) => [
      conflict(cleanLine(each.mine.question, 60)),
      `  ${mine}${cleanLine(differing(each.mine, each.theirs), 64)}`,
      `  ${theirs}${cleanLine(differing(each.theirs, each.mine), 64)}`,
    ])
  return [
    first,
    ...merge.kept.map(({ question }) => kept(cleanLine(question, 60))),
    ...merge.declined.map(({ question }) => declined(cleanLine(question, 60))),
    ...shown,
    ...(conflicts.length > 0 ? [conflictHint(conflicts.length, take)] : []),
  ]
}

type Version = { readonly question: string; readonly answer: string; readonly hints: readonly string[] }

/** The part of one version that the other has otherwise, from where they part. */
function differing(one: Version, other: Version): string {
  if (one.question !== other.question) return one.question
  const [text, beside] =
    one.answer === other.answer ? [one.hints.join(' '), other.hints.join(' ')] : [one.answer, other.answer]
  let at = 0
  while (at < text.length && text[at] === beside[at]) at++
  const start = at > 40 ? text.lastIndexOf(' ', at - 10) + 1 : 0
  return start === 0 ? text : `... ${text.slice(start)}`
}

export function progressLines(
  { week, cards, reviews, left }: Taken & { readonly week: WeekAhead },
  hasWeights: boolean,
  words: Messages,
): readonly string[] {
  const { importing } = words
  const row = (name: string, days: readonly number[]): string =>
    `    ${padCells(name, 6)}${days.map((n) => String(n).padStart(6)).join('')}`
  const offered = [
    importing.progressOffer(cards, reviews),
    importing.week,
    row(importing.weekBefore, week.before),
    row(importing.weekAfter, week.after),
  ]
  return [
    ...(cards > 0 ? offered : []),
    ...(left > 0 ? [importing.progressLeft(left)] : []),
    ...(hasWeights ? [importing.weightsOffered] : []),
  ]
}

export function writtenLines(written: Written, backup: string | null, words: Messages): readonly string[] {
  const { importing } = words
  const { decks, media, added, progress, hasWeights } = written
  const folder = media[0]?.replace(/\/[^/]*$/, '')
  return [
    decks.length > 0 ? importing.written(decks.length, added) : importing.nothing,
    ...decks.slice(0, shownDecks).map((path) => `  ${cleanLine(path)}`),
    ...(decks.length > shownDecks ? [`  ${importing.moreDecks(decks.length - shownDecks)}`] : []),
    ...(folder === undefined ? [] : [importing.media(media.length, cleanLine(folder))]),
    ...(progress && progress.cards > 0 ? [importing.progressTaken(progress.cards, progress.reviews)] : []),
    ...(progress && progress.left > 0 ? [importing.progressLeft(progress.left)] : []),
    ...(hasWeights ? [importing.weightsTaken] : []),
    ...(backup === null ? [] : [importing.backup(cleanLine(backup))]),
    '',
    importing.nextWritten,
  ]
}
