import { describe, expect, test } from 'vitest'
import type { Key } from '../../../src/ui/keys/input.ts'
import { fieldOf } from '../../../src/ui/state/field.ts'
import {
  freshState,
  press,
  type Place,
  type PressContext,
  type ReviewState,
} from '../../../src/ui/state/review.ts'
import { nothingToScroll } from '../../../src/ui/state/scrolling.ts'

const asking: Place = { kind: 'asking', hints: 0, hintsLeft: 0, options: 0, isTyped: false }
const choosing: Place = { ...asking, options: 3 }
const typing: Place = { ...asking, isTyped: true }
const revealed: Place = { kind: 'revealed', suggested: 'good' }

function key(name: string): Key {
  return { name, text: [...name].length === 1 ? name : '' }
}

function pressed(
  place: Place,
  name: string,
  state: ReviewState = freshState,
  context: Partial<PressContext> = {},
) {
  return press(state, key(name), { place, card: nothingToScroll, page: nothingToScroll, ...context })
}

describe('a question', () => {
  test('Space and Enter show the answer', () => {
    for (const name of ['space', 'enter'])
      expect(pressed(asking, name).intents).toEqual([{ kind: 'act', action: { kind: 'reveal' } }])
  })

  test('a grade before the answer grades nothing and says why', () => {
    const { state, intents } = pressed(asking, '3')
    expect(intents).toEqual([])
    expect(state.notice).toEqual({ kind: 'answerFirst' })
  })

  test('keys without a meaning do nothing and say nothing', () => {
    expect(pressed(asking, 'z')).toEqual({ state: freshState, intents: [] })
  })

  test('what was said goes away with the next key', () => {
    const { state } = pressed(asking, '3')
    expect(pressed(asking, 'z', state).state.notice).toBeNull()
  })

  test('h gives the next hint, and says so when there is none', () => {
    const withHints: Place = { ...asking, hints: 2, hintsLeft: 1 }
    expect(pressed(withHints, 'h').intents).toEqual([{ kind: 'act', action: { kind: 'hint' } }])
    expect(pressed({ ...withHints, hintsLeft: 0 }, 'h').state.notice).toEqual({ kind: 'noMoreHints' })
    expect(pressed(asking, 'h').state.notice).toEqual({ kind: 'noHint' })
  })

  test('digits pick options, as far as there are any', () => {
    expect(pressed(choosing, '2').intents).toEqual([{ kind: 'act', action: { kind: 'pick', option: 1 } }])
    expect(pressed(choosing, '4')).toMatchObject({ intents: [], state: { notice: { kind: 'noSuchOption' } } })
  })

  test('u, s, b, e and q are deeds', () => {
    const intents = ['u', 's', 'b', 'e', 'q', 'escape'].map((name) => pressed(asking, name).intents[0])
    expect(intents).toEqual([
      { kind: 'act', action: { kind: 'undo' } },
      { kind: 'act', action: { kind: 'suspend' } },
      { kind: 'act', action: { kind: 'bury' } },
      { kind: 'edit' },
      { kind: 'leave' },
      { kind: 'leave' },
    ])
  })
})

describe('a question that wants exact text', () => {
  test('takes every letter and digit as text', () => {
    const { state, intents } = ['q', '3', '?', 'space'].reduce(
      (before, name) =>
        press(before.state, name === 'space' ? { name, text: ' ' } : key(name), {
          place: typing,
          card: nothingToScroll,
          page: nothingToScroll,
        }),
      { state: freshState, intents: [] } as ReturnType<typeof press>,
    )
    expect(state.field.text).toBe('q3? ')
    expect(intents).toEqual([])
  })

  test('Enter hands over what was typed, then shows the answer', () => {
    expect(pressed(typing, 'enter', { ...freshState, field: fieldOf('git') }).intents).toEqual([
      { kind: 'act', action: { kind: 'type', text: 'git' } },
      { kind: 'act', action: { kind: 'reveal' } },
    ])
  })

  test('after Esc letters are commands, and Space goes back to typing', () => {
    const { state } = pressed(typing, 'escape', { ...freshState, field: fieldOf('git') })
    expect(pressed(typing, 'u', state).intents).toEqual([{ kind: 'act', action: { kind: 'undo' } }])
    const again = pressed(typing, 'space', state).state
    expect(again).toMatchObject({ isTyping: true, field: { text: 'git' } })
  })
})

