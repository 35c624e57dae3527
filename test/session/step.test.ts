import { describe, expect, test } from 'vitest'
import type { Review } from '../../src/model/event.ts'
import { GRADES } from '../../src/model/grade.ts'
import { instant, minuteMs } from '../../src/model/time.ts'
import type { StudyRuntime } from '../../src/session/runtime.ts'
import { longestReviewMs, type Asking, type Revealed } from '../../src/session/session.ts'
import { start, step } from '../../src/session/step.ts'
import { answer, cardNamed, newWorld, onScreen, rules, upcoming, waiting, type World } from './world.ts'

const asking = (runtime: StudyRuntime): Asking => {
  const session = runtime.session()
  if (session.phase !== 'asking') throw new Error(`not asking but ${session.phase}`)
  return session
}
const revealed = (runtime: StudyRuntime): Revealed => {
  const session = runtime.session()
  if (session.phase !== 'revealed') throw new Error(`not revealed but ${session.phase}`)
  return session
}
const shown = (runtime: StudyRuntime): string => onScreen(runtime.session())
const lastReview = (world: World): Review => world.events.findLast((event) => event.kind === 'review')!

describe('a session', () => {
  test('asks its cards in their order and is done after the last one', () => {
    const runtime = newWorld('a', 'b').begin(['a', 'b'])
    expect(shown(runtime)).toBe('a')
    answer(runtime, 'easy')
    expect(shown(runtime)).toBe('b')
    answer(runtime, 'easy')
    expect(shown(runtime)).toBe('done')
  })

  test('without cards is done at once', () => {
    expect(shown(newWorld().begin([]))).toBe('done')
  })

  test('takes a card only once, however often it is given', () => {
    const runtime = newWorld('a', 'b').begin(['a', 'b', 'a'])
    expect(upcoming(runtime.session())).toEqual(['b'])
  })

  test('passes over cards that left their deck, are suspended or became drafts since', () => {
    const world = newWorld('a', 'b', cardNamed('c', { isDraft: true }), 'd')
    world.elsewhere.suspend('b')
    world.edit('a', null)
    expect(shown(world.begin(['a', 'b', 'c', 'd']))).toBe('d')
  })

  test('passes over a card that another program has reviewed since', () => {
    const world = newWorld('a', 'b', 'c')
    const runtime = world.begin(['a', 'b', 'c'])
    world.elsewhere.grade('b', 'easy')
    answer(runtime, 'easy')
    expect(shown(runtime)).toBe('c')
  })

  test('waits for the step that a card has from another program', () => {
    const world = newWorld('a', 'b', 'c')
    const runtime = world.begin(['a', 'b', 'c'])
    world.elsewhere.grade('b', 'again')
    answer(runtime, 'easy')
    expect(shown(runtime)).toBe('c')
    expect(waiting(runtime.session())).toEqual(['b'])
  })
})

describe('showing the answer', () => {
  test('computes what each grade would lead to, once', () => {
    const world = newWorld('a')
    const runtime = world.begin(['a'])
    runtime.act({ kind: 'reveal' })
    const { outcomes } = revealed(runtime)
    expect(GRADES.map((grade) => outcomes[grade].memory.state)).toEqual([
      'learning',
      'learning',
      'learning',
      'review',
    ])
    world.wait(5 * minuteMs)
    runtime.act({ kind: 'reveal' })
    expect(revealed(runtime).outcomes).toBe(outcomes)
  })

  test('comes before the grade: a grade for a question does nothing', () => {
    const world = newWorld('a')
    const runtime = world.begin(['a'])
    runtime.act({ kind: 'grade', grade: 'good' })
    expect(asking(runtime).shown.card.key).toBe('a')
    expect(world.events).toEqual([])
  })

  test('is not put before the question by a clock that steps back', () => {
    const world = newWorld('a')
    const runtime = world.begin(['a'])
    const { askedAt } = asking(runtime).shown
    world.wait(-10 * minuteMs)
    runtime.act({ kind: 'reveal' })
    expect(revealed(runtime).revealedAt).toBe(askedAt)
  })
})

