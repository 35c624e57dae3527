/**
 * One question in three versions as one: part by part, what only one side changed is taken from it. Parts that both changed, and
 * not alike, clash: one side is kept whole in them. Knows nothing of the deck around it.
 */
import { isSameValue } from './same.ts'
import type { Attributes, Entry, Question } from './deck.ts'
import type { YamlText } from './yaml.ts'

export type Side = 'mine' | 'theirs'

/** `hasClash`: both sides changed the same part in different ways, and `prefer` decided. */
export type Merged<T> = { readonly value: T; readonly hasClash: boolean }

/** What one side left as it was follows the other. Without a base whatever differs clashes. */
export function mergeValue<T>(base: T | undefined, mine: T, theirs: T, prefer: Side): Merged<T> {
  if (isSameValue(mine, theirs)) return { value: mine, hasClash: false }
  if (base !== undefined && isSameValue(mine, base)) return { value: theirs, hasClash: false }
  if (base !== undefined && isSameValue(theirs, base)) return { value: mine, hasClash: false }
  return { value: prefer === 'mine' ? mine : theirs, hasClash: true }
}

/** A list in which only membership counts, tags for instance: what either side added or took away. Never clashes. */
export function mergeList(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] {
  if (isSameValue(mine, base)) return theirs
  const kept = mine.filter((item) => theirs.includes(item) || !base.includes(item))
  const added = theirs.filter((item) => !base.includes(item) && !mine.includes(item))
  return [...kept, ...added]
}

/** A question without its follow-ups, or a follow-up. Base is null when both sides have added it. */
export function mergeEntry<E extends Entry | Question>(
  base: E | null,
  mine: E,
  theirs: E,
  prefer: Side,
): Merged<E> {
  // Prompt, options and answer are one text to its writer: halves of two versions would not fit together.
  const bodies = (['prompt', 'options', 'answer'] as const).map((part) =>
    mergeValue(base ? partOf(base, part) : undefined, partOf(mine, part), partOf(theirs, part), prefer),
  )
  const hasBodyClash = bodies.some(({ hasClash }) => hasClash)
  const preferred = prefer === 'mine' ? mine : theirs
  const [prompt, options, answer] = hasBodyClash
    ? [partOf(preferred, 'prompt'), preferred.options, preferred.answer]
    : bodies.map(({ value }) => value)
  const question = mergeValue(base?.question, mine.question, theirs.question, prefer)
  const hints = mergeValue(base?.hints, mine.hints, theirs.hints, prefer)
  const attributes = mergeAttributes(base?.attributes ?? null, mine.attributes, theirs.attributes, prefer)
  return {
    value: {
      ...mine,
      question: question.value,
      hints: hints.value,
      attributes: attributes.value,
      options: options as Entry['options'],
      answer: answer as string,
      ...('prompt' in mine && { prompt: prompt as string | null }),
    },
    hasClash: hasBodyClash || question.hasClash || hints.hasClash || attributes.hasClash,
  }
}

const partOf = (entry: Entry | Question, part: 'prompt' | 'options' | 'answer'): unknown =>
  part === 'prompt' ? ('prompt' in entry ? entry.prompt : null) : entry[part]

function mergeAttributes(
  base: Attributes | null,
  mine: Attributes,
  theirs: Attributes,
  prefer: Side,
): Merged<Attributes> {
  let hasClash = false
  const pick = <T>(of: (attributes: Attributes) => T): T => {
    const merged = mergeValue(base ? of(base) : undefined, of(mine), of(theirs), prefer)
    hasClash ||= merged.hasClash
    return merged.value
  }
  /** What one side has and the other never had is no clash. */
  const pickOptional = <T>(of: (attributes: Attributes) => T | null): T | null =>
    base === null && (of(mine) === null || of(theirs) === null) ? (of(mine) ?? of(theirs)) : pick(of)
  const names = new Set([...mine.others.keys(), ...theirs.others.keys()])
  const others = [...names].flatMap((name): (readonly [string, YamlText])[] => {
    const value = pickOptional((attributes) => attributes.others.get(name) ?? null)
    return value === null ? [] : [[name, value]]
  })
  const value: Attributes = {
    id: pickOptional(({ id }) => id),
    level: pickOptional(({ level }) => level),
    minutes: pickOptional(({ minutes }) => minutes),
    kind: pickOptional(({ kind }) => kind),
    broken: pickOptional(({ broken }) => broken),
    slots: pick(({ slots }) => slots),
    tags: mergeList(base?.tags ?? [], mine.tags, theirs.tags),
    also: mergeList(base?.also ?? [], mine.also, theirs.also),
    others: new Map(others),
  }
  return { value, hasClash }
}
