/**
 * What an author says at the very end, under a rule: give it a star, follow me, scan this. It belongs to no answer.
 * Knows units and phrases; what stands above the rule is not looked at.
 */
import type { Skipped } from '../../model/conversion.ts'
import type { Unit } from './units.ts'

const mostUnits = 4
const longest = 600

const asksForThanks =
  /\bstar (?:this|the|our) (?:repo|project)|\ba star\b|\bfollow (?:me|us)\b|\bsubscribe\b|buy me a coffee|\bdonat(?:e|ion)|pull requests? (?:are )?welcome|\bPRs? welcome|公众号|公眾號|点个\s*star|给个\s*star|扫码|掃碼|打赏|点赞|關注|关注我|поставьте зв[её]зд|подпис(?:ывай|аться)|スターを|フォローして|dale una estrella|sígueme/iu

export type Farewell = { readonly units: readonly Unit[]; readonly skipped: readonly Skipped[] }

export function withoutFarewell(units: readonly Unit[]): Farewell {
  const rule = units.findLastIndex(({ kind }) => kind === 'rule')
  const after = units.slice(rule + 1)
  const text = after.map(({ source }) => source).join('\n')
  const [first] = after
  const isFarewell =
    rule > 0 &&
    first !== undefined &&
    after.length <= mostUnits &&
    text.length <= longest &&
    after.every(({ kind }) => kind === 'paragraph' || kind === 'html' || kind === 'quote') &&
    asksForThanks.test(text)
  if (!isFarewell) return { units, skipped: [] }
  const line = first.start + 1
  const shown = (first.source.split('\n', 1)[0] ?? '').slice(0, 80)
  return { units: units.slice(0, rule), skipped: [{ line, reason: 'boilerplate', text: shown }] }
}