describe('a grade', () => {
  test.each(GRADES)('%s is recorded with the outcome that was on its key', (grade) => {
    const world = newWorld('a')
    const runtime = world.begin(['a'])
    runtime.act({ kind: 'reveal' })
    const { outcomes, revealedAt } = revealed(runtime)
    world.wait(90_000)
    runtime.act({ kind: 'grade', grade })
    expect(lastReview(world)).toMatchObject({
      card: 'a',
      grade,
      at: revealedAt,
      dayOn: world.today(),
      reviewKind: 'study',
      before: { state: 'new' },
      after: outcomes[grade].memory,
      parameters: 'default',
      retention: 0.9,
      language: 'en',
      wording: 0,
    })
    expect(world.stateOf('a' as never).memory).toEqual(outcomes[grade].memory)
  })

  test('is recorded before the next card is fetched', () => {
    const world = newWorld('a', 'b')
    const started = start(rules, {
      kind: 'study',
      cards: [world.queueCard('a'), world.queueCard('b')],
      at: world.now(),
      pauseAt: null,
    })
    const at = world.now()
    const asked = step(rules, started.session, { kind: 'fetched', card: cardNamed('a'), at, wording: 0 })
    const answered = step(rules, asked.session, { kind: 'reveal', at, dayOn: world.today() })
    const { effects } = step(rules, answered.session, { kind: 'grade', grade: 'good', at, zoneOffset: 0 })
    expect(effects.map(({ kind }) => kind)).toEqual(['record', 'fetch'])
  })

  test('tells the time to think from the time in all', () => {
    const world = newWorld('a')
    const runtime = world.begin(['a'])
    world.wait(7000)
    runtime.act({ kind: 'reveal' })
    world.wait(2000)
    runtime.act({ kind: 'grade', grade: 'good' })
    expect(lastReview(world)).toMatchObject({ tookMs: 7000, totalMs: 9000 })
    expect(runtime.session().answers).toMatchObject([{ card: 'a', grade: 'good', totalMs: 9000 }])
  })

  test('takes no coffee break for thinking', () => {
    const world = newWorld('a')
    const runtime = world.begin(['a'])
    world.wait(60 * minuteMs)
    answer(runtime, 'good')
    expect(lastReview(world)).toMatchObject({ tookMs: longestReviewMs, totalMs: longestReviewMs })
  })

  test('counts for the study day on which the answer was shown', () => {
    const world = newWorld('a')
    world.setClock(instant(world.today() * 86_400_000 + 86_400_000 + 239 * minuteMs))
    const today = world.today()
    const runtime = world.begin(['a'])
    runtime.act({ kind: 'reveal' })
    world.wait(5 * minuteMs)
    runtime.act({ kind: 'grade', grade: 'easy' })
    expect(lastReview(world).dayOn).toBe(today)
    expect(world.today()).toBe(today + 1)
  })

  test('names the wording that was asked', () => {
    const world = newWorld(cardNamed('a', { also: ['Explain a.', 'Tell me of a.'] }))
    const runtime = world.begin(['a'])
    answer(runtime, 'again', 'again')
    expect(asking(runtime).shown.wording).toBe(2)
    answer(runtime, 'again', 'again')
    expect(world.events.map((event) => (event as Review).wording)).toEqual([0, 1, 2, 0])
  })
})

describe('a learning card', () => {
  test('comes back when its step is over, before the rest of the queue', () => {
    const world = newWorld('a', 'b', 'c', 'd')
    const runtime = world.begin(['a', 'b', 'c', 'd'])
    answer(runtime, 'again')
    expect(shown(runtime)).toBe('b')
    world.wait(30_000)
    answer(runtime, 'easy')
    expect(shown(runtime)).toBe('c')
    world.wait(30_000)
    answer(runtime, 'easy')
    expect(shown(runtime)).toBe('a')
  })

  test('is asked up to twenty minutes ahead of its time when nothing else is left', () => {
    const runtime = newWorld('a').begin(['a'])
    answer(runtime, 'good')
    expect(shown(runtime)).toBe('a')
    answer(runtime, 'good')
    expect(shown(runtime)).toBe('done')
  })

  test('that is due later than that ends the session, and waits', () => {
    const world = newWorld('a')
    const long = { ...rules, outcomesFor: rules.outcomesFor, learnAheadMs: 5 * minuteMs }
    const { session } = start(long, {
      kind: 'study',
      cards: [world.queueCard('a')],
      at: world.now(),
      pauseAt: null,
    })
    const at = world.now()
    const asked = step(long, session, { kind: 'fetched', card: cardNamed('a'), at, wording: 0 })
    const answered = step(long, asked.session, { kind: 'reveal', at, dayOn: world.today() })
    const graded = step(long, answered.session, { kind: 'grade', grade: 'good', at, zoneOffset: 0 })
    expect(onScreen(graded.session)).toBe('done')
    expect(waiting(graded.session)).toEqual(['a'])
  })

  test('asked ahead of its time is rather another one than the one just answered', () => {
    const runtime = newWorld('a', 'b').begin(['a', 'b'])
    answer(runtime, 'good', 'again')
    // b is due sooner, but was on the screen a moment ago.
    expect(waiting(runtime.session())).toEqual(['b'])
    expect(shown(runtime)).toBe('a')
    answer(runtime, 'again')
    expect(shown(runtime)).toBe('b')
  })

  test('that is the last one comes back at once', () => {
    const runtime = newWorld('a').begin(['a'])
    answer(runtime, 'again')
    expect(shown(runtime)).toBe('a')
  })

  test('that was waiting when the session began comes in its turn', () => {
    const world = newWorld('a', 'b')
    world.elsewhere.grade('a', 'again')
    const runtime = world.begin(['a', 'b'])
    expect(shown(runtime)).toBe('b')
    world.wait(2 * minuteMs)
    answer(runtime, 'easy')
    expect(shown(runtime)).toBe('a')
  })
})

