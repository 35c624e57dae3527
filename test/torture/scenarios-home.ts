/** Commands that write into the home: the log, decks, settings, interviews, mocks, backups. */
import Database from 'better-sqlite3'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadTrainer } from '../../src/commands/trainer.ts'
import { MIGRATIONS } from '../../src/store/migrations.ts'
import { deckOf } from '../cli/viva.ts'
import { twoQuestions } from '../cli/mock-world.ts'
import type { Place } from './place.ts'
import type { Scenario } from './scenario.ts'

const own = (name: string): string => `home/decks/${name}.md`
const mockArgs = ['mock', 'talks', '--questions', '2', '--preset', 'quick', '--seed', '7', '--plain']
const interviewSet = ['interview', 'set', '+14', '--name', 'Acme', '--minutes', '30']
const hasTrainer = (): boolean => loadTrainer() !== null

/** The database as the version before the last step left it. */
function makeOlder(place: Place): void {
  const db = new Database(join(place.home, 'viva.db'))
  const added = [...MIGRATIONS.at(-1)!.matchAll(/create table (\w+)/g)].map(([, name]) => name!)
  for (const name of added.toReversed()) db.exec(`drop table ${name}`)
  db.pragma(`user_version = ${MIGRATIONS.length - 1}`)
  db.close()
}

/** Half of the cards hold what their events do not come to. */
function spoilMemories(place: Place): void {
  const db = new Database(join(place.home, 'viva.db'))
  db.exec(`update cards set stability = stability * 2 where state <> 'new' and id % 2 = 0`)
  db.close()
}

