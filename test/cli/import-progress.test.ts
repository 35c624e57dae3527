/** What was learned elsewhere, taken over with the questions. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { world } from './viva.ts'

const line = (question: string, note: string): string => `${question}::An answer to it, long enough.${note}\n`

const notes = (due: string): string =>
  ['#flashcards\n', line('What is a lease?', ` <!--SR:!${due},10,250-->`), line('What is gossip?', '')].join(
    '\n',
  )

type Card = { question: string; state: string; dueAt: string | null; stability: number | null; reps: number }
type Import = { added: number; progress: { cards: number; reviews: number; left: number } | null }

test('progress is offered, taken over on request, and the due day stays', () => {
  const viva = world()
  const file = viva.write(join(viva.home, 'notes.md'), notes('2026-11-24'))
  expect(viva.run(['import', file, '--dry-run']).out).toContain('--with-progress')
  expect(viva.json<Import>(['import', file])).toMatchObject({ added: 2, progress: null })
  expect(viva.cards<Card & { file: string }>('lease')).toMatchObject([{ state: 'new' }])
  const taken = viva.run(['import', file, '--with-progress'])
  expect(taken.out).toContain('Taken over: what was learned of 1 card.')
  expect(viva.cards<Card & { file: string }>('lease')).toMatchObject([
    { state: 'review', stability: 10, dueAt: '2026-11-24T03:00:00.000Z' },
  ])
  expect(viva.cards<Card & { file: string }>('gossip')).toMatchObject([{ state: 'new' }])
  expect(readdirSync(join(viva.home, 'backups'))).toHaveLength(1)
  expect(viva.run(['undo'])).toMatchObject({ code: 2 })
})

test('taken over again it adds nothing, and a card that was answered here since is left alone', () => {
  const viva = world()
  const file = viva.write(join(viva.home, 'notes.md'), notes('2026-11-24'))
  viva.json(['import', file, '--with-progress'])
  // The choice is remembered with the source.
  expect(viva.json<Import>(['import'])).toMatchObject({ progress: null })
  const [card] = viva.cards<Card & { id: string; file: string }>('lease')
  viva.run(['grade', card!.id, 'good'])
  const [answered] = viva.cards<Card & { file: string }>('lease')
  writeFileSync(file, notes('2026-12-24'))
  expect(viva.json<Import>(['import'])).toMatchObject({ progress: null })
  expect(viva.run(['import']).out).toContain('1 card was answered here since')
  expect(viva.cards<Card & { file: string }>('lease')).toEqual([answered])
})