const choice = (correct: readonly boolean[]) =>
  cardNamed('a', {
    kind: 'choice',
    options: correct.map((isRight, index) => ({ text: String(index), correct: isRight })),
    hints: ['one', 'two'],
  })

describe('before the answer', () => {
  test('hints come one by one, and not more than there are', () => {
    const runtime = newWorld(choice([true])).begin(['a'])
    for (const shown of [1, 2, 2]) {
      runtime.act({ kind: 'hint' })
      expect(asking(runtime).shown.hintsShown).toBe(shown)
    }
  })

  test('with one right option a pick replaces the last one', () => {
    const runtime = newWorld(choice([false, true, false])).begin(['a'])
    for (const option of [0, 2, 9]) runtime.act({ kind: 'pick', option })
    expect(asking(runtime).shown.picked).toEqual([2])
  })

  test('with several right options picks are added and taken back', () => {
    const runtime = newWorld(choice([true, true, false])).begin(['a'])
    for (const option of [2, 0, 2, 1]) runtime.act({ kind: 'pick', option })
    expect(asking(runtime).shown.picked).toEqual([0, 1])
  })

  test('what was typed is kept for the answer', () => {
    const runtime = newWorld(cardNamed('a', { kind: 'typed' })).begin(['a'])
    runtime.act({ kind: 'type', text: 'os.fork' })
    runtime.act({ kind: 'reveal' })
    runtime.act({ kind: 'type', text: 'too late' })
    expect(revealed(runtime).shown.typed).toBe('os.fork')
  })
})

