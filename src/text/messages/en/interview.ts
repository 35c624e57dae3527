/** Interview dates: what fits, how ready one is, what is planned. */

export const interview = {
  none: 'No interview is set.',
  setOne: 'Set one: viva interview set 2026-12-05 --minutes 30',
  noneOfName: (name: string) => `No interview is called ${name}.`,
  called: (name: string) => name || 'the interview',
  heading: (name: string, date: string, days: string) => `${name || 'Interview'}: ${date}, ${days}`,
  budgetMinutes: (minutes: string) => `${minutes} a day`,
  budgetReviews: (reviews: number) => `${reviews} answers a day`,
  collection: (cards: number, unseen: number, budget: string) =>
    unseen === 0
      ? `${cards} cards, all seen; ${budget}`
      : `${cards} cards, ${unseen} not yet seen; ${budget}`,
  onTheDay: 'Recalled on the day:',
  rows: {
    now: 'today',
    stopped: 'if you stop now',
    half: 'with half the time',
    plan: 'with this plan',
    double: 'with twice the time',
  },
  neverSeen: (cards: number) => `${cards} never seen`,
  everySeen: 'every card seen',
  byTopic: 'Weakest topics, with this plan:',
  aloud: (share: string, mocks: number) =>
    `Said aloud: ${share} of the key points, in ${mocks === 1 ? 'one mock' : `${mocks} mocks`}; weakest topics:`,
  weakestMusts: 'Must-have points that were left out:',
  missedMust: (point: string, missed: number, asked: number, question: string) =>
    `${point} (${missed} of ${asked}): ${question}`,
  mockDue: (kind: 'practice' | 'pressure'): string =>
    kind === 'pressure'
      ? 'And a mock under pressure: viva mock --mode pressure'
      : 'And a short mock: viva mock --preset quick',
  nextMock: (kind: 'practice' | 'pressure', when: string) =>
    `Next mock ${when}, ${kind === 'pressure' ? 'under pressure' : 'a short one'}.`,
  today: (cards: number, fresh: number, minutes: string) =>
    cards === 0
      ? 'Today is done.'
      : `Today: ${cards} ${cards === 1 ? 'card' : 'cards'}, ${fresh} of them new, about ${minutes}.`,
  dayOf: (cards: number, minutes: string) =>
    cards === 0
      ? 'It is today. Nothing is left to repeat.'
      : `It is today: ${cards} cards to warm up with, about ${minutes}.`,
  over: (name: string) => `${name || 'The interview'} is over.`,
  set: (name: string, date: string, days: string) => `${name || 'The interview'} is set: ${date}, ${days}.`,
  cleared: (name: string) =>
    `${name || 'The interview'} is cleared. What you learned stays, and reviews go on as usual.`,
  allFit: (budget: string) => `With ${budget} you will see every card before it.`,
  someFit: (seen: number, of: number, budget: string) =>
    `With ${budget} you will see ${seen} of ${of} cards before it.`,
  remedies: 'What would help:',
  moreTime: (budget: string, recall: string) => `${budget}: every card seen, ${recall} recalled`,
  fewerDecks: (decks: number, recall: string) =>
    `only the ${decks} largest decks (--decks): ${recall} of them recalled`,
  triage: (cards: number, recall: string) =>
    `leave the ${cards} least important cards (viva interview triage): ${recall} of the rest recalled`,
  next: 'Study it: viva review',
  planLeft: (name: string, days: string) => `${name || 'The interview'}: ${days}.`,
  /** Under the plan of an interview: what ordinary repetition would have. */
  dueBesides: (due: number, fresh: number) => `Without a date it would be ${due} to review, ${fresh} new.`,
  mockProposed: (name: string) => `From the plan for ${name}: its decks, today's time.`,
  mockToday: (kind: 'practice' | 'pressure', last: string) =>
    `${kind === 'pressure' ? 'today, under pressure' : 'a short one today'}; ${last}`,
  /** Of a later date: only the nearest has a plan for today. */
  comesAfter: (name: string, date: string) =>
    `Until ${date} viva review follows the plan for ${name || 'the other interview'}; this one's comes after it.\nThe figures are those of a plan from today on.`,
  others: 'Also set:',
  badDate: (text: string) => `${text} is not a date; write 2026-12-05, or +14 for in two weeks`,
  pastDate: (text: string) => `${text} is over`,
  farDate: (text: string) => `${text} is more than three years away`,
  oneBudget: '--minutes and --reviews exclude each other',
  noBudget: 'the budget must be 1 or more',
  noDeck: (pattern: string) => `no deck is called ${pattern}`,
}
