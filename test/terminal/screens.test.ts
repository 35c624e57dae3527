/** First start, home, browser and plain lines on a real pseudo-terminal. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { ScreensProgram } from './screens-program.ts'
import { testProgram, type TestProgram } from './test-programs.ts'

let program: TestProgram<ScreensProgram>

beforeAll(async () => {
  program = await testProgram('screens-program')
})
afterEach(() => program.closeAll())
afterAll(() => program.close())

test('from the home screen into the review and back, with the figures of now', async () => {
  const tui = program.start({ start: 'home' })
  await tui.until('18 to review')
  tui.send('1')
  await tui.until('How does Django know')
  expect(tui.text()).not.toContain('18 to review')
  tui.send(' 3q')
  await tui.until('17 to review')
  expect(tui.text()).toContain('1 answered today')
  expect(tui.isAlternate()).toBe(true)
  tui.send('q')
  await tui.until('left by key')
})

test('arrows and Enter open too, and keys typed meanwhile reach what was opened', async () => {
  const tui = program.start({ start: 'home' })
  await tui.until('18 to review')
  tui.send('\x1b[B\rgil')
  await tui.until('> gil')
  expect(tui.text()).toContain('GIL 的中文全称是什么？')
})

test('the first start goes from language to the first question, which takes its place', async () => {
  const tui = program.start({ start: 'welcome' })
  await tui.until('Which language')
  tui.send('2')
  await tui.until('想学什么？')
  tui.send('1')
  await tui.until('面试是哪一天？')
  tui.send('２０２６－１２－０５')
  await tui.until('12月5日')
  tui.send('\r45\r')
  await tui.until('How does Django know')
  tui.send('q')
  await tui.until('left by key')
  expect(tui.text()).toContain('"language":"zh"')
  expect(tui.text()).toContain('"minutes":45')
})

test('the browser finds as one types, with the cursor in its line', async () => {
  const tui = program.start({ start: 'browser' })
  await tui.until('311 cards')
  tui.send('全称')
  await tui.until('1 card')
  await tui.until(() => tui.cursor().x === 8)
  expect(tui.cursor()).toEqual({ x: 8, y: 2, isShown: true })
  tui.send('\r')
  await tui.until(/^ {2}> GIL/m)
  tui.send('\r')
  await tui.until('全局解释器锁')
  expect(tui.cursor().isShown).toBe(false)
  tui.send('\x1bq')
  await tui.until('left by key')
})

test('plain lines use no escape sequence, and the end of the input leaves', async () => {
  const tui = program.start({ start: 'plain' })
  await tui.until('Enter shows the answer')
  tui.send('\r')
  await tui.until('4 Easy, 23 days')
  tui.send('3\r')
  await tui.until('Question 2 of 4')
  tui.send('\x04')
  expect(await tui.exited).toMatchObject({ exitCode: 0 })
  expect(tui.raw()).not.toContain('\x1b')
})
