/** Training the weights of FSRS on one's own answers. */

export const optimize = {
  tooFew: (answers: number, enough: number) =>
    `${answers} answers so far; from ${enough} on your own weights are worth computing. Until then the default ones serve you best.`,
  noTrainer:
    'This machine has no binary of the trainer (package @open-spaced-repetition/binding). viva stays on the weights in use.',
  training: (percent: string) => `Training ${percent}`,
  cancelled: 'Cancelled. Nothing was changed.',
  trained: (answers: number) => `Trained on ${answers} answers.`,
  columns: { weights: '', loss: 'log loss', answers: '' },
  before: 'weights in use',
  after: 'your weights',
  heldOut: (answers: number) =>
    `Log loss on the latest ${answers} answers, which the weights compared here were not trained on; lower is better:`,
  calibration: 'Of the cards expected to be remembered, so many were:',
  expected: 'expected',
  inUse: 'in use',
  yours: 'yours',
  notBetter:
    'They predict your answers worse than those in use: nothing was changed. Use them all the same with --force.',
  applied: (cards: number) =>
    `In use now. ${cards} ${cards === 1 ? 'memory was' : 'memories were'} computed again; what is due stays due. Take it back: viva optimize --undo`,
  dryRun: 'Nothing was changed.',
  undone: 'The weights before are in use again.',
  nothingToUndo: 'There are no weights of your own to take back.',
}
