/** `viva config`: settings, each with its meaning, default and limits. */
import { Failure } from '../model/failure.ts'
import { defaultSettings, type Settings } from '../model/settings.ts'
import { minuteMs } from '../model/time.ts'
import { settings as readSettings, writeSetting } from '../store/settings.ts'
import { closeStore } from '../store/open.ts'
import { cleanLine } from '../text/clean.ts'
import { languagesOf, openLibrary, openLibraryToRead } from './open-library.ts'
import { say, sayJson } from './output.ts'

type Key = keyof Settings

/** How a setting is written and read by people. `parse` yields undefined for what is not allowed. */
type Form<T> = {
  readonly parse: (text: string) => T | undefined
  readonly format: (value: T) => string
  /** What may be entered, in symbols that need no translation. */
  readonly allowed: string
}

const whole = (from: number, to: number): Form<number> => ({
  parse: (text) =>
    /^\d+$/.test(text) && Number(text) >= from && Number(text) <= to ? Number(text) : undefined,
  format: String,
  allowed: `${from} .. ${to}`,
})

const truth: Form<boolean> = {
  parse: (text) =>
    /^(on|true|yes)$/i.test(text) ? true : /^(off|false|no)$/i.test(text) ? false : undefined,
  format: (value) => (value ? 'on' : 'off'),
  allowed: 'on, off',
}

const UNITS = { s: 1_000, m: minuteMs, h: 60 * minuteMs } as const

const steps: Form<readonly number[]> = {
  parse: (text) => {
    if (/^none$/i.test(text.trim())) return []
    const parsed = text
      .trim()
      .split(/[\s,]+/)
      .map((step) => {
        const [, amount, unit] = /^(\d+)([smh])$/.exec(step) ?? []
        return amount && unit ? Number(amount) * UNITS[unit as keyof typeof UNITS] : undefined
      })
    const isAllowed = parsed.every((step) => step !== undefined && step > 0 && step <= 24 * UNITS.h)
    return isAllowed ? (parsed as number[]) : undefined
  },
  format: (value) =>
    value.length === 0
      ? 'none'
      : value
          .map((ms) =>
            ms % UNITS.h === 0
              ? `${ms / UNITS.h}h`
              : ms % UNITS.m === 0
                ? `${ms / UNITS.m}m`
                : `${ms / 1000}s`,
          )
          .join(' '),
  allowed: '1m 10m, 30s, 2h, none',
}

const FORMS: { readonly [K in Key]: Form<Settings[K]> } = {
  language: {
    parse: (text) =>
      /^auto$/i.test(text) ? null : /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(text) ? text : undefined,
    format: (value) => value ?? 'auto',
    allowed: 'auto, en, zh-Hans ...',
  },
  newPerDay: whole(0, 9999),
  reviewsPerDay: whole(0, 9999),
  desiredRetention: {
    parse: (text) => {
      const value = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text)
      return text !== '' && value >= 0.7 && value <= 0.99 ? value : undefined
    },
    format: String,
    allowed: '0.70 .. 0.99',
  },
  learningSteps: steps,
  relearningSteps: steps,
  dayStart: {
    parse: (text) => {
      const [, hours, minutes] = /^(\d{1,2})(?::(\d{2}))?$/.exec(text) ?? []
      if (hours === undefined) return undefined
      const value = Number(hours) * 60 + Number(minutes ?? 0)
      return Number(minutes ?? 0) < 60 && value < 24 * 60 ? value : undefined
    },
    format: (value) =>
      `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`,
    allowed: '00:00 .. 23:59',
  },
  fuzz: truth,
  leechAfter: whole(2, 99),
  maximumInterval: whole(1, 36_500),
  plain: truth,
  editor: {
    parse: (text) => (/^auto$/i.test(text) ? null : text.trim() === '' ? undefined : text),
    format: (value) => value ?? 'auto',
    allowed: 'auto, vim, "code --wait" ...',
  },
}

const KEYS = Object.keys(defaultSettings) as Key[]

export async function config(
  key: string | undefined,
  value: string | undefined,
  options: { readonly json?: boolean; readonly reset?: boolean },
): Promise<void> {
  const isWriting = value !== undefined || options.reset === true
  const library = await (isWriting ? openLibrary() : openLibraryToRead())
  const { store } = library
  if (key === undefined && options.reset) {
    closeStore(store)
    throw new Failure('usage', { message: library.words.print.resetWhich }, 2)
  }
  if (key === undefined) {
    if (options.json)
      sayJson(Object.fromEntries(KEYS.map((name) => [name, settingJson(name, library.settings)])))
    else for (const name of KEYS) sayLong(name, library.settings, library.words)
    if (!options.json) say(library.words.print.nextConfig)
  } else {
    const name = knownKey(key)
    if (options.reset) writeSetting(store, name, null)
    else if (value !== undefined) writeParsed(name, value)
    const now = readSettings(store)
    const { words } = languagesOf(now)
    if (options.json) sayJson({ [name]: settingJson(name, now) })
    else if (value !== undefined || options.reset)
      say(words.print.setTo(name, cleanLine(formatted(name, now))))
    else sayLong(name, now, words)
  }
  closeStore(store)

  function writeParsed<K extends Key>(name: K, text: string): void {
    const parsed = FORMS[name].parse(text)
    if (parsed === undefined)
      throw new Failure('setting-value', { key: name, value: text, allowed: FORMS[name].allowed }, 2)
    writeSetting(store, name, parsed)
  }
}

/** Names of settings, for completion. */
export const settingNames: readonly string[] = KEYS

/** Values that a setting may have, for completion: all where there are few, else the usual ones. */
export function settingValues(key: string): readonly string[] {
  const name = KEYS.find((known) => known === key)
  if (name === undefined) return []
  if (FORMS[name].allowed === truth.allowed) return ['on', 'off']
  return name === 'language' ? ['auto', 'en', 'zh-Hans'] : [formatted(name, defaultSettings)]
}

function knownKey(text: string): Key {
  const found = KEYS.find((key) => key.toLowerCase() === text.toLowerCase())
  if (found) return found
  const near = KEYS.find((key) => key.toLowerCase().startsWith(text.toLowerCase().slice(0, 4))) ?? ''
  throw new Failure('unknown-setting', { key: text, near }, 2)
}

const formatted = <K extends Key>(key: K, settings: Settings): string => FORMS[key].format(settings[key])

const settingJson = (key: Key, settings: Settings) => ({
  value: settings[key],
  default: defaultSettings[key],
  allowed: FORMS[key].allowed,
})

function sayLong(key: Key, settings: Settings, words: ReturnType<typeof languagesOf>['words']): void {
  const { print } = words
  say(`${key} = ${cleanLine(formatted(key, settings))}`)
  say(`  ${print.settings[key]}`)
  say(`  ${print.settingLimits(FORMS[key].allowed, formatted(key, defaultSettings))}`)
}