describe('undo', () => {
  test('brings the last card back as a question, with the memory it had', () => {
    const world = newWorld('a', 'b')
    const runtime = world.begin(['a', 'b'])
    answer(runtime, 'easy')
    expect(runtime.act({ kind: 'undo' })).toBe(true)
    expect(asking(runtime).shown.card).toMatchObject({ key: 'a', memory: { state: 'new' } })
    expect(upcoming(runtime.session())).toEqual(['b'])
    expect(runtime.session().answers).toEqual([])
  })

  test('goes back across several cards, one at a time', () => {
    const world = newWorld('a', 'b', 'c', 'd')
    const runtime = world.begin(['a', 'b', 'c', 'd'])
    answer(runtime, 'easy', 'again', 'good')
    for (const card of ['c', 'b', 'a']) {
      runtime.act({ kind: 'undo' })
      expect(shown(runtime)).toBe(card)
    }
    expect(upcoming(runtime.session())).toEqual(['b', 'c', 'd'])
    expect(waiting(runtime.session())).toEqual([])
    expect(runtime.act({ kind: 'undo' })).toBe(false)
    expect(shown(runtime)).toBe('a')
  })

  test('takes a card out of learning that went there', () => {
    const runtime = newWorld('a', 'b').begin(['a', 'b'])
    answer(runtime, 'again')
    runtime.act({ kind: 'undo' })
    answer(runtime, 'easy')
    expect(shown(runtime)).toBe('b')
    expect(waiting(runtime.session())).toEqual([])
  })

  test('lets a learning card on the screen wait for its step again', () => {
    const world = newWorld('a', 'b', 'c')
    const runtime = world.begin(['a', 'b', 'c'])
    answer(runtime, 'again')
    world.wait(2 * minuteMs)
    answer(runtime, 'easy')
    expect(shown(runtime)).toBe('a')
    runtime.act({ kind: 'undo' })
    expect(shown(runtime)).toBe('b')
    expect(waiting(runtime.session())).toEqual(['a'])
    expect(upcoming(runtime.session())).toEqual(['c'])
  })

  test('takes back the last of several answers to one card', () => {
    const runtime = newWorld('a').begin(['a'])
    answer(runtime, 'again', 'good')
    runtime.act({ kind: 'undo' })
    expect(runtime.session().answers.map(({ grade }) => grade)).toEqual(['again'])
    expect(asking(runtime).shown.card.memory).toMatchObject({ state: 'learning', step: 0 })
  })

  test('works from the end of the session', () => {
    const runtime = newWorld('a').begin(['a'])
    answer(runtime, 'easy')
    expect(shown(runtime)).toBe('done')
    runtime.act({ kind: 'undo' })
    expect(shown(runtime)).toBe('a')
  })

  test('of a review from before the session asks that card, and then goes on', () => {
    const world = newWorld('a', 'b')
    answer(world.begin(['a']), 'easy')
    const runtime = world.begin(['b'])
    runtime.act({ kind: 'undo' })
    expect(shown(runtime)).toBe('a')
    answer(runtime, 'easy')
    expect(shown(runtime)).toBe('b')
  })

  test('does nothing when there is nothing to undo', () => {
    const runtime = newWorld('a').begin(['a'])
    const before = runtime.session()
    expect(runtime.act({ kind: 'undo' })).toBe(false)
    expect(runtime.session()).toBe(before)
  })
})

describe.each(['suspend', 'bury'] as const)('%s', (kind) => {
  test('records it, without a grade, and goes on', () => {
    const world = newWorld('a', 'b')
    const runtime = world.begin(['a', 'b'])
    runtime.act({ kind })
    expect(world.events).toMatchObject([{ kind, card: 'a', dayOn: world.today() }])
    expect(shown(runtime)).toBe('b')
    expect(runtime.session().answers).toEqual([])
  })

  test('works on a shown answer too', () => {
    const runtime = newWorld('a', 'b').begin(['a', 'b'])
    runtime.act({ kind: 'reveal' })
    runtime.act({ kind })
    expect(shown(runtime)).toBe('b')
  })

  test('is undone like a grade', () => {
    const world = newWorld('a', 'b')
    const runtime = world.begin(['a', 'b'])
    runtime.act({ kind })
    runtime.act({ kind: 'undo' })
    expect(shown(runtime)).toBe('a')
    expect(upcoming(runtime.session())).toEqual(['b'])
    expect(world.stateOf('a' as never)).toMatchObject({ isSuspended: false, buriedOn: null })
  })

  test('does not come back when the time is up with it', () => {
    const world = newWorld('a', 'b')
    const runtime = world.begin(['a', 'b'], { minutes: 1 })
    world.wait(2 * minuteMs)
    runtime.act({ kind })
    expect(shown(runtime)).toBe('time')
    expect(upcoming(runtime.session())).toEqual(['b'])
  })
})

