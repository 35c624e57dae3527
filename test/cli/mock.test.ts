import { describe, expect, test } from 'vitest'
import { proseDeck } from './mock-decks.ts'
import { hold, interview, reviews, twoQuestions, typed, type Row } from './mock-world.ts'
import { deckOf, world, type World } from './viva.ts'

type Question = { id: string; deck: string; topic: string; level: string | null; budgetMs: number }
type Plan = { seed: number; mode: string; minutes: number; questions: Question[] }

const plan = (viva: World, ...more: readonly string[]): Plan =>
  viva.json<Plan>(['mock', '--plan', '--seed', '7', ...more])

describe('the plan', () => {
  test('has the shape that scripts rely on', () => {
    const { seed, mode, minutes, questions } = plan(interview(), '--questions', '4', '--mode', 'pressure')
    expect([seed, mode, typeof minutes]).toEqual([7, 'pressure', 'number'])
    expect(questions).toHaveLength(4)
    for (const question of questions)
      expect(question).toMatchObject({
        id: expect.any(String),
        deck: 'deck',
        topic: expect.stringMatching(/Redis|Django|Stories/),
        budgetMs: expect.any(Number),
      })
  })

  test('is the same for the same seed, and another for another', () => {
    const viva = interview()
    expect(plan(viva)).toEqual(plan(viva))
    const ids = (seed: string): string =>
      JSON.stringify(viva.json<Plan>(['mock', '--plan', '--seed', seed]).questions.map(({ id }) => id))
    expect(new Set(['1', '2', '3', '4', '5'].map(ids)).size).toBeGreaterThan(1)
  })

  test('keeps to the decks, the level and the number asked for', () => {
    const viva = interview()
    viva.write('other.md', deckOf(3))
    expect(plan(viva, 'other').questions.map(({ deck }) => deck)).toEqual(['other', 'other', 'other'])
    const junior = plan(viva, 'deck', '--level', 'junior', '--preset', 'quick', '--questions', '2')
    expect(junior.questions.map(({ level }) => level)).toEqual(['junior', 'junior'])
  })

  test('is told without the questions, which belong to the interview', () => {
    const { out, code } = interview().run(['mock', '--plan', '--seed', '7', '--preset', 'quick'])
    expect(code).toBe(0)
    expect(out).toMatch(/^Mock interview, quick, practice: \d questions, about \d+ min\.$/m)
    expect(out).toContain('--seed 7')
    expect(out).not.toContain('Question ')
  })

  test('writes nothing: no mock is listed after it', () => {
    const viva = interview()
    plan(viva)
    expect(viva.json(['mock', 'list'])).toEqual([])
  })
})

