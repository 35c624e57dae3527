/** The benchmark `start`: how long commands take from nothing to their end, or to the first screen, with 1,000 cards. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { inHome, now, questionStart, viva, writeDecks } from './homes.ts'
import { takeTurns, type Report } from './measure.ts'
import { environment, frameEnd, leave, program, start, timeToEnd, timeToText } from './terminal.ts'

export const measureStart = (): Promise<Report> =>
  inHome(async (home) => {
    writeDecks(home, 1000)
    viva(home, ['due'])
    const env = environment(home, now)
    const dated = join(home, 'dated')
    mkdirSync(join(dated, 'decks'), { recursive: true })
    viva(dated, ['decks', 'off', '**'])
    writeDecks(dated, 1000)
    viva(dated, ['interview', 'set', '2026-12-05'])
    const command = (...args: string[]) => ({
      name: `viva ${args.join(' ')}`,
      run: () => timeToEnd([program, ...args], env),
    })
    const timings = await takeTurns(
      [
        { name: 'node -e 0', run: () => timeToEnd(['-e', '0'], env) },
        { ...command('due', '--short'), target: { kind: 'ratio', most: 1.6 } },
        {
          name: 'viva due --short, with an interview date',
          run: () => timeToEnd([program, 'due', '--short'], environment(dated, now)),
        },
        command('due'),
        command('next'),
        command('--help'),
        {
          name: 'viva, home screen visible',
          run: () => timeToText([program], env, frameEnd),
        },
        {
          name: 'viva review, first card visible',
          run: () => timeToText([program, 'review'], env, questionStart),
          target: { kind: 'ratio', most: 2.6 },
        },
        {
          name: 'viva review, answer to a key typed at once',
          run: async () => {
            const started = start([program, 'review'], env)
            await started.shows(questionStart)
            started.send(' ')
            const at = await started.shows('Because of')
            await leave(started)
            return at - started.begunAt
          },
        },
      ],
      25,
    )
    return { title: 'start: with 1,000 cards in 20 files, on a terminal of 80x24', timings, figures: [] }
  })
