/** Pages of Logseq: blocks, answers below them, gaps, and schedules in properties. */
import { describe, expect, it } from 'vitest'
import { convertText } from '../../../src/convert/text.ts'
import { formatDay } from '../../../src/model/time.ts'
import { cardsOf, pairsOf, readBack } from '../card-lines.ts'

const page = [
  'title:: Locks',
  '',
  '- Some notes',
  '\t- of mine',
  '- What is a **lock**? #card #os',
  '  id:: 631bf988-bea7-4731-8cea-1b01a7724918',
  '  collapsed:: true',
  '  card-last-interval:: 4',
  '  card-repeats:: 2',
  '  card-ease-factor:: 2.6',
  '  card-next-schedule:: 2023-02-01T15:14:02.100Z',
  '  card-last-reviewed:: 2023-01-28T15:14:02.101Z',
  '  card-last-score:: 5',
  '\t- It keeps [[others]] out.',
  '\t\t- while one works',
  '\t- ```js',
  '\t  - not a block',
  '\t  lock()',
  '\t  ```',
  '- Deep',
  '\t- How is it freed? [[card]]',
  '\t  card-last-interval:: -1',
  '\t  card-repeats:: 1',
  '\t  card-ease-factor:: 2.5',
  '\t  card-next-schedule:: 2022-11-16T00:00:00.000Z',
  '\t  card-last-reviewed:: 2022-11-15T18:42:32.857Z',
  '\t  card-last-score:: 1',
  '\t\t- By its holder',
  '- Dump the heap #card',
  '\t- {{cloze `jmap`}} or {{cloze a flag \\\\ of the JVM}}',
].join('\n')

describe('a page of Logseq', () => {
  const imported = convertText(page, { fileName: 'Locks.md' })

  it('asks its card blocks, and answers with the blocks below', () => {
    expect(imported.format).toBe('logseq')
    expect(imported.decks[0]?.deck.head.title).toBe('Locks')
    expect(pairsOf(imported)).toEqual([
      [
        'What is a **lock**?',
        '- It keeps others out.\n  - while one works\n- ```js\n  - not a block\n  lock()\n  ```',
      ],
      ['How is it freed?', 'By its holder'],
      ['Dump the heap', ''],
    ])
    expect(cardsOf(imported).map(({ line, tags }) => [line, tags])).toEqual([
      [5, ['os']],
      [21, []],
      [29, []],
    ])
  })

  it('hides all gaps of a block together', () => {
    expect(imported.decks[0]?.deck.sections[0]?.questions[2]?.answer).toBe(
      '{{c1::`jmap`}} or {{c1::a flag :: of the JVM}}',
    )
    expect(readBack(imported)).toHaveLength(3)
  })

  it('tells what was learned; a block that was forgotten is learned again', () => {
    const [lock, freed] = imported.progress?.cards ?? []
    expect(lock?.state).toMatchObject({ state: 'review', intervalDays: 4, ease: 2.6, reps: 2, lapses: 0 })
    expect(formatDay(lock!.state!.dueOn)).toBe('2023-02-01')
    expect(freed?.state).toMatchObject({ state: 'relearning', intervalDays: null, lapses: 1 })
  })

  it('keeps the id of a block whatever it says; without one a schedule makes it of the question', () => {
    const ids = readBack(imported).map(({ id, isExplicit }) => (isExplicit ? id : null))
    expect(ids[0]).toMatch(/^logseq-[0-9a-f]{16}$/)
    expect(readBack(convertText(page.replace('**lock**', 'mutex')))[0]?.id).toBe(ids[0])
    expect(ids[1]).toMatch(/^logseq-/)
    expect(ids[2]).toBeNull()
  })

  it('lists what stands outside of cards', () => {
    expect(imported.skipped).toEqual([{ line: 3, reason: 'section-text', text: 'Some notes' }])
  })

  it('of thousands of levels is read all the same', () => {
    const deep = Array.from({ length: 3000 }, (_, n) => `${'\t'.repeat(n)}- level ${n} #card`).join('\n')
    expect(cardsOf(convertText(deep, { from: 'logseq' })).length).toBe(3000)
  })
})
