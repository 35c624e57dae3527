/**
 * How much of a foreign file is read before it counts as hostile or broken. Data, so that each limit has a name to quote and can
 * be raised by whoever trusts a file. Sizes are those that were really read, never those that a header promises.
 */

const mib = 1024 * 1024

export const defaultImportLimits = {
  /** The archive as it is on the disk. */
  archiveBytes: 512 * mib,
  /** Files in an archive. */
  entries: 100_000,
  /** The database of a collection, unpacked. */
  collectionBytes: 512 * mib,
  /** The list of media. */
  mediaMapBytes: 64 * mib,
  /** One media file. */
  mediaBytes: 100 * mib,
  /** All that is unpacked of one archive. */
  totalBytes: 1024 * mib,
  /** Unpacked to packed, looked at beyond 16 MiB: less than that does no harm. */
  ratio: 200,
  /** Reading, comparing and writing as many takes about a gigabyte of memory. */
  notes: 100_000,
  cards: 1_000_000,
  /** Answers in the log. */
  reviews: 2_000_000,
  fieldsPerNote: 100,
  /** A longer field is cut off. */
  fieldBytes: 256 * 1024,
  /** The fields of all notes together. */
  textBytes: 64 * mib,
  /** Elements inside of each other; deeper HTML is read as plain text. */
  htmlDepth: 200,
} as const satisfies Readonly<Record<string, number>>

export type ImportLimit = keyof typeof defaultImportLimits
export type ImportLimits = Readonly<Record<ImportLimit, number>>

export const IMPORT_LIMITS = Object.keys(defaultImportLimits) as readonly ImportLimit[]

const units: Readonly<Record<string, number>> = { '': 1, k: 1024, m: mib, g: 1024 * mib }

/** A limit as it is typed: `ratio=500`, `collectionBytes=2G`. Undefined for anything else. */
export function parseImportLimit(text: string): Partial<ImportLimits> | undefined {
  const [, name, digits, unit = ''] = /^([a-zA-Z]+)=(\d{1,12})([kKmMgG]?)$/.exec(text) ?? []
  const limit = IMPORT_LIMITS.find((each) => each === name)
  if (limit === undefined || digits === undefined) return undefined
  const value = Number(digits) * (units[unit.toLowerCase()] ?? 1)
  return value > 0 ? { [limit]: value } : undefined
}
