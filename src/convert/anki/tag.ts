/** Names on the way to Anki: tags, which spaces part there, and decks, which have levels. Knows names only. */

/** A tag as Anki can hold it. */
export function ankiTag(tag: string): string {
  return tag
    .normalize('NFC')
    .trim()
    .replace(/[\s\u3000]+/g, '_')
    .replace(/\p{Cc}/gu, '')
}

/** `work/kafka` as `work::kafka`. Anki takes a quotation mark for the end of a name. */
export function ankiDeck(deck: string): string {
  const levels = deck.normalize('NFC').split('/')
  return levels.map((level) => safe(level) || 'deck').join('::')
}

const safe = (level: string): string =>
  level
    .replace(/:{2,}/g, ':')
    .replaceAll('"', "'")
    .replace(/\p{Cc}/gu, '')
    .trim()
