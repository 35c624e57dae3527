/** The very first start: three questions, each with a way past it. Paths come in cleaned. */
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

export const welcome = {
  title: 'Welcome to viva',
  step: (at: number, of: number) => `${at} of ${of}`,
  intro: 'Interview questions, a few minutes a day. Three things first; Enter passes over each.',
  language: 'Which language, for viva and for its questions?',
  languages: { en: 'English', zh: '中文' },
  decks: 'What do you want to study?',
  deckChoices: {
    starter: 'the questions that come with viva',
    notes: 'my own notes',
    both: 'both',
  },
  folder: 'In which folder are your notes?',
  folderHint:
    'Markdown files, read where they are and not changed. Enter leaves it for later: viva link FOLDER',
  found: (files: number, cards: number) =>
    files === 0 ? 'No decks found there.' : `${count(files, 'deck')} with ${count(cards, 'question')}`,
  foreign: (files: number) => `${count(files, 'file')} in another format: viva import turns them into decks.`,
  noFolder: (path: string) => `There is no folder ${path}`,
  interview: 'When is your interview?',
  interviewHint: 'A date such as 2026-12-05, or a number of days. Enter: none yet.',
  understood: (weekday: string, date: string, days: string) => `${weekday} ${date}, ${days}`,
  notUnderstood: 'Write a day to come as 2026-12-05, or a number of days.',
  minutes: 'How many minutes a day?',
  minutesHint: (byDefault: number) => `Enter: ${byDefault}`,
  minutesNotUnderstood: 'A number from 5 to 600.',
}
