/** Front matter in three versions as one, key by key. */
import type { Head, OtherKey } from './deck.ts'
import { mergeList, mergeValue, type Side } from './merge-entry.ts'
import { isSameValue } from './same.ts'

/** A key that both changed in different ways is `prefer`'s. */
export function mergeHead(base: Head, mine: Head, theirs: Head, prefer: Side): Head {
  const pick = <Key extends Exclude<keyof Head, 'tags' | 'others'>>(key: Key): Head[Key] =>
    mergeValue<Head[Key]>(base[key], mine[key], theirs[key], prefer).value
  return {
    title: pick('title'),
    language: pick('language'),
    level: pick('level'),
    kind: pick('kind'),
    minutes: pick('minutes'),
    deck: pick('deck'),
    newPerDay: pick('newPerDay'),
    retention: pick('retention'),
    tags: mergeList(base.tags, mine.tags, theirs.tags),
    others: mergeOthers(base.others, mine.others, theirs.others, prefer),
  }
}

function mergeOthers(
  base: readonly OtherKey[],
  mine: readonly OtherKey[],
  theirs: readonly OtherKey[],
  prefer: Side,
): readonly OtherKey[] {
  if (isSameValue(base, mine)) return theirs
  const textIn = (list: readonly OtherKey[], key: string): string | null =>
    list.find((other) => other.key === key)?.text ?? null
  const keys = [...new Set([...mine, ...theirs].map(({ key }) => key))]
  return keys.flatMap((key) => {
    const text = mergeValue(textIn(base, key), textIn(mine, key), textIn(theirs, key), prefer).value
    return text === null ? [] : [{ key, text }]
  })
}
