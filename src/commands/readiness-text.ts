/** Readiness in words: what fits, what is recalled on the day, what today holds, what would help. */
import { minuteMs } from '../model/time.ts'
import { interviewsSet, nextInterview, type StoredInterview } from '../store/interviews.ts'
import { cleanLine } from '../text/clean.ts'
import { questionTitle } from '../ui/screens/question-text.ts'
import { forecastRecall, type InterviewView } from './interview-plan.ts'
import { overInterview } from './interview-named.ts'
import type { Library } from './open-library.ts'
import { say, table } from './output.ts'
import { readinessBy, type Readiness } from './readiness.ts'

export function sayReadiness(library: Library, readiness: Readiness): void {
  const { words } = library
  const { interview: said } = words
  const { view, recall, unseenOnDate } = readiness
  sayHeading(library, readiness)
  if (view.interview.heldOn < view.today) {
    say(said.over(cleanLine(view.interview.name)))
    // Once it was spoken of there is nothing to keep any more.
    const isOpen = overInterview(library)?.name === view.interview.name
    say(isOpen ? words.after.next : said.setOne)
    return
  }
  say()
  say(said.onTheDay)
  const unseen = (cards: number): string => (cards === 0 ? said.everySeen : said.neverSeen(cards))
  const percent = words.review.percent
  const rows = [
    [`  ${said.rows.now}`, percent(recall.now), ''],
    [`  ${said.rows.stopped}`, percent(recall.onDateIfStopped), unseen(view.input.unseen.length)],
    [`  ${said.rows.half}`, percent(recall.onDateWithHalf), unseen(unseenOnDate.half)],
    [`  ${said.rows.plan}`, percent(recall.onDateWithPlan), unseen(unseenOnDate.plan)],
    [`  ${said.rows.double}`, percent(recall.onDateWithDouble), unseen(unseenOnDate.double)],
  ]
  const columns = [
    { title: '', align: 'left' },
    { title: '', align: 'right' },
    { title: '', align: 'left' },
  ] as const
  for (const line of table(columns, rows).slice(1)) say(line)
  const weakest = [...readinessBy(readiness, 'topic')]
    .sort((a, b) => a.recall.onDateWithPlan - b.recall.onDateWithPlan)
    .slice(0, weakestShown)
  if (weakest.length > 1) {
    say()
    say(said.byTopic)
    const cells = weakest.map(({ name, recall: of }) => [
      `  ${cleanLine(name, 50)}`,
      percent(of.onDateWithPlan),
      '',
    ])
    for (const line of table(columns, cells).slice(1)) say(line)
  }
  sayAloud(library, readiness)
  say()
  sayToday(library, readiness)
  if (!planBefore(library, view)) sayMocks(library, view)
  sayOthers(library, view)
}

const weakestShown = 5

/** Beside what memory predicts, what was said aloud: the two differ, and that is what mocks are for. */
function sayAloud({ words }: Library, { aloud }: Readiness): void {
  const { interview: said, review } = words
  if (aloud.coverage !== null) {
    say()
    say(said.aloud(review.percent(aloud.coverage), aloud.mocks))
    const columns = [
      { title: '', align: 'left' },
      { title: '', align: 'right' },
    ] as const
    const cells = aloud.topics
      .slice(0, weakestShown)
      .map(({ topic, recent }) => [`  ${cleanLine(topic, 50)}`, review.percent(recent)])
    for (const line of table(columns, cells).slice(1)) say(line)
  }
  if (aloud.weakestMusts.length > 0) {
    say()
    say(said.weakestMusts)
    for (const { question, text, asked, missed } of aloud.weakestMusts)
      say(`  ${said.missedMust(cleanLine(text, 50), missed, asked, cleanLine(questionTitle(question), 50))}`)
  }
}

/** The mock that today has, and the next one. */
function sayMocks({ words }: Library, { mocks, mockToday, today }: InterviewView): void {
  const { interview: said, time } = words
  if (mockToday !== null) say(said.mockDue(mockToday))
  const next = [...mocks].filter(([on]) => on > today).sort(([a], [b]) => a - b)[0]
  if (next) say(said.nextMock(next[1], time.inDays(next[0] - today)))
}

/** After `set`: the date, what the minutes carry, and what each remedy would bring. */
export function sayWhatFits(library: Library, readiness: Readiness): void {
  const { words } = library
  const { interview: said } = words
  const { view, unseenOnDate, recall } = readiness
  const { interview, input, today } = view
  const date = words.time.date(interview.heldOn, today)
  say(said.set(cleanLine(interview.name), date, words.time.inDays(interview.heldOn - today)))
  const all = input.seen.length + input.unseen.length
  const budget = budgetOf(library, view)
  say(unseenOnDate.plan === 0 ? said.allFit(budget) : said.someFit(all - unseenOnDate.plan, all, budget))
  say(`${said.onTheDay} ${words.review.percent(recall.onDateWithPlan)}`)
  const remedies = unseenOnDate.plan > 0 ? remediesFor(library, readiness) : []
  if (remedies.length > 0) {
    say()
    say(said.remedies)
    for (const line of remedies) say(`  ${line}`)
  }
  say()
  sayToday(library, readiness)
}

