/**
 * Something wrong in the world (disk full, database newer, folder missing) or in how viva was called.
 * Thrown with a code and the values to quote; `main.ts` catches it once and prints the words of the catalogue.
 */
export type FailureCode = keyof FailureValues

/**
 * Why the world refused, where viva knows: said in the language of the user. Any other `reason` is the text that the system gave.
 */
export const KNOWN_REASONS = [
  'missing',
  'no-permission',
  'read-only',
  'file-in-path',
  'file-in-place',
  'folder-in-place',
  'path-too-long',
  'other-program',
  'write-refused',
  'link',
] as const
export type KnownReason = (typeof KNOWN_REASONS)[number]

/** The values that each message quotes. Adding a code here makes the compiler ask for its words in every language. */
export type FailureValues = {
  usage: { message: string }
  'unknown-card': { card: string }
  'unknown-deck': { deck: string }
  'unknown-grade': { grade: string }
  'unknown-setting': { key: string; near: string }
  'setting-value': { key: string; value: string; allowed: string }
  'nothing-to-undo': Record<never, never>
  'not-a-terminal': { command: string; instead: string }
  'terminal-too-small': { columns: number; rows: number }
  'file-missing': { path: string }
  'folder-missing': { path: string }
  'not-a-folder': { path: string }
  'working-folder-gone': Record<never, never>
  'not-a-deck': { path: string }
  'deck-name': { name: string }
  'not-a-question': Record<never, never>
  'too-large': { path: string; most: number }
  'no-text': { path: string }
  'already-linked': { path: string }
  'not-linked': { path: string }
  'root-inside': { path: string; other: string }
  'not-readable': { path: string; reason: string }
  'not-writable': { path: string; reason: string }
  'home-not-ours': { path: string }
  'disk-full': { path: string }
  'database-newer': { path: string; found: number; known: number }
  'database-damaged': { path: string; reason: string }
  'database-busy': { path: string }
  'database-read-only': { path: string }
  'editor-missing': Record<never, never>
  'editor-failed': { editor: string; reason: string }
  'clock-value': { value: string }
  'card-not-active': { card: string; reason: 'suspended' | 'draft' | 'retired' }
  'no-match': { card: string }
  'mock-active': { number: number }
  'mock-gone': Record<never, never>
  'mock-newer': { number: number }
  'no-active-mock': Record<never, never>
  'unknown-mock': { number: string }
  'unknown-preset': { preset: string; known: string }
  'no-mock-cards': Record<never, never>
  'option-value': { option: string; value: string; allowed: string }
  'archive-damaged': { path: string; reason: string }
  'archive-name': { path: string; entry: string }
  'archive-twice': { path: string; entry: string }
  /** `place` is what is too large, empty for the whole file; `limit` the name of an ImportLimit, `most` what it is set to. */
  'import-limit': { path: string; place: string; limit: string; found: number; most: number }
  'zstd-missing': { path: string; found: string; needed: string }
  'anki-none': { path: string }
  'anki-newer': { path: string; found: number; known: number }
  'anki-refused': { path: string; part: string }
  'anki-damaged': { path: string; reason: string }
  'export-exists': { path: string }
  'export-inside': { path: string; root: string }
  'export-name': { name: string }
  'nothing-to-export': Record<never, never>
  'no-journals': { path: string }
  'deck-changed': { path: string }
  'unknown-source': { path: string }
  'forget-what': { known: string }
  'option-needs-path': { option: string }
  'not-a-pattern': { text: string; reason: string }
  'pattern-too-slow': { pattern: string; line: number; text: string }
  'no-media': Record<never, never>
  'opener-missing': Record<never, never>
  'node-too-old': { found: string; needed: string }
}

/** 2: wrong use or input. 3: the world fails. */
export type FailureExit = 2 | 3

export class Failure<Code extends FailureCode = FailureCode> extends Error {
  override readonly name = 'Failure'
  readonly code: Code
  readonly values: FailureValues[Code]
  readonly exitCode: FailureExit

  constructor(code: Code, values: FailureValues[Code], exitCode: FailureExit, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(values)}`, options)
    this.code = code
    this.values = values
    this.exitCode = exitCode
  }
}

/** By shape and not `instanceof`: every chunk of the bundle carries its own copy of the class. */
export function isFailure(error: unknown): error is Failure {
  return error instanceof Error && error.name === 'Failure' && 'code' in error && 'exitCode' in error
}

/** For the branch that the types rule out. */
export function unreachable(value: never): never {
  throw new Error(`Inconsistent: unexpected ${JSON.stringify(value)}`)
}
