/** What an import says of decks, sources and what was learned elsewhere. Paths and questions come in cleaned. */
import type { Attempt, Seen } from '../../../model/conversion.ts'

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

const list = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')

/** None where only states are told. */
const answers = (n: number): string => (n === 0 ? '' : `, ${count(n, 'answer')}`)

function wayName(attempt: Attempt | null): string {
  switch (attempt?.kind) {
    case undefined:
      return 'its looks'
    case 'level':
      return `level-${attempt.level} headings`
    case 'bold':
      return 'bold lines'
    case 'items':
      return 'list items'
    case 'numbered':
      return 'numbered lines'
    case 'asking':
      return 'lines that ask'
  }
}

/** Why a file that notes name is not copied. */
type MediaRefusal = 'missing' | 'outside' | 'not-media' | 'too-large'

export const importing = {
  title: 'Import',
  /** Before the ways to read a file; the one that is shown stands in brackets. */
  ways: 'Read by: ',
  leftOutTitle: 'Left out',
  toWrite: (n: number) => `${count(n, 'question')} to write`,
  fileNote: (questions: number, leftOut: number) =>
    `${count(questions, 'question')}${leftOut > 0 ? `, ${count(leftOut, 'remark')}` : ''}`,
  /** Beside a question in a list: short. */
  isNew: 'new',
  isChanged: 'changed',
  stays: 'stays',
  staysAsItIs: 'the card stays as it is',
  cancelled: 'Nothing was written.',
  /** Written over and over on one line while files are read. */
  reading: (done: number, of: number, leftS: number | null) =>
    `${done} of ${of} files${leftS === null ? '' : `, ${leftS} s left`}`,
  /** The same while decks are written. */
  writing: (done: number, of: number, leftS: number | null) =>
    `writing ${done} of ${of}${leftS === null ? '' : `, ${leftS} s left`}`,
  remembersOnly: (query: string, path: string) =>
    `only what --only ${query} finds, as last time; all of it: viva import ${path}`,
  /** Where no question was found. */
  lookedFor:
    'Looked for: headings, bold lines, numbered lines, list items, lines that ask, and the marks of Anki, Obsidian, Logseq and other programs.',
  seen: ({ lines, headings, bold, items, numbered, asking }: Seen) =>
    `Seen: ${list([
      count(lines, 'line'),
      ...headings.map((n, index) => (n === 0 ? '' : count(n, `level-${index + 1} heading`))),
      headings.every((n) => n === 0) ? 'no heading' : '',
      count(bold, 'bold line'),
      count(numbered, 'numbered line'),
      count(items, 'list item'),
      `${count(asking, 'line')} ending with ? or ？`,
    ])}.`,
  tryThese: 'Other ways to read it:',
  writeSo:
    'A question is a heading over its answer, such as "## Why ...?". Other lines are taken by a pattern:',
  /** A way to read a file, with how many questions it gives. */
  wayOf: (attempt: Attempt | null, n: number) => `${n} by ${wayName(attempt)}`,
  links: (n: number) => `${count(n, 'link')} in folders ${n === 1 ? 'is' : 'are'} not followed.`,
  failed: (path: string, reason: string) => `${path}: ${reason}`,
  states: {
    new: (path: string, n: number) => `-> ${path}, ${count(n, 'question')}`,
    unchanged: (path: string) => `-> ${path}, as it is there already`,
    merged: (path: string, changes: string) => `-> ${path}: ${changes}`,
    taken: (path: string) => `-> ${path} is another deck: choose another name with --to`,
    gone: (path: string) => `-> ${path} was taken away: import the file by its name to have it again`,
  },
  changes: (added: number, updated: number, removed: number) =>
    list([
      added > 0 ? count(added, 'new question') : '',
      updated > 0 ? `${updated} changed` : '',
      removed > 0
        ? `${removed} gone at the source, put away with ${removed === 1 ? 'its' : 'their'} history`
        : '',
    ]) || 'title and front matter',
  kept: (question: string) => `gone at the source, kept because you edited it: ${question}`,
  declined: (question: string) => `changed at the source, left out because you took it out: ${question}`,
  conflict: (question: string) => `changed by you and at the source: ${question}`,
  mine: 'yours:  ',
  theirs: 'theirs: ',
  conflictHint: (n: number, taken: 'mine' | 'theirs' | null) =>
    taken === 'theirs'
      ? `${count(n, 'conflict')}: the version of the source is taken.`
      : taken === 'mine'
        ? `${count(n, 'conflict')}: yours stay.`
        : `${count(n, 'conflict')}: yours stay for now. --take theirs takes the source's, --take mine keeps yours for good.`,
  nothing: 'Nothing new.',
  nextNothing: 'Next: viva review',
  written: (decks: number, cards: number) =>
    `Wrote ${count(decks, 'deck')} with ${count(cards, 'new card')}.`,
  moreDecks: (n: number) => `and ${count(n, 'more deck')}`,
  media: (n: number, folder: string) =>
    `${count(n, 'media file')} beside the decks in ${folder}: o opens them.`,
  /** Names come joined; `more` is how many are not named. */
  mediaAhead: (names: string, more: number, folder: string) =>
    `media to copy to ${folder}: ${names}${more > 0 ? ` and ${more} more` : ''}`,
  missing: {
    missing: 'is not there: the link stays as it is',
    outside: 'lies outside of the folder of the notes: not copied',
    'not-media': 'is no picture or sound that viva keeps: not copied',
    'too-large': 'is larger than the limit mediaBytes or totalBytes: not copied',
  } satisfies Record<MediaRefusal, string> as Readonly<Record<MediaRefusal, string>>,
  missingMore: (n: number) => `and ${count(n, 'more media file')} not copied`,
  nextWritten: 'Next: viva review',
  noSources: 'No sources are remembered yet.\n\nNext: viva import FILE',
  sourceGone: (path: string) => `${path} is gone. Its decks stay; viva import --forget ${path} forgets it.`,
  mediaRemoved: (n: number) => `Removed: ${count(n, 'media file')} that no deck names any more.`,
  forgotten: (path: string) => `Forgotten: ${path}. Its decks stay as they are.\n\nNext: viva decks`,

  progressOffer: (cards: number, reviews: number) =>
    `It tells what was learned there: ${count(cards, 'card')}${answers(reviews)}.`,
  progressQuestion: 'Take over what was learned there too?',
  progressFlag: 'To take it over as well: --with-progress',
  progressTaken: (cards: number, reviews: number) =>
    `Taken over: what was learned of ${count(cards, 'card')}${answers(reviews)}.`,
  progressLeft: (n: number) =>
    `${count(n, 'card')} ${n === 1 ? 'was' : 'were'} answered here since: what is new there is left out.`,
  weightsOffered:
    'FSRS weights came along. To use them as well: --with-weights; viva optimize finds your own from your answers.',
  weightsTaken: 'The FSRS weights that came along are in use now. To take them back: viva optimize --undo',
  backup: (path: string) =>
    `viva undo does not take this back. The library as it was before comes back with: viva restore ${path}`,
  week: 'Due in the next seven days:',
  weekBefore: 'now',
  weekAfter: 'then',

  changed: (name: string) => `${name} changed`,
  /** `isMany`: the name is a sentence about several. */
  changedNew: (name: string, n: number, isMany: boolean) =>
    `${name}${isMany ? '' : ' changed'}: ${count(n, 'new question')}`,
  changedUpdated: (name: string, n: number, isMany: boolean) =>
    `${name}${isMany ? '' : ' changed'}: ${count(n, 'question')} edited`,
  changedMany: (n: number) => `${n} sources changed`,
  unchangedSources: (n: number) => `${count(n, 'source')}, unchanged`,
  bringNotes: 'bring your own notes: viva import FILE',
}
