/** What programs that were stopped left behind is cleared away by whoever writes there next. */
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeBackup } from '../../src/files/backup-files.ts'
import { homeOf } from '../../src/files/home.ts'
import { writeWhole } from '../../src/files/write-file.ts'
import { instant } from '../../src/model/time.ts'
import { folder as newFolder } from './folders.ts'

const hoursAgo = (path: string, hours: number): void => {
  writeFileSync(path, 'half')
  const at = Date.now() / 1000 - hours * 3600
  utimesSync(path, at, at)
}

test('half-written files of hours ago go with the next write, those of a program at work stay', () => {
  const folder = newFolder()
  hoursAgo(join(folder, '.viva-0123456789ab.tmp'), 2)
  hoursAgo(join(folder, '.viva-ba9876543210.tmp'), 0.1)
  hoursAgo(join(folder, '.viva-notes.tmp'), 48)
  writeWhole(join(folder, 'deck.md'), '## Why?\n')
  expect(readdirSync(folder).sort()).toEqual(['.viva-ba9876543210.tmp', '.viva-notes.tmp', 'deck.md'])
})

test('half-written backups go with the next backup', () => {
  const home = homeOf({ VIVA_HOME: newFolder() })
  const write = (path: string): void => writeFileSync(path, 'whole')
  const nothing = (): void => {}
  const first = makeBackup(home, instant(1), 'hand', write, nothing)
  const unfinished = join(home.backups, '.unfinished-1-0')
  hoursAgo(unfinished, 2)
  const second = makeBackup(home, instant(60_000), 'hand', write, nothing)
  expect([first, second, unfinished].map((path) => existsSync(path))).toEqual([true, true, false])
})
