/** A program of its own that writes a hundred events by a clock that jumps to and fro, and says their ids. */
import type { CardKey } from '../../../src/model/card.ts'
import { newCardState } from '../../../src/model/memory.ts'
import { day, instant } from '../../../src/model/time.ts'
import { seededRandom } from '../../../src/schedule/random.ts'
import { record } from '../../../src/store/log.ts'
import { openStore } from '../../../src/store/open.ts'

const [, , path, seed] = process.argv
const store = openStore(path as string)
const random = seededRandom(Number(seed))

for (let count = 0; count < 100; count += 1) {
  const at = instant(1_795_000_000_000 + Math.floor(random() * 1000))
  const draft = {
    kind: 'bury',
    card: 'gil' as CardKey,
    at,
    zoneOffset: 0,
    dayOn: day(20_778),
    session: null,
  } as const
  console.log(record(store, draft, () => newCardState).event.id)
}
