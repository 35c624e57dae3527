/**
 * Something wrong in the world (disk full, database newer, folder missing) or in how viva was called.
 * Thrown with a code and the values to quote; `main.ts` catches it once and prints the words of the catalogue.
 */
export type FailureCode = keyof FailureValues

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
  'not-a-deck': { path: string }
  'deck-name': { name: string }
  'not-a-question': Record<never, never>
  'too-large': { path: string; most: number }
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
  'card-not-active': { card: string }
  'no-match': { card: string }
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