describe('an edited deck', () => {
  const before = cardNamed('a', {
    also: ['Explain a.'],
    hints: ['one', 'two'],
    options: [
      { text: 'x', correct: true },
      { text: 'y', correct: false },
    ],
  })

  test('shows the new text of the question, and time in the editor is not time to think', () => {
    const world = newWorld(before)
    const runtime = world.begin(['a'])
    world.wait(3 * minuteMs)
    runtime.act({ kind: 'edited', card: world.edit('a', { question: 'What is a now?' })! })
    expect(asking(runtime).shown.card.question).toBe('What is a now?')
    world.wait(4000)
    answer(runtime, 'good')
    expect(lastReview(world).tookMs).toBe(4000)
  })

  test('leaves a shown answer shown, with its outcomes', () => {
    const world = newWorld(before)
    const runtime = world.begin(['a'])
    runtime.act({ kind: 'pick', option: 1 })
    runtime.act({ kind: 'reveal' })
    const { outcomes, revealedAt } = revealed(runtime)
    world.wait(minuteMs)
    runtime.act({ kind: 'edited', card: world.edit('a', { answer: 'It is a, corrected.' })! })
    expect(revealed(runtime)).toMatchObject({
      outcomes,
      revealedAt,
      shown: { card: { answer: 'It is a, corrected.' }, picked: [1] },
    })
  })

  test('forgets picks among options that are others now, and hints and wordings that are gone', () => {
    const world = newWorld(before)
    const runtime = world.begin(['a'])
    answer(runtime, 'again')
    runtime.act({ kind: 'pick', option: 1 })
    runtime.act({ kind: 'hint' })
    runtime.act({ kind: 'hint' })
    runtime.act({ kind: 'edited', card: world.edit('a', { options: [], hints: ['one'], also: [] })! })
    expect(asking(runtime).shown).toMatchObject({ picked: [], hintsShown: 1, wording: 0 })
  })

  test('that has lost the answer passes the card over and records nothing', () => {
    const world = newWorld(before, 'b')
    const runtime = world.begin(['a', 'b'])
    runtime.act({ kind: 'edited', card: world.edit('a', { isDraft: true })! })
    expect(shown(runtime)).toBe('b')
    expect(upcoming(runtime.session())).toEqual([])
    expect(world.events).toEqual([])
  })
})

describe('a session of so many minutes', () => {
  test('pauses after the card during which they end', () => {
    const world = newWorld('a', 'b', 'c')
    const runtime = world.begin(['a', 'b', 'c'], { minutes: 5 })
    world.wait(4 * minuteMs)
    answer(runtime, 'easy')
    expect(shown(runtime)).toBe('b')
    world.wait(minuteMs)
    expect(shown(runtime)).toBe('b')
    answer(runtime, 'easy')
    expect(shown(runtime)).toBe('time')
    expect(upcoming(runtime.session())).toEqual(['c'])
  })

  test('pauses with a forgotten card waiting, and not in the queue as well', () => {
    const world = newWorld('a', 'b')
    const runtime = world.begin(['a', 'b'], { minutes: 1 })
    world.wait(minuteMs)
    answer(runtime, 'again')
    expect(upcoming(runtime.session())).toEqual(['b'])
    expect(waiting(runtime.session())).toEqual(['a'])
  })

  test('goes on when the user wants to, with what is left', () => {
    const world = newWorld('a', 'b')
    const runtime = world.begin(['a', 'b'], { minutes: 1 })
    world.wait(minuteMs)
    answer(runtime, 'easy')
    runtime.act({ kind: 'extend', cards: [], pauseAt: null })
    expect(shown(runtime)).toBe('b')
  })
})

describe('extending', () => {
  test('adds cards to a finished session', () => {
    const world = newWorld('a', 'b', 'c')
    const runtime = world.begin(['a'])
    answer(runtime, 'easy')
    runtime.act({ kind: 'extend', cards: [world.queueCard('b'), world.queueCard('c')], pauseAt: null })
    expect(shown(runtime)).toBe('b')
    expect(upcoming(runtime.session())).toEqual(['c'])
  })

  test('does not add what is still to come', () => {
    const world = newWorld('a', 'b', 'c')
    const runtime = world.begin(['a', 'b'])
    answer(runtime, 'again')
    runtime.act({ kind: 'quit' })
    runtime.act({ kind: 'extend', cards: ['a', 'b', 'c', 'c'].map(world.queueCard), pauseAt: null })
    expect([shown(runtime), ...upcoming(runtime.session())]).toEqual(['b', 'c'])
    expect(waiting(runtime.session())).toEqual(['a'])
  })

  test('is only for a finished session', () => {
    const world = newWorld('a', 'b')
    const runtime = world.begin(['a'])
    runtime.act({ kind: 'extend', cards: [world.queueCard('b')], pauseAt: null })
    expect(upcoming(runtime.session())).toEqual([])
  })
})

