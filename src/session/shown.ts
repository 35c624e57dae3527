/** The card on the screen: hints, picks and typed text, and what becomes of them when its deck is edited. */
import type { Card } from '../model/card.ts'
import type { Instant } from '../model/time.ts'
import type { SessionEvent, Shown } from './session.ts'

type Preparation = Extract<SessionEvent, { kind: 'hint' | 'pick' | 'type' }>

export const shownAt = (card: Card, askedAt: Instant, wording: number): Shown => ({
  card,
  askedAt,
  wording,
  hintsShown: 0,
  picked: [],
  typed: '',
})

/** What a person does before the answer is shown. Picks of a question with one right option replace each other. */
export function prepared(shown: Shown, event: Preparation): Shown {
  switch (event.kind) {
    case 'hint':
      return { ...shown, hintsShown: Math.min(shown.hintsShown + 1, shown.card.hints.length) }
    case 'pick': {
      if (event.option >= shown.card.options.length) return shown
      const isSingle = shown.card.options.filter((option) => option.correct).length === 1
      if (isSingle) return { ...shown, picked: [event.option] }
      const isPicked = shown.picked.includes(event.option)
      const picked = isPicked
        ? shown.picked.filter((option) => option !== event.option)
        : [...shown.picked, event.option]
      return { ...shown, picked: picked.sort((a, b) => a - b) }
    }
    case 'type':
      return { ...shown, typed: event.text }
  }
}

/** The same card with another text. Picks are places in a list, and mean nothing in a list of another length. */
export function withText(shown: Shown, card: Card): Shown {
  return {
    ...shown,
    card,
    wording: Math.min(shown.wording, card.also.length),
    hintsShown: Math.min(shown.hintsShown, card.hints.length),
    picked: card.options.length === shown.card.options.length ? shown.picked : [],
  }
}

/** Wordings take turns: the heading, then each of `also`. */
export function wordingOf(card: Card): number {
  const reps = card.memory.state === 'new' ? 0 : card.memory.reps
  return reps % (card.also.length + 1)
}
