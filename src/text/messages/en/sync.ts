/** Sharing the log with one's other machines. */

export const sync = {
  done: (sent: number, received: number, machines: number) =>
    `${sent} ${sent === 1 ? 'event' : 'events'} sent, ${received} received, ${machines} ${machines === 1 ? 'machine' : 'machines'} in this folder.`,
  waiting: (events: number) =>
    `${events} ${events === 1 ? 'event belongs' : 'events belong'} to cards that are not here. ${events === 1 ? 'It is' : 'They are'} kept: add or link their decks, then they count.`,
  passedOver: (path: string, line: number, text: string) =>
    `${path}:${line}: passed over, not a line of a journal: ${text}`,
  morePassedOver: (lines: number) => `${lines} more lines were passed over.`,
  cutShort: (path: string) => `${path}: the last line is cut short. It counts when the file is whole.`,
  first: (path: string) =>
    `This machine's journal is ${path}. Put the folder under git or a file-syncing program, and run viva sync with it on the other machines.`,
  next: 'Study what is due: viva review',
}
