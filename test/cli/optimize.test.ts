import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CardKey } from '../../src/model/card.ts'
import { foldFor } from '../../src/commands/memory.ts'
import { loadTrainer } from '../../src/commands/trainer.ts'
import { day, dayMs, instant } from '../../src/model/time.ts'
import { record } from '../../src/store/log.ts'
import { closeStore, openStore } from '../../src/store/open.ts'
import { transact } from '../../src/store/query.ts'
import { historyOf, unusualWeights } from '../schedule/history.ts'
import { deckOf, world, type World } from './viva.ts'

type Told = {
  readonly status: string
  readonly reviews: number
  readonly heldOut: number | null
  readonly before: { readonly logLoss: number; readonly calibration: readonly unknown[] } | null
  readonly after: { readonly logLoss: number } | null
  readonly weights: readonly number[] | null
  readonly parameters: string
}

/** A home with the answers of a learner who is not like others, moved to end before the tests' today. */
function studied(answers: number): World {
  const home = world()
  const history = historyOf(unusualWeights, answers, 3)
  home.write('notes.md', deckOf(new Set(history.map(({ card }) => card)).size))
  home.run(['decks'])
  const store = openStore(join(home.home, 'viva.db'))
  const shift = 20_770 - history.at(-1)!.dayOn
  transact(store, () => {
    for (const draft of history) {
      const card = draft.card.replace(
        /card-(\d+)/,
        (_, number: string) => `q${Number(number) + 1}`,
      ) as CardKey
      const before = moved(draft.before)
      record(
        store,
        {
          ...draft,
          card,
          at: instant(draft.at + shift * dayMs),
          dayOn: day(draft.dayOn + shift),
          before,
          after: moved(draft.after),
        },
        foldFor(store),
      )
    }
  })
  closeStore(store)
  return home

  function moved<M extends object>(memory: M): M {
    const days = memory as { lastOn?: number; dueOn?: number }
    return {
      ...memory,
      ...(days.lastOn === undefined ? {} : { lastOn: day(days.lastOn + shift) }),
      ...(days.dueOn === undefined ? {} : { dueOn: day(days.dueOn + shift) }),
    }
  }
}

const stabilities = (home: World): readonly (number | null)[] =>
  home.cards<{ file: string; stability: number | null }>('deck:notes').map(({ stability }) => stability)

test('a short log is told to wait', () => {
  const home = studied(60)
  expect(home.run(['optimize'])).toMatchObject({ code: 0, out: expect.stringContaining('from 400 on') })
  expect(home.json<Told>(['optimize'])).toMatchObject({
    status: 'too-few',
    weights: null,
    parameters: 'default',
  })
})

describe.skipIf(!loadTrainer())('with a long log', () => {
  test('own weights are used, and can be taken back', () => {
    const home = studied(3_000)
    const before = stabilities(home)
    const told = home.json<Told>(['optimize'])
    expect(told.status).toBe('applied')
    expect(told.weights).toHaveLength(21)
    expect(told.after!.logLoss).toBeLessThan(told.before!.logLoss + 0.003)
    expect(told.before!.calibration).toHaveLength(10)
    expect(stabilities(home)).not.toEqual(before)
    const undone = home.json<Told>(['optimize', '--undo'])
    expect(undone).toMatchObject({ status: 'undone', parameters: 'default' })
    expect(stabilities(home)).toEqual(before)
    expect(home.json<Told>(['optimize', '--undo']).status).toBe('nothing-to-undo')
  })

  test('a dry run changes nothing, and the text tells both losses', () => {
    const home = studied(1_200)
    const before = stabilities(home)
    const { out } = home.run(['optimize', '--dry-run'])
    expect(out).toMatch(/weights in use +0\.\d{4}/)
    expect(out).toMatch(/your weights +0\.\d{4}/)
    expect(out).toContain('Nothing was changed.')
    expect(stabilities(home)).toEqual(before)
  })
})
