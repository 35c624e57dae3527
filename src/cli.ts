/**
 * The commander program: flags to typed options, and which command answers. Every command is imported when it is called.
 * Its words come from the catalogue, those of its errors too.
 */
import { Command, CommanderError, InvalidArgumentError, Option, type HelpConfiguration } from 'commander'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { interviewFlags } from './commands/interview-flags.ts'
import { Failure } from './model/failure.ts'
import { programFolder } from './files/home.ts'
import { mockFlags } from './commands/mock-flags.ts'
import type { CommandHelp } from './text/messages/en/help.ts'
import { messages, type Messages } from './text/messages/catalogue.ts'
import { cellWidth } from './text/width.ts'

/** Runs a command line. Returns the exit code; throws Failure and bugs. */
export async function runCli(argv: readonly string[]): Promise<number> {
  // Most command lines are right, and the program says nothing of its own. In which language it speaks stands in the database,
  // which is opened only for the others.
  const result = await attempt(argv, messages('en'), () => {})
  if (typeof result === 'number') return result
  const { languagesOf, spokenLanguage } = await import('./commands/open-library.ts')
  const { words } = languagesOf({ language: spokenLanguage() })
  const said = await attempt(argv, words, (text) => process.stdout.write(text))
  if (typeof said === 'number' || said.exitCode === 0) return 0
  throw new Failure('usage', { message: usageMessage(argv, words, said) }, 2)
}

/** The home screen takes no arguments, so that a misspelt command is one argument too many to the parser. */
function usageMessage(argv: readonly string[], words: Messages, error: CommanderError): string {
  const [first = ''] = argv
  const known = buildProgram(
    words,
    () => {},
    () => {},
  ).commands.map((command) => command.name())
  if (error.code !== 'commander.excessArguments' || first.startsWith('-') || known.includes(first))
    return words.usage(error.code, quoted(error.message), reasonOf(error.message, words))
  const near = known.find((name) => name.slice(0, 2) === first.slice(0, 2)) ?? ''
  return words.unknownCommand(first, near)
}

/** The exit code of the command; the error when there was none to run, for help too, which is then `written`. */
async function attempt(
  argv: readonly string[],
  words: Messages,
  written: (text: string) => void,
): Promise<number | CommanderError> {
  let exitCode = 0
  const program = buildProgram(words, (code) => (exitCode = code), written)
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error
    throw error
  }
}

