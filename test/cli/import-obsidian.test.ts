/** A vault as somebody keeps it: schedules, callouts, links between pages, comments, pictures by name. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { world } from './viva.ts'

type Import = {
  cards: { question: string; prompt: string | null; answer: string; tags: string[]; line: number }[]
  progress: { cards: number }
  media: string[]
}
type Card = { question: string; state: string; dueAt: string | null; file: string }

const note = `---
tags: [flashcards/systems]
---

What is a [[Ring|hash ring]]?::A ring, see [[Hashing#Nodes|nodes]] ![[ring.png|300]] %%to do%%
<!--SR:!2026-12-01,10,250-->

%%
Hidden::card
%%

#flashcards/python

The ==GIL== protects ==counts== in CPython.
<!--SR:!2026-11-24,4,270!2026-12-05,20,250-->
`

const callouts = `# Locks

> [!question]- What is a mutex?
> A lock. See [[Lock|locks]].

> [!question]- What is a semaphore?
> A counter.

> [!question]+ What is a barrier?
> All wait.
`

test('notes and callouts become cards that look as if written for viva, with their schedules', () => {
  const viva = world()
  const vault = join(viva.home, 'vault')
  viva.write(join(vault, '.obsidian', 'app.json'), '{}')
  viva.write(join(vault, 'assets', 'ring.png'), 'ring')
  viva.write(join(vault, 'a', 'systems.md'), note)
  viva.write(join(vault, 'b', 'locks.md'), callouts)
  const { cards, progress, media } = viva.json<Import>(['import', vault, '--with-progress'])
  expect(
    cards.map(({ question, prompt, answer, tags, line }) => [line, question, prompt, answer, tags]),
  ).toEqual([
    [5, 'What is a hash ring?', null, 'A ring, see nodes ![ring.png](systems.media/ring.png)', ['systems']],
    [
      14,
      'The … protects … in CPython.',
      'The [GIL] protects [counts] in CPython.',
      '',
      ['systems', 'python'],
    ],
    [3, 'What is a mutex?', null, 'A lock. See locks.', []],
    [6, 'What is a semaphore?', null, 'A counter.', []],
    [9, 'What is a barrier?', null, 'All wait.', []],
  ])
  expect(progress.cards).toBe(3)
  expect(media).toEqual([join(viva.home, 'decks', 'vault', 'a', 'systems.media', 'ring.png')])
  const due = viva.cards<Card>('GIL').map(({ dueAt }) => dueAt?.slice(0, 10))
  expect(due).toEqual(['2026-11-24', '2026-12-05'])
  expect(viva.run(['check', join(viva.home, 'decks')]).code).toBe(0)
  expect(viva.json<{ written: string[] }>(['import']).written).toEqual([])
})
