/**
 * The clock and the wall. Everything that needs the time gets it from here, as an argument.
 *
 * `$VIVA_NOW` fixes the instant, for tests and demonstrations; `@FILE` reads it from a file at every use. The zone stays `TZ`'s.
 */
import { readFileSync } from 'node:fs'
import { Failure } from '../model/failure.ts'
import { formatInstant, instant, minuteMs, type Instant, type Zone } from '../model/time.ts'

/** @throws Failure `clock-value` when `$VIVA_NOW` cannot be read as an instant since 1970. */
export function now(environment: Readonly<Record<string, string | undefined>> = process.env): Instant {
  const value = environment['VIVA_NOW']
  if (!value) return instant(Date.now())
  return value.startsWith('@') ? parse(readNow(value)) : parse(value)
}

/**
 * Milliseconds from any start, of a clock that nobody sets; it stands still while the machine sleeps. `$VIVA_NOW` moves it as
 * it moves `now`.
 */
export function elapsed(environment: Readonly<Record<string, string | undefined>> = process.env): number {
  return environment['VIVA_NOW'] ? now(environment) : performance.now()
}

/** While `$VIVA_NOW` moves the clock, it is looked at this often. */
const movedEveryMs = 100

/**
 * Calls back each second, by the clock of `elapsed`, until what it returns is called. Where `$VIVA_NOW` stands still, it calls
 * back each second all the same: what was typed is kept then too.
 */
export function everySecond(
  listener: () => void,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): () => void {
  let last = elapsed(environment)
  let calledAt = performance.now()
  const look = (): void => {
    const at = elapsed(environment)
    if (at - last < secondMs && performance.now() - calledAt < secondMs) return
    last = at
    calledAt = performance.now()
    listener()
  }
  const timer = environment['VIVA_NOW'] ? setInterval(look, movedEveryMs) : setInterval(listener, secondMs)
  return () => clearInterval(timer)
}

const secondMs = 1_000

/** The offset of this process's zone. Date follows `TZ` and costs nothing, where Intl would load its tables. */
export const localZone: Zone = (at) => 0 - new Date(at).getTimezoneOffset()

/** A file that is being written is empty for a moment: it is read again this many times, a millisecond apart. */
const emptyReads = 300

function readNow(value: string): string {
  try {
    for (let read = 1; ; read += 1) {
      const text = readFileSync(value.slice(1), 'utf8').trim()
      if (text !== '' || read === emptyReads) return text
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  } catch (cause) {
    throw new Failure('clock-value', { value }, 2, { cause })
  }
}

/** ISO 8601 with a time and an offset. `Date.parse` alone would take more, and make 2 March of 30 February. */
const FORM = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d(?:\.\d+)?)?(?:Z|([+-])(\d\d):?(\d\d))$/

function parse(text: string): Instant {
  const [, date, time, seconds = ':00', sign = '+', hours = '00', minutes = '00'] = FORM.exec(text) ?? []
  const wallMs = Date.parse(`${date}T${time}${seconds}Z`)
  const offsetMs = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * minuteMs
  const at = wallMs - offsetMs
  const isReal =
    Number.isSafeInteger(at) && at >= 0 && formatInstant(instant(wallMs)).startsWith(`${date}T${time}`)
  if (!isReal) throw new Failure('clock-value', { value: text }, 2)
  return instant(at)
}
