/** Machines for tests of syncing: homes of their own, in which one deed after the other is done as a command would do it. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, vi } from 'vitest'
import { foldFor, weightsIn } from '../../src/commands/memory.ts'
import { openLibrary } from '../../src/commands/open-library.ts'
import { present } from '../../src/commands/present.ts'
import { syncWith, type Synced } from '../../src/commands/sync.ts'
import type { CardKey } from '../../src/model/card.ts'
import type { Event } from '../../src/model/event.ts'
import type { GRADES } from '../../src/model/grade.ts'
import { defaultSettings } from '../../src/model/settings.ts'
import { defaultWeights } from '../../src/schedule/fsrs.ts'
import { outcomes } from '../../src/schedule/outcomes.ts'
import { eventsSince, record, stateOf, undoLast } from '../../src/store/log.ts'
import { closeStore } from '../../src/store/open.ts'
import { rebuild } from '../../src/store/parameters.ts'
import { folder } from '../files/folders.ts'

export const ids = ['a', 'b', 'c', 'd'] as const

export const deck = (texts: Readonly<Record<string, string>> = {}): string =>
  `---\nlanguage: en\n---\n\n${ids.map((id) => `## ${texts[id] ?? `Question ${id}?`}\n<!-- viva id: ${id} -->\n\nAnswer of ${id}.\n`).join('\n')}`

export type Machine = {
  readonly home: string
  readonly act: <T>(work: (library: Awaited<ReturnType<typeof openLibrary>>) => T) => Promise<T>
}

let minute = 0

/** A home of its own. Each deed opens it, as a command would, some time after the last one. */
export async function machine(text = deck()): Promise<Machine> {
  const home = folder()
  cpSync(await untouched(), home, { recursive: true })
  writeFileSync(join(home, 'decks', 'notes.md'), text)
  return at(home)
}

/** Another machine that begins as a copy of a home, its name for itself included. */
export async function copyOf(machine: Machine): Promise<Machine> {
  const home = folder()
  cpSync(machine.home, home, { recursive: true })
  return at(home)
}

let made: string | undefined
afterAll(() => {
  if (made) rmSync(made, { recursive: true, force: true })
})

/** A home that has read the starter decks and nothing else: made once for each file of tests, then copied. */
async function untouched(): Promise<string> {
  if (made) return made
  made = mkdtempSync(join(tmpdir(), 'viva-machine-'))
  await at(made).act(() => undefined)
  return made
}

function at(home: string): Machine {
  return {
    home,
    act: async (work) => {
      minute += 1
      const at = new Date(Date.UTC(2026, 10, 21, 8) + minute * 7_200_000)
      vi.stubEnv('VIVA_HOME', home)
      vi.stubEnv('VIVA_NOW', at.toISOString())
      const library = await openLibrary()
      try {
        return work(library)
      } finally {
        closeStore(library.store)
      }
    },
  }
}

export const grade = (on: Machine, card: string, given: (typeof GRADES)[number]) =>
  on.act(({ store }) => {
    const { at, zoneOffset, dayOn } = present(defaultSettings)
    const { id, weights } = weightsIn(store)
    const before = stateOf(store, card as CardKey).memory
    const after = outcomes(before, at, dayOn, { ...defaultSettings, retention: 0.9, weights }, card)[given]
      .memory
    record(
      store,
      {
        kind: 'review',
        card: card as CardKey,
        at,
        zoneOffset,
        dayOn,
        session: null,
        grade: given,
        reviewKind: 'study',
        tookMs: 1,
        totalMs: 2,
        before,
        after,
        parameters: id,
        retention: 0.9,
        language: 'en',
        wording: 0,
      },
      foldFor(store),
    )
  })

export const undo = (on: Machine) =>
  on.act(({ store }) => void undoLast(store, { ...present(defaultSettings), session: null }, foldFor(store)))

export const suspend = (on: Machine, card: string) =>
  on.act(({ store }) => {
    const { at, zoneOffset, dayOn } = present(defaultSettings)
    record(
      store,
      { kind: 'suspend', card: card as CardKey, at, zoneOffset, dayOn, session: null, isSuspended: true },
      foldFor(store),
    )
  })

export const optimize = (on: Machine, by: number) =>
  on.act(({ store }) => {
    const { at, zoneOffset, dayOn } = present(defaultSettings)
    const weights = defaultWeights.map((weight, index) => (index === 20 ? weight + by / 50 : weight))
    rebuild(store, weights, 500, { at, zoneOffset, dayOn }, () => foldFor(store))
  })

export const sync = (on: Machine, shared: string): Promise<Synced> =>
  on.act((library) => syncWith(library, shared))

export const eventsOf = (on: Machine): Promise<readonly Event[]> =>
  on.act(({ store }) => [...eventsSince(store, null)].filter(({ kind }) => kind !== 'alias'))
