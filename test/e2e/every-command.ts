/** One call or more of every command, in an order in which each finds what it needs: for what must hold of all of them. */
import { join } from 'node:path'
import { buildProgram } from '../../src/cli.ts'
import { messages } from '../../src/text/messages/catalogue.ts'

export type Call = {
  readonly args: readonly string[]
  readonly input?: string
}

/**
 * Calls for a home with `deckOf(6)` in `deck.md`, a folder `linked` with a deck in it, a file `notes.md` to import and an empty folder
 * `shared`, all in `folder`.
 */
export function everyCommand(folder: string): readonly Call[] {
  const at = (name: string): string => join(folder, name)
  const calls: readonly (readonly string[])[] = [
    [],
    ['--help'],
    ['--version'],
    ['decks'],
    ['decks', 'off', 'deck'],
    ['decks', 'on', 'deck'],
    ['due'],
    ['due', '--short'],
    ['next', '--json'],
    ['grade', 'q1', 'good'],
    ['grade', 'q2', 'again'],
    ['undo'],
    ['link', at('linked'), '--yes'],
    ['cards', 'Question'],
    ['show', 'q1'],
    ['show', at('notes.md')],
    ['add', '--deck', 'deck', '--question', 'What is new?', '--answer', 'This.'],
    ['import', at('notes.md'), '--to', 'imported', '--yes'],
    ['import'],
    ...['anki', 'csv', 'json', 'reviews', 'hashcards', 'markdown', 'sheet'].map((format) => [
      'export',
      format,
      'deck',
      '--output',
      at(`exported-${format}${format === 'markdown' || format === 'hashcards' ? '' : '.out'}`),
      '--force',
    ]),
    ['interview'],
    ['interview', 'set', '+14', '--name', 'Acme'],
    ['interview'],
    ['interview', 'after', 'Acme'],
    ['interview', 'clear', 'Acme'],
    ['mock', '--plan', '--seed', '3', 'deck'],
    ['mock', 'list'],
    ['optimize'],
    ['stats'],
    ['sync', at('shared')],
    ['check'],
    ['config'],
    ['config', 'newPerDay', '7'],
    ['completion', 'bash'],
    ['complete', '--', 'viva', 'd'],
    ['backup'],
    ['restore', '--yes'],
    ['doctor'],
    ['doctor', '--fix'],
    ['doctor', '--rebuild', at('shared')],
    ['unlink', at('linked')],
    ['nonsense'],
  ]
  return [...calls.map((args) => ({ args })), { args: ['review', 'deck', '--plain'], input: ' \n3\nq\n' }]
}

/** What the program calls its commands. */
export function commandNames(): readonly string[] {
  const nothing = (): void => {}
  return buildProgram(messages('en'), nothing, nothing).commands.map((command) => command.name())
}
