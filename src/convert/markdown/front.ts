/**
 * The head of a foreign file: its YAML, of which viva takes title, tags, level and language, and the language that the text is
 * plainly written in. Knows nothing of questions.
 */
import type { Level } from '../../model/card.ts'
import { readFrontMatter } from '../../deck/front-matter.ts'
import { isList, isMapping, readYaml, type YamlText } from '../../deck/yaml.ts'
import type { ImportedState } from '../imported.ts'
import { noteSchedule } from '../obsidian/schedule.ts'
import { storedWords } from '../stored.ts'
import { levelOf } from './levels.ts'

export type FrontMatter = {
  readonly title: string | null
  readonly tags: readonly string[]
  readonly level: Level | null
  /** BCP 47. */
  readonly language: string
  /** True for a file of yanki, which is one note. */
  readonly isNote: boolean
  /** Of the whole file, when it is a note of Obsidian Spaced Repetition. */
  readonly schedule: ImportedState | null
  /** The text with the lines of the head blank: line numbers stay. */
  readonly body: string
}

export function blankFrontMatter(text: string): FrontMatter {
  const none = {
    title: null,
    tags: [],
    level: null,
    language: languageOf(text),
    isNote: false,
    schedule: null,
    body: text,
  }
  if (!text.startsWith('---')) return none
  const lines = text.split('\n')
  const toml = tomlHead(lines)
  if (toml !== null) {
    const body = lines.map((line, index) => (index < toml.lineCount ? '' : line)).join('\n')
    return { ...none, title: toml.name, language: languageOf(body), body }
  }
  const { head, lineCount, findings } = readFrontMatter(lines)
  const isKeys =
    lines.slice(1, lineCount - 1).filter((line) => /^\s*(?:[\w-]+\s*:|-\s|#|$)/.test(line)).length * 2 >=
    lineCount - 2
  if (lineCount === 0 || (findings.length > 0 && !isKeys)) return none
  const value = (...names: readonly string[]): YamlText | null => {
    const text = head.others.find(({ key }) => names.includes(key.toLowerCase()))?.text
    const read = text === undefined ? null : readYaml(text)
    return read && 'value' in read && isMapping(read.value) ? ([...read.value.values()][0] ?? null) : null
  }
  const level = value('difficulty', 'seniority')
  const language = value('lang', 'locale')
  const body = lines.map((line, index) => (index < lineCount ? '' : line)).join('\n')
  return {
    title: head.title,
    tags: [
      ...new Set([
        ...head.tags,
        ...words(value('tag', 'keywords', 'topics')),
        ...words(value('category', 'topic')),
      ]),
    ],
    level: head.level ?? (typeof level === 'string' ? levelOf(level) : null),
    language:
      head.language !== 'und'
        ? head.language
        : typeof language === 'string' && /^[a-z]{2,3}(?:-[\w-]+)?$/i.test(language)
          ? language
          : languageOf(body),
    isNote: head.others.some(({ key }) => /^(?:noteId|yanki)$/i.test(key)),
    schedule: noteSchedule(text),
    body,
  }
}

/** The head that hashcards writes: `name = "Geography"` between the same two lines. */
function tomlHead(
  lines: readonly string[],
): { readonly name: string | null; readonly lineCount: number } | null {
  const end = lines.indexOf('---', 1)
  const head = end > 0 && lines[0]?.trim() === '---' ? lines.slice(1, end) : []
  if (
    !head.some((line) => /^\s*\w+\s*=/.test(line)) ||
    !head.every((line) => /^\s*(?:#.*|\w[\w.-]*\s*=.*)?$/.test(line))
  )
    return null
  const name = head
    .map((line) => /^\s*name\s*=\s*("(?:[^"\\]|\\.)*"|'[^']*')\s*$/.exec(line)?.[1])
    .find((found) => found !== undefined)
  const bare = name
    ?.slice(1, -1)
    .replace(/\\(["\\])/g, '$1')
    .trim()
  return { name: bare === undefined || bare === '' ? null : bare, lineCount: end + 1 }
}

function words(value: YamlText | null): readonly string[] {
  if (value === null) return []
  const list = isList(value)
    ? value.filter((each) => typeof each === 'string')
    : typeof value === 'string'
      ? value.split(/[,，]/)
      : []
  return list.map(storedWords).filter((word) => word !== '' && word.length <= 40)
}

/** By scripts: enough for the languages that have one of their own; Latin text is English when it reads like it. */
export function languageOf(text: string): string {
  const sample = text.slice(0, 40_000).replace(/```[^]*?```|https?:\S+/g, ' ')
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0
  const latin = count(/[A-Za-z]{2,}/g)
  if (count(/[\u3041-\u30fa]/g) > latin / 4 + 10) return 'ja'
  if (count(/\p{Script=Hangul}/gu) > latin / 2) return 'ko'
  if (count(/\p{Script=Han}/gu) > latin / 2) return 'zh'
  if (count(/\p{Script=Cyrillic}{2,}/gu) > latin / 2) return /[іїєґ]/i.test(sample) ? 'uk' : 'ru'
  if (count(/\p{Script=Arabic}{2,}/gu) > latin / 2) return 'ar'
  return count(/\b(?:the|is|of|and|to|what|how)\b/gi) * 12 > latin && latin > 0 ? 'en' : 'und'
}