/** Factors of the daily time that are tried, until every card is seen. */
const moreTime = [1.25, 1.5, 2, 3, 4, 6, 8]

function remediesFor(library: Library, readiness: Readiness): readonly string[] {
  const { words } = library
  const { interview: said } = words
  const { view, unseenOnDate } = readiness
  const percent = words.review.percent
  const lines: string[] = []
  for (const factor of moreTime) {
    const { recall, unseen } = forecastRecall(view, factor)
    if (unseen > 0) continue
    lines.push(said.moreTime(budgetOf(library, view, factor), percent(recall)))
    break
  }
  const byDeck = new Map<string, number>()
  for (const { deck } of view.cards) byDeck.set(deck, (byDeck.get(deck) ?? 0) + 1)
  const sizes = [...byDeck].sort((a, b) => b[1] - a[1])
  const room = view.cards.length - unseenOnDate.plan
  let [kept, sum] = [0, 0]
  while (kept < sizes.length && sum + sizes[kept]![1] <= room) sum += sizes[kept++]![1]
  if (kept > 0 && kept < sizes.length) {
    const chosen = new Set(sizes.slice(0, kept).map(([deck]) => deck))
    const keys = new Set(view.cards.flatMap((card) => (chosen.has(card.deck) ? [card.key] : [])))
    lines.push(said.fewerDecks(kept, percent(forecastRecall(only(view, keys), 1).recall)))
  }
  const byImportance = [...view.input.unseen].sort((a, b) => b.importance - a.importance)
  const dropped = new Set(byImportance.slice(-unseenOnDate.plan).map(({ key }) => key))
  const rest = new Set(view.cards.flatMap(({ key }) => (dropped.has(key) ? [] : [key])))
  lines.push(said.triage(dropped.size, percent(forecastRecall(only(view, rest), 1).recall)))
  return lines
}

/** The same interview with some of its cards. */
function only(view: InterviewView, keys: ReadonlySet<string>): InterviewView {
  const isKept = ({ key }: { readonly key: string }): boolean => keys.has(key)
  return {
    ...view,
    cards: view.cards.filter(isKept),
    startable: view.startable.filter(isKept),
    input: { ...view.input, seen: view.input.seen.filter(isKept), unseen: view.input.unseen.filter(isKept) },
  }
}

function sayHeading(library: Library, { view }: Readiness): void {
  const { words } = library
  const { interview: said } = words
  const { interview, input, today } = view
  const date = `${words.time.weekday(interview.heldOn)} ${words.time.date(interview.heldOn, today)}`
  say(said.heading(cleanLine(interview.name), date, words.time.inDays(interview.heldOn - today)))
  say(said.collection(input.seen.length + input.unseen.length, input.unseen.length, budgetOf(library, view)))
}

/** The nearer interview whose plan is followed until then; undefined for the nearest one. */
function planBefore({ store }: Library, { interview, today }: InterviewView): StoredInterview | undefined {
  const nearest = nextInterview(store, today)
  return nearest && nearest.name !== interview.name ? nearest : undefined
}

function sayToday(library: Library, { view, today, freshToday, plannedMs }: Readiness): void {
  const { words } = library
  const { interview: said } = words
  const before = planBefore(library, view)
  if (before) {
    say(said.comesAfter(cleanLine(before.name), words.time.date(before.heldOn, view.today)))
    return
  }
  const minutes = words.time.minutes(
    Math.max(1, Math.round(view.isInReviews ? today.length / 2 : plannedMs / minuteMs)),
  )
  if (view.interview.heldOn === view.today) say(said.dayOf(today.length, minutes))
  else say(said.today(today.length, freshToday, minutes))
  if (today.length > 0) say(said.next)
}

function sayOthers({ store, words }: Library, { interview, today }: InterviewView): void {
  const others = interviewsSet(store).filter(
    (one) => one.heldOn >= today && (one.name !== interview.name || one.heldOn !== interview.heldOn),
  )
  if (others.length === 0) return
  say()
  say(words.interview.others)
  for (const one of others)
    say(
      `  ${words.interview.heading(cleanLine(one.name), words.time.date(one.heldOn, today), words.time.inDays(one.heldOn - today))}`,
    )
}

function budgetOf({ words }: Library, { interview, input, isInReviews }: InterviewView, factor = 1): string {
  return isInReviews
    ? words.interview.budgetReviews(Math.round((interview.reviewsPerDay as number) * factor))
    : words.interview.budgetMinutes(words.time.minutes(Math.round((input.dailyMs * factor) / minuteMs)))
}
