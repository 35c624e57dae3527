/** A Markdown text as the reader sees it, for the tests of this folder. */
import { layoutDocument } from '../../src/markdown/layout.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { messages } from '../../src/text/messages/catalogue.ts'
import { plainText, styles, type Line, type StyleName } from '../../src/text/style.ts'

export function laidOut(markdown: string, width = 60, language: 'en' | 'zh' = 'en'): Line[] {
  return layoutDocument(parseMarkdown(markdown), width, { labels: messages(language).markdown })
}

/** The lines without their styles. */
export function shown(markdown: string, width = 60, language: 'en' | 'zh' = 'en'): string[] {
  return laidOut(markdown, width, language).map(plainText)
}

/** Every span that has a style, as `strong+code: text`. */
export function styled(markdown: string, width = 60): string[] {
  return laidOut(markdown, width)
    .flat()
    .filter(({ style }) => style !== styles.plain)
    .map(({ text, style }) => `${namesOf(style)}: ${text}`)
}

function namesOf(style: number): string {
  const names = Object.keys(styles) as StyleName[]
  return names.filter((name) => style & styles[name]).join('+')
}
