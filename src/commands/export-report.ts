/** What an export says when it is done: what was written, what was left out and why, and what to do with it. */
import { relative } from 'node:path'
import { cleanLine } from '../text/clean.ts'
import type { Messages } from '../text/messages/catalogue.ts'
import type { RefusedMedia } from './export-media.ts'
import type { Chosen } from './export-notes.ts'
import type { ExportFormat } from './export-target.ts'
import type { Tally } from './export-texts.ts'
import { say } from './output.ts'

export type Written = {
  readonly format: ExportFormat
  /** Absolute paths. */
  readonly files: readonly string[]
  readonly tally: Tally
  readonly chosen: Chosen
  readonly media?: number
  readonly refused?: readonly RefusedMedia[]
  readonly withProgress?: boolean
}

const mostRefused = 10

export function sayWritten(words: Messages, written: Written): void {
  const { exporting } = words
  const { format, files, tally, refused = [], withProgress = false } = written
  const [first = ''] = files
  say(exporting.written[format](tally, cleanLine(shortPath(first)), files.length))
  if ((written.media ?? 0) > 0) say(exporting.media(written.media ?? 0))
  for (const line of leftOutLines(words, written)) say(line)
  for (const { file, line, address, reason } of refused.slice(0, mostRefused))
    say(
      `  ${cleanLine(shortPath(file))}:${line}: ${cleanLine(address, 60)}: ${(format === 'anki' ? exporting.refused : exporting.notCopied)[reason]}`,
    )
  if (refused.length > mostRefused) say(`  ${exporting.moreRefused(refused.length - mostRefused)}`)
  say()
  say(
    format === 'anki' && withProgress
      ? exporting.wayBack(cleanLine(shortPath(first)))
      : exporting.next[format](cleanLine(shortPath(first))),
  )
}

/** What somebody might miss in what was written. */
export function leftOutLines({ exporting }: Messages, { tally, chosen }: Written): readonly string[] {
  const { offDecks } = chosen
  return [
    ...(tally.drafts > 0 ? [exporting.drafts(tally.drafts)] : []),
    ...(offDecks.length > 0 ? [exporting.offDecks(offDecks.length, cleanLine(offDecks[0] ?? ''))] : []),
  ]
}

export function summaryJson({ format, files, tally, chosen, media, refused }: Written): unknown {
  return {
    format,
    files,
    decks: tally.decks,
    cards: tally.cards,
    notes: tally.notes,
    reviews: tally.reviews,
    media: media ?? 0,
    leftOut: { drafts: tally.drafts, offDecks: chosen.offDecks, media: refused ?? [] },
  }
}

/** From here, where that is shorter. */
function shortPath(path: string): string {
  const near = relative(process.cwd(), path)
  return near !== '' && near.length < path.length ? near : path
}
