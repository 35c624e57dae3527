/** Key points: the deck's, the person's, or what an answer's shape gives away, in English and Chinese. */
import { describe, expect, it } from 'vitest'
import { hintsOf, pointsOf } from '../../../src/session/mock/points.ts'
import { sentencesOf } from '../../../src/session/mock/sentences.ts'
import { cardNamed } from '../world.ts'

const textsOf = (answer: string): readonly string[] =>
  pointsOf(cardNamed('card', { answer }), null).points.map(({ text }) => text)

describe('key points', () => {
  const answer = 'It does this. Then it does that.'

  it('are the deck’s own, must-haves and all, before anything else', () => {
    const keyPoints = [{ text: 'the point', must: true }]
    expect(pointsOf(cardNamed('card', { answer, keyPoints }), ['mine', 'too'])).toEqual({
      points: keyPoints,
      source: 'deck',
    })
  })

  it('are those that the person once typed, else the right options, else a story’s slots', () => {
    const options = [
      { text: 'wrong', correct: false },
      { text: 'right', correct: true },
    ]
    expect(pointsOf(cardNamed('card', { answer, options }), ['mine', 'too']).source).toBe('own')
    expect(pointsOf(cardNamed('card', { answer, options }), null)).toEqual({
      points: [{ text: 'right', must: false }],
      source: 'options',
    })
    expect(pointsOf(cardNamed('card', { answer, slots: ['Situation', 'Action'] }), null).source).toBe('slots')
  })

  it('are the bullets at the top level, each on one line, nine at most', () => {
    expect(
      textsOf(
        'Before.\n\n- first **thing**\n  that goes on\n  - inside of it\n- second\n\n1. third\n\nAfter.',
      ),
    ).toEqual(['first **thing** that goes on', 'second', 'third'])
    expect(textsOf(Array.from({ length: 30 }, (_, index) => `- bullet ${index}`).join('\n')).length).toBe(9)
  })

  it('are the sentences of a bullet that is a paragraph', () => {
    const sentence = (n: number) => `Sentence ${n} says ${'what is to be said '.repeat(4)}well.`
    const long = [1, 2, 3].map(sentence)
    expect(textsOf(`- short. And whole.\n- ${long.join(' ')}`)).toEqual(['short. And whole.', ...long])
    expect(textsOf(Array.from({ length: 4 }, () => `- ${long.join(' ')}`).join('\n')).length).toBe(9)
  })

  it('are its sentences, not those of code, where there are no bullets', () => {
    expect(textsOf('A lock is held.\n\n```\nx = 1. y = 2.\n```\n\nIt is released again.')).toEqual([
      'A lock is held.',
      'It is released again.',
    ])
    expect(textsOf('One bullet is no list.\n\n- only this')).toEqual(['One bullet is no list.'])
  })

  it('are six sentences at most: the first of each paragraph before the second of any', () => {
    const paragraph = (name: string) => [1, 2, 3, 4].map((n) => `Sentence ${name} number ${n}.`).join(' ')
    expect(textsOf(['a', 'b', 'c', 'd'].map(paragraph).join('\n\n'))).toEqual([
      'Sentence a number 1.',
      'Sentence a number 2.',
      'Sentence b number 1.',
      'Sentence b number 2.',
      'Sentence c number 1.',
      'Sentence d number 1.',
    ])
  })

  it('are the answer as a whole where nothing else is left, and never nothing', () => {
    expect(pointsOf(cardNamed('card', { answer: '```\ncode\n```' }), null)).toEqual({
      points: [{ text: '', must: false }],
      source: 'whole',
    })
    expect(pointsOf(cardNamed('card', { answer: '![a picture](a.png)' }), null).source).toBe('whole')
    expect(pointsOf(cardNamed('card', { answer: '' }), []).points.length).toBe(1)
  })

  it('are never must-haves where nobody said so', () => {
    for (const text of ['- a\n- b', 'This is said. So is that.', ''])
      expect(pointsOf(cardNamed('card', { answer: text }), null).points.some(({ must }) => must)).toBe(false)
  })
})

describe('sentences', () => {
  it('end at a full stop before a space, and not in versions, names, code and abbreviations', () => {
    expect(
      sentencesOf(
        'Python 3.14 has asyncio.run, e.g. for main. Use `a. b. c. d` here! Is it new? It is vs. the old way',
      ),
    ).toEqual([
      'Python 3.14 has asyncio.run, e.g. for main.',
      'Use `a. b. c. d` here!',
      'Is it new?',
      'It is vs. the old way',
    ])
  })

  it('end at Chinese stops, with what closes behind them', () => {
    expect(
      sentencesOf('解释器有一把全局锁。它保护引用计数（即“GIL。”）而不是你的代码；I/O 时会释放！对吗'),
    ).toEqual(['解释器有一把全局锁。', '它保护引用计数（即“GIL。”）而不是你的代码；', 'I/O 时会释放！对吗'])
  })

  it('are not so short that they say nothing', () => {
    expect(sentencesOf('No. It is one call under the lock. So.')).toEqual([
      'No. It is one call under the lock. So.',
    ])
  })
})

describe('hints', () => {
  const item = (changes: Parameters<typeof cardNamed>[1]) => {
    const card = cardNamed('card', { hints: ['think of locks'], ...changes })
    const { points, source } = pointsOf(card, null)
    return { card, points, pointSource: source }
  }

  it('end with the first key point, where the points are what to say', () => {
    const keyPoints = [{ text: 'first', must: false }]
    expect(hintsOf(item({ keyPoints }))).toEqual(['think of locks', 'first'])
    expect(hintsOf(item({ answer: 'Some prose. And more of it.' }))).toEqual(['think of locks'])
    expect(hintsOf(item({ keyPoints, kind: 'behavioural', slots: ['Situation'] }))).toEqual([
      'think of locks',
    ])
  })
})
