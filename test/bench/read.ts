/** The benchmark `read`: the first read of 10,000 cards in 200 files, and the next one, when nothing has changed. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { inHome, now, viva, writeDecks } from './homes.ts'
import { takeTurns, type Report } from './measure.ts'
import { environment, program, timeToEnd } from './terminal.ts'

export const measureRead = (): Promise<Report> =>
  inHome((empty) =>
    inHome((fresh) =>
      inHome(async (known) => {
        writeDecks(fresh, 10_000)
        writeDecks(known, 10_000)
        for (const home of [empty, known]) viva(home, ['due'])
        const without = 'viva due, no deck of one’s own'
        const timings = await takeTurns(
          [
            { name: 'node -e 0', run: () => timeToEnd(['-e', '0'], environment(empty, now)) },
            { name: without, run: () => due(empty) },
            {
              name: 'viva due, unchanged',
              run: () => due(known),
              target: { kind: 'msMore', most: 30, of: without },
            },
            {
              name: 'viva due, first read',
              run: () => {
                for (const side of ['', '-wal', '-shm'])
                  rmSync(join(fresh, `viva.db${side}`), { force: true })
                return due(fresh)
              },
              target: { kind: 'ms', most: 2000 },
            },
          ],
          20,
        )
        return { title: 'read: 10,000 cards in 200 files', timings, figures: [] }
      }),
    ),
  )

const due = (home: string): Promise<number> => timeToEnd([program, 'due'], environment(home, now))
