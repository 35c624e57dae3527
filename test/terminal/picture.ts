/** Draws the picture of the review screen in the README from the program itself: `npm run picture`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { screenSvg } from './svg.ts'
import { startTui } from './tui.ts'

const root = join(import.meta.dirname, '..', '..')
const home = mkdtempSync(join(tmpdir(), 'viva-picture-'))
const size = { columns: 80, rows: 24 }

const env = {
  VIVA_HOME: home,
  VIVA_NOW: '2026-11-21T08:30:00+01:00',
  TZ: 'Europe/Berlin',
  LANG: 'en_US.UTF-8',
}
const tui = startTui(
  process.execPath,
  [join(root, 'bin', 'viva.js'), 'review', '--tag', 'gil', 'python-runtime'],
  { ...size, env },
)
try {
  await tui.until('Space show the answer')
  tui.send(' ')
  await tui.until('4 Easy')
  writeFileSync(
    join(root, '.github', 'review.svg'),
    screenSvg(tui, size, 'viva: a question with its answer and the grades'),
  )
} finally {
  tui.close()
  rmSync(home, { recursive: true, force: true })
}
