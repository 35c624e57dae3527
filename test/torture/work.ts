/** What the process that tries trials is told, and what it says to the one that watches it. */

export type Work = {
  /** The module of the trials, as a URL. */
  readonly module: string
  readonly options: unknown
  readonly from: number
  readonly to: number
  /** The file that says where this process is: `Place` as numbers of eight bytes. */
  readonly place: string
  /** The file that `Said` are appended to, a line of JSON each. */
  readonly said: string
}

/** The trial that is tried, its length, how often it was begun, and the lengths of all before it. */
export type Place = readonly [number: number, characters: number, attempt: number, before: number]

export type Said =
  | { readonly kind: 'fault'; readonly number: number; readonly target: string; readonly text: string }
  | {
      readonly kind: 'slowest'
      readonly target: string
      readonly characters: number
      readonly ms: number
      readonly number: number
    }
  | { readonly kind: 'heap'; readonly number: number; readonly bytes: number }
  | { readonly kind: 'timed'; readonly number: number; readonly ms: number }
  | { readonly kind: 'end'; readonly peakKb: number }

/** Time that any text may take, and time for each character on top of it: generous, and linear. */
export const allowedMs = (characters: number): number => 300 + 0.1 * characters
