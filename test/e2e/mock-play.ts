/** A mock interview on the terminal: where it stands, keys that lead on, and a clock that moves as seconds do. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { day, dayMs, formatInstant, instant } from '../../src/model/time.ts'
import type { Tui } from '../terminal/tui.ts'
import type { Desk } from './desk.ts'

/** 08:30 in Berlin on 21 November 2026, in ms. */
export const beginning = day(20_778) * dayMs + (7 * 60 + 30) * 60_000

export type MockClock = {
  /** Lets seconds pass, ten at most at a time: more would be a machine that slept. Each step is seen on the screen. */
  readonly pass: (tui: Tui, seconds: number) => Promise<void>
  /** Sets the clock on without anyone looking. */
  readonly jump: (seconds: number) => void
}

export function mockClock(viva: Desk): MockClock {
  let at = beginning
  const jump = (seconds: number): void => {
    at += seconds * 1000
    viva.setClock(formatInstant(instant(at)).replace('Z', '+00:00'))
  }
  jump(0)
  return {
    jump,
    pass: async (tui, seconds) => {
      for (let left = seconds; left > 0; left -= 10) {
        const before = totalShown(tui)
        const step = Math.min(10, left)
        jump(step)
        await tui.until(() => totalShown(tui) === before + step)
      }
    },
  }
}

/** Seconds on the clock of the whole, at the top. */
export function totalShown(tui: Tui): number {
  const [, minutes, seconds] = /total (\d+):(\d\d) of/.exec(tui.text()) ?? []
  if (minutes === undefined) throw new Error(`There is no clock on the screen:\n${tui.text()}`)
  return Number(minutes) * 60 + Number(seconds)
}

/** What is told from the screen alone. */
export const places = {
  setup: /Enter begin/,
  thinking: /Think first|The answer clock starts/,
  typing: /Esc, then:|Esc other keys/,
  speaking: /Say it aloud/,
  paused: /Paused\./,
  confidence: /How sure are you/,
  checklist: /Enter (to the grade|go on)/,
  grade: /Suggested:/,
  verdict: /how did it go\?[^]*q save and leave/,
  best: /your best\?/,
  weakest: /the weakest\?/,
  reading: /first question/,
} as const

/** The stored state of the mock that is active; null when none is. */
export function storedState(viva: Desk): { readonly [key: string]: unknown } | null {
  const db = new Database(join(viva.home, 'viva.db'), { readonly: true })
  try {
    const text = db.prepare(`select state from mocks where status = 'active'`).pluck().get() as
      | string
      | undefined
    return text === undefined ? null : (JSON.parse(text) as { readonly [key: string]: unknown })
  } finally {
    db.close()
  }
}
