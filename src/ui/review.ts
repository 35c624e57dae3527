/**
 * The review as a host: it shows the study session and turns keys into what happens to it.
 *
 * The session's rules are in `session/`, the meaning of keys in `state/review.ts`, the deeds in `review-deeds.ts`, the
 * look in `screens/`; here they meet. Knows nothing of Ink, store, files or clock.
 */
import type { Session } from '../session/session.ts'
import { leave, stay, type Host, type Wish } from './host.ts'
import { reviewDeeds } from './review-deeds.ts'
import { reviewProps } from './review-props.ts'
import type { ReviewPorts } from './review-ports.ts'
import { answerBody, answerView } from './screens/answer.ts'
import { endView } from './screens/end.ts'
import { infoRows } from './screens/info.ts'
import { messageView } from './screens/message.ts'
import { helpLines, pageScrolling, pageView, rowLines, type PageProps } from './screens/pages.ts'
import { questionBody, questionView } from './screens/question.ts'
import { noticeText, type Notice } from './state/notice.ts'
import { freshState, keymapOf, press, type Intent } from './state/review.ts'
import { isShowing, screenOf } from './state/screen.ts'
import { nothingToScroll, type Scrolling } from './state/scrolling.ts'
import type { Size, View } from './view.ts'

export function reviewHost(ports: ReviewPorts): Host {
  const { runtime, words } = ports
  const deeds = reviewDeeds(ports)
  const props = reviewProps(ports)
  let state = freshState
  let screen = screenOf(runtime.session())

  const say = (notice: Notice | null): void => {
    if (notice) state = { ...state, notice }
  }

  /** Scroll position, page and typed text belong to one screen of the session. */
  const followSession = (): Session => {
    const session = runtime.session()
    const now = screenOf(session)
    if (now !== screen) state = { ...freshState, notice: state.notice }
    screen = now
    return session
  }

  const fulfil = (intent: Intent): Wish => {
    switch (intent.kind) {
      case 'act':
        say(deeds.act(intent.action))
        return stay
      case 'extend':
        say(deeds.extend(intent.choice))
        return stay
      case 'mock':
        return ports.mock ? { kind: 'open', host: ports.mock() } : stay
      case 'retry':
        say(deeds.retry())
        return stay
      case 'edit':
        return { kind: 'hand-over', run: async () => say(await deeds.edit()) }
      case 'leave':
        deeds.act({ kind: 'quit' })
        return leave
    }
  }

  const page = (session: Session, size: Size): PageProps => {
    const { offset } = state.page
    if (state.page.kind === 'info' && isShowing(session)) {
      const { card } = session.shown
      const rows = infoRows(card, { ...ports.facts(card), ...ports.present() }, words)
      return { title: words.review.info.title, lines: rowLines(rows, size), offset, words }
    }
    const keymap = keymapOf(props.placeOf(session), state)
    return { title: words.keys.title, lines: helpLines(keymap, words, size), offset, words }
  }

  const cardScrolling = (session: Session, size: Size): Scrolling => {
    if (session.phase === 'asking') return questionBody(props.question(session, state), size).scrolling
    if (session.phase === 'revealed') return answerBody(props.answer(session, state), size).scrolling
    return nothingToScroll
  }

  const view = (size: Size): View => {
    const session = followSession()
    if (state.page.kind !== 'none') return pageView(page(session, size), size)
    switch (session.phase) {
      case 'asking':
        return questionView(props.question(session, state), size)
      case 'revealed':
        return answerView(props.answer(session, state), size)
      case 'finished':
        return endView(props.end(session, state), size)
      case 'fetching': {
        const text = state.notice ? noticeText(state.notice, words) : ''
        const keymap = keymapOf(props.placeOf(session), state)
        return messageView({ title: words.review.stuck, text, keymap, words }, size)
      }
    }
  }

  return {
    view,
    press: (key, size) => {
      const session = followSession()
      const pressed = press(state, key, {
        place: props.placeOf(session),
        card: state.page.kind === 'none' ? cardScrolling(session, size) : nothingToScroll,
        page: state.page.kind === 'none' ? nothingToScroll : pageScrolling(page(session, size), size),
      })
      state = pressed.state
      let wish = stay
      for (const intent of pressed.intents) wish = fulfil(intent)
      return wish
    },
    isTyping: () => {
      const session = followSession()
      return (
        session.phase === 'asking' &&
        session.shown.card.kind === 'typed' &&
        state.isTyping &&
        state.page.kind === 'none'
      )
    },
    subscribe: runtime.subscribe,
    returned: () => {},
  }
}
