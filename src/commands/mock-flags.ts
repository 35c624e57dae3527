/** The flags of `viva mock` and of what follows it. Knows the parser of flags and nothing else: what runs is imported when it is called. */
import { Option, type Command } from 'commander'
import type { Messages } from '../text/messages/catalogue.ts'

export type FlagTools = {
  readonly words: Messages
  /** Options that many commands have. */
  readonly json: (command: Command) => Command
  readonly plain: (command: Command) => Command
  /** The parser of whole numbers. */
  readonly number: (text: string) => number
  readonly exit: (code: number) => void
  /** Of the program. */
  readonly version: string
}

/** Adds the options of a mock interview to its command, and the commands below it. */
export function mockFlags(mock: Command, { words, json, plain, number, exit, version }: FlagTools): void {
  const { names, mockOptions, mockCommands } = words.help
  plain(json(mock))
    .option(`--preset <${names.name}>`, mockOptions.preset)
    .option(`--questions <${names.number}>`, mockOptions.questions, number)
    .option(`--minutes <${names.number}>`, mockOptions.minutes, number)
    .addOption(
      new Option(`--mode <${names.name}>`, mockOptions.mode).choices(['practice', 'pressure'] as const),
    )
    .addOption(
      new Option(`--level <${names.text}>`, mockOptions.level).choices(['junior', 'mid', 'senior'] as const),
    )
    .option(`--tag <${names.text}>`, mockOptions.tag)
    .option(`--seed <${names.number}>`, mockOptions.seed, number)
    .option('--no-schedule', mockOptions.noSchedule)
    .option('--plan', mockOptions.plan)
    .action(async (decks, options) => exit(await (await import('./mock.ts')).mock(decks, options)))

  const below = (usage: string, described: string): Command =>
    mock.command(usage).summary(described).description(described)
  json(below('list', mockCommands.list)).action(async (_, command) =>
    (await import('./mock-past.ts')).mockList(command.optsWithGlobals()),
  )
  json(below(`show <${names.number}>`, mockCommands.show)).action(async (which, _, command) =>
    (await import('./mock-show.ts')).mockShow(which, command.optsWithGlobals()),
  )
  json(below(`export <${names.number}>`, mockCommands.export))
    .option(`-o, --output <${names.file}>`, mockOptions.output)
    .option('--no-answers', mockOptions.noAnswers)
    .option('--force', mockOptions.force)
    .action(async (which, _, command) =>
      (await import('./mock-show.ts')).mockExport(which, { ...command.optsWithGlobals(), version }),
    )
  plain(below('resume', mockCommands.resume)).action(async (_, command) =>
    exit(await (await import('./mock.ts')).mockResume(command.optsWithGlobals())),
  )
  json(below('give-up', mockCommands.giveUp)).action(async (_, command) =>
    (await import('./mock-past.ts')).mockGiveUp(command.optsWithGlobals()),
  )
}
