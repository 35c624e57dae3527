import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { parseDeck } from '../../src/deck/parse.ts'
import type { ParsedCard, Root, RootId } from '../../src/model/deck.ts'
import {
  clozeSuffix,
  computedId,
  followUpId,
  fingerprintsOf,
  freeIds,
  normalized,
  stemOf,
} from '../../src/deck/identity.ts'

const root: Root = { id: 1 as RootId, kind: 'home', path: '/decks' }
const cards = (text: string): readonly ParsedCard[] =>
  parseDeck({ root, path: '/decks/d.md', deck: 'd', text }).cards
const sha = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

describe('a computed id', () => {
  test('is the first 16 hex digits of the SHA-256 of deck name, newline and question', () => {
    expect(computedId('work/kafka', 'What is a partition?', null)).toBe(
      sha('work/kafka\nWhat is a partition?'),
    )
    expect(computedId('d', 'What does this print?', 'print(1)')).toBe(
      sha('d\nWhat does this print? print(1)'),
    )
    expect(cards('## What is a partition?\n\nA log.')[0]?.id).toBe(sha('d\nWhat is a partition?'))
  })

  test('is the same however the text is composed and spaced', () => {
    expect(computedId('d', 'caf\u0065\u0301  is\t\u3000what?', 'a\n\nb ')).toBe(
      computedId('d', 'café is what?', 'a b'),
    )
    expect(normalized('  a \n b\u00a0c  ')).toBe('a b c')
  })

  test('of a follow-up stands below its question', () => {
    expect(followUpId('gil', 'Why?')).toBe(`gil/${sha('Why?')}`)
  })

  test('that is taken is counted on', () => {
    const free = freeIds(new Set(['x', 'x~3']))
    expect([free('x'), free('x'), free('y'), free('x')]).toEqual(['x~2', 'x~4', 'y', 'x~5'])
    expect(stemOf('x~12/c1~2')).toBe('x/c1')
    expect(clozeSuffix('gil/c12')).toBe('c12')
    expect(clozeSuffix('gil')).toBe('')
  })
})

describe('fingerprints', () => {
  const prints = (text: string, index = 0, place = '/') => {
    const all = cards(text)
    const card = all[index] as ParsedCard
    return fingerprintsOf(card, all.find(({ id }) => id === card.parentId) ?? null, place)
  }
  const answer = 'An answer of forty characters, no fewer!'

  test('of an answer need forty characters, Chinese ones included', () => {
    expect(answer).toHaveLength(40)
    expect(prints(`## Q?\n\n${answer}`).answer).not.toBeNull()
    expect(prints(`## Q?\n\n${answer.slice(1)}`).answer).toBeNull()
    expect(prints(`## Q?\n\n${'答'.repeat(40)}`).answer).not.toBeNull()
    expect(prints(`## Q?\n\n${'😀'.repeat(39)}`).answer).toBeNull()
  })

  test('of an answer hold its options, which may be all of it', () => {
    const options = `- [x] ${answer}\n- [ ] no`
    expect(prints(`## Q?\n\n${options}`).answer).not.toBeNull()
    expect(prints(`## Q?\n\n${options}`).answer).not.toBe(prints(`## Q?\n\n${options}pe`).answer)
  })

  test('of a cloze are those of its heading and number, not of its words', () => {
    const one = '## Q?\n\n{{c1::a}} and {{c2::b}}'
    const other = '## Q?\n\n{{c1::a}} or {{c2::b}}'
    expect(prints(one).question).toBe(prints(other).question)
    expect(prints(one).question).not.toBe(prints(one, 1).question)
  })

  test('of a follow-up are nothing without its parent', () => {
    const text = (title: string): string => `## ${title}\n\nA.\n\n### Follow-up: Why?\n\nB.`
    expect(prints(text('One?'), 1).question).not.toBe(prints(text('Two?'), 1).question)
  })

  test('of the whole change with everything that is stored, and with the place', () => {
    const text = '## Q?\n\nA.'
    const { whole } = prints(text)
    expect(prints(text).whole).toBe(whole)
    expect(prints(text, 0, '/other').whole).not.toBe(whole)
    for (const changed of [
      '## Q?\n\nB.',
      '\n## Q?\n\nA.',
      '## Q?\n<!-- viva level: mid -->\nA.',
      '# S\n# T\n## Q?\n\nA.',
    ]) {
      expect(prints(changed).whole).not.toBe(whole)
    }
  })
})
