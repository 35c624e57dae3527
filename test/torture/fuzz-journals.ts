/** What another machine's journal and an older program's settings may hold: taken over into a real store, which must stay sound. */
import { foldFor } from '../../src/commands/memory.ts'
import type { CardKey } from '../../src/model/card.ts'
import type { Event } from '../../src/model/event.ts'
import { formatEvent, formatParameters, parseJournalLine } from '../../src/model/journal.ts'
import { defaultSettings } from '../../src/model/settings.ts'
import { day } from '../../src/model/time.ts'
import { seededRandom, type Random } from '../../src/schedule/random.ts'
import { defaultWeights } from '../../src/schedule/fsrs.ts'
import { takeEvents, takeParameters } from '../../src/store/journal.ts'
import { eventsOf, stateOf } from '../../src/store/log.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { settings } from '../../src/store/settings.ts'
import { fillCollection } from '../bench/collection.ts'
import { mutated } from './fuzz-documents.ts'
import { below, oneOf } from './fuzz-inputs.ts'

type Made = { readonly store: Store; readonly cards: readonly CardKey[]; readonly events: readonly Event[] }

let made: Made | undefined

/** A small collection with a past, in memory. What a trial does to it is taken back. */
function collection(): Made {
  if (made) return made
  const store = openStore(':memory:')
  fillCollection(store, { cards: 20, reviews: 200, dayOn: day(20_778), cardsPerDeck: 20 })
  const cards = store.db.prepare('select key from cards order by id').pluck().all() as CardKey[]
  made = { store, cards, events: cards.flatMap((card) => [...eventsOf(store, card)]) }
  return made
}

const uuid = (random: Random): string => {
  const digits = Array.from({ length: 32 }, () => below(random, 16).toString(16)).join('')
  return `019${digits.slice(3, 8)}-${digits.slice(8, 12)}-7${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`
}

/** A few lines, most of them nearly sound. */
export function journalOf(random: Random): string {
  const { events } = collection()
  const lines = Array.from({ length: 1 + below(random, 6) }, () => {
    const id = uuid(random)
    const event = { ...oneOf(random, events), id }
    const line =
      random() < 0.15
        ? formatParameters({ id, weights: [...defaultWeights], madeAt: 1, reviewCount: 5 })
        : formatEvent(event as Event, null)
    if (random() < 0.2) return line
    return `${JSON.stringify(mutated(random, JSON.parse(line)))}\n`
  })
  return lines.join('')
}

/** Taking it over does not fail, and leaves memories that can be reckoned with. */
export function synced(text: string): void {
  const { store, cards } = collection()
  const said = text.split('\n').flatMap((line) => parseJournalLine(line) ?? [])
  store.db.exec('begin')
  try {
    takeParameters(
      store,
      said.flatMap((each) => (each.kind === 'parameters' ? [each.parameters] : [])),
    )
    takeEvents(
      store,
      said.flatMap((each) => (each.kind === 'event' ? [each] : [])),
      foldFor(store),
    )
    for (const card of cards) {
      const { memory } = stateOf(store, card)
      for (const [name, value] of Object.entries(memory))
        if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${name} is ${value}`)
    }
  } finally {
    store.db.exec('rollback')
  }
}

/** Whatever stands in the table of settings, viva starts with settings of the right types. */
export function stored(text: string): void {
  const { store } = collection()
  const random = seededRandom(text.length)
  store.db.exec('begin')
  try {
    const put = store.db.prepare('insert or replace into settings (key, value) values (?, ?)')
    for (const [key, value] of Object.entries(defaultSettings)) {
      put.run(key, random() < 0.5 ? text : JSON.stringify(mutated(random, value)))
      const read = settings(store)[key as keyof typeof defaultSettings]
      const isSound = [read].flat().every((each) => typeof each !== 'number' || Number.isFinite(each))
      if (!isSound || (value !== null && typeof read !== typeof value))
        throw new Error(`${key} is ${String(read)}`)
    }
  } finally {
    store.db.exec('rollback')
  }
}
