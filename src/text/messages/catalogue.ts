/**
 * Everything that viva says to people, in English and Chinese. English sets the shape; Chinese must fill it, or the
 * program does not compile. A message is a string, or a function of the values it quotes.
 *
 * Values that come from decks, file names or other programs must be cleaned (`text/clean.ts`) by whoever prints the result.
 */
import { en } from './en/en.ts'
import { zh } from './zh/zh.ts'

export type InterfaceLanguage = 'en' | 'zh'

export type Messages = typeof en

const catalogue: Readonly<Record<InterfaceLanguage, Messages>> = { en, zh }

export function messages(language: InterfaceLanguage): Messages {
  return catalogue[language]
}

/** The interface language for a BCP 47 tag or a locale such as `zh_CN.UTF-8`: Chinese for Chinese, English for all others. */
export function interfaceLanguage(tag: string | null): InterfaceLanguage {
  return /^zh\b|^zh[-_]/i.test(tag ?? '') ? 'zh' : 'en'
}
