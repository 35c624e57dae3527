/** What commands print. Names of decks, cards and files come in cleaned. */
import { why } from './failures.ts'

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

export const print = {
  columns: { deck: 'Deck', cards: 'Cards', due: 'Due', new: 'New', notes: '' },
  grades: { again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy' },
  states: { new: 'new', learning: 'learning', review: 'in review', relearning: 'relearning' },
  eventNames: {
    review: 'answer',
    suspend: 'suspending',
    bury: 'burying',
    reset: 'reset',
    void: 'undo',
    seed: 'import',
    rebuild: 'new weights',
    alias: 'alias',
  },
  yesNo: '[Y/n]',
  yesWords: ['y', 'yes'],

  dueToday: (due: number, fresh: number) =>
    due + fresh === 0 ? 'Nothing is due today.' : `Today: ${due} to review, ${fresh} new.`,
  nextReview: 'Next: viva review',
  nextNothingDue: 'Next: viva cards to browse, or viva review --ahead 1',

  nothingAnswered: 'Nothing answered.\n\nNext: viva due',
  crammed: (n: number) =>
    `Went through ${count(n, 'card', 'cards')}. Nothing was rescheduled.\n\nNext: viva due`,
  answered: (n: number, time: string) =>
    `${count(n, 'answer', 'answers')}, ${time}. All of it is kept.\n\nNext: viva due`,

  theInterview: 'the interview',

  nothingNow: 'Nothing to ask right now.',
  nextGrade: (id: string) => `Next: viva show ${id}, then viva grade ${id} GRADE`,
  graded: (question: string, grade: string, wait: string) => `${grade}, again in ${wait}: ${question}`,
  nextAfterGrade: 'Next: viva next, or viva undo',
  undone: (question: string, what: string) => `Undone (${what}): ${question}`,

  hint: 'Hint',
  media: 'media',
  rightOption: 'right',

  noDecks: 'No decks yet.',
  switchedOff: 'off',
  suspendedCount: (n: number) => `${n} suspended`,
  draftCount: (n: number) => count(n, 'draft', 'drafts'),
  problemCount: (n: number) => count(n, 'problem', 'problems'),
  nextDecks: 'Next: viva review DECK, viva decks off DECK, or viva link FOLDER',
  switchedDecksOn: (names: string) => `On: ${names}\n\nNext: viva review`,
  switchedDecksOff: (names: string) => `Off: ${names}. Their history is kept.\n\nNext: viva decks`,
  homeClosed: (path: string) => `viva: others could write into ${path}. Now only you can.`,

  unreadable: (path: string, reason: string, isLinked: boolean) =>
    `viva: ${path} cannot be read: ${why(reason)}. Its cards are kept as they were. ${
      reason === 'missing' ? 'Bring it back' : 'Check its permissions and owner'
    }${isLinked ? `, or: viva unlink ${path}` : '.'}`,

  linkFound: (files: number, cards: number) =>
    files === 0
      ? 'No decks found.'
      : `Found ${count(files, 'deck', 'decks')} with ${count(cards, 'card', 'cards')}:`,
  linkForeign: (path: string) =>
    `Not in viva's format: ${path}\n  Turn it into a deck with: viva import ${path}`,
  linkMoreForeign: (n: number, path: string) =>
    `  and ${count(n, 'more file', 'more files')}; all of them: viva import ${path}`,
  nextImport: (path: string) => `Next: viva import ${path}`,
  linkQuestion: (path: string) => `Study the decks of ${path}?`,
  linkCancelled: 'Not linked.',
  linked: (path: string, cards: number) => `Linked ${path}: ${count(cards, 'card', 'cards')}.`,
  unlinked: (path: string, cards: number) =>
    `Unlinked ${path}: ${count(cards, 'card', 'cards')} put away with their history. viva link brings them back.`,

  importQuestion: (n: number) => `Write ${count(n, 'deck', 'decks')}?`,
  imported: (decks: number, cards: number) =>
    `Wrote ${count(decks, 'deck', 'decks')} with ${count(cards, 'new card', 'new cards')}.\n\nNext: viva review`,
  importMore: (n: number) => `and ${n} more; see them with --json`,
  importStates: {
    new: (path: string) => `-> ${path}`,
    unchanged: (path: string) => `-> ${path}, as it is there already`,
    conflict: (path: string) => `-> ${path} is there already and differs: choose another name with --to`,
  },

  suspended: 'suspended',
  draft: 'draft',
  found: (n: number) => (n === 0 ? 'No card matches.' : `${count(n, 'card', 'cards')}.`),
  nextCards: 'Next: viva show CARD',

  leftUnstamped: (path: string, line: number) =>
    `${path}:${line}: no id was written: the attributes under this heading cannot be read, or their id cannot be one.`,
  stamped: (path: string, n: number, leftOut: number) =>
    n === 0 && leftOut > 0
      ? `Nothing was written into ${path}.\n\nNext: mend it, see viva check ${path}`
      : n === 0
        ? `Every question of ${path} has an id already.`
        : `Wrote ${count(n, 'id', 'ids')} into ${path}.\n\nNext: viva check`,
  unmatched: (question: string) => `Undone: the card and "${question}" are two cards now.`,
  matchesFound: 'Recognised by likeness, with their history:',
  nextUnmatch: 'If one is wrong: viva check --unmatch CARD',
  checked: (cards: number, problems: number) =>
    `${count(cards, 'card', 'cards')}, ${problems === 0 ? 'no problems' : count(problems, 'problem', 'problems')}.`,

  resetWhich: 'say which setting to reset: viva config KEY --reset',
  setTo: (key: string, value: string) => `${key} = ${value}`,
  settingLimits: (allowed: string, byDefault: string) => `Allowed: ${allowed}. Default: ${byDefault}.`,
  nextConfig: 'Next: viva config KEY VALUE, or viva config KEY --reset',
  settings: {
    language: 'Language of the interface and of decks; auto follows the locale.',
    newPerDay: 'New cards a day, over all decks.',
    reviewsPerDay: 'Reviews a day, over all decks.',
    desiredRetention: 'How likely a card should be recalled when it comes up. Higher means more reviews.',
    learningSteps: 'Waits before a new card is asked again on its first day.',
    relearningSteps: 'Waits before a forgotten card is asked again.',
    dayStart: 'When a study day begins.',
    fuzz: 'Spread due days a little, so that cards learned together do not stay together.',
    leechAfter: 'Lapses after which a card is called a leech. It is only marked.',
    maximumInterval: 'Longest wait between two reviews, in days.',
    plain: 'Line after line instead of screens.',
    editor: 'The editor for decks; auto takes VISUAL, then EDITOR.',
  },

  added: (deck: string, questions: readonly string[]) =>
    `Added to ${deck}:\n${questions.map((question) => `  ${question}`).join('\n')}`,
  nothingAdded: 'Nothing was written.',
  addTemplate: (deck: string) => `## Your question?

The answer, as you would say it in one to three minutes.

- [!] a point that must be said
- [ ] another point

> [!hint] A nudge. Take out what you do not need. Deck: ${deck}
`,
}
