/**
 * The one place that catches, prints and exits. Imports nothing heavy: what a command needs is loaded with it.
 *
 * Exit codes: 0 done; 1 the command found what it looks at to be wrong; 2 wrong use or input; 3 the world fails; 70 a bug in
 * viva; 128 + n after signal n.
 */
import { Failure, isFailure } from './model/failure.ts'

const bugExit = 70

async function main(argv: readonly string[]): Promise<void> {
  try {
    process.exitCode = await run(argv)
  } catch (error) {
    process.exitCode = await report(error)
  }
}

/** The status line is asked for at every prompt: it goes its own way, past the parser of flags and the streams. */
async function run(argv: readonly string[]): Promise<number> {
  if (argv.length === 2 && argv[0] === 'due' && argv[1] === '--short') {
    const { dueShort } = await import('./commands/due-short.ts')
    return dueShort()
  }
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that leaves early (`viva cards | head`) is no error.
    if (error.code === 'EPIPE') process.exit(0)
    // The terminal was closed: whoever shows screens ends with the code of the signal, and has nobody left to say a word to.
    if (error.code === 'EIO') return
    process.stderr.write(`viva: cannot write the output: ${error.message}\n`)
    process.exit(3)
  })
  const { runCli } = await import('./cli.ts')
  return runCli(argv)
}

/** One line for what a user can do something about; everything for a bug. */
async function report(thrown: unknown): Promise<number> {
  // Whoever asks for the working folder learns that it is gone: it may be anybody, Node itself too.
  const isFolderGone = (thrown as { readonly syscall?: unknown } | null)?.syscall === 'uv_cwd'
  const error = isFolderGone ? new Failure('working-folder-gone', {}, 3, { cause: thrown }) : thrown
  if (isFailure(error)) {
    const { failureLine } = await import('./commands/failure-words.ts')
    process.stderr.write(`viva: ${failureLine(error)}\n`)
    return error.exitCode
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`viva: this is a bug in viva. Please report it with these lines:\n${stack}\n`)
  return bugExit
}

void main(process.argv.slice(2))
