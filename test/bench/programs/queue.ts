/** Builds the day's queue of the home in `$VIVA_HOME` several times, and prints how long each took. */
import { defaultSettings } from '../../../src/model/settings.ts'
import { openLibrary } from '../../../src/commands/open-library.ts'
import { gatherQueue } from '../../../src/commands/study.ts'
import { closeStore } from '../../../src/store/open.ts'

const library = await openLibrary()
const ms: number[] = []
let count = 0
for (let run = 0; run < 5; run++) {
  const begin = performance.now()
  count = gatherQueue(library).length
  ms.push(performance.now() - begin)
}
const unlimited = { ...library, settings: { ...defaultSettings, reviewsPerDay: 1_000_000 } }
let [wholeMs, wholeCount] = [0, 0]
for (let run = 0; run < 4; run++) {
  const begin = performance.now()
  wholeCount = gatherQueue(unlimited).length
  wholeMs = performance.now() - begin
}
closeStore(library.store)
console.log(JSON.stringify({ ms, count, wholeMs, wholeCount }))
