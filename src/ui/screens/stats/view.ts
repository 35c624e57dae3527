/** A page of the statistics: the names of all pages above it, the chosen one marked. */
import type { ShownStats } from './shown-stats.ts'
import type { Messages } from '../../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../../text/style.ts'
import { statsKeys } from '../../keys/places.ts'
import type { Scrolling } from '../../state/scrolling.ts'
import { bodyRows, columnOf, frameView, lineWidth, truncateLine, type Size, type View } from '../../view.ts'
import { footerLine } from '../footer.ts'
import { scrolled } from '../scroll.ts'
import { STATS_PAGES, statsLines, type StatsPage } from './pages.ts'

export type StatsProps = {
  readonly stats: ShownStats
  readonly page: StatsPage
  readonly offset: number
  readonly words: Messages
}

export function statsScrolling({ stats, page, words }: StatsProps, size: Size): Scrolling {
  const { textWidth } = columnOf(size)
  return {
    total: statsLines(page, { stats, words, width: textWidth }).length,
    rows: bodyRows(size, 1),
    start: 0,
  }
}

export function statsView(props: StatsProps, size: Size): View {
  const { stats, page, offset, words } = props
  const { textWidth, width } = columnOf(size)
  const lines = statsLines(page, { stats, words, width: textWidth })
  return frameView(size, {
    left: tabs(page, words, width),
    right: [],
    body: scrolled(lines, bodyRows(size, 1), offset, words),
    footer: [footerLine(statsKeys(STATS_PAGES.length), width, words)],
  })
}

/** All pages by name and digit; where there is no room, the chosen one by name. */
function tabs(chosen: StatsPage, words: Messages, width: number): Line {
  const written = (gap: string, isNamed: (page: StatsPage) => boolean): Line =>
    STATS_PAGES.flatMap((page, index): Line => {
      const name = isNamed(page) ? `${index + 1} ${words.stats.pages[page]}` : String(index + 1)
      return [
        span(index === 0 ? '' : gap),
        page === chosen ? span(`[${name}]`, styles.accent) : span(name, styles.dim),
      ]
    })
  const ways = [written('  ', () => true), written(' ', () => true), written('  ', (page) => page === chosen)]
  return ways.find((line) => lineWidth(line) <= width) ?? truncateLine(ways.at(-1)!, width)
}
