/**
 * What may be in the log after a session was killed: the judge of the torture, without terminal or file.
 *
 * A session was sent deeds one after the other. Of these the log must hold a beginning, each once and in order, and it must reach
 * at least as far as the screen did: who has seen the next card has a right to the answer before it.
 */
import type { Event, EventId } from '../../src/model/event.ts'
import type { Grade } from '../../src/model/grade.ts'

export type Deed =
  | { readonly kind: 'grade'; readonly grade: Grade }
  | { readonly kind: 'undo' | 'suspend' | 'bury' }

export type Sent = {
  readonly deed: Deed
  /** The card on the screen at that moment; null where nobody looked, in a burst of keys. */
  readonly card: string | null
}

export type Evidence = {
  /** The log before the session, and after it. */
  readonly before: readonly Event[]
  readonly after: readonly Event[]
  readonly sent: readonly Sent[]
  /** So many of them were seen to be answered by a new frame. */
  readonly confirmed: number
  /** The answers that the last frame counts; null where there was no frame. */
  readonly counted: number | null
}

export type Verdict = {
  readonly faults: readonly string[]
  /** Grades whose next frame was shown, grades in the log, and grades that were sent. */
  readonly shown: number
  readonly logged: number
  readonly given: number
}

export function judge(evidence: Evidence): Verdict {
  const { before, after, sent } = evidence
  const fresh = after.slice(before.length)
  const shown = shownDeeds(evidence)
  const grades = (count: number): number =>
    sent.slice(0, count).filter(({ deed }) => deed.kind === 'grade').length
  const faults = [
    ...(isSamePast(before, after) ? [] : ['the past of the log has changed']),
    ...(shown === null
      ? [`the last frame counts ${evidence.counted} answers, which no part of the deeds comes to`]
      : []),
    ...(fresh.length < (shown ?? 0) ? [`${shown} deeds were shown, ${fresh.length} are in the log`] : []),
    ...(fresh.length > sent.length ? [`${sent.length} deeds were sent, ${fresh.length} are in the log`] : []),
    ...wrongEvents(before, fresh, sent),
    ...doubled(fresh),
  ]
  return { faults, shown: grades(shown ?? 0), logged: grades(fresh.length), given: grades(sent.length) }
}

/**
 * How many deeds the screen proves to be done: the fewest that come to the answers it counts. Null when none do. Suspending and
 * burying count nothing, so that the proof ends before them.
 */
function shownDeeds({ sent, confirmed, counted }: Evidence): number | null {
  if (counted === null) return confirmed
  const found = answersAfter(sent).findIndex((answers, done) => done >= confirmed && answers === counted)
  return found < 0 ? null : found
}

/** The answers that stand after none of the deeds, after the first, after the second ... */
function answersAfter(sent: readonly Sent[]): readonly number[] {
  const standing: Deed[] = []
  const count = (): number => standing.filter(({ kind }) => kind === 'grade').length
  return [
    0,
    ...sent.map(({ deed }) => {
      // What undo takes back once nothing of this session is left was never among its answers.
      if (deed.kind === 'undo') standing.pop()
      else standing.push(deed)
      return count()
    }),
  ]
}

const isSamePast = (before: readonly Event[], after: readonly Event[]): boolean =>
  before.every((event, index) => after[index]?.id === event.id)

/** Events that are not what was sent at their place. */
function wrongEvents(
  before: readonly Event[],
  fresh: readonly Event[],
  sent: readonly Sent[],
): readonly string[] {
  const undoable = undoableOf(before)
  return fresh.slice(0, sent.length).flatMap((event, index) => {
    const { deed, card } = sent[index]!
    const wanted =
      deed.kind === 'undo'
        ? `void ${undoable.pop()?.id}`
        : `${deed.kind === 'grade' ? deed.grade : deed.kind} ${card ?? '*'}`
    if (deed.kind !== 'undo') undoable.push(event)
    const found = told(event, card !== null)
    return found === wanted ? [] : [`deed ${index + 1} was ${wanted}, the log has ${found}`]
  })
}

function told(event: Event, withCard: boolean): string {
  if (event.kind === 'void') return `void ${event.target}`
  const card = withCard && 'card' in event ? event.card : '*'
  return `${event.kind === 'review' ? event.grade : event.kind} ${card}`
}

/** What undo can take back, the newest last. */
export function undoableOf(events: readonly Event[]): Event[] {
  const voided = new Set<EventId>(events.flatMap((event) => (event.kind === 'void' ? [event.target] : [])))
  return events.filter(({ id, kind }) => kind !== 'void' && !voided.has(id))
}

/** With a clock that stands still no card comes twice in a session, but for those that undo has brought back. */
function doubled(fresh: readonly Event[]): readonly string[] {
  const reviews = undoableOf(fresh).filter((event) => event.kind === 'review')
  const seen = new Set<string>()
  return reviews.flatMap(({ card, grade }) => {
    if (seen.has(card)) return [`${card} was graded twice (${grade})`]
    seen.add(card)
    return []
  })
}
