/**
 * The query language of `viva cards`: words that must all occur, and `name:value` terms that narrow.
 * A query matches cards; where they come from is the caller's.
 */
import { LEVELS, type Card } from '../model/card.ts'
import { MEMORY_STATES } from '../model/memory.ts'
import { selectDecks } from './select.ts'

export type Query = {
  readonly words: readonly string[]
  readonly terms: readonly { readonly name: QueryTerm; readonly value: string }[]
}

export const QUERY_TERMS = ['deck', 'tag', 'topic', 'state', 'is', 'level', 'id'] as const
export type QueryTerm = (typeof QUERY_TERMS)[number]

/** What a card is, besides what it says. */
export type CardTraits = {
  readonly isLeech: boolean
  /** Other decks in which it stands, in another language. */
  readonly alsoIn?: readonly string[]
}

/** Splits at spaces; quotes keep them together: `deck:"my deck" "exact words"`. An unknown `name:` is a word like any other. */
export function parseQuery(text: string): Query {
  const words: string[] = []
  const terms: { name: QueryTerm; value: string }[] = []
  for (const [, prefix, quoted, bare] of text.matchAll(/(?:([a-z]+):)?(?:"([^"]*)"?|([^\s"]+))/gi)) {
    const value = quoted ?? bare ?? ''
    const name = QUERY_TERMS.find((term) => term === prefix?.toLowerCase())
    if (name) terms.push({ name, value: folded(value) })
    else if (prefix !== undefined || value !== '')
      words.push(folded(prefix === undefined ? value : `${prefix}:${value}`))
  }
  return { words, terms }
}

/** What a term may ask for, where that is a list. */
const CHOICES: { readonly [Term in QueryTerm]?: readonly string[] } = {
  state: MEMORY_STATES,
  is: ['suspended', 'leech', 'draft', ...MEMORY_STATES],
  level: LEVELS,
}

/** The first term that can find nothing, for its value is none of those that there are. */
export function impossibleTerm(
  query: Query,
): { readonly name: QueryTerm; readonly value: string; readonly allowed: readonly string[] } | undefined {
  for (const { name, value } of query.terms) {
    const allowed = CHOICES[name]
    if (allowed && !allowed.includes(value)) return { name, value, allowed }
  }
  return undefined
}

export function matchesQuery(query: Query, card: Card, traits: CardTraits): boolean {
  if (!query.terms.every(({ name, value }) => matchesTerm(name, value, card, traits))) return false
  if (query.words.length === 0) return true
  const text = folded(
    [
      card.id,
      card.deck,
      card.topic,
      ...card.tags,
      card.question,
      card.prompt ?? '',
      card.answer,
      ...card.also,
    ].join('\n'),
  )
  return query.words.every((word) => text.includes(word))
}

function matchesTerm(name: QueryTerm, value: string, card: Card, traits: CardTraits): boolean {
  switch (name) {
    case 'deck':
      return selectDecks([card.deck, ...(traits.alsoIn ?? [])].map(folded), [value]).selected.length > 0
    case 'tag':
      return card.tags.some((tag) => folded(tag) === value)
    case 'topic':
      return folded(card.topic).includes(value)
    case 'state':
      return card.memory.state === value
    case 'level':
      return card.level === value
    case 'id':
      return folded(card.id) === value
    case 'is':
      if (value === 'suspended') return card.isSuspended
      if (value === 'leech') return traits.isLeech
      if (value === 'draft') return card.isDraft
      return card.memory.state === value
  }
}

/** Compatibility forms are the same to a reader: a full-width letter, a radical that looks like its character. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase()
