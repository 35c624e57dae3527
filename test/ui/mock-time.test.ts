/** The time of a question is one number, wherever it is told. */
import { expect, test } from 'vitest'
import { day } from '../../src/model/time.ts'
import { reportOf } from '../../src/session/mock/report.ts'
import { scoredItems } from '../../src/session/mock/scored.ts'
import { transcript } from '../../src/session/mock/transcript.ts'
import { type } from './drawn.ts'
import { startedMock, words } from './started-mock.ts'

// Broken: answering alone on the screen, thinking besides in the report.
test('from the question to the end of its answer, without a pause, and the same on every screen and in every report', () => {
  const { host, mock, now, screen } = startedMock({ cards: ['session'] })
  expect(screen()).toContain('thinking 0:00 of 0:15')
  mock.pass(9)
  type(host, 'A random key\x1bp')
  mock.pass(100)
  type(host, ' ')
  mock.pass(48)
  expect(screen()).toContain('time 0:57 of 2:15, 3 words')
  type(host, '\x1b\r')
  expect(screen()).toContain('Answered, time 0:57, 3 words.')
  mock.pass(20)
  type(host, '4')
  mock.pass(20)
  type(host, '12\r\r3')
  const report = reportOf(now(), { topicMeans: new Map(), coverages: [], missedPoints: [] })
  expect(screen()).toContain('0:57 of 2:15, to think and answer')
  expect(screen()).toMatch(/sessions .*0:57 of 2:15/)
  expect(scoredItems(now())[0]).toMatchObject({ tookMs: 57_000, budgetMs: 135_000 })
  expect(report.items[0]).toMatchObject({ tookMs: 57_000, budgetMs: 135_000 })
  const told = { number: 1, on: day(20_778), version: '1', hasAnswers: true }
  expect(transcript(now(), report, words, told)).toContain('time 0:57 of 2:15')
})
