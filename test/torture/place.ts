/**
 * A place that commands are killed in: a home with months of answers, and around it everything that commands read and write. Made
 * once, then put back by copying, so that every round begins with the same bytes at the same paths.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { foldFor } from '../../src/commands/memory.ts'
import type { CardId, CardKey } from '../../src/model/card.ts'
import type { DeviceId, Event, EventDraft, EventId } from '../../src/model/event.ts'
import { formatEvent, journalHead } from '../../src/model/journal.ts'
import { day, dayMs, instant } from '../../src/model/time.ts'
import { outcomes } from '../../src/schedule/outcomes.ts'
import { defaultWeights } from '../../src/schedule/fsrs.ts'
import { newMemory } from '../../src/model/memory.ts'
import { record } from '../../src/store/log.ts'
import { closeStore, openStore } from '../../src/store/open.ts'
import { transact } from '../../src/store/query.ts'
import { uuidAfter } from '../../src/store/uuid.ts'
import { createdS, type NoteSpec } from '../convert/anki/collection.ts'
import { packageFiles, writePackage } from '../convert/anki/package.ts'
import { interviewDeck } from '../cli/mock-decks.ts'
import { deckOf } from '../cli/viva.ts'
import { historyOf, unusualWeights } from '../schedule/history.ts'

export type Place = {
  /** Everything is in it: `home`, `linked`, `notes`, `shared` and `out`. */
  readonly folder: string
  readonly home: string
  readonly at: (name: string) => string
  readonly write: (name: string, text: string) => void
  readonly env: NodeJS.ProcessEnv
  /** Runs viva to its end. @throws where it ends with another code than one of these. */
  readonly run: (args: readonly string[], options?: RunOptions) => string
  /** Keeps all of it under a name, and puts it back. */
  readonly keep: (name: string) => void
  readonly putBack: (name: string) => void
}

export type RunOptions = { readonly codes?: readonly number[]; readonly input?: string }

/** 21 November 2026, in the morning: after the last answer of the history. */
export const present = '2026-11-21T08:30:00+01:00'
const today = 20_778
/** So many that weights can be trained from them. */
const answerCount = 800

/** At `folder`/place; what is kept stands beside it. */
export function placeIn(folder: string, program: string): Place {
  const place = join(folder, 'place')
  const at = (name: string): string => join(place, name)
  const { VISUAL: _visual, EDITOR: _editor, NO_COLOR: _colour, ...inherited } = process.env
  const env = {
    ...inherited,
    VIVA_HOME: at('home'),
    VIVA_NOW: present,
    TZ: 'Europe/Berlin',
    LANG: 'C.UTF-8',
    LC_ALL: '',
    TMPDIR: at('tmp'),
  }
  const copy = (from: string, to: string): void => {
    rmSync(to, { recursive: true, force: true })
    // Node's own copying rounds the times of files, and decks with other times would be read again.
    const { status, stderr } = spawnSync('cp', ['-a', from, to], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`cp: ${stderr}`)
  }
  const made: Place = {
    folder: place,
    home: at('home'),
    at,
    env,
    write: (name, text) => {
      mkdirSync(dirname(at(name)), { recursive: true, mode: 0o700 })
      writeFileSync(at(name), text)
    },
    run: (args, { codes = [0], input = '' } = {}) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
        cwd: place,
        env,
        input,
        encoding: 'utf8',
      })
      if (status === null || !codes.includes(status))
        throw new Error(`viva ${args.join(' ')} ended with ${status}: ${stderr}${stdout.slice(-500)}`)
      return stdout
    },
    keep: (name) => copy(place, join(folder, `kept-${name}`)),
    putBack: (name) => copy(join(folder, `kept-${name}`), place),
  }
  return made
}

/** Fills an empty place. Decks of the home: `deck` (q1, q2 ... with a history) and `talks` (for mocks). */
export function furnish(place: Place): void {
  const { write, run, at } = place
  for (const name of ['tmp', 'out', 'shared']) mkdirSync(at(name), { recursive: true, mode: 0o700 })
  run(['decks', 'off', '**'])
  const history = ownHistory()
  write('home/decks/deck.md', deckOf(new Set(history.map(({ card }) => card)).size))
  write('home/decks/talks.md', interviewDeck())
  write('linked/more.md', deckOf(30).replaceAll('q', 'l').replaceAll('Question', 'Linked question'))
  write('notes/notes.md', notesDeck('first'))
  write('notes/folder/one.md', notesDeck('one'))
  write('notes/folder/two.md', notesDeck('two'))
  write('notes/lease.md', leases('2026-12-04'))
  const box = { decks: { 1: 'Box' }, notes: ankiNotes(), preset: { weights: unusualWeights } }
  writePackage(at('notes/box.apkg'), packageFiles(box, 'latest'))
  for (const name of readdirSync(place.folder, { recursive: true, encoding: 'utf8' }))
    if (/\.(md|apkg)$/.test(name)) utimesSync(at(name), 1_790_000_000, 1_790_000_000)
  run(['due'])
  answer(place, history)
  // As a day of study ends.
  run(['backup'])
}

