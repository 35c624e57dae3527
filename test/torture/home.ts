/** The home that sessions are killed in: made, given a deck and a clock, and read past the program. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatInstant, type Instant } from '../../src/model/time.ts'
import { readLedger } from '../e2e/ledger.ts'

const cardCount = 500

/**
 * A home with one deck of many cards and no limits of the day. The clock and the deck are the caller's to change.
 * @throws where viva does not do as it is told.
 */
export function prepareHome(folder: string, program: string, at: Instant) {
  const env = environmentOf(folder)
  const setClock = (to: Instant): void => setClockIn(folder, to)
  /** All cards, with an answer that is another each time. */
  const writeDeck = (version: number): void => {
    const cards = Array.from({ length: cardCount }, (_, index) => {
      const answer =
        index % 50 === version % 50 ? `Answer ${index + 1}, version ${version}.` : `Answer ${index + 1}.`
      return `## Question ${index + 1}?\n<!-- viva id: q${index + 1} -->\n\n${answer}\n`
    })
    writeFileSync(join(folder, 'home', 'decks', 'deck.md'), `---\nlanguage: en\n---\n\n${cards.join('\n')}`)
  }
  setClock(at)
  for (const args of [
    ['decks', 'off', '**'],
    ['config', 'newPerDay', '9999'],
    ['config', 'reviewsPerDay', '9999'],
  ]) {
    const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`viva ${args.join(' ')} ended with ${status}: ${stderr}`)
  }
  writeDeck(0)
  return { env, setClock, writeDeck }
}

/** Whoever reads the clock meanwhile finds the old file or the new one. */
export function setClockIn(folder: string, at: Instant): void {
  const clock = join(folder, 'clock')
  writeFileSync(`${clock}.new`, formatInstant(at))
  renameSync(`${clock}.new`, clock)
}

/** Reads a copy, so that the next start finds the files as the kill has left them. */
export function readAside(folder: string): ReturnType<typeof readLedger> {
  const home = join(folder, 'home')
  const aside = join(folder, 'aside')
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside)
  for (const name of ['viva.db', 'viva.db-wal'])
    if (existsSync(join(home, name))) cpSync(join(home, name), join(aside, name))
  return readLedger(join(aside, 'viva.db'))
}

export function environmentOf(folder: string): Readonly<Record<string, string>> {
  return {
    VIVA_HOME: join(folder, 'home'),
    VIVA_NOW: `@${join(folder, 'clock')}`,
    TZ: 'Europe/Berlin',
    LANG: 'C.UTF-8',
    LC_ALL: '',
    LC_MESSAGES: '',
  }
}
