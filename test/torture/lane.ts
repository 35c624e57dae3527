/**
 * One home that sessions are killed in, again and again: starts `viva review` on a terminal, plays, kills it, and brings what the
 * screen and the log say before the judge. What is played and when it is killed is drawn from a seed; only the machine's own
 * timing is not.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Event } from '../../src/model/event.ts'
import { dayMs, hourMs, instant, minuteMs, type Instant } from '../../src/model/time.ts'
import { hashText, seededRandom, type Random } from '../../src/schedule/random.ts'
import { startTui, type Tui } from '../terminal/tui.ts'
import { environmentOf, prepareHome, readAside } from './home.ts'
import { judge, undoableOf, type Deed, type Sent, type Verdict } from './judge.ts'
import { keysOf, lastKeyOf, planOf, type Moment } from './plan.ts'

export type Lane = {
  readonly folder: string
  readonly program: string
  readonly seed: string
}

/** What one kill came to. */
export type Killed = Verdict & {
  readonly round: number
  readonly moment: Moment
  /** What was on the screen, for whoever looks into a fault. */
  readonly screen: string
}

/** A session begins with more cards than it is sent keys for: it never reaches its end. */
const enoughCards = 60
/** 1 November 2026, 08:00 in Berlin. */
export const beginning = instant(Date.UTC(2026, 10, 1, 7))

/** Yields after each kill. Prepares the home first; goes on in it until the caller has enough. */
export async function* torment(lane: Lane): AsyncGenerator<Killed> {
  const { env, setClock, writeDeck } = prepareHome(lane.folder, lane.program, beginning)
  let log: readonly Event[] = []
  let at: Instant = beginning
  const pace: Pace = { startMs: 300, frameMs: 20 }
  for (let round = 1; ; round += 1) {
    const random = seededRandom(hashText(`${lane.seed}/${round}`))
    // Most sessions follow soon after the one before, some after days.
    at = instant(at + Math.floor(random() < 0.5 ? random() * hourMs : random() * 4 * dayMs) + minuteMs)
    setClock(at)
    // A new deck to read makes a start do more that can be cut off.
    if (random() < 0.1) writeDeck(round)
    const tui = startTui(process.execPath, [lane.program, 'review'], { env })
    const played = await play(tui, random, pace, undoableOf(log).length > 0)
    const screen = await lastScreen(tui)
    const { events, faults } = readAside(lane.folder)
    const counted = countedOn(screen)
    const verdict = judge({ before: log, after: events, ...played, counted })
    log = events
    if (counted === null && played.moment !== 'start') throw new Error(`Inconsistent: no frame\n${screen}`)
    yield { ...verdict, faults: [...verdict.faults, ...faults], round, moment: played.moment, screen }
  }
}

/** One session that is left as a person leaves it. @throws when it does not start. */
export async function lastSession(lane: Lane): Promise<void> {
  const tui = startTui(process.execPath, [lane.program, 'review'], { env: environmentOf(lane.folder) })
  await tui.until(/\d+ of \d+/)
  tui.send('q')
  const { exitCode } = await tui.exited
  tui.close()
  if (exitCode !== 0) throw new Error(`The last session ended with ${exitCode}`)
}

/** How fast this machine is: the usual time from a start to its first frame, and from a key to its frame. */
type Pace = { startMs: number; frameMs: number }

type Played = { readonly moment: Moment; readonly sent: readonly Sent[]; readonly confirmed: number }

/** From the first frame to the kill. */
async function play(tui: Tui, random: Random, pace: Pace, hasPast: boolean): Promise<Played> {
  const startedAt = performance.now()
  const plan = planOf(random, hasPast)
  if (plan.moment === 'start') {
    // Keys that were typed before anything was there to see count as well.
    if (plan.burst.length > 0) tui.send(plan.burst.map(keysOf).join(''))
    await kill(tui, random() * 1.3 * pace.startMs)
    return { moment: plan.moment, sent: plan.burst.map((deed) => ({ deed, card: null })), confirmed: 0 }
  }
  await tui.until(() => isAsking(tui))
  pace.startMs += (performance.now() - startedAt - pace.startMs) / 8
  if (upcomingOn(tui.text()) < enoughCards) throw new Error(`The cards have run out:\n${tui.text()}`)

  const sent: Sent[] = []
  for (const deed of plan.single) {
    await bringUp(tui, deed)
    sent.push({ deed, card: cardOn(tui) })
    const before = tui.text()
    const sentAt = performance.now()
    tui.send(lastKeyOf(deed))
    await tui.until(() => isAsking(tui) && tui.text() !== before)
    pace.frameMs += (performance.now() - sentAt - pace.frameMs) / 8
  }
  const confirmed = sent.length
  if (plan.moment === 'single') {
    const [deed] = plan.burst
    await bringUp(tui, deed!)
    sent.push({ deed: deed!, card: cardOn(tui) })
    tui.send(lastKeyOf(deed!))
    await kill(tui, random() * 1.3 * pace.frameMs)
  } else {
    sent.push(...plan.burst.map((deed, index) => ({ deed, card: index === 0 ? cardOn(tui) : null })))
    tui.send(plan.burst.map(keysOf).join(''))
    // One frame for all keys, a commit for each.
    await kill(tui, random() * 1.3 * pace.frameMs * (1 + plan.burst.length / 4))
  }
  return { moment: plan.moment, sent, confirmed }
}

/** Shows the answer where a grade is to follow. */
async function bringUp(tui: Tui, deed: Deed): Promise<void> {
  if (deed.kind !== 'grade') return
  tui.send(' ')
  await tui.until('4 Easy')
}

/** A question with its answer hidden. */
export const isAsking = (tui: Tui): boolean => tui.text().includes('Space show the answer')

/** Answers given in this session, as the frame counts them. */
function countedOn(screen: string): number | null {
  const found = /(\d+) of \d+/.exec(screen)
  return found ? Number(found[1]) - 1 : null
}

const upcomingOn = (screen: string): number => {
  const [, at = '0', of = '0'] = /(\d+) of (\d+)/.exec(screen) ?? []
  return Number(of) - Number(at)
}

function cardOn(tui: Tui): string {
  const found = /Question (\d+)\?/.exec(tui.text())
  if (!found) throw new Error(`There is no question on the screen:\n${tui.text()}`)
  return `q${found[1]}`
}

/** Kills after a time in ms that is kept better than a timer keeps it. */
export async function kill(tui: Tui, delayMs: number): Promise<void> {
  const until = performance.now() + delayMs
  while (performance.now() < until) await nextTurn()
  try {
    tui.signal('SIGKILL')
  } catch (cause) {
    throw new Error(`The program had ended by itself:\n${tui.text()}`, { cause })
  }
}

/** What stands on the terminal once everything that the program wrote has arrived. */
async function lastScreen(tui: Tui): Promise<string> {
  await tui.exited
  await tui.until(() => true)
  const screen = tui.text()
  tui.close()
  return screen
}
