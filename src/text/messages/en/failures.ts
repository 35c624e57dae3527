/** What failures say: what happened with the value received, then what to do. */
import type { FailureCode, FailureValues, KnownReason } from '../../../model/failure.ts'

export type FailureWords = {
  readonly [Code in FailureCode]: (values: FailureValues[Code]) => {
    readonly message: string
    readonly hint: string
  }
}

/** Why the world refused, in words. */
const reasons: Readonly<Record<KnownReason, string>> = {
  missing: 'it is not there',
  'no-permission': 'permission denied',
  'read-only': 'the file system is read-only',
  'file-in-path': 'a part of the path is a file',
  'file-in-place': 'a file stands in its place',
  'folder-in-place': 'a folder stands in its place',
  'path-too-long': 'the path is too long',
  'other-program': 'it belongs to another program',
  'write-refused': 'the system refused it (a quota, the largest size of a file, a fault of the disk)',
  link: 'it is a link, and viva follows none',
}

/** The words for a reason that is known; any other as it is. */
export const why = (reason: string): string => reasons[reason as KnownReason] ?? reason

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
  'working-folder-gone': () => ({
    message: 'the folder that this terminal stands in is gone',
    hint: 'Change to another one with: cd',
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
  'no-text': ({ path }) => ({
    message: `${path} holds no text that can be read`,
    hint: 'If it is text, name its encoding, such as --encoding utf-16le.',
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
    message: `cannot read ${path}: ${why(reason)}`,
    hint: 'Check its permissions and owner.',
  }),
  'not-writable': ({ path, reason }) => ({
    message: `cannot write ${path}: ${why(reason)}`,
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
    message: `${path} cannot be read as a database: ${why(reason)}`,
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
    message: `the editor ${editor} did not start: ${why(reason)}`,
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
  'card-not-active': ({ card, reason }) => ({
    message: `${card} cannot be graded: ${
      {
        suspended: 'it is suspended',
        draft: 'it is a draft, without an answer',
        retired: 'it is in no deck any more',
      }[reason]
    }`,
    hint:
      reason === 'suspended'
        ? 'Take it up again in the browser: viva cards'
        : reason === 'draft'
          ? `Write its answer; viva show ${card} names the question.`
          : 'Put its question back into a deck: the history returns with it.',
  }),
  'mock-active': ({ number }) => ({
    message: `mock interview ${number} is not finished`,
    hint: 'Go on with: viva mock resume; or end it with: viva mock give-up',
  }),
  'mock-gone': () => ({
    message: 'this mock interview goes on in another window, or was ended there',
    hint: 'See how it stands with: viva mock list',
  }),
  'mock-newer': ({ number }) => ({
    message: `mock interview ${number} was begun by a newer viva`,
    hint: 'Update viva, or end it with: viva mock give-up',
  }),
  'no-active-mock': () => ({ message: 'no mock interview is unfinished', hint: 'Begin one with: viva mock' }),
  'unknown-mock': ({ number }) => ({
    message: `there is no mock interview ${number}`,
    hint: 'List them with: viva mock list',
  }),
  'unknown-preset': ({ preset, known }) => ({
    message: `there is no preset ${preset}`,
    hint: `Use one of: ${known}`,
  }),
  'no-mock-cards': () => ({
    message: 'no question fits this mock interview',
    hint: 'Name other decks, or leave out --level and --tag; viva decks shows what there is.',
  }),
  'option-value': ({ option, value, allowed }) => ({
    message: `${option} cannot be ${value}`,
    hint: `Allowed: ${allowed}`,
  }),
  'archive-damaged': ({ path, reason }) => ({
    message: `${path} is not a sound archive: ${reason}`,
    hint: 'Export or download it again.',
  }),
  'archive-name': ({ path, entry }) => ({
    message: `${path} holds a file that wants to be written outside of its place: ${entry}`,
    hint: 'No program that you know makes such archives. Do not trust it.',
  }),
  'archive-twice': ({ path, entry }) => ({
    message: `${path} holds ${entry} twice`,
    hint: 'Which of the two is meant cannot be known. Export it again.',
  }),
  'import-limit': ({ path, place, limit, found, most }) => ({
    message: `${place === '' ? path : `${place} in ${path}`} goes beyond the limit ${limit}: ${found}, and ${most} are allowed`,
    hint: `If you trust the file, allow more: viva import --limit ${limit}=${found * 2} FILE`,
  }),
  'zstd-missing': ({ path, found, needed }) => ({
    message: `${path} is packed with zstd, which Node ${found} cannot read`,
    hint: `Use Node ${needed} or newer, or export from Anki with "Support older Anki versions".`,
  }),
  'anki-none': ({ path }) => ({
    message: `${path} holds no Anki collection`,
    hint: 'Export the deck from Anki as an Anki deck package (.apkg).',
  }),
  'anki-newer': ({ path, found, known }) => ({
    message: `${path} was made by a newer Anki (version ${found}, viva knows ${known})`,
    hint: 'Export it from Anki with "Support older Anki versions".',
  }),
  'anki-refused': ({ path, part }) => ({
    message: `the database in ${path} holds ${part}, which Anki never makes`,
    hint: 'It was made to do something else than hold cards. Do not trust it.',
  }),
  'anki-damaged': ({ path, reason }) => ({
    message: `the database in ${path} is damaged: ${reason}`,
    hint: 'In Anki choose Tools, Check Database, and export again.',
  }),
  'export-exists': ({ path }) => ({
    message: `${path} is there, and is no earlier export of this format`,
    hint: 'Choose another name with -o, or replace it with --force.',
  }),
  'export-inside': ({ path, root }) => ({
    message: `${path} is inside of ${root}, where viva reads decks and keeps its own files`,
    hint: 'Choose a place outside of it with -o.',
  }),
  'export-name': ({ name }) => ({
    message: `${name} is a name that Anki takes for a whole collection: importing it would replace all that somebody has`,
    hint: 'Choose another name with -o, such as viva.apkg.',
  }),
  'nothing-to-export': () => ({
    message: 'no card fits this selection',
    hint: 'See what there is with: viva decks, viva cards QUERY',
  }),
  'no-journals': ({ path }) => ({
    message: `there is no journal with events in ${path}`,
    hint: 'Give the folder that viva sync was run with. Nothing was changed.',
  }),
  'deck-changed': ({ path }) => ({
    message: `${path} changed while it was read`,
    hint: 'Try again.',
  }),
  'no-media': () => ({
    message: 'the card names no picture, sound or document that is there',
    hint: 'Files must stand inside the folder of the deck.',
  }),
  'opener-missing': () => ({
    message: 'no program is there to open files with',
    hint: 'On Linux install xdg-utils.',
  }),
  'unknown-source': ({ path }) => ({
    message: `${path} is not a remembered source`,
    hint: 'Without a path viva import goes through all of them: viva import --dry-run shows which.',
  }),
  'forget-what': ({ known }) => ({
    message: '--forget needs the path of a source',
    hint: known === '' ? 'No sources are remembered.' : `Remembered: ${known}`,
  }),
  'option-needs-path': ({ option }) => ({
    message: `${option} says how to read a file, and none is named`,
    hint: `Name it: viva import FILE ${option} ... Remembered sources are read as they were the first time.`,
  }),
  'not-a-pattern': ({ text, reason }) => ({
    message: `--pattern ${text} is not a regular expression: ${reason}`,
    hint: 'It is one of JavaScript, such as: ^Q[0-9]+: (.*)',
  }),
  'pattern-too-slow': ({ pattern, line, text }) => ({
    message: `--pattern ${pattern} takes too long at line ${line}: ${text}`,
    hint: 'Repeat nothing that repeats itself: a+ instead of (a+)+. Such as: ^Q[0-9]+: (.*)',
  }),
  'node-too-old': ({ found, needed }) => ({
    message: `this is Node ${found}`,
    hint: `viva needs Node ${needed} or newer.`,
  }),
}
