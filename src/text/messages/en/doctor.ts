/** What `viva doctor` says: what is wrong, then what puts it right. */
import type { FindingCode, FindingValues } from '../../../model/finding.ts'
import { why } from './failures.ts'

type FindingWords = {
  readonly [Code in FindingCode]: (values: FindingValues[Code]) => {
    readonly message: string
    readonly remedy: string
  }
}

const some = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`
const restore =
  'The database is left as it is. Go back to a backup: viva restore. Or remake it from a folder of viva sync: viva doctor --rebuild DIR.'

const findings: FindingWords = {
  'database-unusable': ({ path, reason }) => ({
    message: `${path} cannot be used: ${why(reason)}`,
    remedy: restore,
  }),
  'database-newer': ({ path, found, known }) => ({
    message: `${path} was made by a newer viva (format ${found}; this one knows ${known})`,
    remedy: 'Update viva.',
  }),
  'database-busy': ({ path }) => ({
    message: `${path} is held by another program`,
    remedy: 'Close it, or try again in a moment.',
  }),
  'database-older': ({ path }) => ({
    message: `${path} has an older format`,
    remedy: 'Brings it up to date, as any other command would; then the doctor can look inside.',
  }),
  'not-writable': ({ path }) => ({
    message: `${path} cannot be written: nothing is lost, but no answer can be taken`,
    remedy: 'Check who owns it, its permissions, and whether its disk is read-only.',
  }),
  integrity: ({ text, count }) => ({
    message: `the database is damaged (${some(count, 'place', 'places')}): ${text}`,
    remedy: restore,
  }),
  indexes: ({ text, count }) => ({
    message: `${some(count, 'entry', 'entries')} of the indexes are wrong: ${text}`,
    remedy: 'Makes the indexes anew.',
  }),
  references: ({ table, count }) => ({
    message: `${some(count, 'row', 'rows')} of the table ${table} name something that is not there`,
    remedy: restore,
  }),
  memories: ({ count, cards }) => ({
    message: `the memory of ${some(count, 'card is', 'cards are')} not what the log says: ${cards}`,
    remedy: 'Computes it again from the log.',
  }),
  'events-without-card': ({ count }) => ({
    message: `${some(count, 'event of the log belongs', 'events of the log belong')} to cards that are not there`,
    remedy: `Nothing of the log is ever removed. ${restore}`,
  }),
  'cards-without-text': ({ count, cards }) => ({
    message: `${some(count, 'card has', 'cards have')} no text: ${cards}`,
    remedy: 'Reads all decks again.',
  }),
  'texts-without-card': ({ count }) => ({
    message: `${some(count, 'text belongs', 'texts belong')} to no card`,
    remedy: 'Removes them and reads all decks again.',
  }),
  'events-to-take': ({ count }) => ({
    message: `${some(count, 'event', 'events')} of your other machines wait, and their cards are here`,
    remedy: 'Takes them into the log.',
  }),
  'events-waiting': ({ count }) => ({
    message: `${some(count, 'event', 'events')} of your other machines wait for cards that are not here`,
    remedy: 'Nothing is lost. Link or add their decks, then they count.',
  }),
  'clock-went-back': ({ count, on }) => ({
    message: `this machine's clock was set back: ${some(count, 'event tells', 'events tell')} an earlier time than one before, first on ${on}`,
    remedy: 'The log keeps its order all the same; nothing needs to be done.',
  }),
  'void-of-nothing': ({ count }) => ({
    message: `${some(count, 'undo takes', 'undos take')} back an event that is not in the log`,
    remedy: 'They count for nothing. Some of the log may be missing: compare with a backup.',
  }),
  'clock-early': ({ now, newest }) => ({
    message: `the clock says ${now}, and the newest event happened at ${newest}`,
    remedy: 'Set the clock, or wait: until then cards are due later than they seem.',
  }),
  'root-unreadable': ({ path, reason, isLinked }) => ({
    message: `${path} cannot be read: ${why(reason)}`,
    remedy: `Its cards are kept as they were. Bring it back, or check its permissions${isLinked ? `; to do without it: viva unlink ${path}` : ''}.`,
  }),
  'open-to-others': ({ path, mode, wanted }) => ({
    message: `others may read or change ${path} (${mode})`,
    remedy: `Makes it yours only (${wanted}).`,
  }),
  'disk-low': ({ path, freeMb }) => ({
    message: `${freeMb} MB are left on the disk of ${path}`,
    remedy: 'Make room: on a full disk viva takes no answer.',
  }),
  'no-backup': ({ path }) => ({ message: `there is no backup in ${path}`, remedy: 'Makes one.' }),
  'backup-old': ({ path, days }) => ({
    message: `the newest backup in ${path} is ${days} days old`,
    remedy: 'Makes one.',
  }),
  'answers-in-backup': ({ name, answers }) => ({
    message: `nothing was answered here, but the backup ${name} has ${some(answers, 'answer', 'answers')}`,
    remedy:
      'If the database was lost, go back to it: viva restore. Or take it from your other machines: viva sync DIR.',
  }),
  misplaced: ({ path, isFolder }) => ({
    message: isFolder
      ? `a folder stands where the file ${path} belongs`
      : `a file stands where the folder ${path} belongs`,
    remedy: 'Move it away. viva makes what is missing; a lost database comes back with viva restore.',
  }),
}

export const doctor = {
  findings,
  wrong: 'wrong',
  note: 'note',
  fixed: 'fixed',
  byFix: (remedy: string) => `--fix: ${remedy}`,
  facts: (viva: string, node: string, sqlite: string) => `viva ${viva}, Node ${node}, SQLite ${sqlite}`,
  home: (path: string, events: number, cards: number) =>
    `${path}: ${some(events, 'event', 'events')}, ${some(cards, 'card', 'cards')}`,
  homeEmpty: (path: string) => `${path}: nothing there yet`,
  disk: (freeMb: number) => `${freeMb} MB free`,
  backup: (days: number) =>
    days === 0 ? 'newest backup: today' : `newest backup: ${some(days, 'day', 'days')} ago`,
  comma: ', ',
  sound: 'Nothing is wrong.',
  backedUp: (path: string) => `The database as it was: ${path}`,
  nextFix: 'Put right what can be: viva doctor --fix',
  rebuilt: (events: number, cards: number) =>
    `${some(events, 'event', 'events')} taken from the journals, for ${some(cards, 'card', 'cards')} of the decks.`,
  setAside: (path: string) => `The database as it was is kept: ${path}`,
  linksTaken: (folders: number) =>
    `${some(folders, 'linked folder was', 'linked folders were')} taken over from it.`,
  keptTaken: (count: number) =>
    `${some(count, 'thing more was', 'things more were')} taken: mock interviews, points of your own, interview dates, sources of imports.`,
  notRebuilt:
    'Settings and switched-off decks are not in journals, nor what packages for Anki remember. Set what you need: viva config, viva link, viva decks off.',
}
