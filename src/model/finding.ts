/**
 * What `viva doctor` may find wrong with a home. Adding a code here makes the compiler ask for its words in every language.
 * Problems in decks are `Problem`s, and not of these.
 */
export type FindingValues = {
  /** The database cannot be opened at all: the code of the Failure, and what it says. */
  'database-unusable': { path: string; reason: string }
  'database-newer': { path: string; found: number; known: number }
  'database-busy': { path: string }
  'database-older': { path: string }
  /** Something of the home that its owner cannot write: all can be read, and no answer be taken. */
  'not-writable': { path: string }
  /** What SQLite's own check says; the first of so many lines. */
  integrity: { text: string; count: number }
  /** Indexes that do not match their tables, which can be made again from these. */
  indexes: { text: string; count: number }
  /** Rows that name a row that is not there. */
  references: { table: string; count: number }
  /** Cards whose stored memory is not what their events come to. */
  memories: { count: number; cards: string }
  'events-without-card': { count: number }
  /** Cards that are asked and have no text. */
  'cards-without-text': { count: number; cards: string }
  /** Texts of cards that are not there. */
  'texts-without-card': { count: number }
  /** Events of other machines that wait although their cards are here. */
  'events-to-take': { count: number }
  /** Events of other machines whose cards are not here. */
  'events-waiting': { count: number }
  /** Events that happened, by the clock, before one that this machine had written earlier. */
  'clock-went-back': { count: number; on: string }
  /** Undo that names no event, or a later one. */
  'void-of-nothing': { count: number }
  'clock-early': { now: string; newest: string }
  'root-unreadable': { path: string; reason: string; isLinked: boolean }
  'open-to-others': { path: string; mode: string; wanted: string }
  'disk-low': { path: string; freeMb: number }
  'no-backup': { path: string }
  'backup-old': { path: string; days: number }
  /** There is no log here, and a backup has one. */
  'answers-in-backup': { name: string; answers: number }
  /** A file where a folder of the home belongs, or a folder where the database does. */
  misplaced: { path: string; isFolder: boolean }
}

export type FindingCode = keyof FindingValues

/** `wrong` should be put right; a `note` is worth knowing and harms nothing. */
export type FindingLevel = 'wrong' | 'note'

export type Finding = {
  readonly [Code in FindingCode]: {
    readonly code: Code
    readonly values: FindingValues[Code]
    readonly level: FindingLevel
    /** Whether `viva doctor --fix` puts it right. */
    readonly isFixable: boolean
  }
}[FindingCode]
