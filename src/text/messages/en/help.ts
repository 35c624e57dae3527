/** The help of each command: what it does in a line, its arguments and options, and examples that can be typed as they stand. */
export type CommandHelp = {
  readonly summary: string
  readonly examples: readonly string[]
}

export const help = {
  program: 'Prepare technical interviews in the terminal: daily review of your question decks.',
  usage: 'Usage:',
  arguments: 'Arguments:',
  options: 'Options:',
  commands: 'Commands:',
  examples: 'Examples:',
  defaultValue: 'default',
  helpOption: 'show this help',
  versionOption: 'show the version',
  jsonOption: 'print one JSON document and nothing else',
  plainOption: 'line after line, without redrawing: for screen readers, dumb terminals and logs',
  home: 'Without a command: the home screen.',
  review: {
    summary: 'study what is due',
    examples: ['viva review', 'viva review python-runtime --new 5', 'viva review --tag redis --minutes 20'],
  },
  reviewOptions: {
    tag: 'only cards with this tag',
    limit: 'at most this many cards',
    new: 'at most this many new cards',
    minutes: 'pause after this many minutes',
    cram: 'go through the cards without rescheduling them',
    ahead: 'also what is due within this many days',
  },
  mock: {
    summary: 'a mock interview: questions out loud, against the clock',
    examples: [
      'viva mock',
      'viva mock --preset quick',
      'viva mock redis databases --questions 6 --mode pressure',
      'viva mock resume',
    ],
  },
  mockOptions: {
    preset: 'quick, phone, onsite or behavioural; the other options change it',
    questions: 'how many questions',
    minutes: 'as many questions as fit into this many minutes',
    mode: 'practice: feedback after each question, hints, pause; pressure: none, and a hard clock',
    level: 'only questions of this level: junior, mid or senior',
    tag: 'only questions with this tag',
    seed: 'the same number plans the same interview again',
    noSchedule: 'record nothing for the daily review',
    plan: 'show the plan and stop',
    noAnswers: 'leave out what was answered',
    output: 'write the transcript into this file',
    force: 'replace a file whatever it holds',
  },
  mockCommands: {
    list: 'the mock interviews so far',
    show: 'the report of one',
    export: 'one as Markdown, with questions, answers and points',
    resume: 'go on with the unfinished one, where it was left',
    giveUp: 'end the unfinished one without a report',
  },
  due: { summary: 'counts for today', examples: ['viva due', 'viva due --short'] },
  dueOptions: {
    short:
      'one word for a prompt or status bar, such as 12+8 (due + new; before an interview, of its plan); nothing when both are 0',
  },
  next: { summary: 'show the card that review would ask next', examples: ['viva next', 'viva next --json'] },
  grade: {
    summary: 'grade a card: again, hard, good, easy or 1 to 4',
    examples: ['viva grade gil-why good', 'viva grade gil-why 3 --json'],
  },
  undo: { summary: 'take back the last answer, suspension or burial', examples: ['viva undo'] },
  decks: {
    summary: 'list decks, switch them on and off',
    examples: ['viva decks', 'viva decks off django', "viva decks on 'work/*'"],
  },
  decksOn: 'ask cards of these decks',
  decksOff: 'leave the cards of these decks alone',
  link: { summary: 'study the decks of a folder of your own', examples: ['viva link ~/notes/interview'] },
  linkOptions: { yes: 'do not ask' },
  unlink: {
    summary: 'leave a linked folder; the history of its cards is kept',
    examples: ['viva unlink ~/notes/interview'],
  },
  cards: {
    summary: 'search cards; in a terminal, browse them',
    examples: ['viva cards gil', "viva cards 'deck:redis state:learning'", 'viva cards is:leech --json'],
  },
  show: {
    summary: 'show a card or a deck file without asking',
    examples: ['viva show gil-why', 'viva show decks/en/redis.md'],
  },
  add: {
    summary: 'write a new card, in your editor or by options',
    examples: [
      'viva add',
      "viva add --deck work --question 'What is a B+ tree?' --answer 'A balanced tree ...'",
    ],
  },
  addOptions: {
    deck: 'the deck under decks/ in the home folder; made when missing',
    question: 'the question',
    answer: 'the answer, in Markdown',
    tags: 'tags, separated by commas',
    level: 'junior, mid or senior',
  },
  import: {
    summary: 'turn question notes, Anki packages and tables into decks; without a path, all sources again',
    examples: [
      'viva import notes.md',
      'viva import notes/ --dry-run',
      'viva import notes.txt --to work/notes --level 3',
      'viva import deck.apkg --only tag:redis --with-progress',
      'viva import',
    ],
  },
  importOptions: {
    from: 'the format, where it is not recognised: markdown, anki, csv, obsidian ...',
    only: 'only what this search finds, as in viva cards: words, tag:, deck:, level:',
    columns: 'what the columns of a table are, such as question,answer,-,tags',
    separator: 'what stands between the columns of a table, such as tab or ;',
    withProgress: 'take over what was learned there: answers, states, due days',
    withWeights: 'the same, and use the FSRS weights that came along',
    take: 'where you and the source changed the same: mine or theirs',
    limit: 'allow more than the limit that a message names, such as totalBytes=2G',
    forget: 'forget these sources; their decks stay, with the media that they name',
    to: 'name of the deck; of several sources the folder',
    level: 'questions are the headings of this level',
    pattern: 'questions are the lines that match this regular expression',
    encoding: 'encoding of the sources, such as gb18030; recognised when absent',
    dryRun: 'show what would be written, and write nothing',
    yes: 'do not ask',
  },
  export: {
    summary: 'write cards for other programs: anki, csv, json, reviews, hashcards, markdown, sheet',
    examples: [
      'viva export anki',
      'viva export anki python-runtime -o python.apkg --with-progress',
      "viva export csv --only 'tag:redis' -o redis.csv",
      'viva export reviews > reviews.jsonl',
      'viva export sheet | lp',
    ],
  },
  exportOptions: {
    output: 'where to; a folder for markdown and hashcards. Default: standard output, viva.apkg for anki',
    only: 'only cards that this query finds, as in viva cards',
    withProgress: 'anki and csv: with what you have learned',
    spreadsheet: 'csv: safe to open in a spreadsheet (changes cells that would be formulas)',
    lines: 'sheet: at most this many lines (100)',
    force: 'replace a file whatever it holds',
  },
  check: {
    summary: 'look for problems in decks; exit code 1 when there are any',
    examples: ['viva check', 'viva check notes/redis.md', 'viva check --stamp notes/redis.md'],
  },
  checkOptions: {
    stamp: 'write an id into every question of this deck that has none',
    unmatch:
      'undo a match by likeness: the card gets its former text back, the question becomes a card of its own',
  },
  config: {
    summary: 'show or change settings',
    examples: ['viva config', 'viva config newPerDay 10', 'viva config language zh-Hans'],
  },
  configOptions: { reset: 'take the default again' },
  completion: {
    summary: 'print a completion script for bash, zsh or fish',
    examples: [
      'source <(viva completion bash)',
      'viva completion fish > ~/.config/fish/completions/viva.fish',
    ],
  },
  interview: {
    summary: 'interview dates: how ready you are, and what to study today',
    examples: [
      'viva interview set 2026-12-05 --minutes 30',
      "viva interview set +14 --name Acme --decks python 'work/*'",
      'viva interview',
    ],
  },
  interviewOptions: {
    name: 'a name, when there are several',
    minutes: 'time for it each day (30)',
    reviews: 'answers a day, instead of minutes',
    decks: 'only these decks',
    asked: 'a question that they asked; several times for several',
    goOn: 'how to go on: the date of the next round, ten (reviews a day), or rest',
  },
  interviewCommands: {
    set: 'set or move a date: 2026-12-05, or +14 for in two weeks',
    clear: 'forget a date; what was learned stays',
    triage: 'say title by title what they will ask: must, maybe, skip; or of one card',
    after: 'when it is over: keep what they asked, and say how to go on',
  },
  backup: {
    summary: 'make a backup of what was learned, or list them',
    examples: ['viva backup', 'viva backup --list'],
  },
  backupOptions: { list: 'list the backups with what each holds' },
  restore: {
    summary: 'go back to a backup; what is there now is kept',
    examples: ['viva restore', 'viva restore viva-2026-11-21T07-30-00-daily.db --yes'],
  },
  restoreOptions: { yes: 'do not ask' },
  stats: {
    summary: 'retention, forecast, time, weak topics',
    examples: ['viva stats', 'viva stats --json', 'viva stats | less'],
  },
  sync: {
    summary: 'share what was learned with your other machines, through a folder',
    examples: [
      'viva sync ~/notes/viva',
      'cd ~/notes && git pull && viva sync viva && git add viva && git commit -m viva && git push',
    ],
  },
  doctor: {
    summary: 'look for what is wrong with your home, and put it right',
    examples: ['viva doctor', 'viva doctor --fix', 'viva doctor --rebuild ~/notes/viva'],
  },
  doctorOptions: {
    fix: 'put right what can be, after a backup; nothing of the log is ever removed',
    rebuild:
      'remake the database from the journals of viva sync in this folder; the present one is kept as a file',
  },
  optimize: {
    summary: 'train the weights of FSRS on your own answers',
    examples: ['viva optimize', 'viva optimize --undo'],
  },
  optimizeOptions: {
    undo: 'use the weights before again',
    dryRun: 'train and compare, change nothing',
    force: 'use the new weights even when they predict no better',
    noMocks: 'leave answers in mock interviews out',
  },
  names: {
    nameOrCard: 'name-or-card',
    choice: 'choice',
    date: 'date',
    deck: 'deck',
    card: 'card',
    grade: 'grade',
    name: 'name',
    dir: 'folder',
    query: 'query',
    cardOrFile: 'card-or-file',
    path: 'path',
    format: 'format',
    key: 'key',
    value: 'value',
    shell: 'shell',
    number: 'n',
    file: 'file',
    text: 'text',
  },
  deckArgument: 'names of decks, prefixes up to a /, or globs; all when none is named',
}
