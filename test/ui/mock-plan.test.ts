import { describe, expect, test } from 'vitest'
import { leave } from '../../src/ui/host.ts'
import { mockOfferHost, type MockChoice } from '../../src/ui/mock-offer.ts'
import { rowsOf, type } from './drawn.ts'
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
    choose: (choice) => {
      chosen.push(choice)
      return leave
    },
  })
  expect(rowsOf(host.view(size), size).join('\n')).toContain('phone, practice, begun yesterday')
  for (const key of ['enter', '1', '2', '3', 'escape']) press(host, key)
  expect(chosen).toEqual(['resume', 'resume', 'give-up', 'later', 'later'])
})
