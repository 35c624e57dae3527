/** `viva next`, `viva grade`, `viva undo`: the study loop for scripts and editors. */
import { Failure } from '../model/failure.ts'
import { parseGrade } from '../model/grade.ts'
import type { Review } from '../model/event.ts'
import type { StudyRules } from '../session/session.ts'
import { cardByKey, findCard, type StoredCard } from '../store/cards.ts'
import { nextInterview } from '../store/interviews.ts'
import { record, undoLast } from '../store/log.ts'
import { closeStore } from '../store/open.ts'
import { cleanLine } from '../text/clean.ts'
import { waitOf } from '../ui/screens/grade-line.ts'
import { cardJson, eventJson } from './json.ts'
import { openLibrary, openLibraryToRead, type Library } from './open-library.ts'
import { present } from './present.ts'
import { say, sayJson } from './output.ts'
import { nextCard } from './next-card.ts'
import { plannedQueue } from './planned-today.ts'
import { backUpDaily } from './backing-up.ts'
import { foldFor, weightsIn } from './memory.ts'
import { studyRules } from './study.ts'

export async function next(options: { readonly json?: boolean }): Promise<void> {
  const library = await openLibraryToRead()
  const { dayOn } = present(library.settings)
  const card = nextCard(library, (await plannedQueue(library)) ?? undefined)
  if (options.json) sayJson(card ? cardJson(card, dayOn, library) : null)
  else if (!card) say(library.words.print.nothingNow)
  else {
    const { showCard } = await import('./show.ts')
    showCard(library, card, { withAnswer: false })
    say()
    say(library.words.print.nextGrade(card.id))
  }
  closeStore(library.store)
}

export async function grade(
  id: string,
  gradeText: string,
  options: { readonly json?: boolean },
): Promise<void> {
  const chosen = parseGrade(gradeText)
  if (!chosen) throw new Failure('unknown-grade', { grade: gradeText }, 2)
  const library = await openLibrary()
  const { store, settings, language } = library
  const card = findCard(store, id, language)
  if (!card) throw new Failure('unknown-card', { card: id }, 2)
  const reason = card.isRetired ? 'retired' : card.isDraft ? 'draft' : card.isSuspended ? 'suspended' : null
  if (reason !== null) throw new Failure('card-not-active', { card: id, reason }, 2)
  const { at, zoneOffset, dayOn } = present(settings)
  const rules = await rulesFor(library, card)
  const outcome = rules.outcomesFor(card, at, dayOn)[chosen]
  const { event } = record(
    store,
    {
      kind: 'review',
      card: card.key,
      at,
      zoneOffset,
      dayOn,
      session: null,
      grade: chosen,
      reviewKind: 'study',
      tookMs: null,
      totalMs: null,
      before: card.memory,
      after: outcome.memory,
      parameters: weightsIn(store).id,
      retention: rules.retentionFor(card),
      language: card.language,
      wording: 0,
    },
    foldFor(store),
  )
  const graded = cardByKey(store, card.key, language) as StoredCard
  if (options.json) sayJson({ card: cardJson(graded, dayOn, library), event: eventJson(event, graded) })
  else {
    const { print, time } = library.words
    say(print.graded(cleanLine(graded.question), print.grades[chosen], time.interval(waitOf(outcome))))
    say()
    say(print.nextAfterGrade)
  }
  backUpDaily(library)
  closeStore(store)
}

export async function undo(options: { readonly json?: boolean }): Promise<void> {
  const library = await openLibrary()
  const { store, settings, language } = library
  const { at, zoneOffset, dayOn } = present(settings)
  const undone = undoLast(store, { at, zoneOffset, dayOn, session: null }, foldFor(store))
  if (!undone) throw new Failure('nothing-to-undo', {}, 2)
  const { voided, event } = undone
  const card = cardByKey(store, (voided as Review).card, language) as StoredCard
  if (options.json)
    sayJson({
      card: cardJson(card, dayOn, library),
      event: eventJson(event, card),
      voided: eventJson(voided, card),
    })
  else {
    const { print } = library.words
    say(print.undone(cleanLine(card.question), print.eventNames[voided.kind]))
    say()
    say(print.nextReview)
  }
  closeStore(store)
}

/** Those of a review now: before an interview a card of its plan has no learning steps, and its next day is the plan's. */
async function rulesFor(library: Library, card: StoredCard): Promise<StudyRules> {
  const ordinary = studyRules(library)
  if (!nextInterview(library.store, present(library.settings).dayOn)) return ordinary
  const { plannedStudy } = await import('./interview-study.ts')
  const planned = plannedStudy(library, null)
  return planned?.isPlanned(card.key) ? planned.rules : ordinary
}
