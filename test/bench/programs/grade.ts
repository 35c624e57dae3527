/**
 * Answers cards of the home in `$VIVA_HOME`, each grade in turn with a bare commit: one row of an event's size added and one
 * row changed, in a database of its own beside the home's, with the same settings for durability.
 */
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { openLibrary } from '../../../src/commands/open-library.ts'
import { present } from '../../../src/commands/present.ts'
import { gatherCards, studyPort, studyRules } from '../../../src/commands/study.ts'
import { studyRuntime, type StudyPort } from '../../../src/session/runtime.ts'
import { closeStore } from '../../../src/store/open.ts'
import type { CardKey } from '../../../src/model/card.ts'

const rounds = 200
const library = await openLibrary()
const { store, home } = library

const bare = new Database(join(home.path, 'bare.db'))
bare.pragma('journal_mode = wal')
bare.pragma('synchronous = full')
bare.pragma('fullfsync = on')
// As large as an event and its entries in the log's indexes, and the row of a card and its entries.
bare.exec(`create table log (id text primary key, card integer, body text) strict, without rowid;
  create table cards (id integer primary key, state text) strict;
  insert into cards values (1, '');`)
const add = bare.prepare('insert into log values (?, 1, ?)')
const change = bare.prepare('update cards set state = ?')
const commit = bare.transaction((round: number) => {
  add.run(`0199-${String(round).padStart(32, '0')}`, 'x'.repeat(300))
  change.run(String(round).padStart(60, 'x'))
})

const keys = store.db
  .prepare('select key from cards where retired_at is null and is_draft = 0 limit ?')
  .pluck()
  .all(rounds + 20) as CardKey[]
const port = studyPort(library, 'study', present(library.settings).dayOn)
let recordedMs = 0
const timedPort: StudyPort = {
  ...port,
  record: (draft) => {
    const begin = performance.now()
    port.record(draft)
    recordedMs = performance.now() - begin
  },
}
const runtime = studyRuntime(studyRules(library), timedPort, {
  kind: 'study',
  cards: gatherCards(library, keys),
  pauseAt: null,
})

const commits: number[] = []
const grades: number[] = []
const steps: number[] = []
for (let round = -10; round < rounds; round++) {
  const begin = performance.now()
  commit(round + 10)
  const committedMs = performance.now() - begin
  runtime.act({ kind: 'reveal' })
  const beginStep = performance.now()
  runtime.act({ kind: 'grade', grade: 'good' })
  const stepMs = performance.now() - beginStep
  if (round < 0) continue
  commits.push(committedMs)
  grades.push(recordedMs)
  steps.push(stepMs)
}
bare.close()
closeStore(store)
console.log(JSON.stringify({ commits, grades, steps }))
