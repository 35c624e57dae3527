import { expect, test } from 'vitest'
import { plainText } from '../../src/text/style.ts'
import { leave, stay, type Host } from '../../src/ui/host.ts'
import type { WelcomeAnswers } from '../../src/ui/state/welcome.ts'
import { day } from '../../src/model/time.ts'
import { sampleWelcome } from '../terminal/sample-hosts.ts'
import { today } from '../terminal/study-in-memory.ts'
import { sizes, type } from './drawn.ts'

function answered(input: string): WelcomeAnswers | undefined {
  let answers: WelcomeAnswers | undefined
  const host = sampleWelcome('en', (found) => {
    answers = found
    return stay
  })
  type(host, input)
  return answers
}

const screen = (host: Host): string => host.view(sizes[1]!).lines.map(plainText).join('\n')

test('Enter passes over every step', () => {
  expect(answered('\r\r\r')).toEqual({ language: null, decks: 'starter', folder: null, interview: null })
})

test('digits and arrows choose', () => {
  expect(answered('2\x1b[B\x1b[B\r/notes\r\r\r')).toEqual({
    language: 'zh',
    decks: 'both',
    folder: '/notes',
    interview: null,
  })
})

test('the screen speaks the language as soon as it is chosen', () => {
  const host = sampleWelcome('en', () => stay)
  type(host, '\x1b[B')
  expect(screen(host)).toContain('欢迎使用 viva')
})

test('a date and minutes make an interview; without minutes it is half an hour', () => {
  expect(answered('\r\r2026-12-05\r45\r')?.interview).toEqual({ on: day(today + 14), minutes: 45 })
  expect(answered('\r\r14\r\r')?.interview).toEqual({ on: day(today + 14), minutes: 30 })
})

test('what cannot be understood is not passed over', () => {
  expect(answered('\r\rsoon\r\r')).toBeUndefined()
  expect(answered('\r\r14\r2\r')).toBeUndefined()
})

test('a folder is shown before it is taken, and none is taken that is not there', () => {
  const host = sampleWelcome('en', () => stay)
  type(host, '\r2nowhere\r')
  expect(screen(host)).toContain('There is no folder nowhere')
  type(host, '\x15/notes\r')
  expect(screen(host)).toContain('3 decks with 41 questions')
  type(host, '\r')
  expect(screen(host)).toContain('When is your interview?')
})

test('Esc goes back step by step, with what was typed still there, and leaves from the first', () => {
  const host = sampleWelcome('en', () => stay)
  type(host, '\r2/notes\r\r14\r')
  for (const text of ['14', '/notes', 'my own notes', 'Which language']) {
    type(host, '\x1b')
    expect(screen(host)).toContain(text)
  }
  expect(host.press({ name: 'escape', text: '' }, sizes[1]!)).toEqual(leave)
})
