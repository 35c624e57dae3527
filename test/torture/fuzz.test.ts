import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fuzz } from './fuzz.ts'
import { plantedAt } from './planted-trials.ts'
import { trials } from './fuzz-trials.ts'

const folders = [join(import.meta.dirname, '..', 'fixtures'), join(import.meta.dirname, '..', '..', 'decks')]

// Seen to fail with the cleaning of code taken out of the renderer (`cleanCode` in src/markdown/parse.ts), and of answers out of the
// importers (`storedText` in src/convert/notes.ts).
test(
  'fifteen hundred hostile texts: nothing throws, hangs, takes long, or lets anything through',
  { timeout: 180_000 },
  async () => {
    const { faults, perTarget, sources } = await fuzz({ count: 1_500, seed: 20_261_121, folders })
    expect(faults).toEqual([])
    expect(sources).toBeGreaterThan(300)
    expect(Math.min(...perTarget.values())).toBeGreaterThan(50)
  },
)

test('the same seed and number give the same text, whatever came before', () => {
  const [one, other] = [trials({ seed: 5, folders }), trials({ seed: 5, folders })]
  for (let number = 0; number < 80; number += 1) one.at(number)
  for (const number of [70, 3, 41, 22, 23]) expect(other.at(number).text).toBe(one.at(number).text)
  expect(trials({ seed: 6, folders }).at(3).text).not.toBe(one.at(3).text)
})

test(
  'whatever brings the fuzzer down is named, its text kept, and the others are tried',
  { timeout: 180_000 },
  async () => {
    const { faults, folder, perTarget } = await fuzz({
      count: 13,
      seed: 9,
      folders: [],
      module: new URL('./planted-trials.ts', import.meta.url),
      heapMb: 64,
      hangMs: 1_000,
    })
    const { hangs, throws, dies, eats, crawls } = plantedAt
    const said = (number: number): string | undefined =>
      faults.find((fault) => fault.includes(`seed 9, input ${number}:`))
    expect(said(hangs)).toContain('hangs: 8 characters')
    expect(said(throws)).toContain('thrown on purpose')
    expect(said(dies)).toContain('died (SIGSEGV)')
    expect(said(eats)).toMatch(/died .*heap/i)
    expect(said(crawls)).toMatch(/slow: \d+ ms for 9 characters/)
    expect(faults.length).toBe(5)
    expect([perTarget.get('sound'), perTarget.size]).toEqual([8, 6])
    expect(readFileSync(join(folder!, String(hangs)), 'utf8')).toBe(`text 9/${hangs}`)
    rmSync(folder!, { recursive: true })
  },
)
