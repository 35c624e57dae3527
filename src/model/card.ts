/**
 * Cards: what a deck says, and who a card is.
 *
 * A question in a deck becomes one or more cards: a basic one, one per cloze number, one per follow-up. Cards of one
 * question are siblings. All text is Markdown as written in the deck, not yet cleaned for the terminal.
 */
import type { Memory } from './memory.ts'

/** What people see and type: the explicit id of the deck, else a hash of deck and question. May change with an edit. */
export type CardId = string & { readonly __brand: 'CardId' }

/**
 * Who a card is for ever, and what events name: the id under which it was first seen, on this or another machine.
 * Ids that it had later are aliases of it.
 */
export type CardKey = string & { readonly __brand: 'CardKey' }

export const CARD_KINDS = ['basic', 'choice', 'cloze', 'typed', 'behavioural'] as const
export type CardKind = (typeof CARD_KINDS)[number]

export const LEVELS = ['junior', 'mid', 'senior'] as const
export type Level = (typeof LEVELS)[number]

export type KeyPoint = { readonly text: string; readonly must: boolean }
export type Option = { readonly text: string; readonly correct: boolean }

/** A card as one deck file tells it in one language. */
export type CardContent = {
  readonly kind: CardKind
  /** The heading. */
  readonly question: string
  /** What stands before the thematic break; of a cloze card its text with this card's gap open. Null when there is none. */
  readonly prompt: string | null
  /** Without prompt, options, hints, follow-ups and attributes; with key points. Empty in a draft. Cloze marks are gone. */
  readonly answer: string
  readonly keyPoints: readonly KeyPoint[]
  readonly options: readonly Option[]
  readonly hints: readonly string[]
  /** Other wordings of the question. */
  readonly also: readonly string[]
  /** The parts to tell of a behavioural question; empty for other kinds. */
  readonly slots: readonly string[]
  /** The deck's and the card's own, in this order, without repetition. */
  readonly tags: readonly string[]
  readonly level: Level | null
  /** Expected speaking time in minutes. */
  readonly minutes: number | null
  readonly topic: string
  readonly isDraft: boolean
}

/** Where a card's text stands. */
export type CardPlace = {
  /** Absolute path. */
  readonly file: string
  /** Line of the heading, from 1. */
  readonly line: number
}

/** A card with everything that a screen or a script may want to know of it. */
export type Card = CardContent &
  CardPlace & {
    readonly id: CardId
    readonly key: CardKey
    readonly deck: string
    readonly language: string
    /** The id of the question that a follow-up belongs to. */
    readonly parent: CardId | null
    readonly memory: Memory
    readonly isSuspended: boolean
  }
