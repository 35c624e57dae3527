/** What the review says. Questions, topics and file names come in cleaned. */
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

export const review = {
  position: (at: number, of: number, minutes: string | null) =>
    minutes === null ? `${at} of ${of}` : `${at} of ${of}, ${minutes}`,
  /** A share of one: recall, retrievability. */
  percent: (share: number) => `${Math.round(share * 100)} %`,
  cram: 'cram, nothing is rescheduled',
  followUpTo: (question: string) => `Follow-up to: ${question}`,
  hintOf: (at: number, of: number) => (of === 1 ? 'Hint' : `Hint ${at} of ${of}`),
  hintsLeft: (left: number) => `hint (${left})`,
  slots: (names: readonly string[]) => `Tell: ${names.join(', ')}`,
  exemplar: 'For example:',
  pickOne: 'Pick one.',
  pickAll: 'Pick all that are right.',

  option: { right: '(right)', wrong: '(wrong)', missed: '(right, not picked)' },
  youWrote: 'You wrote',
  wroteNothing: 'You wrote nothing.',
  wroteRight: 'That is it, word for word.',
  /** Explains the marks of the diff. */
  diffLegend: '[-too much-] {+missing+}',
  expected: 'Answer',

  moreBelow: (lines: number) => `${count(lines, 'more line')} (down)`,
  moreAbove: (lines: number) => `${count(lines, 'line')} above (up)`,
  moreBoth: (above: number, below: number) => `${count(above, 'line')} above (up), ${below} more (down)`,

  enterIs: (grade: string) => `is ${grade}`,
  /** On a grade key where there is no room for `interval`. */
  shortInterval: (minutes: number) => {
    const days = minutes / 1440
    if (minutes < 60) return `${Math.max(1, Math.round(minutes))}m`
    if (minutes < 1440) return `${Math.round(minutes / 60)}h`
    if (days < 60) return `${Math.round(days)}d`
    return days < 365 ? `${rough(days / 30.4375)}mo` : `${rough(days / 365.25)}y`
  },

  notices: {
    answerFirst: 'First look at the answer.',
    gradeKeys: '1 to 4 grade, Enter takes the suggested grade.',
    noHint: 'This card has no hint.',
    noMoreHints: 'That was the last hint.',
    noSuchOption: 'There is no such option.',
    nothingToUndo: 'There is nothing to undo.',
    undone: (what: string) => `Taken back: ${what}.`,
    undoneEarlier: 'Taken back: the last thing done in an earlier session.',
    suspended: 'Suspended. u takes it back.',
    buried: 'Put off till tomorrow. u takes it back.',
    edited: 'The card was read again from its deck.',
    editedAway: 'The question is no longer in its deck, or has no answer: it was left out.',
    noMoreCards: 'There are no such cards left.',
    editorFailed: (message: string, hint: string) => `${message}. ${hint}`,
    failed: (message: string) => `Not saved: ${message}. Press the key again.`,
    unreadable: (message: string) => `The next card could not be read: ${message}.`,
  },
  deeds: {
    suspend: 'suspending',
    bury: 'putting off',
  },

  info: {
    title: 'Card',
    id: 'Id',
    deck: 'Deck',
    topic: 'Topic',
    level: 'Level',
    tags: 'Tags',
    state: 'State',
    due: 'Due',
    stability: 'Stability',
    days: (days: string) => `${days} days`,
    difficulty: 'Difficulty',
    ofTen: (difficulty: string) => `${difficulty} of 10`,
    recall: 'Recall now',
    reps: 'Reviews',
    lapses: 'Forgotten',
    times: (n: number) => count(n, 'time'),
    leech: (lapses: string) => `${lapses}: a leech. Rewriting it may help more than repeating it.`,
    file: 'File',
    suspended: (state: string) => `${state}, suspended`,
    levels: { junior: 'junior', mid: 'mid', senior: 'senior' },
  },

  /** A screen on which the next card could not be shown. */
  stuck: 'Cannot go on',

  tooSmall: (columns: number, rows: number) => `This window has ${columns} columns and ${rows} rows.`,
  tooSmallHint: (columns: number, rows: number) =>
    `viva needs ${columns} by ${rows}. Make it larger, or press q.`,

  end: {
    done: 'Done for today',
    nothing: 'Nothing is due',
    nothingHint: 'All caught up. More is below, if you like.',
    paused: 'Time for a break',
    planDone: "Today's plan is done",
    planDoneHint: 'Nothing is left of it. More is below, if you like.',
    cramDone: 'Once through',
    answered: (n: number) => `${n} answered`,
    goodOrEasy: (n: number) => `${n} good or easy`,
    hard: (n: number) => `${n} hard`,
    forgotten: (n: number) => `${n} forgotten`,
    recallOn: (date: string) => `Recall ${date}`,
    fromTo: (before: string, after: string) => `${before} -> ${after}`,
    sticking: 'Sticking',
    slipping: 'Slipping',
    timesRight: (n: number) => (n === 1 ? 'right' : `${n} right in a row`),
    timesForgotten: (n: number) => (n === 1 ? 'forgotten' : `forgotten ${n} times`),
    tomorrow: 'Tomorrow',
    load: (cards: number, minutes: string) =>
      cards === 0 ? 'nothing to review' : `${cards} to review, about ${minutes}`,
    planned: (cards: number, minutes: string) =>
      cards === 0 ? 'nothing by the plan' : `${count(cards, 'card')} by the plan, about ${minutes}`,
    mock: 'Mock',
    mockLeft: (kind: 'practice' | 'pressure'): string =>
      kind === 'pressure' ? 'one under pressure is left for today' : 'a short one is left for today',
    left: (cards: number) => `${count(cards, 'card')} left in this session`,
    waiting: (cards: number, wait: string) =>
      `${count(cards, 'card')} in learning ${cards === 1 ? 'comes' : 'come'} back in ${wait}.`,
    waitingNow: (cards: number) =>
      `${count(cards, 'card')} in learning ${cards === 1 ? 'is' : 'are'} back: Enter goes on.`,
    moreNew: (n: number) => (n === 1 ? 'one more new' : `${spelled(n)} more new`),
    weakest: (n: number) => (n === 1 ? 'the weakest' : `the weakest ${spelled(n)}`),
    tomorrows: "tomorrow's",
    goOn: 'go on',
    enough: 'enough',
  },
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

function spelled(n: number): string {
  return numbers[n] ?? String(n)
}

/** One decimal where it says something: 3.2, but 11. */
export function rough(value: number): string {
  return value < 9.95 ? value.toFixed(1) : String(Math.round(value))
}
