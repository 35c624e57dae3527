/**
 * What a conversion yields: a deck in viva's format, the same cards as a flat list, and all that was left out, with the rule that
 * was followed. Values only: the words for rules and reasons are in the message catalogue.
 */
import type { CardProgress } from '../imported.ts'
import type { TextOptions } from '../options.ts'
import type { Level, Option } from '../../model/card.ts'
import type { Rule, Skipped } from '../../model/conversion.ts'
import type { Attributes, Deck } from '../../deck/deck.ts'

export type Converted = {
  readonly format: 'markdown' | 'hashcards' | 'obsidian'
  readonly rule: Rule
  /** False when another reading is about as likely: the result is to be looked at before it is written. */
  readonly isConfident: boolean
  readonly deck: Deck
  readonly cards: readonly ConvertedCard[]
  /** Of the cards that are in the deck. */
  readonly progress: readonly CardProgress[]
  /** In the order of lines. Questions without an answer stand here too, and in the deck as drafts. */
  readonly skipped: readonly Skipped[]
}

/** `answer` is empty in a draft. In a cloze card the gaps of `prompt` stand in square brackets. */
export type ConvertedCard = {
  readonly question: string
  readonly prompt: string | null
  readonly answer: string
  readonly tags: readonly string[]
  readonly options: readonly Option[]
  /** In the source, from 1. */
  readonly line: number
}

export type ConvertOptions = Pick<
  TextOptions,
  'level' | 'pattern' | 'fileName' | 'from' | 'progress' | 'zone'
>

/** A question as it was found, its body still as it was written. Lines from 1. */
export type Found = {
  readonly line: number
  readonly title: string
  readonly body: string
  /** Where the title leads, when it is a link. */
  readonly link: string | null
  readonly tags: readonly string[]
  readonly level: Level | null
  readonly followUps: readonly { readonly line: number; readonly title: string }[]
  /** Set for gaps. */
  readonly cloze?: FoundCloze | undefined
  /** An identity in the source, or one that a schedule needs to find its card. */
  readonly id?: string | null | undefined
  readonly learned?: readonly Learned[] | undefined
  readonly attributes?: Partial<Attributes> | undefined
}

export type FoundCloze = {
  /** The body with cloze marks; with a prompt what stands after it. */
  readonly marked: string
  /** The whole with brackets in place of the marks. */
  readonly bracketed: string
  readonly prompt?: string | null | undefined
  readonly hints?: readonly string[] | undefined
}

/** How well one card of a question is known: `gap` is its number in a cloze, else null. */
export type Learned = Omit<CardProgress, 'card'> & { readonly gap: number | null }
