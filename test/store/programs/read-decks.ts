/** A program of its own that reads the decks of a store's roots and says what that brought. */
import { readDecks } from '../../../src/commands/deck-library.ts'
import { day, instant } from '../../../src/model/time.ts'
import { openStore } from '../../../src/store/open.ts'

const moment = { at: instant(1_795_251_600_000), zoneOffset: 0, dayOn: day(20_778) }
console.log(JSON.stringify(await readDecks(openStore(process.argv[2] as string), moment)))
