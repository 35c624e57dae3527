/** Backups and restoring. */
const count = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`

export const backup = {
  made: (path: string, cards: number, reviews: number) =>
    `${path}: ${count(cards, 'card')}, ${count(reviews, 'answer')}, read back and sound.`,
  notMade: (reason: string) => `Your answers are saved, but not backed up: ${reason}`,
  begunAnew: (backups: number) =>
    `viva: there was no database, so a new one was begun. ${count(backups, 'backup')} of an earlier one can be gone back to: viva restore`,
  none: 'There are no backups yet. Make one: viva backup',
  columns: { name: 'backup', made: 'made', why: 'why', cards: 'cards', answers: 'answers', last: 'last day' },
  reasons: {
    daily: 'daily',
    migration: 'before an update',
    import: 'before an import',
    rebuild: 'before a rebuild',
    doctor: 'before a repair',
    restore: 'before a restore',
    hand: 'by hand',
  },
  notSound: 'not sound',
  question: (name: string, cards: number, reviews: number, last: string) =>
    `Go back to ${name} (${count(cards, 'card')}, ${count(reviews, 'answer')}, last day ${last})?`,
  nowHas: (reviews: number, last: string) =>
    `The present database has ${count(reviews, 'answer')}, last day ${last}.`,
  nowDamaged: 'The present database cannot be read; it is kept beside the restored one.',
  restored: (name: string) => `Restored ${name}.`,
  present: (path: string) => `What was there before: ${path}`,
  notConfirmed: 'Nothing was changed. In a script add --yes.',
  unknown: (name: string) => `there is no backup ${name}; list them with: viva backup --list`,
  broken: (name: string, problem: string) => `${name} is not sound: ${problem}`,
  noneSound: 'none of the backups is sound',
  nextBackup: 'Go back to one: viva restore',
  nextRestore: 'See what is due: viva due',
}
