/** What failures say: what happened with the value received, then what to do. */
import type { FailureCode, FailureValues } from '../../../model/failure.ts'

export type FailureWords = {
  readonly [Code in FailureCode]: (values: FailureValues[Code]) => {
    readonly message: string
    readonly hint: string
  }
}

export const failures: FailureWords = {
  usage: ({ message }) => ({ message, hint: 'See viva --help.' }),
  'unknown-card': ({ card }) => ({
    message: `there is no card ${card}`,
    hint: 'Find its id with: viva cards WORDS',
  }),
  'unknown-deck': ({ deck }) => ({ message: `no deck matches ${deck}`, hint: 'List them with: viva decks' }),
  'unknown-grade': ({ grade }) => ({
    message: `${grade} is not a grade`,
    hint: 'Use again, hard, good or easy, or 1 to 4.',
  }),
  'unknown-setting': ({ key, near }) => ({
    message: `there is no setting ${key}`,
    hint: near ? `Did you mean ${near}? List them with: viva config` : 'List them with: viva config',
  }),
  'setting-value': ({ key, value, allowed }) => ({
    message: `${value} is not a value for ${key}`,
    hint: `Use ${allowed}.`,
  }),
  'nothing-to-undo': () => ({
    message: 'there is nothing to undo',
    hint: 'Only answers, suspending, burying and resets can be undone.',
  }),
  'not-a-terminal': ({ command, instead }) => ({
    message: `viva ${command} needs a terminal`,
    hint: `In a script use: ${instead}`,
  }),
  'terminal-too-small': ({ columns, rows }) => ({
    message: `this terminal has ${columns} columns and ${rows} rows`,
    hint: 'viva needs 60 by 20. Make the window larger, or use --plain.',
  }),
  'file-missing': ({ path }) => ({ message: `there is no file ${path}`, hint: 'Check the path.' }),
  'folder-missing': ({ path }) => ({ message: `there is no folder ${path}`, hint: 'Check the path.' }),
  'not-a-folder': ({ path }) => ({
    message: `${path} is not a folder`,
    hint: 'Name the folder that holds the decks.',
  }),
  'not-a-deck': ({ path }) => ({
    message: `${path} holds no question in viva's format`,
    hint: 'A question is a level-2 heading: "## Why ...?". Notes in another format: viva import.',
  }),
  'deck-name': ({ name }) => ({
    message: `${name} cannot be the name of a deck`,
    hint: 'Use a path below decks/ without "..", such as work/kafka.',
  }),
  'not-a-question': () => ({
    message: 'this is not one question with its answer',
    hint: 'The question is one line; the answer has no headings of level 1 or 2.',
  }),
  'too-large': ({ path, most }) => ({
    message: `${path} is larger than ${most} MB`,
    hint: 'Split it, and import the parts.',
  }),
  'already-linked': ({ path }) => ({ message: `${path} is linked already`, hint: 'See it with: viva decks' }),
  'not-linked': ({ path }) => ({
    message: `${path} is not a linked folder`,
    hint: 'Linked folders are shown by: viva decks',
  }),
  'root-inside': ({ path, other }) => ({
    message: `${path} and ${other}, which viva reads already, overlap`,
    hint: 'Link a folder outside of it.',
  }),
  'not-readable': ({ path, reason }) => ({
    message: `cannot read ${path}: ${reason}`,
    hint: 'Check its permissions and owner.',
  }),
  'not-writable': ({ path, reason }) => ({
    message: `cannot write ${path}: ${reason}`,
    hint: 'Check its permissions and owner, or set VIVA_HOME to a folder of your own.',
  }),
  'home-not-ours': ({ path }) => ({
    message: `${path} belongs to another user or is not a folder`,
    hint: 'Set VIVA_HOME to a folder of your own.',
  }),
  'disk-full': ({ path }) => ({
    message: `the disk that holds ${path} is full`,
    hint: 'Nothing that was answered before is lost. Free some space and go on.',
  }),
  'database-newer': ({ path, found, known }) => ({
    message: `${path} was made by a newer viva (version ${found}, this one knows ${known})`,
    hint: 'Update viva. The file was not touched.',
  }),
  'database-damaged': ({ path, reason }) => ({
    message: `${path} cannot be read as a database: ${reason}`,
    hint: 'Keep a copy of the file, then restore one from the backups folder beside it.',
  }),
  'database-busy': ({ path }) => ({
    message: `another program has kept ${path} busy for too long`,
    hint: 'Close the other viva and try again.',
  }),
  'database-read-only': ({ path }) => ({
    message: `${path} is read-only`,
    hint: 'Check the permissions of the file and its folder.',
  }),
  'editor-missing': () => ({
    message: 'no editor is set',
    hint: 'Set VISUAL or EDITOR, for example: export EDITOR=vim',
  }),
  'editor-failed': ({ editor, reason }) => ({
    message: `the editor ${editor} did not start: ${reason}`,
    hint: 'Check VISUAL and EDITOR.',
  }),
  'clock-value': ({ value }) => ({
    message: `VIVA_NOW is ${value}`,
    hint: 'Use an instant with its offset, such as 2026-11-21T08:30:00+01:00, or @FILE.',
  }),
  'no-match': ({ card }) => ({
    message: `${card} was not matched by likeness`,
    hint: 'Matches are listed by: viva check',
  }),
  'card-not-active': ({ card }) => ({
    message: `${card} cannot be graded: it is suspended, a draft, or no longer in a deck`,
    hint: 'See it with: viva show CARD',
  }),
  'node-too-old': ({ found, needed }) => ({
    message: `this is Node ${found}`,
    hint: `viva needs Node ${needed} or newer.`,
  }),
}
