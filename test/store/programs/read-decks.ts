/**
 * One of two programs of their own that read the same decks into the same stores, each at the same moment: files say that both
 * are ready. Says how many cards it brought to each.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDecks } from '../../../src/commands/deck-library.ts'
import { day, instant } from '../../../src/model/time.ts'
import { openStore } from '../../../src/store/open.ts'

const moment = { at: instant(1_795_251_600_000), zoneOffset: 0, dayOn: day(20_778) }
const [, , folder = '', me, other, ...rounds] = process.argv
const added: number[] = []

for (const round of rounds) {
  const store = openStore(join(folder, `${round}.db`))
  writeFileSync(join(folder, `${round}.${me}`), '')
  while (!existsSync(join(folder, `${round}.${other}`)));
  added.push((await readDecks(store, moment)).added)
}
console.log(JSON.stringify(added))