describe('an interview in lines', () => {
  test('asks, takes typed and spoken answers, scores, reports and leads on', () => {
    const viva = interview()
    const { out, err, code } = hold(viva, twoQuestions)
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(out).not.toContain('\x1b')
    const order = [
      'Mock interview, quick, practice: 2 questions',
      'Question 1 of 2.',
      'A line with a single dot ends the answer',
      'Answered, time 0:00, 5 words.',
      'How sure are you',
      'You said: certain.',
      'Answer:',
      'first point of',
      'Covered 2 of 2.',
      'Suggested: Good',
      'Good.',
      'Question 2 of 2.',
      'Answered aloud, time 0:00.',
      'You said: a guess.',
      'missing: first point of',
      'Suggested: Again, a must-have is missing.',
      'Again.',
      'Before the figures: how did it go?',
      'Which answer was your best?',
      'And the weakest?',
      'Mock interview 1: 50 % covered.',
      'viva mock show 1',
    ]
    let at = 0
    for (const text of order) {
      const found = out.indexOf(text, at)
      expect(found, `${text} after\n${out.slice(0, at)}\nin\n${out.slice(at)}`).toBeGreaterThanOrEqual(0)
      at = found + text.length
    }
    expect(reviews(viva)).toBe(2)
    expect(viva.json<Row[]>(['mock', 'list'])).toMatchObject([
      { number: 1, status: 'done', preset: 'quick', answered: 2, skipped: 0, coverage: 0.5 },
    ])
  })

  test('undo takes the last grade of a mock back, from outside as well', () => {
    const viva = interview()
    hold(viva, twoQuestions)
    const { event, voided } = viva.json<{ event: { kind: string }; voided: { reviewKind: string } }>(['undo'])
    expect([event.kind, voided.reviewKind]).toEqual(['void', 'mock'])
    expect(reviews(viva)).toBe(1)
  })

  test('inside the mock, undo voids exactly its own review', () => {
    const viva = interview()
    const first = ['', 's', '', '4', '1 2', '', '']
    const { out } = hold(viva, typed(...first, 'u', '2', 'q'))
    expect(out).toContain('Taken back.')
    expect(reviews(viva)).toBe(1)
    const [card] = viva
      .cards<{ file: string; id: string; reps: number; difficulty: number | null }>()
      .filter(({ reps }) => reps > 0)
    expect(card?.difficulty).toBeGreaterThan(5)
  })

  test('with --no-schedule nothing goes into memory', () => {
    const viva = interview()
    const { out } = hold(viva, twoQuestions, '--no-schedule')
    expect(out).toContain('Mock interview 1: 50 % covered.')
    expect(reviews(viva)).toBe(0)
    expect(viva.json<Row[]>(['mock', 'list'])).toMatchObject([{ answered: 2, coverage: 0.5 }])
  })

  test('under pressure everything is scored after the last question, without help', () => {
    const viva = interview()
    const input = typed(
      ['', '', 'one', '.', '3', 'h', 's', 'p', '', '2'],
      ['1', '', '', '2', '', '1'],
      ['3', '', '', ''],
    )
    const { out, code } = hold(viva, input, '--mode', 'pressure')
    expect(code).toBe(0)
    expect(out).toContain('No hints under pressure')
    expect(out).toContain('No pause under pressure')
    expect(out.indexOf('Question 2 of 2.')).toBeLessThan(out.indexOf('Scores, 1 of 2.'))
    expect(out).toContain('Your answer:\none')
    expect(reviews(viva)).toBe(2)
  })

  test('the end of the input leaves it for later, and resume goes on with the same question and draft', () => {
    const viva = interview()
    const { out, code } = hold(viva, typed('', '', 'half an answer'))
    expect(code).toBe(0)
    expect(out).toContain('Next: viva mock resume')
    const question = /Question (\w+)\?/.exec(out)?.[0]
    const again = viva.run(['mock', 'resume', '--plain'], { input: typed('the rest', '.', '3') })
    expect(again.out).toContain(question)
    expect(again.out).toContain('Your answer so far:\n  half an answer')
    expect(again.out).toContain('5 words')
  })

  test('an unfinished one is offered first: go on, give up, or later', () => {
    const viva = interview()
    hold(viva, typed(''))
    expect(hold(viva, typed('q')).out).toContain('Mock interview 1, quick, begun today, is not finished')
    expect(viva.json<Row[]>(['mock', 'list'])).toMatchObject([{ number: 1, status: 'active' }])
    expect(hold(viva, typed('', 'k', 'q')).out).toContain('It goes on where it was.')
    const { out } = hold(viva, typed('g', ''))
    expect(out).toContain('Question 1 of 2.')
    expect(viva.json<Row[]>(['mock', 'list'])).toMatchObject([
      { number: 2, status: 'active' },
      { number: 1, status: 'abandoned' },
    ])
  })

  test('a plan can be changed before the start', () => {
    const viva = interview()
    const { out } = hold(viva, typed('d 2', 'm', '9', '?', 'q'))
    expect(out).toContain('quick, practice: 1 question,')
    expect(out).toContain('own plan, pressure')
    expect(out).toContain('There is no question 9 in the plan.')
    expect(out).toContain('r 2: another second question')
    expect(out).toContain('No mock interview was begun.')
    expect(viva.json(['mock', 'list'])).toEqual([])
  })

  test('each change of the plan is answered, and so is what changes nothing', () => {
    const viva = interview()
    const { out } = hold(viva, typed('s', 'r 1', 'd 2', 'm', 'r 9', 'foo', 'n 99', 's', 'q'))
    const told = [
      /^(All questions are chosen anew|There are no other questions that fit)\.$/m,
      /^(Question 1 is another one now|There are no other questions that fit)\.$/m,
      /^Question 2 is left out\.$/m,
      /^Now for pressure\.$/m,
      /^There is no question 9 in the plan\.$/m,
      /^foo is not a choice here\.$/m,
      /^\d+ questions? now\.$/m,
    ]
    for (const line of told) expect(out).toMatch(line)
  })

  test('an empty answer is not submitted by accident, and what can be typed while scoring is told', () => {
    const viva = interview()
    const { out } = hold(viva, typed('', '', '.', 'text', '.', '3', '?', '', '?', 'q'))
    expect(out).toContain('Nothing typed yet. /k skips the question.')
    expect(out).toContain('1 ~2 -3: point 1 said, 2 half, 3 not')
    expect(out.match(/^x: what the answer suffered from$/gm)).toHaveLength(2)
  })

  test('what was missed can be recalled until it was right once', () => {
    const viva = interview()
    const asked = ['', 's', '', '4', '', '', 's', '', '4', '1 2', '', '', '2', '', '']
    const { out } = hold(viva, typed(...asked, 'r', '', '2', '', '1', ''))
    expect(out.match(/Once more, \d to go\./g)).toHaveLength(2)
    expect(out).toContain('Mock interview 1: 50 % covered.')
  })

  test('prose without points is asked by its sentences, or by points that the person writes once', () => {
    const viva = world()
    viva.write('notes.md', proseDeck)
    const one = ['mock', '--questions', '1', '--preset', 'quick', '--seed', '3', '--plain']
    const asked = ['', 's', '', '3']
    const first = viva.run(one, {
      input: typed(...asked, '1', 'w', 'my point', '我的要点', '', '1', '', '', '3', '', ''),
    })
    expect(first.err).toBe('')
    expect(first.out).toContain('Taken from the answer')
    expect(first.out).toContain('These points are your own.')
    expect(first.out).toContain('1. missing: my point')
    expect(first.out).toContain('Covered 1 of 2.')
    const id = /## 1\. (.*)/.exec(viva.run(['mock', 'export', '1']).out)?.[1]
    const deck = viva.cards<{ file: string; question: string }>().length
    const all = viva.run(['mock', '--questions', String(deck), '--preset', 'quick', '--plain'], {
      input: typed('', ...Array.from({ length: deck }, () => ['s', '', '3', '', '']).flat(), '3', '', '', ''),
    })
    expect(all.out).toContain(id)
    expect(all.out).toContain('1. missing: my point')
  })

  test('the whole of it is in Chinese too', () => {
    const viva = interview()
    viva.run(['config', 'language', 'zh-Hans'])
    const { out, code } = hold(viva, twoQuestions)
    expect(code).toBe(0)
    expect(out).toMatch(/第 1 题，共 2 题/)
    expect(out).toMatch(/覆盖 50 ?%/)
    expect(out).not.toMatch(/^(Question \d|Answer:|Suggested|Covered)/m)
  })
})
