import { describe, expect, test } from 'vitest'
import { Failure } from '../../src/model/failure.ts'
import { messages } from '../../src/text/messages/catalogue.ts'
import { plainText } from '../../src/text/style.ts'
import { leave, type Host } from '../../src/ui/host.ts'
import { mockOfferHost, type MockChoice } from '../../src/ui/mock-offer.ts'
import { mockInMemory } from '../terminal/mock-in-memory.ts'
import { sampleMock } from '../terminal/sample-mock.ts'
import { rowsOf, sizes, type } from './drawn.ts'
import { press, size, startedMock, words } from './started-mock.ts'

describe('the plan', () => {
  test('is changed by arrows, and begun by Enter', () => {
    const { host, now, screen } = startedMock({}, '')
    type(host, '\x1b[B\x1b[C')
    expect(screen()).toContain('pressure   hard clock')
    type(host, '\x1b[B\x1b[C\x1b[C\x1b[D')
    expect(now().plan.setup.questions).toBe(9)
    type(host, '\r')
    expect(now().phase.name).toBe('thinking')
  })

  test('questions can be left out, but for the last one', () => {
    const { host, now, screen } = startedMock({}, '\x1b[A2')
    expect(now().plan.questions.map(({ id }) => id)).toEqual(['session'])
    type(host, '2')
    expect(screen()).toContain('One question has to stay.')
  })

  test('topics have shares', () => {
    const { now, screen } = startedMock({}, '\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B \x1b[B\x1b[C\x1b[C\x1b')
    expect(now().plan.setup.topics).toEqual([{ name: 'persistence', weight: 2 }])
    expect(screen()).toContain('persistence (more)')
  })

  test('leaving it begins nothing', () => {
    const { host, mock } = startedMock({}, '')
    expect(press(host, 'q')).toEqual(leave)
    expect(mock.stored()).toBeNull()
  })
})

test('a mock that was left is offered: go on, end it, or leave it for later', () => {
  const { now } = startedMock({}, '\rabc')
  const chosen: MockChoice[] = []
  const host = mockOfferHost({
    words,
    mock: now(),
    begun: 'yesterday',
    isRunning: () => false,
    choose: (choice) => {
      chosen.push(choice)
      return leave
    },
  })
  expect(rowsOf(host.view(size), size).join('\n')).toContain('phone, practice, begun yesterday')
  for (const key of ['enter', '1', '2', '3', 'escape']) press(host, key)
  expect(chosen).toEqual(['resume', 'resume', 'give-up', 'later', 'later'])
})

test('a mock that is open elsewhere says so, and is taken over or ended only when asked for twice', () => {
  const { now } = startedMock({}, '\rabc')
  const chosen: MockChoice[] = []
  let isRunning = true
  const offered = (asks?: 'resume') =>
    mockOfferHost({
      words,
      mock: now(),
      begun: 'today',
      isRunning: () => isRunning,
      ...(asks ? { asks } : {}),
      choose: (choice) => {
        chosen.push(choice)
        return leave
      },
    })
  const shown = (host: Host): string => rowsOf(host.view(size), size).join('\n')
  const host = offered()
  expect(shown(host)).toContain('open in another window')
  press(host, 'enter')
  expect(chosen).toEqual([])
  expect(shown(host)).toContain('1 take it over')
  press(host, 'enter')
  expect(chosen).toEqual(['later'])
  press(host, '1')
  expect(chosen).toEqual(['later', 'resume'])
  const ending = offered()
  press(ending, '2')
  press(ending, '1')
  expect(chosen).toEqual(['later', 'resume', 'give-up'])
  expect(shown(offered('resume'))).toContain('1 take it over')
  isRunning = false
  press(offered(), 'enter')
  expect(chosen.at(-1)).toBe('resume')
})

test.each(['en', 'zh'] as const)(
  'the one taken over is told so on a narrow screen, and can leave (%s)',
  (language) => {
    let isGone = false
    const beforeSave = (): void => {
      if (isGone) throw new Failure('mock-gone', {}, 2)
    }
    const mock = mockInMemory({ cards: ['session'], beforeSave })
    const host = sampleMock(mock, messages(language))
    host.subscribe(() => {})
    type(host, '\rabc')
    isGone = true
    mock.pass(6)
    const narrow = sizes[0]!
    const notice =
      language === 'en' ? 'Open in another window now. Esc, q leaves.' : '已在另一个窗口继续，按 Esc q 离开。'
    expect(host.view(narrow).lines.map(plainText).join('\n')).toContain(notice)
    type(host, '\x1b')
    expect(press(host, 'q')).toEqual(leave)
  },
)
