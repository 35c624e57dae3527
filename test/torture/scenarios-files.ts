/** Commands that read or write other people's files: imports, exports, journals. */
import { readFileSync, writeFileSync } from 'node:fs'
import { leases, otherJournal, otherJournalName, type Place } from './place.ts'
import type { Scenario } from './scenario.ts'

/** Cards are there before what was learned of them elsewhere. */
const stillNew = /^cards .*"state":"new"/

const importing = (place: Place, ...args: readonly string[]): readonly string[] => [
  'import',
  ...args.map((arg) => (arg.startsWith('notes/') ? place.at(arg) : arg)),
  '--yes',
]

/** An export over an older one of other cards. */
function exporting(format: string, file: string): Scenario {
  const args = (place: Place): readonly string[] => ['export', format, '-o', place.at(`out/${file}`)]
  return {
    name: `export ${format}`,
    prepare: (place) => void place.run([...args(place), 'talks']),
    args: (place) => [...args(place), ...(format === 'anki' ? ['--with-progress'] : [])],
    manner: 'in steps',
  }
}

const edited = (place: Place, name: string): void =>
  writeFileSync(
    place.at(name),
    readFileSync(place.at(name), 'utf8').replace('thing of 2', 'changed thing of 2') +
      '\n## What is last?\n\nThe last one.\n',
  )

const shared = ({ at }: Place): string => at('shared')

export const fileScenarios: readonly Scenario[] = [
  {
    name: 'import of a file',
    args: (place) => importing(place, 'notes/notes.md', '--to', 'notes'),
    manner: 'in steps',
  },
  { name: 'import of a folder', args: (place) => importing(place, 'notes/folder'), manner: 'in steps' },
  {
    name: 'import of a package',
    args: (place) => importing(place, 'notes/box.apkg', '--with-progress'),
    manner: 'in steps',
    passing: stillNew,
  },
  {
    name: 'import --with-weights',
    args: (place) => importing(place, 'notes/box.apkg', '--with-weights'),
    manner: 'in steps',
    passing: stillNew,
  },
  {
    name: 'import --with-progress',
    args: (place) => importing(place, 'notes/lease.md', '--with-progress'),
    manner: 'in steps',
    passing: stillNew,
  },
  {
    name: 'import of what changed',
    prepare: (place) => {
      place.run(importing(place, 'notes/folder'))
      place.run(importing(place, 'notes/lease.md', '--with-progress'))
      edited(place, 'notes/folder/one.md')
      edited(place, 'notes/folder/two.md')
      writeFileSync(
        place.at('notes/lease.md'),
        `${leases('2026-12-24')}\nWhat is a fence?::A fence keeps the old out.\n`,
      )
    },
    args: () => ['import', '--yes'],
    manner: 'in steps',
    passing: stillNew,
  },
  {
    name: 'import --forget',
    prepare: (place) => void place.run(importing(place, 'notes/folder')),
    args: ({ at }) => ['import', '--forget', at('notes/folder/one.md')],
    doneCodes: [2],
  },
  exporting('anki', 'cards.apkg'),
  exporting('csv', 'cards.csv'),
  exporting('json', 'cards.json'),
  exporting('reviews', 'reviews.jsonl'),
  exporting('hashcards', 'hashcards'),
  exporting('markdown', 'markdown'),
  exporting('sheet', 'sheet.md'),
  { name: 'sync, the first', args: (place) => ['sync', shared(place)], manner: 'in steps' },
  {
    name: "sync, more of one's own",
    prepare: (place) => {
      place.run(['sync', shared(place)])
      for (const card of ['q4', 'q5', 'q6']) place.run(['grade', card, 'hard'])
    },
    args: (place) => ['sync', shared(place)],
    manner: 'in steps',
  },
  {
    name: "sync, others' answers",
    prepare: (place) => place.write(otherJournalName, otherJournal(200)),
    args: (place) => ['sync', shared(place)],
    manner: 'in steps',
  },
  {
    name: 'doctor --rebuild',
    prepare: (place) => {
      place.write(otherJournalName, otherJournal(20))
      place.run(['sync', shared(place)])
    },
    args: (place) => ['doctor', '--rebuild', shared(place)],
    manner: 'replaced',
    // The machine that the stopped one began to be has a journal in which nothing stands.
    mayAdd: /^journals /,
  },
]
