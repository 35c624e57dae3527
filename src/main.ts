/**
 * The one place that catches, prints and exits.
 *
 * Exit codes: 0 done; 1 the command found what it looks at to be wrong; 2 wrong use or input; 3 the world fails; 70 a bug in
 * viva; 128 + n after signal n.
 */
import { isFailure, type Failure } from './model/failure.ts'
import { cleanLine } from './text/clean.ts'
import { languagesOf, spokenLanguage } from './commands/open-library.ts'

const bugExit = 70

async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that leaves early (`viva cards | head`) is no error.
    if (error.code === 'EPIPE') process.exit(0)
    // The terminal was closed: whoever shows screens ends with the code of the signal, and has nobody left to say a word to.
    if (error.code !== 'EIO') throw error
  })
  try {
    process.exitCode = await run(argv)
  } catch (error) {
    process.exitCode = report(error)
  }
}

/** The status line is asked for at every prompt: it goes its own way, past the parser of flags. */
async function run(argv: readonly string[]): Promise<number> {
  if (argv.length === 2 && argv[0] === 'due' && argv[1] === '--short') {
    const { due } = await import('./commands/due.ts')
    await due({ short: true })
    return 0
  }
  const { runCli } = await import('./cli.ts')
  return runCli(argv)
}

/** One line for what a user can do something about; everything for a bug. */
function report(error: unknown): number {
  if (isFailure(error)) {
    const { message, hint } = wordsOf(error)
    process.stderr.write(`viva: ${message}. ${hint}\n`)
    return error.exitCode
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`viva: this is a bug in viva. Please report it with these lines:\n${stack}\n`)
  return bugExit
}

function wordsOf(failure: Failure): { readonly message: string; readonly hint: string } {
  const { words } = languagesOf({ language: spokenLanguage() })
  // Each message takes the values of its own code, which is the code that the failure carries.
  const say = words.failures[failure.code] as (values: unknown) => { message: string; hint: string }
  const { message, hint } = say(cleaned(failure.values))
  return { message: message.replace(/[.。]$/, ''), hint }
}

const cleaned = (values: object): object =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? cleanLine(value) : value]),
  )

void main(process.argv.slice(2))
