import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deckOf, world } from './viva.ts'

type Told = {
  readonly id: string
  readonly question: string
  readonly answer: string
  readonly kind: string
  readonly file: string
}

type Follower = Told & {
  readonly parent: string | null
  readonly level: string | null
  readonly minutes: number | null
}

test('what was exported as JSON is imported as the same cards, by the same ids', () => {
  const from = world()
  from.write(
    'notes.md',
    `${deckOf(3)}\n## Which are true?\n<!-- viva id: pick -->\n\n- [x] this\n- [ ] that\n\nBecause.\n\n## A gap\n<!-- viva id: gap -->\n\nIt is {{c1::here}} and {{c2::there}}.\n`,
  )
  const file = join(from.home, '..', `${from.home.split('/').at(-1)}-e.json`)
  expect(from.run(['export', 'json', 'notes', '-o', file, '--force'])).toMatchObject({ code: 0 })
  const to = world()
  expect(to.run(['import', file, '--yes'])).toMatchObject({ code: 0, err: '' })
  const shown = (cards: readonly Told[]) =>
    cards.map(({ id, question, kind }) => [id, question, kind]).sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
  expect(shown(to.cards<Told>())).toEqual(shown(from.cards<Told>()))
})

test.each(['json', 'csv', 'anki'])(
  'follow-ups stay under their questions in %s, and what the deck says stays true',
  (format) => {
    const from = world()
    from.write(
      'notes.md',
      '---\nlevel: mid\nminutes: 3\n---\n\n## What is a lock?\n<!-- viva id: lock -->\n\nA flag.\n\n### Follow-up: And a spin lock?\n\nIt waits.\n\n### Follow-up: Why?\n<!-- viva id: why -->\n\nTo wait.\n\n## A gap\n\nIt is {{c1::here}}.\n\n### Follow-up: Since when?\n\nEver.\n',
    )
    const file = join(
      from.home,
      '..',
      `${from.home.split('/').at(-1)}-e.${format === 'anki' ? 'apkg' : format}`,
    )
    expect(from.run(['export', format, 'notes', '-o', file, '--force'])).toMatchObject({ code: 0 })
    const to = world()
    expect(to.run(['import', file, '--yes'])).toMatchObject({ code: 0, err: '' })
    const shown = (cards: readonly Follower[]) =>
      cards
        .map(({ id, question, parent, level, minutes }) => [id, question, parent, level, minutes])
        .sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
    expect(shown(to.cards())).toEqual(shown(from.cards()))
  },
)

test('a dry run in a home that was never made complains of nothing', () => {
  const to = world()
  const file = to.write('../q.md', '## What is X?\n\nA letter.\n\n## What is Y?\n\nAnother.\n')
  const run = to.run(['import', file, '--dry-run'], { env: { VIVA_HOME: join(to.home, 'never-made') } })
  expect(run).toMatchObject({ code: 0, err: '' })
})
