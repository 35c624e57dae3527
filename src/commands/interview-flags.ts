/** The flags of `viva interview` and of what stands below it. What runs is imported when it is called. */
import type { Command } from 'commander'
import type { FlagTools } from './mock-flags.ts'

export function interviewFlags(
  interview: Command,
  { words, json, number }: Pick<FlagTools, 'words' | 'json' | 'number'>,
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
  below(`clear [${names.name}]`, interviewCommands.clear).action(async (name, _, command) =>
    (await import('./interview.ts')).interviewClear(name, command.optsWithGlobals()),
  )
}
