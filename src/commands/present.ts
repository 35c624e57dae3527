/** The clock, the wall and the locale, as commands hand them on: as values. */
import { localZone, now } from '../files/clock.ts'
import type { Settings } from '../model/settings.ts'
import { day, dayStartAt, studyDay, type Day, type Instant } from '../model/time.ts'
import type { Moment } from '../store/apply-plan.ts'
import type { Today } from '../store/due.ts'

/** Now, as the log and the queue want it. */
export type Present = Moment & Today

/** The present moment and study day. */
export function present(settings: Settings): Present {
  const at = now()
  const dayOn = studyDay(at, localZone, settings.dayStart)
  return { at, zoneOffset: localZone(at), dayOn, dayEndsAt: startOf(day(dayOn + 1), settings) }
}

/** The instant at which a study day begins here. */
export function startOf(on: Day, settings: Settings): Instant {
  return dayStartAt(on, localZone, settings.dayStart)
}

/** BCP 47: the language setting, else the locale's. */
export function deckLanguage(settings: Pick<Settings, 'language'>): string {
  return settings.language ?? localeLanguage()
}

/** The language of `LC_ALL`, `LC_MESSAGES` or `LANG`, as a BCP 47 tag; English where they name none. */
export function localeLanguage(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  const tag = /^([a-z]{2,3})(?:[_-]([A-Za-z]{2,4}))?/.exec(locale)
  if (!tag) return 'en'
  if (tag[1] === 'zh') return /TW|HK|MO|Hant/i.test(tag[2] ?? '') ? 'zh-Hant' : 'zh-Hans'
  return tag[1] as string
}
