/** The home screen. Names of topics and interviews come in cleaned. */
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

export const home = {
  date: (weekday: string, date: string) => `${weekday} ${date}`,
  interviewIn: (date: string, days: number, name: string) =>
    days === 0 ? `${date}, ${name} today` : `${date}, ${count(days, 'day')} to ${name}`,
  today: 'Today',
  planDone: "today's plan is done",
  studiedDays: (days: number, of: number, answered: number) =>
    `${days} of the last ${of} days${answered === 0 ? '' : `, ${answered} answered today`}`,
  load: (due: number, fresh: number, minutes: string) =>
    due + fresh === 0 ? 'nothing is due' : `${due} to review, ${fresh} new, about ${minutes}`,
  recall: (stopped: string, planned: string, minutes: string) =>
    `On the day you will recall  ${stopped}  if you stop now,  ${planned}  with ${minutes} a day.`,
  items: {
    review: 'Review',
    mock: 'Mock interview',
    browse: 'Browse',
    statistics: 'Statistics',
    import: 'Import',
  },
  notes: {
    review: (due: number, fresh: number) => `${due} + ${fresh}`,
    reviewAhead: "nothing due; tomorrow's or new ones",
    browse: (cards: number, decks: number, drafts: number) =>
      `${count(cards, 'card')} in ${count(decks, 'deck')}${drafts === 0 ? '' : `, ${count(drafts, 'draft')}`}`,
  },
  weakest: 'Weakest',
}
