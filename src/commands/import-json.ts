/** The document that `viva import --json` prints. Keys are fixed: other programs read them. */
import { join } from 'node:path'
import type { Messages } from '../text/messages/catalogue.ts'
import { failureText } from '../ui/state/notice.ts'
import type { Gathered } from './import-gather.ts'
import { commandFor, optionOf, type OtherReading } from './import-readings.ts'
import type { Written } from './import-write.ts'

/** Without `written` the counts are of what would be done, `wouldAdd` of cards. `updated` and `removed` count questions; `unchanged` counts decks; `conflicts` are the paths of decks that need a decision. */
export function importJson(
  { planned, failed, gone }: Gathered,
  written: Written | null,
  wouldAdd: number,
  words: Messages,
  readings: readonly OtherReading[] = [],
): unknown {
  const decks = planned.flatMap((source) => source.decks)
  const isWritten = (target: string): boolean => written?.decks.includes(target) ?? true
  const merges = decks.flatMap(({ merge, target }) => (merge ? [{ merge, target }] : []))
  const changed = (count: (merge: (typeof merges)[number]['merge']) => number): number =>
    merges.reduce((sum, { merge, target }) => sum + (isWritten(target) ? count(merge) : 0), 0)
  return {
    files: planned.map(({ file, imported, seen, missing, mediaFolder, mediaToWrite }) => ({
      path: file.path,
      format: imported.format,
      rule: words.convert.rule(imported.rule),
      isConfident: imported.isConfident,
      cards: imported.decks.reduce((sum, { cards }) => sum + cards.length, 0),
      skipped: imported.skipped,
      media: mediaToWrite.map((name) => join(mediaFolder, name)),
      missing,
      // Of a file that is not understood: what could mark its questions, and what to type to read it so.
      seen: imported.isConfident ? null : seen,
      tries: readings.flatMap(({ attempt, questions }) =>
        attempt === null
          ? []
          : [{ ...optionOf(attempt), cards: questions, command: commandFor(file.path, attempt) }],
      ),
    })),
    cards: planned.flatMap(({ file, imported }) =>
      imported.decks.flatMap(({ cards }) => cards.map((card) => ({ ...card, file: file.path }))),
    ),
    written: written?.decks ?? [],
    media: written?.media ?? [],
    added: written?.added ?? wouldAdd,
    updated: changed(({ updated }) => updated.length),
    removed: changed(({ removed }) => removed.length),
    unchanged: decks.filter(({ state }) => state === 'unchanged').length,
    conflicts: decks
      .filter(({ state, merge }) => state === 'taken' || (merge?.conflicts.length ?? 0) > 0)
      .map(({ target }) => target),
    conflicting: merges.flatMap(({ merge, target }) =>
      merge.conflicts.map(({ mine, theirs, taken }) => ({
        file: target,
        question: mine.question,
        mine: mine.answer,
        theirs: theirs.answer,
        taken,
      })),
    ),
    decks: decks.map(({ target, state, questions }) => ({ file: target, state, questions })),
    progress: written?.progress ?? null,
    // True when FSRS weights of a source are in use from now on.
    weights: written?.hasWeights ?? false,
    failed: failed.map(({ path, failure }) => ({ path, message: failureText(failure, words) })),
    gone,
  }
}