describe('an answer', () => {
  test('1 to 4 grade', () => {
    const grades = ['1', '2', '3', '4'].map((name) => pressed(revealed, name).intents[0])
    expect(grades).toEqual(
      ['again', 'hard', 'good', 'easy'].map((grade) => ({ kind: 'act', action: { kind: 'grade', grade } })),
    )
  })

  test('Enter takes the suggested grade', () => {
    const suggested = (grade: 'again' | 'good') =>
      pressed({ kind: 'revealed', suggested: grade }, 'enter').intents
    expect(suggested('good')).toEqual([{ kind: 'act', action: { kind: 'grade', grade: 'good' } }])
    expect(suggested('again')).toEqual([{ kind: 'act', action: { kind: 'grade', grade: 'again' } }])
  })

  test('Space scrolls and never grades', () => {
    const { intents, state } = pressed(revealed, 'space', freshState, {
      card: { total: 50, rows: 11, start: 0 },
    })
    expect(intents).toEqual([])
    expect(state.offset).toBe(9)
  })

  test('a digit that is no grade says which are', () => {
    expect(pressed(revealed, '7').state.notice).toEqual({ kind: 'gradeKeys' })
  })
})

describe('scrolling', () => {
  const card = { total: 50, rows: 11, start: 0 }
  const at = (name: string, offset: number | null) =>
    pressed(revealed, name, { ...freshState, offset }, { card }).state.offset

  test('arrows and j k go by a line, page keys by a page less a line, g and G to the ends', () => {
    expect([at('down', 5), at('j', 5), at('up', 5), at('k', 5)]).toEqual([6, 6, 4, 4])
    expect([at('page-down', 5), at('page-up', 20)]).toEqual([14, 11])
    expect([at('g', 5), at('G', 5), at('home', 5), at('end', 5)]).toEqual([0, 40, 0, 40])
  })

  test('stops at both ends, where no row is wasted', () => {
    expect(at('up', 0)).toBe(0)
    expect(at('down', 40)).toBe(40)
    expect(at('page-down', 39)).toBe(40)
  })

  test('begins where the answer begins', () => {
    const long = { total: 50, rows: 11, start: 30 }
    expect(pressed(revealed, 'down', freshState, { card: long }).state.offset).toBe(31)
  })

  test('what fits does not scroll', () => {
    const small = { total: 5, rows: 11, start: 0 }
    expect(pressed(revealed, 'G', freshState, { card: small }).state.offset).toBe(0)
  })
})

describe('pages over the card', () => {
  test('? and i open one, any of Esc, Enter, Space and q closes it', () => {
    const { state } = pressed(revealed, '?')
    expect(state.page.kind).toBe('help')
    expect(pressed(revealed, 'i').state.page.kind).toBe('info')
    for (const name of ['escape', 'enter', 'space', 'q', '?'])
      expect(pressed(revealed, name, state)).toMatchObject({ state: { page: { kind: 'none' } }, intents: [] })
  })

  test('nothing is graded while one is open', () => {
    const { state } = pressed(revealed, '?')
    expect(pressed(revealed, '3', state).intents).toEqual([])
  })

  test('long ones scroll', () => {
    const { state } = pressed(revealed, '?')
    const page = { total: 30, rows: 10, start: 0 }
    expect(pressed(revealed, 'down', state, { page }).state.page.offset).toBe(1)
  })
})

describe('the end', () => {
  const end: Place = { kind: 'finished', canGoOn: true, offers: ['new', 'tomorrow'] }

  test('digits ask for more cards, Enter goes on with what is left', () => {
    expect(pressed(end, '1').intents).toEqual([{ kind: 'extend', choice: 'new' }])
    expect(pressed(end, '3').intents).toEqual([{ kind: 'extend', choice: 'tomorrow' }])
    expect(pressed(end, 'enter').intents).toEqual([{ kind: 'extend', choice: 'rest' }])
  })

  test('an offer that would bring nothing says so', () => {
    expect(pressed(end, '2')).toMatchObject({ intents: [], state: { notice: { kind: 'noMoreCards' } } })
  })

  test('Enter does nothing when nothing is left', () => {
    expect(pressed({ ...end, canGoOn: false }, 'enter').intents).toEqual([])
  })
})

test('when the next card cannot be read, Enter tries again and q leaves', () => {
  expect(pressed({ kind: 'stuck' }, 'enter').intents).toEqual([{ kind: 'retry' }])
  expect(pressed({ kind: 'stuck' }, 'q').intents).toEqual([{ kind: 'leave' }])
})
