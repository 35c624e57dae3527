/** The flags of `viva interview` and of what stands below it. What runs is imported when it is called. */
import type { Command } from 'commander'
import type { FlagTools } from './mock-flags.ts'

export function interviewFlags(
  interview: Command,
  { words, json, plain, number, exit }: Pick<FlagTools, 'words' | 'json' | 'plain' | 'number' | 'exit'>,
): void {
  const { names, interviewOptions, interviewCommands } = words.help
  json(interview).action(async (name, options) => (await import('./interview.ts')).interview(name, options))
  const below = (usage: string, described: string): Command =>
    json(interview.command(usage).description(described))
  below(`set <${names.date}>`, interviewCommands.set)
    .option(`--name <${names.name}>`, interviewOptions.name)
    .option(`--minutes <${names.number}>`, interviewOptions.minutes, number)
    .option(`--reviews <${names.number}>`, interviewOptions.reviews, number)
    .option(`--decks <${names.deck}...>`, interviewOptions.decks)
    .action(async (date, _, command) =>
      (await import('./interview.ts')).interviewSet(date, command.optsWithGlobals()),
    )
  plain(below(`triage [${names.nameOrCard}] [${names.choice}]`, interviewCommands.triage)).action(
    async (nameOrCard, choice, _, command) =>
      exit(
        await (
          await import('./interview-triage.ts')
        ).interviewTriage(nameOrCard, choice, command.optsWithGlobals()),
      ),
  )
  plain(below(`after [${names.name}]`, interviewCommands.after))
    .option(`--asked <${names.text}...>`, interviewOptions.asked)
    .option(`--go-on <${names.text}>`, interviewOptions.goOn)
    .action(async (name, _, command) =>
      exit(await (await import('./interview-after.ts')).interviewAfter(name, command.optsWithGlobals())),
    )
  below(`clear [${names.name}]`, interviewCommands.clear).action(async (name, _, command) =>
    (await import('./interview.ts')).interviewClear(name, command.optsWithGlobals()),
  )
}
