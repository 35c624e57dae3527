import { join } from 'node:path'
import { expect, test } from 'vitest'
import { seededRandom } from '../../src/schedule/random.ts'
import { fuzz } from './fuzz.ts'
import { inputs } from './fuzz-inputs.ts'

const folders = [join(import.meta.dirname, '..', 'fixtures'), join(import.meta.dirname, '..', '..', 'decks')]

// Seen to fail with the cleaning of code taken out of the renderer (`cleanCode` in src/markdown/parse.ts), and of answers out of the
// importers (`storedText` in src/convert/notes.ts).
test(
  'two and a half thousand hostile texts: nothing throws, takes long, or lets anything through',
  { timeout: 60_000 },
  () => {
    const { faults, perTarget, sources } = fuzz({ count: 2_500, seed: 20_261_121, folders })
    expect(faults).toEqual([])
    expect(sources).toBeGreaterThan(300)
    expect(Math.min(...perTarget.values())).toBeGreaterThan(100)
  },
)

test('the same seed gives the same texts', () => {
  const [one, other] = [1, 2].map(() => inputs(seededRandom(5), folders))
  for (let count = 0; count < 50; count += 1) expect(one!.next()).toBe(other!.next())
})
