/** FSRS weights of a package: told of, taken when asked for, and taken back. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultWeights, nextState } from '../../src/schedule/fsrs.ts'
import { packagedWeights } from '../../src/schedule/packaged-weights.ts'
import { packageFiles, writePackage } from '../convert/anki/package.ts'
import { world, type World } from './viva.ts'

const weights = defaultWeights.with(2, 4.5).with(20, 0.3)
const first = Date.parse('2026-11-01T09:00:00Z')

function packageOf(viva: World, own: readonly number[], name = 'theirs'): string {
  const spec = {
    preset: { weights: own },
    notes: [
      {
        guid: 'one',
        fields: ['What is a lease?', 'A lock that ends by itself.'],
        cards: [
          {
            type: 2,
            queue: 2,
            due: 60,
            interval: 10,
            reps: 1,
            log: [[first, 3, 10, -600, 2500, 4000, 0] as const],
          },
        ],
      },
    ],
  }
  return writePackage(join(viva.home, `${name}.apkg`), packageFiles(spec as never, 'second', {}))
}

type Card = { readonly file: string; readonly stability: number; readonly dueAt: string }
const stability = (viva: World): number => viva.cards<Card>('lease')[0]!.stability

test('they are offered, taken with what was learned, and taken back', () => {
  const viva = world()
  const path = packageOf(viva, weights)
  const told = viva.run(['import', path, '--dry-run']).out
  expect(told).toContain('FSRS weights came along. To use them as well: --with-weights')
  expect(viva.json<{ weights: boolean }>(['import', path, '--with-progress'])).toMatchObject({
    weights: false,
  })
  expect(stability(viva)).toBeCloseTo(defaultWeights[2]!, 4)
  const { dueAt } = viva.cards<Card>('lease')[0]!
  const { out, err, code } = viva.run(['import', path, '--with-weights'])
  expect([err, code]).toEqual(['', 0])
  expect(out).toContain('The FSRS weights that came along are in use now.')
  expect(out).toContain('viva restore')
  expect(stability(viva)).toBeCloseTo(4.5, 4)
  // The same again is nothing new.
  expect(viva.run(['import', path, '--with-weights']).out).not.toContain('FSRS weights')
  expect(viva.run(['doctor']).code).toBe(0)
  expect(viva.run(['optimize', '--undo']).code).toBe(0)
  expect(viva.cards<Card>('lease')[0]).toMatchObject({ dueAt })
  expect(stability(viva)).toBeCloseTo(defaultWeights[2]!, 4)
})

test('taken at once they make the memories of the answers that come with them', () => {
  const viva = world()
  const former = [
    0.4, 1.18, 3.17, 15.69, 7.19, 0.53, 1.46, 0.0046, 1.54, 0.119, 1.02, 1.94, 0.11, 0.3, 2.27, 0.23, 2.99,
  ]
  const path = packageOf(viva, [...former, 0.5, 0.6])
  expect(viva.json<{ weights: boolean }>(['import', path, '--with-weights'])).toMatchObject({ weights: true })
  const converted = packagedWeights([...former, 0.5, 0.6])!
  expect(stability(viva)).toBeCloseTo(nextState(converted, null, 0, 'good').stability, 4)
})

test('those that cannot be right are neither offered nor taken', () => {
  const viva = world()
  const path = packageOf(viva, weights.with(4, 99))
  expect(viva.run(['import', path, '--dry-run']).out).not.toContain('FSRS weights')
  expect(viva.json<{ weights: boolean }>(['import', path, '--with-weights'])).toMatchObject({
    weights: false,
  })
})
