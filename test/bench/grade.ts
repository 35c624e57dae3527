/** The benchmark `grade`: one review, durable on disk, against the bare commit of as much. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { inHome, now, viva, writeDecks } from './homes.ts'
import { compared, figure, median, type Report } from './measure.ts'
import { environment } from './terminal.ts'

export const measureGrade = (): Promise<Report> =>
  inHome(async (home) => {
    writeDecks(home, 1000)
    viva(home, ['due'])
    const { commits, grades, steps } = gradeTimes(environment(home, now))
    const commit = 'the bare commit of an event and a card'
    return {
      title: 'grade: durable on disk, 200 times in turns',
      timings: compared([
        { name: commit, times: commits },
        { name: 'a grade recorded', times: grades, target: { kind: 'msMore', most: 1, of: commit } },
        { name: 'a grade recorded and the next card fetched', times: steps },
      ]),
      figures: [
        figure('a grade takes more than its commit', (median(grades) - median(commits)) * 1000, 'µs', 1000),
      ],
    }
  })

/** Times of 200 grades in the home of the environment, of as many bare commits, and of the step to the next card. */
export function gradeTimes(
  env: Readonly<Record<string, string>>,
): Readonly<Record<'commits' | 'grades' | 'steps', readonly number[]>> {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'programs', 'grade.ts')],
    { env, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`Grades could not be measured: ${stderr}`)
  return JSON.parse(stdout) as Record<'commits' | 'grades' | 'steps', number[]>
}