/** All commands with their flags. `exit` is told the code of a command that ends with another one than 0; help is `written`. */
export function buildProgram(
  words: Messages,
  exit: (code: number) => void,
  written: (text: string) => void,
): Command {
  const { help } = words
  const { names, reviewOptions } = help
  // Without it the home screen's own flags would be taken from every command that has flags of the same name.
  const program = new Command('viva').enablePositionalOptions()
  const deckArgument = `[${names.deck}...]`
  const json = (command: Command): Command => command.option('--json', help.jsonOption)
  const plain = (command: Command): Command => command.option('--plain', help.plainOption)
  const number = wholeNumber(words)

  const add = (usage: string, described: CommandHelp): Command => {
    const command = program.command(usage).summary(described.summary).description(described.summary)
    command.addHelpText(
      'after',
      `\n${help.examples}\n${described.examples.map((line) => `  ${line}`).join('\n')}`,
    )
    return command
  }

  plain(json(program))
    .description(`${help.program}\n${help.home}`)
    .version(version(), '-V, --version', help.versionOption)
    .action(async (options) => exit(await (await import('./commands/home.ts')).home(options)))

  plain(add(`review ${deckArgument}`, help.review))
    .option(`--tag <${names.text}>`, reviewOptions.tag)
    .option(`--limit <${names.number}>`, reviewOptions.limit, number)
    .option(`--new <${names.number}>`, reviewOptions.new, number)
    .option(`--minutes <${names.number}>`, reviewOptions.minutes, number)
    .option('--cram', reviewOptions.cram)
    .option(`--ahead <${names.number}>`, reviewOptions.ahead, number)
    .action(async (decks, options) =>
      exit(await (await import('./commands/review.ts')).review(decks, options)),
    )

  const mock = add(`mock ${deckArgument}`, help.mock)
  mockFlags(mock, { words, json, plain, number, exit, version: version() })

  json(add('due', help.due))
    .option('--short', help.dueOptions.short)
    .action(async (options) => (await import('./commands/due.ts')).due(options))

  json(add('next', help.next)).action(async (options) => (await import('./commands/next.ts')).next(options))
  json(add(`grade <${names.card}> <${names.grade}>`, help.grade)).action(async (card, grade, options) =>
    (await import('./commands/next.ts')).grade(card, grade, options),
  )
  json(add('undo', help.undo)).action(async (options) => (await import('./commands/next.ts')).undo(options))

  const decks = json(add('decks', help.decks)).action(async (options) =>
    (await import('./commands/decks.ts')).decks(options),
  )
  for (const [name, described, isOn] of [
    ['on', help.decksOn, true],
    ['off', help.decksOff, false],
  ] as const)
    json(decks.command(`${name} <${names.name}...>`).description(described)).action(
      async (patterns, _, command) =>
        (await import('./commands/decks.ts')).switchDecks(patterns, isOn, command.optsWithGlobals()),
    )

  json(add(`link <${names.dir}>`, help.link))
    .option('-y, --yes', help.linkOptions.yes)
    .action(async (folder, options) => (await import('./commands/link.ts')).link(folder, options))
  json(add(`unlink <${names.dir}>`, help.unlink)).action(async (folder, options) =>
    (await import('./commands/link.ts')).unlink(folder, options),
  )

  plain(json(add(`cards [${names.query}...]`, help.cards))).action(async (query, options) =>
    exit(await (await import('./commands/cards.ts')).cards(query, options)),
  )
  json(add(`show <${names.cardOrFile}>`, help.show)).action(async (target, options) =>
    (await import('./commands/show.ts')).show(target, options),
  )

  json(add('add', help.add))
    .option(`--deck <${names.name}>`, help.addOptions.deck)
    .option(`--question <${names.text}>`, help.addOptions.question)
    .option(`--answer <${names.text}>`, help.addOptions.answer)
    .option(`--tags <${names.text}>`, help.addOptions.tags)
    .addOption(
      new Option(`--level <${names.text}>`, help.addOptions.level).choices(['junior', 'mid', 'senior']),
    )
    .action(async (options) => (await import('./commands/add.ts')).add(options))

  json(add(`import [${names.path}...]`, help.import))
    .option(`--from <${names.format}>`, help.importOptions.from)
    .option(`--to <${names.name}>`, help.importOptions.to)
    .option(`--only <${names.query}>`, help.importOptions.only)
    .option(`--level <${names.number}>`, help.importOptions.level, number)
    .option(`--pattern <${names.text}>`, help.importOptions.pattern)
    .option(`--columns <${names.text}>`, help.importOptions.columns)
    .option(`--separator <${names.text}>`, help.importOptions.separator)
    .option(`--encoding <${names.name}>`, help.importOptions.encoding)
    .option('--with-progress', help.importOptions.withProgress)
    .option('--with-weights', help.importOptions.withWeights)
    .addOption(new Option(`--take <${names.text}>`, help.importOptions.take).choices(['mine', 'theirs']))
    .option(`--limit <${names.text}>`, help.importOptions.limit, (text, before: readonly string[] = []) => [
      ...before,
      text,
    ])
    .option('--forget', help.importOptions.forget)
    .option('--dry-run', help.importOptions.dryRun)
    .option('-y, --yes', help.importOptions.yes)
    .action(async (paths, options) =>
      exit(await (await import('./commands/import.ts')).importFiles(paths, options)),
    )

  json(add(`export <${names.format}> ${deckArgument}`, help.export))
    .option(`-o, --output <${names.file}>`, help.exportOptions.output)
    .option(`--only <${names.query}>`, help.exportOptions.only)
    .option('--with-progress', help.exportOptions.withProgress)
    .option('--spreadsheet', help.exportOptions.spreadsheet)
    .option(`--lines <${names.number}>`, help.exportOptions.lines, number)
    .option('--force', help.exportOptions.force)
    .action(async (format, decks, options) =>
      (await import('./commands/export.ts')).exportCards(format, decks, { ...options, version: version() }),
    )

  interviewFlags(add(`interview [${names.name}]`, help.interview), { words, json, plain, number, exit })

  json(add('optimize', help.optimize))
    .option('--undo', help.optimizeOptions.undo)
    .option('--dry-run', help.optimizeOptions.dryRun)
    .option('--force', help.optimizeOptions.force)
    .option('--no-mocks', help.optimizeOptions.noMocks)
    .action(async (options) => exit(await (await import('./commands/optimize.ts')).optimize(options)))

  json(add('backup', help.backup))
    .option('--list', help.backupOptions.list)
    .action(async (options) => (await import('./commands/backup.ts')).backup(options))
  json(add(`restore [${names.file}]`, help.restore))
    .option('-y, --yes', help.restoreOptions.yes)
    .action(async (file, options) => (await import('./commands/backup.ts')).restore(file, options))

  plain(json(add('stats', help.stats))).action(async (options) =>
    exit(await (await import('./commands/stats.ts')).stats(options)),
  )

  json(add(`sync <${names.dir}>`, help.sync)).action(async (folder, options) =>
    (await import('./commands/sync.ts')).sync(folder, options),
  )

  json(add('doctor', help.doctor))
    .option('--fix', help.doctorOptions.fix)
    .option(`--rebuild <${names.dir}>`, help.doctorOptions.rebuild)
    .action(async (options) =>
      exit(await (await import('./commands/doctor.ts')).doctor({ ...options, version: version() })),
    )

  json(add(`check [${names.path}...]`, help.check))
    .option(`--stamp <${names.file}>`, help.checkOptions.stamp)
    .option(`--unmatch <${names.card}>`, help.checkOptions.unmatch)
    .action(async (paths, options) => exit(await (await import('./commands/check.ts')).check(paths, options)))

  json(add(`config [${names.key}] [${names.value}]`, help.config))
    .option('--reset', help.configOptions.reset)
    .action(async (key, value, options) => (await import('./commands/config.ts')).config(key, value, options))

  add(`completion <${names.shell}>`, help.completion).action(async (shell) =>
    (await import('./commands/completion.ts')).completion(shell),
  )
  program
    .command('complete [words...]', { hidden: true })
    .allowUnknownOption()
    .action(async (typed) => (await import('./commands/completion.ts')).complete(typed, program))

  const below = program.commands.flatMap((command) => [command, ...command.commands])
  for (const command of [program, ...below]) tune(command, words, written)
  return program
}

