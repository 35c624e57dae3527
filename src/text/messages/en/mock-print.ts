/**
 * Mock interviews as commands print them and as `--plain` leads through them; names of presets, bands and the like are those of
 * the screens (`mock.ts`). Deck text and what was typed come in cleaned.
 */
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

export const mockPrint = {
  statuses: { active: 'unfinished', done: '', abandoned: 'given up' },

  plan: {
    title: (preset: string, mode: string, questions: number, minutes: string) =>
      `Mock interview, ${preset}, ${mode}: ${count(questions, 'question')}, about ${minutes}.`,
    warmUp: (facts: readonly string[]) => `Warm-up, not scored: ${facts.join(', ')}`,
    question: (at: number, facts: readonly string[]) => `${at}. ${facts.join(', ')}`,
    followUps: (n: number) => count(n, 'follow-up'),
    seed: (seed: number) => `The same plan again: --seed ${seed}`,
    next: 'Next: viva mock, with the same options',
    keys: [
      'Enter: begin',
      'r 2: another second question',
      'd 2: without the second question',
      'n 6: six questions',
      'm: practice or pressure',
      's: all questions anew',
      'q: leave',
    ],
    prompt: 'Enter begins, ? lists what else there is:',
    edited: {
      replaced: (at: number) => `Question ${at} is another one now.`,
      removed: (at: number) => `Question ${at} is left out.`,
      count: (n: number) => `${count(n, 'question')} now.`,
      mode: (mode: string) => `Now for ${mode}.`,
      anew: 'All questions are chosen anew.',
      nothingElse: 'There are no other questions that fit.',
    },
    noSuchQuestion: (at: string) => `There is no question ${at} in the plan.`,
  },

  resume: {
    found: (number: number, preset: string, when: string, at: number, of: number) =>
      `Mock interview ${number}, ${preset}, begun ${when}, is not finished: question ${at} of ${of}.`,
    prompt: 'Enter goes on with it, g gives it up and begins a new one, q leaves it for later:',
    running: 'It seems to be open in another window: its clock ran a moment ago.',
    takeOverPrompt: 'y takes it over from there, Enter leaves it there:',
    goesOn: 'It goes on where it was. The time in between does not count.',
  },

  question: (at: number, of: number, facts: readonly string[]) =>
    `Question ${at} of ${of}. ${facts.join(', ')}.`,
  warmUp: (facts: readonly string[]) => `Warm-up, not scored. ${facts.join(', ')}.`,
  followUp: (facts: readonly string[]) => `Follow-up. ${facts.join(', ')}.`,
  scoring: (at: number, of: number) => `Scores, ${at} of ${of}.`,
  budget: (budget: string) => `${budget} to think and answer`,
  slot: (slot: string) => `Now: ${slot}.`,

  thinkPrompt: {
    practice: 'Think first. Enter types the answer, s speaks it; ? lists what else there is:',
    pressure:
      'Think first, the clock goes on by itself. Enter types the answer, s speaks it; ? lists what else there is:',
  },
  answerHint:
    'Type, over as many lines as you like. A line with a single dot ends the answer; /? lists what else there is.',
  answerGoesOn: 'Your answer so far:',
  emptyAnswer: 'Nothing typed yet. /k skips the question.',
  pointsGoOn: 'Your points so far:',
  answerPrompt: '>',
  speakPrompt: 'Speak. Enter when you are done; ? lists what else there is:',
  speakPartPrompt: 'Speak. Enter for the next part; ? lists what else there is:',
  thinkingOver: 'The time to think is over.',
  keysHeading: 'Each followed by Enter:',
  slashHeading: 'Each on a line of its own:',
  keys: {
    type: 'type the answer',
    speak: 'say it aloud',
    part: 'on to the next part',
    marks: 'point 1 said, 2 half, 3 not',
    points: 'write your own points',
    weaknesses: 'what the answer suffered from',
    back: 'take back the last mark, grade or skip',
    hint: 'a hint',
    skip: 'skip the question',
    pause: 'pause',
    clock: 'the clock',
    leave: 'leave and keep everything for later',
    end: 'the answer is complete',
  },
  pausePrompt: 'Enter goes on, q leaves:',
  clock: (time: string, of: string, total: string) => `Time ${time} of ${of}, ${total} in all.`,
  clockThinking: (thinking: string, total: string) => `Thinking for ${thinking}, ${total} in all.`,

  confidencePrompt: (choices: readonly string[]) => `${choices.join(', ')}:`,
  choice: (key: number, name: string) => `${key} ${name}`,
  readPrompt: 'Enter for the first question:',

  point: (at: number, mark: string, text: string) => `${at}. ${mark}: ${text}`,
  marks: { hit: 'said', partly: 'half', miss: 'missing' },
  must: (text: string) => `${text} (must)`,
  covered: (said: string, of: number) => `Covered ${said} of ${of}.`,
  pointsPrompt: (canWrite: boolean) =>
    `Which did you say? 1 3 said, ~2 half, -2 not; Enter when right${canWrite ? ', w writes your own points' : ''}:`,
  wholePrompt: '1 said, ~1 half, -1 not; Enter when right, w writes your own points:',
  notPoints: (input: string) => `${input} is not a point here. Numbers will do, as in 1 3 ~4.`,
  weaknessPrompt: (choices: readonly string[]) =>
    `What did it suffer from? ${choices.join(', ')}; Enter goes back:`,
  ownPointsPrompt: 'A point, or an empty line to end:',

  gradePrompt: (choices: readonly string[], suggested: string) =>
    `${choices.join('; ')}. Enter is ${suggested}; u takes the marks back, x says what it suffered from:`,
  graded: (grade: string) => `${grade}.`,

  verdictPrompt: (choices: readonly string[]) => `${choices.join(', ')}:`,
  numberPrompt: 'Its number, or Enter:',

  reportPrompt: (redo: number) =>
    redo === 0 ? 'Enter ends:' : `Enter recalls what was missed (${redo}), q ends:`,
  redoPrompt: 'Say it, then Enter shows the answer; q leaves the rest:',
  recalledPrompt: '1 recalled, 2 not yet; q leaves the rest:',
  sentence: (text: string) => `${text}.`,
  heading: (text: string) => `${text}:`,
  separator: ', ',
  unknown: (input: string) => `${input} is not a choice here.`,

  kept: (number: number) => `Mock interview ${number} is kept as it stands.\n\nNext: viva mock resume`,
  notBegun: 'No mock interview was begun.\n\nNext: viva mock',
  ended: (number: number, covered: string | null) =>
    `Mock interview ${number}${covered === null ? '' : `: ${covered} covered`}. All of it is kept.\n\nNext: viva mock show ${number}, or viva review`,
  gaveUp: (number: number) =>
    `Mock interview ${number} is given up. What was graded in it stays.\n\nNext: viva mock`,

  columns: {
    number: 'No.',
    when: 'When',
    preset: 'Kind',
    mode: 'Mode',
    answered: 'Answered',
    covered: 'Covered',
    time: 'Time',
    status: '',
  },
  answeredOf: (answered: number, of: number) => `${answered} of ${of}`,
  none: 'No mock interviews yet.\n\nNext: viva mock --preset quick',
  nextList: 'Next: viva mock show N, or viva mock export N -o FILE',
  nextActive: (number: number) => `Next: viva mock resume goes on with number ${number}`,
  title: (number: number, preset: string, mode: string, when: string) =>
    `Mock interview ${number}, ${preset}, ${mode}, ${when}`,
  nextShow: (number: number) => `Next: viva mock export ${number} -o FILE, or viva mock`,
  exported: (path: string) => `Wrote ${path}.\n\nNext: viva mock list`,

  note: (when: string, covered: string) => `last: ${when}, ${covered} covered`,
  noteActive: (at: number, of: number) => `unfinished: question ${at} of ${of}`,
  noteNone: 'out loud, against the clock',
}
