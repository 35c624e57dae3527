/** Statistics. Each page ends with what its numbers mean. */
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

export const stats = {
  title: 'Statistics',
  pages: {
    habit: 'Habit',
    forecast: 'Forecast',
    retention: 'Retention',
    memory: 'Memory',
    calibration: 'Calibration',
    topics: 'Topics',
    mocks: 'Mocks',
  },
  notes: {
    habit:
      'Answers a day, weeks from left to right: . none, - few, + usual, # many. Time is from question to grade, pauses beyond ten minutes cut. What was taken back and what was imported does not count.',
    forecast:
      'Cards in review by the day on which they are due, overdue ones today; new cards are not in it.',
    retention:
      'The share of cards in review that were recalled (any grade but Again) at their first answer of a day. Young: the interval was below 21 days, mature: above. | is the desired retention.',
    memory:
      'Stability: days until the chance of recall falls to 90 %. Difficulty: 1 easy, 10 hard. Recall: the chance today. All by the weights in use.',
    calibration:
      'What FSRS expected and what came: | is the mean of what was expected, the bar what was recalled. Bars that end at their mark mean that the intervals fit you; else viva optimize may help.',
    topics:
      'The chance of recall today, as a mean over the cards of a topic that were seen. 3/8: three of eight seen.',
    mocks:
      'The share of key points that your answers covered, as a mean over the main questions that you answered; skipped ones and follow-ups are left out. Recent: the last five, of mocks or of answers to a topic; before: the five before them.',
  },
  totals: (answers: number, days: number, time: string) =>
    `${count(answers, 'answer')} on ${count(days, 'day')}, ${time} in all`,
  streak: (current: number, longest: number) => `${count(current, 'day')} in a row, ${longest} at most`,
  dayNote: (time: string, answers: number) => `${time}, ${answers}`,
  forecastTotal: (cards: number, days: number) => `${count(cards, 'card')} due in ${days} days`,
  dueNote: (cards: number, time: string) => `${cards}, ${time}`,
  target: (share: string) => `Desired retention ${share}`,
  windows: {
    days7: '7 days',
    days30: '30 days',
    days90: '90 days',
    days365: 'a year',
    all: 'in all',
  },
  groups: { new: 'new', learning: 'learning', young: 'young', mature: 'mature' },
  grades: 'Grades',
  noAnswers: 'no answers yet',
  of: (answers: number) => `of ${answers}`,
  cards: (cards: number, fresh: number, suspended: number, drafts: number) =>
    [
      count(cards, 'card'),
      `${fresh} new`,
      ...(suspended > 0 ? [`${suspended} suspended`] : []),
      ...(drafts > 0 ? [count(drafts, 'draft')] : []),
    ].join(', '),
  recallNow: (share: string) => `Of the cards you have seen you would recall ${share} today.`,
  upTo: (text: string) => `to ${text}`,
  more: (text: string) => `over ${text}`,
  stability: 'Stability',
  difficulty: 'Difficulty',
  recall: 'Recall',
  predicted: 'Expected',
  actual: 'Recalled',
  weakTopics: 'Weakest topics',
  leeches: (cards: number) =>
    cards === 0 ? 'No leeches' : `${count(cards, 'leech', 'leeches')}: forgotten again and again`,
  forgotten: (times: number) => `forgotten ${times} times`,
  noMocks: 'No mock interviews yet. Try: viva mock',
  mockRecent: (recent: string, before: string | null) =>
    before === null ? `Recent mocks covered ${recent}` : `Recent mocks covered ${recent}, before ${before}`,
  mockTopics: 'Weakest topics in mocks',
  before: (share: string) => `before ${share}`,
  mockMissed: 'Points missed most',
  missedOf: (missed: number, asked: number) => `missed ${missed} of ${asked}`,
  mockSure: 'How sure you were, and what you covered',
  nothing: 'Nothing was answered yet.',
  next: 'Study what is due: viva review',
}
