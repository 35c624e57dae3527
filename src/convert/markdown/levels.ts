/**
 * Levels where collections write them: behind a title, on a line under it, over a section, as stars of a scale.
 * Knows single lines and marks; which of them belong together is decided elsewhere.
 */
import type { Level } from '../../model/card.ts'

/** What a word for a level or difficulty means; null for other words. */
export function levelOf(word: string): Level | null {
  const bare = word.trim()
  if (junior.test(bare)) return 'junior'
  if (mid.test(bare)) return 'mid'
  return senior.test(bare) ? 'senior' : null
}

const junior =
  /^(?:easy|junior|beginner|basics?|novice|entry|entry[- ]level|elementary|fresher|freshers|starter|fundamentals?|simple|trivial|初级|初階|初级题|简单|簡單|容易|基础|基礎|入门|入門|初学者|初級|쉬움|초급|하|fácil|básico|básica|principiante|facile|débutant|einfach|leicht|anfänger|лёгкий|легкий|лёгкие|легкие|начальный|базовый|джуниор|🟢|👶)$/iu
const mid =
  /^(?:medium|mid|middle|mid[- ]level|moderate|intermediate|average|regular|中级|中級|中等|中阶|进阶|進階|普通|보통|중급|중|medio|media|intermedio|intermédio|intermediário|moyen|intermédiaire|mittel|средний|средние|мидл|🟡|🟠)$/iu
const senior =
  /^(?:hard|senior|advanced|advance|expert|experts|experienced|difficult|tough|challenging|pro|高级|高級|困难|困難|较难|难|高阶|高階|专家|資深|资深|어려움|고급|상|difícil|avanzado|avanzada|avançado|experto|difficile|avancé|schwer|schwierig|fortgeschritten|сложный|сложные|продвинутый|сеньор|🔴|🚀)$/iu

/** `What is a lock? (Easy)`, `【困难】什么是锁`, `What is a lock? - Hard`: the level, and the title without it. */
export function withoutLevel(title: string): { readonly text: string; readonly level: Level | null } {
  if (!mayHold.test(title)) return { text: title, level: null }
  for (const pattern of around) {
    const match = pattern.exec(title)
    const level = match ? levelOf(wordIn(match[1] as string)) : null
    const text = match ? title.slice(0, match.index) + title.slice(match.index + match[0].length) : ''
    if (level !== null && text.trim() !== '') return { text: text.trim(), level }
  }
  return { text: title, level: null }
}

/** Quicker than looking at all places where a word may stand. */
const mayHold =
  /easy|hard|med|begin|basic|inter|adv|senior|junior|mid|exper|simple|diff|tough|novice|entry|fresh|start|pro\b|moderate|level|f[aá]cil|b[aá]sic|princip|avan|d[eé]but|einf|leicht|anf|mittel|schw|fort|moyen|легк|лёгк|нач|джун|сред|мидл|слож|прод|сень|уров|[简簡困难難易中初高基入进進资資专상중하쉬어보초고普🟢🟡🟠🔴👶🚀]/iu

const around = [
  /^[[【(（]\s*([^\])】）]{1,24})\s*[\]】)）]\s*[:：-]?\s*/u,
  /^`([^`]{1,20})`\s*[:：-]?\s*/u,
  /\s*(?:\*\*|__|[*_`])?[[【(（]\s*([^\])】）]{1,24})\s*[\]】)）](?:\*\*|__|[*_`])?$/u,
  /(?<=[?？.。!！)）`])\s*(?:[-–—:|·]\s*)?(?:\*\*|__|[*_`])?([\p{L}-]{2,14})(?:\*\*|__|[*_`])?$/u,
  /\s+(?:[-–—|·]\s+)(?:\*\*|__|[*_`])?([\p{L}-]{2,14})(?:\*\*|__|[*_`])?$/u,
]

const named =
  /^(?:(?:difficulty|level|seniority|complexity|difficulty level|难度|难度等级|等级|级别|難易度|난이도|сложность|уровень|dificultad|nivel|dificuldade|difficulté|niveau|schwierigkeit)\s*[:：=-]\s*)/iu

/** `Difficulty: Easy` as `Easy`. */
const wordIn = (text: string): string => text.replace(named, '').replace(/[*_`]/g, '').trim()

/** `**Difficulty:** Medium`, `> 难度：★★☆`, `Level - Senior`: a line that says the level and nothing more. */
export function levelLine(line: string): Level | null {
  const bare = line
    .replace(/^[\s>*_`#-]+|<[^>]+>/g, '')
    .replace(/\*\*|__|`/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (bare.length > 60 || !named.test(bare)) return null
  const word = bare
    .replace(named, '')
    .replace(/[*_.。]+$/, '')
    .trim()
  return (
    levelOf(word) ??
    levelOf(word.replace(/^\p{Extended_Pictographic}\ufe0f?\s*|\s*[(（][^()]*[)）]$/gu, '')) ??
    starsOf(word)
  )
}

/** `Easy questions`, `## 初级篇`, `Level 1: Beginner`: what a section says of all its questions. */
export function levelOfSection(title: string): Level | null {
  const bare = title
    .replace(/[\p{Extended_Pictographic}\ufe0f\u200d]/gu, '')
    .replace(/^\W*(?:part|level|section|chapter)?\s*\d+\s*[:：.、-]?\s*/iu, '')
    .replace(/\s*[(（][^()（）]*[)）]\s*/gu, ' ')
    .replace(/[*_`#:：]/g, '')
    .trim()
  const words = bare.replace(
    /(?:[- ]?level)?\s*(?:(?:interview )?questions?(?: (?:and|&) answers)?|problems|level|tier|topics)$|(?:难度)?(?:面试)?(?:篇|题|题目|部分|问题|难度|工程师|开发)$|^for\s+|^questions for\s+/giu,
    '',
  )
  return levelOf(bare) ?? levelOf(words) ?? levelOf(wordIn(bare))
}

/** Filled and all signs of a row of stars; null for none, and for one sign alone. */
export function starCount(mark: string): { readonly filled: number; readonly all: number } | null {
  const full = mark.match(/[★⭐🌟]/gu)?.length ?? 0
  const empty = mark.match(/☆/g)?.length ?? 0
  if (full + empty === 0) return null
  // Signs of one kind count, whichever they are.
  return full > 0 && empty > 0 ? { filled: full, all: full + empty } : { filled: full + empty, all: 0 }
}

/** `filled` of `all` stars: of three and of five the one in the middle is mid. */
export function levelOfStars(filled: number, all: number): Level {
  const part = filled / all
  return part < 0.45 ? 'junior' : part > 0.7 ? 'senior' : 'mid'
}

function starsOf(word: string): Level | null {
  if (!/^(?:[★☆⭐🌟\s]|\ufe0f)+$/u.test(word)) return null
  const count = starCount(word)
  return count === null ? null : levelOfStars(count.filled, Math.max(count.all, count.filled > 3 ? 5 : 3))
}
