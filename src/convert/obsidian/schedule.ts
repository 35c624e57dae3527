/**
 * Schedules of Obsidian Spaced Repetition: comments behind a note with one entry for each of its cards, and the head of a file
 * that is a note itself.
 *
 *     <!--SR:!2024-08-16,51,230!fsrs,2024-09-01T08:00:00Z,12,11.8,5.2,2,4,1,0,2024-08-20T08:00:00Z-->
 *             ^ due, interval in days, ease in percent
 *                             ^ due, interval, stability, difficulty, state, repetitions, lapses, steps, last review
 */
import { digest } from '../../deck/identity.ts'
import { parseDay, type Day, type Zone } from '../../model/time.ts'
import type { ImportedState } from '../imported.ts'
import type { Found, Learned } from '../markdown/converted.ts'
import { readTime } from '../options.ts'

/** Everywhere in a note, on a line of its own or not. */
export const scheduleComment = /<!--SR:([^]*?)-->/g

/** The lines of a callout that hides the comment from readers. */
export const scheduleCallout = /^\s*>\s*(?:\[!sr\|card-metadata\][^\n]*|(?=<!--SR:))/i

/** The entries of all comments in a text: null for a card that is new. */
export function schedulesIn(text: string, zone: Zone | undefined): readonly (ImportedState | null)[] {
  return [...text.matchAll(scheduleComment)].flatMap(([, entries = '']) =>
    entries
      .split('!')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '')
      .map((entry) => (/^fsrs\s*,/i.test(entry) ? fsrsState(entry, zone) : sm2State(entry.split(',')))),
  )
}

/** What a note has of schedules, for its cards in their order: `gaps` are the numbers of a cloze, null for a card without. */
export function scheduled(
  found: Found,
  states: readonly (ImportedState | null)[],
  gaps: readonly (number | null)[],
): Found {
  const learned = gaps.flatMap((gap, at): readonly Learned[] => {
    const state = states[at] ?? null
    return state === null ? [] : [{ gap, reviews: [], state, isSuspended: false }]
  })
  return learned.length === 0 ? found : { ...found, id: scheduleId(found), learned }
}

/** A schedule needs a card with a name: made of its question and prompt, so that the next import finds it again. */
function scheduleId({ title, body, cloze }: Found): string {
  const [prompt = '', answer] = body.split('\n\n## Answer\n\n', 2)
  return `osr-${digest(`${title}\n${cloze ? cloze.bracketed : answer === undefined ? '' : prompt}`)}`
}

/** `sr-due`, `sr-interval` and `sr-ease` in the head of a file. */
export function noteSchedule(source: string): ImportedState | null {
  const head = /^---\n([^]*?)\n---(?:\n|$)/.exec(source)?.[1] ?? ''
  const value = (key: string): string =>
    new RegExp(`^${key}:[ \\t]*["']?([^"'\\n]*)`, 'm').exec(head)?.[1]?.trim() ?? ''
  return value('sr-due') === '' ? null : sm2State([value('sr-due'), value('sr-interval'), value('sr-ease')])
}

/** What the plugin writes for a card that stands beside reviewed ones and was never asked. */
const neverReviewed = '2000-01-01'

/** How often a card was asked is not told: at least once. */
function sm2State([due = '', interval = '', ease = '']: readonly string[]): ImportedState | null {
  const dueOn = parseDay(due.trim().slice(0, 10))
  const days = Number(interval)
  if (dueOn === undefined || due.trim() === neverReviewed || interval.trim() === '' || !(days >= 0))
    return null
  const percent = Number(ease)
  return {
    state: 'review',
    stability: null,
    difficulty: null,
    intervalDays: days,
    ease: percent > 0 ? percent / 100 : null,
    lastOn: (dueOn - Math.round(days)) as Day,
    dueOn,
    reps: 1,
    lapses: 0,
  }
}

const states = ['new', 'learning', 'review', 'relearning'] as const

function fsrsState(entry: string, zone: Zone | undefined): ImportedState | null {
  const [
    ,
    due = '',
    interval = '',
    stability = '',
    difficulty = '',
    told = '',
    reps = '',
    lapses = '',
    ,
    last = '',
  ] = entry.split(',').map((part) => part.trim())
  const dueTime = readTime(due, zone)
  const state = /^\d$/.test(told) ? states[Number(told)] : states.find((each) => each === told.toLowerCase())
  if (!dueTime || state === undefined || state === 'new') return null
  return {
    state,
    stability: positive(stability),
    difficulty: positive(difficulty),
    intervalDays: Number(interval) >= 0 ? Number(interval) : null,
    ease: null,
    lastOn: readTime(last, zone)?.on ?? null,
    dueOn: dueTime.on,
    reps: Math.max(1, Math.trunc(Number(reps)) || 1),
    lapses: Math.max(0, Math.trunc(Number(lapses)) || 0),
  }
}

const positive = (text: string): number | null =>
  Number(text) > 0 && Number.isFinite(Number(text)) ? Number(text) : null
