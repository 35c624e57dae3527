/** The mock interview on a real pseudo-terminal: typing with its cursor, pastes, resizes, and clocks that a file moves. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { MockProgram, MockResult } from './mock-program.ts'
import { testProgram, type TestProgram } from './test-programs.ts'
import type { Tui, TuiOptions } from './tui.ts'

let program: TestProgram<MockProgram>
const folder = mkdtempSync(join(tmpdir(), 'viva-mock-'))
const clock = join(folder, 'now')
const result = join(folder, 'result')
const noonMs = Date.parse('2026-11-21T12:00:00Z')
let nowMs = noonMs

beforeAll(async () => {
  program = await testProgram('mock-program')
})
afterEach(() => program.closeAll())
afterAll(() => {
  program.close()
  rmSync(folder, { recursive: true, force: true })
})

function setClock(ms: number): void {
  nowMs = ms
  writeFileSync(clock, new Date(ms).toISOString())
}

/** Another second; the screen has shown it when this resolves. */
async function tick(tui: Tui, shown: string): Promise<void> {
  setClock(nowMs + 1000)
  await tui.until(shown)
}

/** Starts a mock and waits for its first question. */
async function begun(options: Partial<MockProgram> = {}, tui: TuiOptions = {}): Promise<Tui> {
  setClock(noonMs)
  const terminal = program.start(
    { cards: ['session', 'long'], result, ...options },
    { ...tui, env: { VIVA_NOW: `@${clock}`, ...tui.env } },
  )
  await terminal.until(/Enter begin|回车 开始/)
  terminal.send('\r')
  await terminal.until(/Think first|先想一想|Think\./)
  return terminal
}

async function left(tui: Tui): Promise<MockResult> {
  tui.send('\x1bq')
  expect(await tui.exited).toMatchObject({ exitCode: 0 })
  return JSON.parse(readFileSync(result, 'utf8')) as MockResult
}

test('typed Chinese moves the real cursor behind its wide characters, over the end of a row too', async () => {
  const tui = await begun({}, { columns: 60, rows: 20 })
  expect(tui.cursor()).toEqual({ x: 4, y: 4, isShown: true })
  tui.send('会话')
  await tui.until('> 会话')
  await tui.until(() => tui.cursor().x === 8)
  // A row takes 26 of these: thirty reach into the next.
  tui.send('的随机键'.repeat(7))
  await tui.until(() => tui.cursor().y === 5)
  await tui.until(() => tui.cursor().x === 12)
  tui.send('\x1b[D'.repeat(5))
  await tui.until(() => tui.cursor().y === 4)
  await tui.until(() => tui.cursor().x === 54)
  expect(tui.cursor().isShown).toBe(true)
})

test('a paste of 3,000 characters with lines and controls in it is one key, and all of it is there', async () => {
  const tui = await begun()
  const line = '它在应用之前终止 TLS，serves static files, 并且缓冲慢客户端。'
  const pasted = Array.from({ length: 75 }, () => line).join('\r')
  expect(pasted.length).toBeGreaterThan(3000)
  tui.send(`\x1b[200~${pasted}\x1b]52;c;ZXZpbA==\x07\x1b[201~`)
  await tui.until(() => tui.cursor().y > 15)
  tui.send('!')
  await tui.until(/客户端。!$/m)
  const { answers } = await left(tui)
  expect(answers).toEqual([`${pasted.replaceAll('\r', '\n')}!`])
})

test('a window that changes while one types wraps the answer anew and loses nothing', async () => {
  const tui = await begun()
  tui.send('one two three four five six seven eight nine ten eleven twelve thirteen')
  await tui.until('thirteen')
  tui.resize(60, 20)
  await tui.until(/^ {4}eleven twelve thirteen$/m)
  await tui.until(() => tui.cursor().y === 5)
  expect(tui.cursor()).toEqual({ x: 4 + 'eleven twelve thirteen'.length, y: 5, isShown: true })
  tui.send('!')
  await tui.until('thirteen!')
  tui.resize(200, 60)
  await tui.until(/eleven twelve thirteen!/)
  const { answers } = await left(tui)
  expect(answers).toEqual(['one two three four five six seven eight nine ten eleven twelve thirteen!'])
})

test('the clock runs while one types, and writes its own cells only', async () => {
  const tui = await begun()
  tui.send('some text')
  await tui.until('> some text')
  await tick(tui, '0:01 of 2:15')
  const from = tui.raw().length
  await tick(tui, '0:02 of 2:15')
  await tui.until('total 0:02')
  const written = tui.raw(from)
  expect(written.length).toBeLessThan(150)
  expect(written).not.toContain('some text')
  expect(tui.cursor()).toEqual({ x: 13, y: 4, isShown: true })
  tui.send(' more')
  await tui.until('> some text more')
})

test('a typed character writes little', async () => {
  const tui = await begun()
  tui.send('some text')
  await tui.until('> some text')
  const from = tui.raw().length
  tui.send('，')
  await tui.until('> some text，')
  await tui.until(() => tui.cursor().x === 15)
  expect(Buffer.byteLength(tui.raw(from))).toBeLessThan(250)
})

test('a whole question in practice: typed, confidence, checklist, grade', async () => {
  const tui = await begun({ language: 'zh' })
  tui.send('随机键\r在 cookie 里')
  await tui.until('在 cookie 里')
  tui.send('\x1b')
  await tui.until('按空格回到输入')
  expect(tui.cursor().isShown).toBe(false)
  tui.send('\r')
  await tui.until('多大把握')
  tui.send('３')
  await tui.until('说到 0 / 2')
  tui.send('１')
  await tui.until('说到 1 / 2')
  tui.send('\r')
  await tui.until('建议：吃力')
  tui.send('3')
  await tui.until('第 2/2 题')
  expect(await left(tui)).toEqual({ answers: ['随机键\n在 cookie 里', ''], log: ['good session'] })
})

test('under pressure the clock submits by itself what was typed until then', async () => {
  const tui = await begun({ mode: 'pressure' })
  tui.send('as far as I')
  await tui.until('> as far as I')
  for (let second = 0; second < 119_000; second += 14_000) {
    setClock(noonMs + Math.min(second + 14_000, 119_000))
    await tui.until(`total ${minutes(Math.min(second + 14_000, 119_000))}`)
  }
  await tui.until('0:01 left')
  tui.send(' got')
  await tui.until('as far as I got')
  await tick(tui, 'Time was up')
  tui.send('1')
  await tui.until('question 2 of 2')
  const { answers } = await left(tui)
  expect(answers).toEqual(['as far as I got', ''])
})

const minutes = (ms: number): string =>
  `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`
