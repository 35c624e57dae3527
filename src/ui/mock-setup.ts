/** The plan of a mock as a part of its host: shown, edited, begun. The plan itself is the runtime's. */
import { isFailure, type Failure } from '../model/failure.ts'
import { span, styles, type Line } from '../text/style.ts'
import { leave, stay, type Wish } from './host.ts'
import type { Key } from './keys/input.ts'
import type { MockPorts, TopicOffer } from './mock-ports.ts'
import { helpLines, pageScrolling, pageView, type PageProps } from './screens/pages.ts'
import { mockSetupView, mockTopicsView } from './screens/mock-setup.ts'
import { freshSetup, pressSetup, setupKeymap } from './state/mock-setup.ts'
import { failureText } from './state/notice.ts'
import { nothingToScroll } from './state/scrolling.ts'
import type { Size, View } from './view.ts'

export type MockPart = {
  readonly view: (size: Size) => View
  readonly press: (key: Key, size: Size) => Wish
}

export function mockSetupPart(ports: MockPorts): MockPart {
  const { runtime, words } = ports
  let state = freshSetup
  let topics: readonly TopicOffer[] = []
  let failure: Failure | null = null

  const plan = () => runtime.mock().plan
  const proposed = plan().setup
  const help = (size: Size): PageProps => ({
    title: words.keys.title,
    lines: helpLines(setupKeymap(state, plan()), words, size),
    offset: state.page.offset,
    words,
  })
  const notice = (): Line => {
    if (failure) return [span(words.browse.failed(failureText(failure, words)), styles.warning)]
    const isProposed = ports.proposal !== undefined && plan().edits === 0 && plan().setup === proposed
    return isProposed ? [span(ports.proposal!, styles.dim)] : []
  }

  const press = (key: Key, size: Size): Wish => {
    const page = state.page.kind === 'none' ? nothingToScroll : pageScrolling(help(size), size)
    const wasOnTopics = state.topic !== null
    const pressed = pressSetup(state, key, { plan: plan(), topics, page })
    state = pressed.state
    failure = null
    if (!wasOnTopics && state.topic !== null) topics = ports.topics()
    try {
      if (pressed.edit) runtime.act({ kind: 'plan', plan: ports.editPlan(plan(), pressed.edit) })
      if (pressed.asks === 'begin') runtime.act({ kind: 'begin' })
    } catch (error) {
      if (!isFailure(error)) throw error
      failure = error
    }
    if (pressed.asks !== 'leave') return stay
    runtime.act({ kind: 'leave' })
    return leave
  }

  return {
    press,
    view: (size) => {
      if (state.page.kind !== 'none') return pageView(help(size), size)
      if (state.topic !== null)
        return mockTopicsView({ words, plan: plan(), topics, selected: state.topic, state }, size)
      return mockSetupView({ words, plan: plan(), state, notice: notice() }, size)
    },
  }
}
