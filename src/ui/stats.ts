/** The statistics as a host: digits and arrows turn pages, long ones scroll. */
import type { ShownStats } from './screens/stats/shown-stats.ts'
import type { Messages } from '../text/messages/catalogue.ts'
import { leave, neverChanges, stay, type Host } from './host.ts'
import { commandOf, digitOf } from './keys/keymap.ts'
import { statsKeys } from './keys/places.ts'
import { helpLines, pageScrolling, pageView, type PageProps } from './screens/pages.ts'
import { STATS_PAGES } from './screens/stats/pages.ts'
import { statsScrolling, statsView } from './screens/stats/view.ts'
import { noPage, pressOnPage } from './state/page.ts'
import { scrollBy } from './state/scrolling.ts'
import type { Size } from './view.ts'

export function statsHost(stats: ShownStats, words: Messages): Host {
  const keymap = statsKeys(STATS_PAGES.length)
  let index = 0
  let offset = 0
  let help = noPage

  const props = () => ({ stats, page: STATS_PAGES[index]!, offset, words })
  const helpProps = (size: Size): PageProps => ({
    title: words.keys.title,
    lines: helpLines(keymap, words, size),
    offset: help.offset,
    words,
  })
  const turnTo = (page: number): void => {
    index = (page + STATS_PAGES.length) % STATS_PAGES.length
    offset = 0
  }

  return {
    view: (size) => (help.kind === 'none' ? statsView(props(), size) : pageView(helpProps(size), size)),
    press: (key, size) => {
      if (help.kind !== 'none') {
        help = pressOnPage(help, key, pageScrolling(helpProps(size), size))
        return stay
      }
      const command = commandOf(keymap, key)
      const moved = scrollBy(command, key, statsScrolling(props(), size), offset)
      if (moved !== null) offset = moved
      else if (command === 'turn')
        turnTo(digitOf(key) !== null ? digitOf(key)! - 1 : index + (key.name === 'left' ? -1 : 1))
      else if (command === 'help') help = { kind: 'help', offset: 0 }
      else if (command === 'leave') return leave
      return stay
    },
    isTyping: () => false,
    subscribe: neverChanges,
    returned: () => {},
  }
}
