/** The house as data: who may import what, and where the world may be touched. DESIGN, section 1. */

/** Floors from the street down. Arrows point down this list only. */
export const FLOORS = [
  'main.ts',
  'cli.ts',
  'commands',
  'ui',
  'session',
  'schedule',
  'stats',
  'convert',
  'deck',
  'markdown',
  'text',
  'store',
  'files',
  'model',
] as const

/** Values in, values out: no clock, no dice, no zone, no environment, no disk. */
export const PURE = ['session', 'schedule', 'stats', 'convert', 'deck', 'markdown', 'text', 'model'] as const

/** Floors that only these may stand on: what has seen the disk cannot be tested without one. */
export const STOOD_ON_BY: Readonly<Record<string, readonly string[]>> = {
  store: ['main.ts', 'cli.ts', 'commands', 'store'],
  files: ['main.ts', 'cli.ts', 'commands', 'files'],
}

const SHELL = ['main.ts', 'cli.ts', 'commands', 'files']

/** Where a package may be imported: folders, or single files. What is not here has no place yet: give it one. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['store'],
  'ts-fsrs': ['schedule'],
  '@open-spaced-repetition/binding': ['commands', 'schedule'],
  ink: ['ui', 'commands'],
  react: ['ui', 'commands'],
  'gray-matter': ['deck'],
  'js-yaml': ['deck', 'convert'],
  'markdown-it': ['markdown'],
  'markdown-it-cjk-friendly': ['markdown'],
  'sugar-high': ['markdown'],
  'string-width': ['text'],
  commander: ['cli.ts', 'commands'],
  ignore: ['commands'],
  // Foreign formats, and the archives that they come in.
  'csv-parse': ['convert'],
  htmlparser2: ['convert'],
  'rehype-parse': ['convert'],
  'rehype-remark': ['convert'],
  'remark-gfm': ['convert'],
  'remark-stringify': ['convert'],
  unified: ['convert'],
  'unist-util-visit': ['convert'],
  yauzl: ['files'],
  fflate: ['files', 'convert'],
  'node:buffer': ['files'],
  'node:child_process': ['commands/editor.ts', 'commands/open-media.ts'],
  'node:crypto': ['deck', 'convert', 'files', 'store'],
  'node:events': ['ui'],
  // The terminal is put right at once when the program ends, whatever is still waiting to be written.
  'node:fs': [...SHELL, 'ui/terminal.ts'],
  'node:module': ['commands/trainer.ts'],
  'node:os': SHELL,
  // Of absolute paths alone: those of files are not looked at.
  'node:path': [...SHELL, 'deck/identity.ts'],
  'node:readline': ['commands'],
  'node:stream': ['commands', 'files'],
  'node:url': SHELL,
  'node:util': ['commands'],
  // A regular expression of the user's runs within a time limit.
  'node:vm': ['commands/import-pattern.ts'],
  'node:zlib': ['convert', 'files'],
}

/** Packages that one file alone speaks to, wherever it is. */
export const ONE_FILE_EACH = ['ts-fsrs', 'gray-matter'] as const

/** Names that are the world. */
export const WORLD = [
  'process',
  'console',
  'Intl',
  'performance',
  'crypto',
  'globalThis',
  'require',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
] as const

/** Of the world, what a single file may have: the text of a user-perceived character needs Unicode's own rules. */
export const WORLD_EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  'text/graphemes.ts': ['Intl'],
}

export const MOST_LINES = 300

/** Lists of words, which grow with the program and not with its difficulty. */
export const LONG_FOLDERS = ['text/messages'] as const
