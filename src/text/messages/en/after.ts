/** After an interview: what they asked, and how to go on. Names and questions come in cleaned. */
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

export const after = {
  title: (name: string) => `${name || 'The interview'} is over`,
  asked: 'What did they ask?',
  askedHint: 'One question, then Enter. Enter on an empty line goes on.',
  known: (question: string) => `you have it: ${question}`,
  fresh: 'new: a draft to be answered',
  notAQuestion: 'That cannot be a question of a deck. Say it in one line of text.',
  failed: (message: string) => `That did not work: ${message}.`,
  kept: (drafts: number, known: number) =>
    [
      drafts > 0 ? `${count(drafts, 'draft')} in the deck "asked"` : '',
      known > 0 ? `${count(known, 'card')} marked as a must` : '',
    ]
      .filter(Boolean)
      .join(', ') || 'Nothing was written down.',
  goOn: 'And now?',
  choices: {
    next: 'the next round: a new date',
    ten: 'ten reviews a day, nothing new',
    rest: 'rest: nothing is asked',
  },
  date: 'When is the next one?',
  dateHint: 'A date such as 2026-12-05, or a number of days.',
  done: {
    next: (date: string) => `The next one is set: ${date}.`,
    ten: 'Ten reviews a day from now on; the usual again: viva config reviewsPerDay --reset, and newPerDay',
    rest: 'Nothing is asked from now on; the usual again: viva config reviewsPerDay --reset, and newPerDay',
  },
  goOnPrompt: '1, 2 or 3:',
  none: 'No interview is over that was not spoken of.',
  notOver: (name: string, days: string) => `${name || 'The interview'} is still to come: ${days}`,
  badWay: (text: string) => `${text} is no way to go on; say ten, rest, or a date`,
  next: 'Next: viva interview after, to keep what they asked',
  write: 'Next: viva cards is:draft, and e writes an answer',
}
