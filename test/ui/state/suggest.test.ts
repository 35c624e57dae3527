import { expect, test } from 'vitest'
import type { Card } from '../../../src/model/card.ts'
import { noon } from '../../terminal/study-in-memory.ts'
import { sampleCards } from '../../terminal/sample-cards.ts'
import { suggestedGrade, typedAnswer } from '../../../src/ui/state/suggest.ts'

const shown = (card: Card, what: { readonly picked?: readonly number[]; readonly typed?: string } = {}) => ({
  card,
  askedAt: noon,
  wording: 0,
  hintsShown: 0,
  picked: what.picked ?? [],
  typed: what.typed ?? '',
})

test('a plain card suggests Good', () => {
  expect(suggestedGrade(shown(sampleCards.session))).toBe('good')
})

test('a choice suggests Good when exactly the right options are picked, else Again', () => {
  const { choice, several } = sampleCards
  expect(suggestedGrade(shown(choice, { picked: [2] }))).toBe('good')
  expect(suggestedGrade(shown(choice, { picked: [1] }))).toBe('again')
  expect(suggestedGrade(shown(choice))).toBe('again')
  expect(suggestedGrade(shown(several, { picked: [0, 2] }))).toBe('good')
  expect(suggestedGrade(shown(several, { picked: [0] }))).toBe('again')
})

test('typed text is right but for white space, and its Markdown is not part of it', () => {
  const { typed } = sampleCards
  expect(suggestedGrade(shown(typed, { typed: ' git rebase  -i HEAD~3' }))).toBe('good')
  expect(suggestedGrade(shown(typed, { typed: 'git rebase HEAD~3' }))).toBe('again')
  expect(suggestedGrade(shown(typed))).toBe('again')
})

test('of a typed card the first block is asked for, what follows explains it', () => {
  const answerOf = (answer: string) => typedAnswer({ ...sampleCards.typed, answer })
  expect(answerOf('`git rebase -i`\n\nIt opens an editor.').expected).toBe('git rebase -i')
  expect(answerOf('`git rebase -i`\n\nIt opens an editor.').explanation.blocks).toHaveLength(1)
  expect(answerOf('```sh\ngit add .\ngit commit\n```').expected).toBe('git add .\ngit commit')
  expect(answerOf('全局解释器锁').expected).toBe('全局解释器锁')
})