/** Some cards reworded, some gone, some new, one deck renamed. */
function editDecks(place: Place): void {
  const { at } = place
  const deck = readFileSync(at(own('deck')), 'utf8')
  writeFileSync(
    at(own('deck')),
    deck.replace('Answer 3.', 'Another answer to 3.').replace(/## Question 5\?[^#]*/, '') +
      deckOf(4)
        .split('\n\n')
        .slice(1)
        .join('\n\n')
        .replaceAll('q', 'n')
        .replaceAll('Question', 'New question'),
  )
  writeFileSync(at(own('renamed')), readFileSync(at(own('talks')), 'utf8'))
  rmSync(at(own('talks')))
}

/** A mock that was begun and left after its first question. */
const beginMock = ({ run }: Place): void =>
  void run(mockArgs, {
    input: `${twoQuestions.split('\n').slice(0, 6).join('\n')}\n`,
    codes: [0, 2, 129, 130],
  })

/** A mock goes on where it was stopped: there is one of them, and what was answered is answered. */
function resumeMock({ run }: Place): readonly string[] {
  const list = (): readonly { readonly status: string }[] => JSON.parse(run(['mock', 'list', '--json'])) as []
  const [first, ...more] = list()
  if (more.length > 0) return ['there is more than one mock']
  if (first?.status === 'active' || first?.status === 'open')
    run(['mock', 'resume', '--plain'], {
      input: twoQuestions + '\n1\n\n.\n1\n1\n\n'.repeat(3),
      codes: [0, 2],
    })
  return list().length === (first ? 1 : 0) ? [] : ['another mock came of resuming']
}

export const homeScenarios: readonly Scenario[] = [
  {
    name: 'the first start',
    prepare: ({ home }) => rmSync(home, { recursive: true }),
    args: () => ['due'],
    manner: 'in steps',
  },
  { name: 'migration', prepare: makeOlder, args: () => ['due'] },
  { name: 'reading edited decks', prepare: editDecks, args: () => ['due'] },
  { name: 'grade', args: () => ['grade', 'q7', 'good'], isRepeated: true },
  {
    name: 'undo',
    prepare: ({ run }) => void run(['grade', 'q7', 'good']),
    args: () => ['undo'],
    isRepeated: true,
  },
  { name: 'decks off', args: () => ['decks', 'off', 'deck', 'talks'] },
  { name: 'decks on', args: () => ['decks', 'on', '**'] },
  { name: 'link', args: ({ at }) => ['link', at('linked'), '--yes'], manner: 'in steps', doneCodes: [2] },
  {
    name: 'unlink',
    prepare: ({ run, at }) => void run(['link', at('linked'), '--yes']),
    args: ({ at }) => ['unlink', at('linked')],
    manner: 'in steps',
    doneCodes: [2],
  },
  {
    name: 'add',
    args: () => ['add', '--deck', 'deck', '--question', 'What is new?', '--answer', 'This is.'],
    manner: 'in steps',
    isRepeated: true,
  },
  {
    name: 'check --stamp',
    args: ({ at }) => ['check', '--stamp', at(own('plain'))],
    manner: 'in steps',
    prepare: plainDeck,
  },
  {
    name: 'check --unmatch',
    prepare: (place) => {
      plainDeck(place)
      const path = place.at(own('plain'))
      writeFileSync(path, readFileSync(path, 'utf8').replace('Plain question 1?', 'Wholly other words here?'))
      place.run(['due'])
    },
    args: ({ run }) => {
      const { matches } = JSON.parse(run(['check', '--json'], { codes: [0, 1] })) as {
        matches: { card: string }[]
      }
      return ['check', '--unmatch', matches[0]?.card ?? 'none']
    },
    manner: 'in steps',
    codes: [0, 1],
    doneCodes: [2],
  },
  { name: 'config', args: () => ['config', 'newPerDay', '7'] },
  {
    name: 'config --reset',
    prepare: ({ run }) => void run(['config', 'newPerDay', '7']),
    args: () => ['config', 'newPerDay', '--reset'],
  },
  { name: 'interview set', args: () => interviewSet, isRepeated: true },
  {
    name: 'interview triage',
    prepare: ({ run }) => void run(interviewSet),
    args: () => ['interview', 'triage', 'q5', 'skip'],
  },
  {
    name: 'interview after',
    prepare: ({ run }) => void run(['interview', 'set', '+0', '--name', 'Acme']),
    args: () => [
      'interview',
      'after',
      'Acme',
      '--asked',
      'Why is the sky over Acme green?',
      '--go-on',
      'rest',
    ],
    manner: 'in steps',
    doneCodes: [0, 2],
    // A question that stands in a deck by then is one that is known and was asked.
    mayAdd: /^triage /,
  },
  {
    name: 'interview clear',
    prepare: ({ run }) => void run(interviewSet),
    args: () => ['interview', 'clear', 'Acme'],
    doneCodes: [2],
  },
  { name: 'mock', args: () => mockArgs, input: twoQuestions, manner: 'by and by', next: resumeMock },
  {
    name: 'mock resume',
    prepare: beginMock,
    args: () => ['mock', 'resume', '--plain'],
    input: `${twoQuestions.split('\n').slice(6).join('\n')}`,
    manner: 'by and by',
    next: resumeMock,
  },
  {
    name: 'mock export',
    prepare: (place) => {
      place.run(mockArgs, { input: twoQuestions })
      place.write('out/mock.md', '---\ndeck: false\nmock: 1\n---\n\nAn older one.\n')
    },
    args: ({ at }) => ['mock', 'export', '1', '-o', at('out/mock.md')],
  },
  { name: 'mock give-up', prepare: beginMock, args: () => ['mock', 'give-up'], doneCodes: [0, 2] },
  {
    name: 'review --plain',
    args: () => ['review', 'deck', '--plain'],
    input: ' \n3\n \n1\n \n4\nq\n',
    manner: 'by and by',
    // Another review would ask other cards.
    next: ({ run }) => {
      run(['due'])
      return []
    },
  },
  { name: 'optimize', args: () => ['optimize', '--force'], isRepeated: true, isPossible: hasTrainer },
  {
    name: 'optimize --undo',
    prepare: ({ run }) => void run(['optimize', '--force']),
    args: () => ['optimize', '--undo'],
    isRepeated: true,
    isPossible: hasTrainer,
  },
  { name: 'backup', args: () => ['backup'] },
  {
    name: 'restore',
    prepare: answerMore,
    args: () => ['restore', '--yes'],
    manner: 'replaced',
    // The newest backup is then the copy of what was there: another call takes the first one back.
    isRepeated: true,
  },
  {
    name: 'restore NAME',
    prepare: answerMore,
    args: ({ run }) => [
      'restore',
      '--yes',
      (JSON.parse(run(['backup', '--list', '--json'])) as { name: string }[])[0]!.name,
    ],
    manner: 'replaced',
  },
  {
    name: 'restore of a damaged home',
    prepare: ({ at }) => writeFileSync(at('home/viva.db'), 'no database at all\n'.repeat(1000)),
    args: () => ['restore', '--yes'],
    manner: 'replaced',
  },
  { name: 'doctor --fix', prepare: spoilMemories, args: () => ['doctor', '--fix'] },
]

function plainDeck(place: Place): void {
  const cards = [1, 2, 3].map(
    (number) =>
      `## Plain question ${number}?\n\nA plain answer to ${number}, of more than forty characters in all.\n`,
  )
  place.write(own('plain'), `---\nlanguage: en\n---\n\n${cards.join('\n')}`)
  place.run(['due'])
}

/** Answers that the newest backup does not have. */
function answerMore({ run, at }: Place): void {
  for (const card of ['q2', 'q3']) run(['grade', card, 'good'])
  // The copy that a day of study ends with has them.
  for (const name of JSON.parse(run(['backup', '--list', '--json'])) as { backup: string; reason: string }[])
    if (name.reason === 'daily') rmSync(name.backup)
  rmSync(at('tmp'), { recursive: true, force: true })
}
