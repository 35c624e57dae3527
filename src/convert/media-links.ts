/**
 * The pictures and sounds that Markdown names, in each way of writing: `![](img/x.png)`, `[listen](x.mp3)`, Obsidian's
 * `![[x.png|300]]`, `<img src="x.png">`. Addresses of the net are none of them. Knows texts and decks; nothing of files.
 */
import type { Deck, Entry } from '../deck/deck.ts'
import { parseBlocks } from '../markdown/blocks.ts'
import { decodedPath } from './anki/media-name.ts'
import type { Imported } from './imported.ts'

export type MediaLink = {
  /** As written, without angle brackets and what Obsidian puts behind it. */
  readonly address: string
  /** `embed`: Obsidian's own, by name, wherever the file lies. `link`: words that lead to a file, which may be of any kind. */
  readonly kind: 'picture' | 'embed' | 'link' | 'html'
}

/** The address to put in place of one; null leaves it as it is. */
export type Relink = (link: MediaLink) => string | null

const embed = String.raw`!\[\[(?<embed>[^[\]|#\n]{1,400})(?:#[^[\]|\n]*)?(?:\|(?<size>[^[\]\n]*))?\]\]`
const inline = String.raw`(?<head>(?<bang>!?)\[(?:[^[\]\\\n]|\\.){0,1000}\]\()[ \t]*(?:<(?<angled>[^<>\n]{1,1000})>|(?<plain>(?:[^()\s<>]|\([^()\s<>]*\)){1,1000})|(?<spaced>[^()<>"\n]{1,400}\.\w{2,4}))(?<tail>[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?[ \t]*\)`
const html = String.raw`(?<tag><(?:img|audio|video|source|embed)\b[^<>]{0,1000}?\ssrc\s*=\s*)(?:"(?<double>[^"<>\n]{1,1000})"|'(?<single>[^'<>\n]{1,1000})')`
const any = new RegExp(`\`+[^\`\\n]*\`+|\\\\.|${embed}|${inline}|${html}`, 'gi')

/** A text with its links to media as `relink` has them. Code is left alone. */
export function withMediaLinks(text: string, relink: Relink): string {
  if (!mayLink.test(text)) return text
  const isCode = new Set<number>()
  if (/`{3}|~{3}|^(?: {4}|\t)/m.test(text))
    for (const { start, end } of parseBlocks(text).code)
      for (let line = start; line < end; line++) isCode.add(line)
  return text
    .split('\n')
    .map((line, index) => (isCode.has(index) || !mayLink.test(line) ? line : relinked(line, relink)))
    .join('\n')
}

/** Most lines hold none, and are not looked at closely. */
const mayLink = /\]\(|!\[\[|\ssrc\s*=/i

function relinked(line: string, relink: Relink): string {
  return line.replace(any, (found: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>
    const link = linkOf(groups)
    const address = link === null || !isLocal(link.address) ? null : relink(link)
    if (link === null || address === null) return found
    if (link.kind === 'embed') return `![${shownAs(link.address, groups['size'])}](${address})`
    if (link.kind === 'html') return `${groups['tag']}"${address}"`
    return `${groups['head']}${address}${groups['tail'] ?? ''})`
  })
}

function linkOf(groups: Readonly<Record<string, string | undefined>>): MediaLink | null {
  const { embed: name, bang, angled, plain, spaced, double, single } = groups
  if (name !== undefined) return { address: name.trim(), kind: 'embed' }
  const source = double ?? single
  if (source !== undefined) return { address: source.replaceAll('&amp;', '&').trim(), kind: 'html' }
  const address = angled ?? plain ?? spaced
  return address === undefined ? null : { address: address.trim(), kind: bang === '!' ? 'picture' : 'link' }
}

/** Neither of the net nor a place in the same text. `C:\x.png` is no scheme, and leads nowhere all the same. */
const isLocal = (address: string): boolean => !/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(address)

/** Obsidian writes a width where others describe: the file's name says more. */
function shownAs(address: string, size: string | undefined): string {
  const words = size?.trim() ?? ''
  const name = address.split('/').at(-1) ?? ''
  return (words === '' || /^\d+(?:x\d+)?$/.test(words) ? name : words).replace(/[[\]\\]/g, '')
}

/** All that is imported with its links as `relink` has them: decks and the flat list alike. `deck` is the name of the part. */
export function withLinkedMedia(
  imported: Imported,
  relink: (link: MediaLink, deck: string) => string | null,
): Imported {
  return {
    ...imported,
    decks: imported.decks.map(({ name, deck, cards }) => {
      const become = (text: string): string => withMediaLinks(text, (link) => relink(link, name))
      return {
        name,
        deck: withTexts(deck, become),
        cards: cards.map((card) => ({
          ...card,
          question: become(card.question),
          prompt: card.prompt === null ? null : become(card.prompt),
          answer: become(card.answer),
          options: card.options.map((option) => ({ ...option, text: become(option.text) })),
        })),
      }
    }),
  }
}

/** The names of the files that decks link to, without their folders. */
export function linkedNames(decks: readonly Deck[]): ReadonlySet<string> {
  const names = new Set<string>()
  const note = (text: string): string =>
    withMediaLinks(text, ({ address }) => {
      names.add(decodedPath(address.split('/').at(-1) ?? ''))
      return null
    })
  for (const deck of decks) withTexts(deck, note)
  return names
}

/** A deck with each of its texts as `become` has it. */
export function withTexts(deck: Deck, become: (text: string) => string): Deck {
  const entry = <E extends Entry>(each: E): E => ({
    ...each,
    question: become(each.question),
    answer: become(each.answer),
    options: each.options.map((option) => ({ ...option, text: become(option.text) })),
    hints: each.hints.map(become),
  })
  return {
    ...deck,
    sections: deck.sections.map((section) => ({
      ...section,
      intro: become(section.intro),
      questions: section.questions.map((question) => ({
        ...entry(question),
        prompt: question.prompt === null ? null : become(question.prompt),
        followUps: question.followUps.map(entry),
      })),
    })),
  }
}