type Review = Extract<EventDraft, { kind: 'review' }>

/** The answers of months, that end before today. */
function ownHistory(): readonly Review[] {
  const history = historyOf(unusualWeights, answerCount, 3)
  const shift = today - 3 - history.at(-1)!.dayOn
  return history.map((draft) => ({
    ...draft,
    card: draft.card.replace(/card-(\d+)/, (_, number: string) => `q${Number(number) + 1}`) as CardKey,
    at: instant(draft.at + shift * dayMs),
    dayOn: day(draft.dayOn + shift),
    before: moved(draft.before, shift),
    after: moved(draft.after, shift),
  }))
}

function moved<M extends object>(memory: M, shift: number): M {
  const days = memory as { lastOn?: number; dueOn?: number }
  return {
    ...memory,
    ...(days.lastOn === undefined ? {} : { lastOn: day(days.lastOn + shift) }),
    ...(days.dueOn === undefined ? {} : { dueOn: day(days.dueOn + shift) }),
  }
}

function answer(place: Place, history: readonly Review[]): void {
  const store = openStore(join(place.home, 'viva.db'))
  try {
    transact(store, () => {
      for (const draft of history) record(store, draft, foldFor(store))
    })
  } finally {
    closeStore(store)
  }
}

const notesDeck = (name: string): string =>
  `# Notes ${name}\n\n${[1, 2, 3, 4, 5]
    .map((number) => `## What is ${name} ${number}?\n\nIt is the ${name} thing of ${number}, and more.\n`)
    .join('\n')}`

/** Notes of Obsidian with what was learned there. */
export const leases = (due: string): string =>
  `#flashcards\n\n${['lease', 'quorum', 'gossip', 'epoch']
    .map((word) => `What is a ${word}?::An answer about a ${word}, long enough. <!--SR:!${due},10,250-->\n`)
    .join('\n')}`

function ankiNotes(): readonly NoteSpec[] {
  return Array.from({ length: 12 }, (_, index) => {
    const first = (createdS + index * 86_400) * 1000 + index
    return {
      fields: [`Why is box ${index} closed?`, `Because of reason ${index}, and of nothing else.`],
      cards: [
        {
          type: 2,
          queue: 2,
          due: 40 + index,
          interval: 12,
          factor: 2500,
          reps: 2,
          log: [
            [first, 3, -600, 0, 0, 5000, 0],
            [first + 600_000, 3, 3, -600, 300, 4000, 0],
          ],
        },
      ],
    }
  })
}

const otherMachine = '019a0000-0000-7000-8000-000000000001' as DeviceId

/** What another machine has to say of the cards of `deck`, and of some that are not here: the text of its journal. */
export function otherJournal(count: number): string {
  let last: string | null = null
  const scheduling = {
    weights: defaultWeights,
    retention: 0.9,
    learningSteps: [],
    relearningSteps: [],
    fuzz: false,
    maximumInterval: 36_500,
  }
  const lines = Array.from({ length: count }, (_, index) => {
    const at = instant((today - 2) * dayMs + 9 * 3_600_000 + index * 1000)
    last = uuidAfter(last, at, index.toString(16).padStart(16, '0'))
    const card = `q${index + 1}` as CardKey
    const { memory } = outcomes(newMemory, at, day(today - 2), scheduling, card).good
    const event = {
      kind: 'review',
      id: last as EventId,
      device: otherMachine,
      card,
      at,
      zoneOffset: 60,
      dayOn: day(today - 2),
      session: null,
      grade: 'good',
      reviewKind: 'study',
      tookMs: null,
      totalMs: null,
      before: newMemory,
      after: memory,
      parameters: 'default',
      retention: 0.9,
      language: 'en',
      wording: 0,
    } as unknown as Event
    return formatEvent(event, card as string as CardId)
  })
  return journalHead + lines.join('')
}

export const otherJournalName = `shared/viva-${otherMachine}.jsonl`