describe('leaving', () => {
  test('records nothing, and leaves the card on the screen to come', () => {
    const world = newWorld('a', 'b')
    const runtime = world.begin(['a', 'b'])
    runtime.act({ kind: 'reveal' })
    runtime.act({ kind: 'quit' })
    expect(shown(runtime)).toBe('left')
    expect(upcoming(runtime.session())).toEqual(['a', 'b'])
    expect(world.events).toEqual([])
  })

  test('leaves a learning card on the screen to wait for its step', () => {
    const runtime = newWorld('a').begin(['a'])
    answer(runtime, 'again')
    runtime.act({ kind: 'quit' })
    expect(upcoming(runtime.session())).toEqual([])
    expect(waiting(runtime.session())).toEqual(['a'])
  })

  test('loses no card that could not be read', () => {
    const world = newWorld('a', 'b')
    const { session } = start(rules, {
      kind: 'study',
      cards: ['a', 'b'].map(world.queueCard),
      at: world.now(),
      pauseAt: null,
    })
    const left = step(rules, session, { kind: 'quit', at: world.now() })
    expect(upcoming(left.session)).toEqual(['a', 'b'])
  })

  test('twice is like once', () => {
    const runtime = newWorld('a').begin(['a'])
    runtime.act({ kind: 'quit' })
    const before = runtime.session()
    runtime.act({ kind: 'quit' })
    expect(runtime.session()).toBe(before)
  })
})

describe('a cram', () => {
  test('records no reviews, and changes no memory', () => {
    const world = newWorld('a', 'b')
    answer(world.begin(['a', 'b'], { kind: 'cram' }), 'easy', 'again', 'hard')
    expect(world.events).toEqual([])
  })

  test('asks what was forgotten once more at the end, and again until it is known', () => {
    const runtime = newWorld('a', 'b', 'c').begin(['a', 'b', 'c'], { kind: 'cram' })
    const asked: string[] = []
    for (const grade of ['again', 'good', 'hard', 'again', 'easy'] as const) {
      asked.push(shown(runtime))
      answer(runtime, grade)
    }
    expect(asked).toEqual(['a', 'b', 'c', 'a', 'a'])
    expect(shown(runtime)).toBe('done')
  })

  test('does not wait for learning steps', () => {
    const world = newWorld('a', 'b')
    world.elsewhere.grade('a', 'good')
    const runtime = world.begin(['a', 'b'], { kind: 'cram' })
    expect(shown(runtime)).toBe('a')
    runtime.act({ kind: 'quit' })
    expect(waiting(runtime.session())).toEqual([])
    expect(upcoming(runtime.session())).toEqual(['a', 'b'])
  })

  test('undoes answers one by one, to the first card', () => {
    const runtime = newWorld('a', 'b', 'c').begin(['a', 'b', 'c'], { kind: 'cram' })
    answer(runtime, 'again', 'easy', 'again', 'good')
    for (const [card, rest] of [
      ['a', ['c']],
      ['c', ['a']],
      ['b', ['c', 'a']],
      ['a', ['b', 'c']],
    ] as const) {
      runtime.act({ kind: 'undo' })
      expect([shown(runtime), upcoming(runtime.session())]).toEqual([card, rest])
    }
    expect(runtime.session().answers).toEqual([])
  })

  test('undoes what was suspended before it undoes earlier answers', () => {
    const world = newWorld('a', 'b', 'c')
    const runtime = world.begin(['a', 'b', 'c'], { kind: 'cram' })
    answer(runtime, 'good')
    runtime.act({ kind: 'suspend' })
    expect(shown(runtime)).toBe('c')
    runtime.act({ kind: 'undo' })
    expect(shown(runtime)).toBe('b')
    expect(world.stateOf('b' as never).isSuspended).toBe(false)
    runtime.act({ kind: 'undo' })
    expect(shown(runtime)).toBe('a')
    expect(upcoming(runtime.session())).toEqual(['b', 'c'])
  })
})

test('events that make no sense in a phase leave the session as it is', () => {
  const world = newWorld('a')
  const runtime = world.begin(['a'])
  answer(runtime, 'easy')
  const { at, dayOn } = world.port.now()
  const finished = runtime.session()
  for (const event of [
    { kind: 'reveal', at, dayOn },
    { kind: 'grade', grade: 'good', at, zoneOffset: 0 },
    { kind: 'hint' },
    { kind: 'pick', option: 0 },
    { kind: 'type', text: 'x' },
    { kind: 'suspend', at, zoneOffset: 0, dayOn },
    { kind: 'bury', at, zoneOffset: 0, dayOn },
    { kind: 'edited', card: cardNamed('a'), at },
    { kind: 'fetched', card: cardNamed('a'), at, wording: 0 },
    { kind: 'missing', at },
  ] as const)
    expect(step(rules, finished, event)).toEqual({ session: finished, effects: [] })
})
