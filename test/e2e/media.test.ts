/** Pictures and sounds that a card names: opened on a key press only, by the system's own program, from inside the deck's folder. */
import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { desk, type Desk } from './desk.ts'

const card = (answer: string): string =>
  `## What does the zebra diagram show?\n<!-- viva id: look -->\n\n${answer}\n`

/** A program in the place of the system's, which writes down what it is given. */
function withOpener(viva: Desk): { readonly path: string; readonly opened: () => string } {
  const log = join(viva.folder, 'opened')
  const program = viva.write(
    join(viva.folder, 'bin', 'xdg-open'),
    `#!/bin/sh\nprintf '%s\\n' "$@" >> '${log}'\n`,
  )
  chmodSync(program, 0o755)
  return {
    path: `${join(viva.folder, 'bin')}:${process.env['PATH']}`,
    opened: () => (existsSync(log) ? readFileSync(log, 'utf8') : ''),
  }
}

test.skipIf(process.platform !== 'linux')(
  'o opens the media of a card, with its real path as one word',
  async () => {
    const viva = desk()
    const { path, opened } = withOpener(viva)
    const picture = viva.write('deck.media/a b;c.png', 'not really a picture')
    viva.write('deck.md', card('![look](deck.media/a%20b%3Bc.png)'))
    const tui = viva.open(['cards', 'zebra'], { env: { PATH: path } })
    await tui.until('What does the zebra diagram show?')
    tui.send('\r\r')
    await tui.until('1 of 1')
    expect(opened()).toBe('')
    tui.send('o')
    await tui.until('Opened: a b;c.png')
    while (opened() === '') await new Promise((resolve) => setImmediate(resolve))
    expect(opened()).toBe(`${picture}\n`)
  },
)

test.skipIf(process.platform !== 'linux')(
  'nothing outside of the folder of decks is opened, nor what a system would run',
  async () => {
    const viva = desk()
    const { path, opened } = withOpener(viva)
    const outside = viva.write(join(viva.folder, 'secret.png'), 'outside')
    viva.write('run.sh', '#!/bin/sh\n')
    viva.write(
      'deck.md',
      card(
        `![a](../../secret.png) ![b](${outside}) ![c](file://${outside}) [d](run.sh) ![e](link.png) ![f](https://example.org/a.png)`,
      ),
    )
    symlinkSync(outside, join(viva.home, 'decks', 'link.png'))
    const tui = viva.open(['cards', 'zebra'], { env: { PATH: path } })
    await tui.until('What does the zebra diagram show?')
    tui.send('\r\r')
    tui.send('o')
    await tui.until('names no picture')
    expect(opened()).toBe('')
  },
)