/** Errors are thrown, not printed; help speaks the user's language. */
function tune(command: Command, words: Messages, written: (text: string) => void): void {
  const { help } = words
  command
    .exitOverride()
    .configureOutput({ writeOut: written, writeErr: () => {} })
    .helpOption('-h, --help', help.helpOption)
    .helpCommand(false)
    .configureHelp(helpWords(words))
}

function helpWords({ help }: Messages): HelpConfiguration {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': help.usage,
    'Arguments:': help.arguments,
    'Options:': help.options,
    'Commands:': help.commands,
  }
  return {
    styleTitle: (title) => titles[title] ?? title,
    subcommandDescription: (command) => command.summary(),
    displayWidth: cellWidth,
    helpWidth: Math.min(process.stdout.columns || 80, 100),
  }
}

const wholeNumber =
  (words: Messages) =>
  (text: string): number => {
    if (!/^\d+$/.test(text)) throw new InvalidArgumentError(words.notANumber(text))
    if (!Number.isSafeInteger(Number(text)))
      throw new InvalidArgumentError(words.tooMuch(text, Number.MAX_SAFE_INTEGER))
    return Number(text)
  }

function version(): string {
  const text = readFileSync(join(programFolder(import.meta.dirname), 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

/** What commander says of a wrong value: our own reason, or the values that there are. */
function reasonOf(message: string, words: Messages): string {
  const reason = / is invalid\. (.+)$/s.exec(message)?.[1] ?? ''
  const choices = /^Allowed choices are (.+)\.$/.exec(reason)?.[1]
  return choices === undefined ? reason : words.allowedOnly(choices)
}

/** What commander's message quotes: the flag or argument that is wrong. */
const quoted = (message: string): string =>
  Array.from(message.matchAll(/'([^']*)'/g), ([, text]) => text).join(' ')
