/**
 * All that is killed, and what is not: a command or a flag that is in none of these lists fails the test that reads them beside the
 * program's own list.
 */
import { Command } from 'commander'
import { buildProgram } from '../../src/cli.ts'
import { messages } from '../../src/text/messages/catalogue.ts'
import type { Place } from './place.ts'
import type { Scenario } from './scenario.ts'
import { fileScenarios } from './scenarios-files.ts'
import { homeScenarios } from './scenarios-home.ts'
import { screenScenarios } from './scenarios-screen.ts'

export const scenarios: readonly Scenario[] = [...homeScenarios, ...fileScenarios, ...screenScenarios]

/** Killed by `lane.ts`, on a terminal. */
export const killedElsewhere = ['review'] as const

/** Calls that write nothing. Decks that changed are read by all of them: that has a scenario of its own. */
export const looking: readonly (readonly string[])[] = [
  [],
  ['due'],
  ['due', '--short'],
  ['next'],
  ['decks'],
  ['cards', 'Question'],
  ['show', 'q1'],
  ['mock', 'list'],
  ['mock', 'show', '1'],
  ['mock', '--plan', '--seed', '3'],
  ['interview'],
  ['stats'],
  ['check'],
  ['config'],
  ['doctor'],
  ['backup', '--list'],
  ['import', 'notes/notes.md', '--dry-run'],
  ['optimize', '--dry-run'],
  ['completion', 'bash'],
  ['complete', '--', 'viva', 'd'],
]

/** Flags that choose what is written, or how it is said; none of them writes anything of its own. */
export const choosing: Readonly<Record<string, readonly string[]>> = {
  '': ['--json', '--plain', '--yes', '--force', '--output'],
  review: ['--tag', '--limit', '--new', '--minutes', '--cram', '--ahead'],
  mock: ['--preset', '--questions', '--minutes', '--mode', '--level', '--tag', '--seed', '--no-schedule'],
  'mock export': ['--no-answers'],
  add: ['--deck', '--question', '--answer', '--level', '--tags'],
  import: [
    '--from',
    '--to',
    '--only',
    '--level',
    '--pattern',
    '--columns',
    '--separator',
    '--encoding',
    '--take',
    '--limit',
  ],
  export: ['--only', '--with-progress', '--spreadsheet', '--lines'],
  'interview set': ['--name', '--minutes', '--reviews', '--decks'],
  'interview after': ['--asked', '--go-on'],
  optimize: ['--no-mocks'],
}

type Call = { readonly command: string; readonly flags: readonly string[] }

/** Every command of the program with its flags, those below others by both names. */
export function programCalls(): readonly Call[] {
  const nothing = (): void => {}
  const program = buildProgram(messages('en'), nothing, nothing)
  const below = (command: Command, path: readonly string[]): readonly Call[] => [
    {
      command: path.join(' '),
      flags: command.options.flatMap(({ long }) => (long && long !== '--version' ? [long] : [])),
    },
    ...command.commands.flatMap((one) => below(one, [...path, one.name()])),
  ]
  return below(program, [])
}

/** The command that a line calls, with the flags in it. */
export function callOf(args: readonly string[]): Call {
  const names = new Set(programCalls().map(({ command }) => command))
  const two = args.slice(0, 2).join(' ')
  const command = names.has(two) ? two : names.has(args[0] ?? '') ? (args[0] ?? '') : ''
  return { command, flags: args.filter((arg) => arg.startsWith('--') && arg.length > 2) }
}

/** What is in no list: `command`, or `command --flag`. */
export function uncovered(lines: readonly (readonly string[])[]): readonly string[] {
  const calls = [...lines, ...looking].map(callOf)
  return programCalls().flatMap(({ command, flags }) => {
    const own = calls.filter((call) => call.command === command)
    if (own.length === 0 && !(killedElsewhere as readonly string[]).includes(command)) return [command]
    const known = new Set([
      ...own.flatMap((call) => call.flags),
      ...(choosing[''] ?? []),
      ...(choosing[command] ?? []),
    ])
    return flags.filter((flag) => !known.has(flag)).map((flag) => `${command} ${flag}`)
  })
}

/** The lines that scenarios call, in a place that only lends its paths. */
export function killedLines(): readonly (readonly string[])[] {
  const paths = { home: '/home', at: (name: string) => `/${name}`, run: () => '{"matches":[{"card":"x"}]}' }
  const list = { ...paths, run: () => '[{"name":"x"}]' }
  return scenarios.map(({ name, args }) => args((name === 'restore NAME' ? list : paths) as unknown as Place))
}
