/** A page over a screen (keys, facts of a card): open or not, and how far it is scrolled. Pure. */
import type { Key } from '../keys/input.ts'
import { commandOf } from '../keys/keymap.ts'
import { reading } from '../keys/places.ts'
import { scrollBy, type Scrolling } from './scrolling.ts'

export type Page = { readonly kind: 'none' | 'help' | 'info'; readonly offset: number }

export const noPage: Page = { kind: 'none', offset: 0 }

export function pressOnPage(page: Page, key: Key, scrolling: Scrolling): Page {
  const command = commandOf(reading, key)
  if (command === 'back') return noPage
  return { kind: page.kind, offset: scrollBy(command, key, scrolling, page.offset) ?? page.offset }
}
