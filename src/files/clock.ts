/**
 * The clock and the wall. Everything that needs the time gets it from here, as an argument.
 *
 * `$VIVA_NOW` fixes the instant, for tests and demonstrations; `@FILE` reads it from a file at every use. The zone stays `TZ`'s.
 */
import { readFileSync } from 'node:fs'
import { Failure } from '../model/failure.ts'
import { instant, type Instant, type Zone } from '../model/time.ts'

/** @throws Failure `clock-value` when `$VIVA_NOW` cannot be read as an instant. */
export function now(environment: Readonly<Record<string, string | undefined>> = process.env): Instant {
  const value = environment['VIVA_NOW']
  if (!value) return instant(Date.now())
  return value.startsWith('@') ? parse(readNow(value)) : parse(value)
}

/** The offset of this process's zone. Date follows `TZ` and costs nothing, where Intl would load its tables. */
export const localZone: Zone = (at) => -new Date(at).getTimezoneOffset()

function readNow(value: string): string {
  try {
    return readFileSync(value.slice(1), 'utf8').trim()
  } catch (cause) {
    throw new Failure('clock-value', { value }, 2, { cause })
  }
}

function parse(text: string): Instant {
  const ms = /(Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(ms)) throw new Failure('clock-value', { value: text }, 2)
  return instant(ms)
}
