/**
 * Real packages, with what a careful reader would make of them, taken from the folder beside the checkout as in
 * `corpora.test.ts`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { importAnki, readAnkiPackage } from '../../../src/commands/anki-package.ts'
import { score, type Truth, type Wanted } from '../score.ts'

const corpora = path.resolve(import.meta.dirname, '../../../../shared/corpora')
const folder = path.join(corpora, 'truth')
const isHere = existsSync(folder)
if (!isHere) console.warn(`SKIPPED: no collections at ${corpora}; packages were not measured on real files.`)

const truths = (isHere ? readdirSync(folder) : [])
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Truth)
  .filter(({ file }) => file.endsWith('.apkg'))

describe.skipIf(truths.length === 0)('real packages', () => {
  it.each(truths)('$file meets the bar', async (truth) => {
    const lines = readFileSync(path.join(folder, truth.full_list), 'utf8').trim().split('\n')
    const wanted = lines.map((line) => JSON.parse(line) as Wanted)
    const source = await readAnkiPackage(path.join(corpora, truth.file))
    const { decks } = importAnki(source, { zone: () => 0, mediaFolder: () => 'media' })
    const cards = decks.flatMap((deck) => deck.cards)
    const result = score(truth, wanted, cards)
    const [least, most] = truth.accept_range
    expect(result.forbidden).toEqual([])
    expect(result.leaks).toBe(0)
    expect(result.questionRecall, `missing: ${result.missing.join(', ')}`).toBeGreaterThanOrEqual(0.97)
    expect(result.answerRecall).toBeGreaterThanOrEqual(0.95)
    expect(result.junk.length).toBeLessThanOrEqual(cards.length * 0.03)
    expect(cards.length).toBeGreaterThanOrEqual(least)
    expect(cards.length).toBeLessThanOrEqual(most)
  })
})
