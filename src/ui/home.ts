/** The home screen as a host: numbers or arrows and Enter choose, the caller opens. Knows nothing of what lies behind. */
import type { Messages } from '../text/messages/catalogue.ts'
import { leave, neverChanges, stay, type Host, type Wish } from './host.ts'
import { commandOf, digitOf } from './keys/keymap.ts'
import { homeKeys } from './keys/places.ts'
import { homeView, type HomeFigures, type HomeItem } from './screens/home.ts'
import { helpLines, pageScrolling, pageView, type PageProps } from './screens/pages.ts'
import { noPage, pressOnPage } from './state/page.ts'
import type { Size } from './view.ts'

export type HomePorts = {
  readonly words: Messages
  /** Asked at the start, and again whenever something that was opened has left. */
  readonly figures: () => { readonly figures: HomeFigures; readonly items: readonly HomeItem[] }
  /** Calls back when the figures have changed without a key. Returns what ends it. */
  readonly changes?: (listener: () => void) => () => void
  /** Usually a wish to open a host. */
  readonly open: (id: HomeItem['id']) => Wish
}

export function homeHost(ports: HomePorts): Host {
  const { words } = ports
  let known = ports.figures()
  let selected = 0
  let page = noPage

  const help = (size: Size): PageProps => ({
    title: words.keys.title,
    lines: helpLines(homeKeys(known.items.length), words, size),
    offset: page.offset,
    words,
  })
  const open = (index: number): Wish => {
    const item = known.items[index]
    if (!item) return stay
    selected = index
    return ports.open(item.id)
  }

  return {
    view: (size) =>
      page.kind === 'none' ? homeView({ words, ...known, selected }, size) : pageView(help(size), size),
    press: (key, size) => {
      if (page.kind !== 'none') {
        page = pressOnPage(page, key, pageScrolling(help(size), size))
        return stay
      }
      switch (commandOf(homeKeys(known.items.length), key)) {
        case 'choose': {
          const step = key.name === 'up' || key.name === 'k' ? -1 : 1
          selected = (selected + step + known.items.length) % known.items.length
          return stay
        }
        case 'open':
          return open((digitOf(key) ?? selected + 1) - 1)
        case 'help':
          page = { kind: 'help', offset: 0 }
          return stay
        case 'leave':
          return leave
        default:
          return stay
      }
    },
    isTyping: () => false,
    subscribe: (listener) =>
      (ports.changes ?? neverChanges)(() => {
        known = ports.figures()
        listener()
      }),
    returned: () => {
      known = ports.figures()
      selected = Math.min(selected, known.items.length - 1)
    },
  }
}
