/**
 * The card browser as a host. The caller searches and does what is asked; rows of the list are asked for one by one, so
 * that a hundred thousand cards cost no more than those on the screen.
 */
import type { Card, CardKey } from '../model/card.ts'
import { isFailure } from '../model/failure.ts'
import { cleanLine } from '../text/clean.ts'
import type { Messages } from '../text/messages/catalogue.ts'
import { span, styles, type Line } from '../text/style.ts'
import { leave, neverChanges, stay, type Host, type Wish } from './host.ts'
import { browserCardLines, browserCardView, listRows, listView, type Found } from './screens/browser.ts'
import { infoRows, type CardFacts } from './screens/info.ts'
import { helpLines, pageScrolling, pageView, rowLines, type PageProps } from './screens/pages.ts'
import {
  browserKeymap,
  browserState,
  pressBrowser,
  withSelected,
  type BrowserContext,
  type BrowserIntent,
} from './state/browser.ts'
import { fieldOf } from './state/field.ts'
import { failureText } from './state/notice.ts'
import { nothingToScroll } from './state/scrolling.ts'
import { bodyRows, type Size } from './view.ts'

export type BrowserPorts = {
  readonly words: Messages
  /** What stands in the search line at the start. */
  readonly query: string
  /** As `viva cards`. Called at every change of the line, and again after a card was changed. */
  readonly search: (query: string) => Found
  /** Null when the card has left its deck. */
  readonly card: (key: CardKey) => Card | null
  readonly facts: (card: Card) => Pick<CardFacts, 'retrievability' | 'isLeech'>
  readonly present: () => Pick<CardFacts, 'today' | 'now'>
  /** @throws Failure */
  readonly suspend: (key: CardKey, isSuspended: boolean) => void
  /** The card is new again. @throws Failure */
  readonly reset: (key: CardKey) => void
  /** Opens the editor at the card and reads its deck again. @throws Failure */
  readonly edit: (card: Card) => Promise<unknown>
  /** Opens the media that the card names. Returns their names. @throws Failure */
  readonly openMedia: (card: Card) => readonly string[]
}

export function browserHost(ports: BrowserPorts): Host {
  const { words } = ports
  const { browse } = words
  let state = browserState(fieldOf(ports.query))
  let found = ports.search(ports.query)
  let searched = ports.query

  const searchAgain = (): void => {
    searched = state.query.text
    found = ports.search(searched)
  }
  const selectedCard = (): Card | null =>
    state.selected < found.count ? ports.card(found.row(state.selected).key) : null

  const page = (size: Size): PageProps => {
    const { offset } = state.page
    const card = state.page.kind === 'info' ? selectedCard() : null
    if (!card)
      return { title: words.keys.title, lines: helpLines(browserKeymap(state), words, size), offset, words }
    const rows = infoRows(card, { ...ports.facts(card), ...ports.present() }, words)
    return { title: words.review.info.title, lines: rowLines(rows, size), offset, words }
  }

  const contextOf = (size: Size): BrowserContext => {
    const card = state.place === 'card' ? selectedCard() : null
    return {
      count: found.count,
      rows: listRows(size),
      card: card
        ? { total: browserCardLines({ card, words }, size).length, rows: bodyRows(size, 1), start: 0 }
        : nothingToScroll,
      page: state.page.kind === 'none' ? nothingToScroll : pageScrolling(page(size), size),
    }
  }

  /** Says what was done, or why it could not be. */
  const tryTo = (deed: () => string): void => {
    let notice: string
    try {
      notice = deed()
      searchAgain()
    } catch (error) {
      if (!isFailure(error)) throw error
      notice = browse.failed(failureText(error, words))
    }
    state = { ...state, notice }
  }

  const fulfil = (intent: BrowserIntent): Wish => {
    if (intent === 'leave') return leave
    const card = selectedCard()
    if (!card) return stay
    switch (intent) {
      case 'suspend':
        tryTo(() => {
          ports.suspend(card.key, !card.isSuspended)
          return card.isSuspended ? browse.resumeDone : browse.suspendDone
        })
        return stay
      case 'reset':
        tryTo(() => {
          ports.reset(card.key)
          return browse.resetDone
        })
        return stay
      case 'openFile':
        tryTo(() =>
          browse.opened(
            ports
              .openMedia(card)
              .map((name) => cleanLine(name, 40))
              .join(', '),
          ),
        )
        return stay
      case 'edit':
        return { kind: 'hand-over', run: () => edit(card) }
    }
  }

  const edit = async (card: Card): Promise<void> => {
    try {
      await ports.edit(card)
      tryTo(() => words.review.notices.edited)
    } catch (error) {
      tryTo(() => {
        throw error
      })
    }
  }

  /** A change can leave fewer cards than before, and a resize fewer rows. */
  const settled = (size: Size): typeof state => {
    if (searched !== state.query.text) searchAgain()
    const kept = withSelected(state, state.selected, { ...contextOf(size), count: found.count })
    const isEmpty = found.count === 0 && kept.place !== 'search'
    return isEmpty ? { ...kept, place: 'search' } : kept
  }

  const notice = (): Line => (state.notice === null ? [] : [span(state.notice, styles.dim)])

  return {
    view: (size) => {
      state = settled(size)
      if (state.page.kind !== 'none') return pageView(page(size), size)
      const card = state.place === 'card' ? selectedCard() : null
      if (card) return browserCardView({ words, card, state, count: found.count, notice: notice() }, size)
      return listView({ words, state, found, moment: ports.present(), notice: notice() }, size)
    },
    press: (key, size) => {
      state = settled(size)
      const pressed = pressBrowser(state, key, contextOf(size))
      state = pressed.state
      return pressed.intent ? fulfil(pressed.intent) : stay
    },
    isTyping: () => state.place === 'search' && !state.isConfirming && state.page.kind === 'none',
    subscribe: neverChanges,
    returned: searchAgain,
  }
}
