import { describe, expect, test } from 'vitest'
import { Failure } from '../../src/model/failure.ts'
import { messages } from '../../src/text/messages/catalogue.ts'
import { plainText } from '../../src/text/style.ts'
import { browserHost, type BrowserPorts } from '../../src/ui/browser.ts'
import { leave, type Host } from '../../src/ui/host.ts'
import { card, noon, today } from '../terminal/study-in-memory.ts'
import { sampleBrowser } from '../terminal/sample-hosts.ts'
import { sizes, type } from './drawn.ts'

const size = sizes[1]!
const words = messages('en')
const screen = (host: Host): string => host.view(size).lines.map(plainText).join('\n')
const selected = (host: Host): string =>
  host
    .view(size)
    .lines.map(plainText)
    .findLast((line) => line.startsWith('  > ')) ?? ''

/** A browser over numbered cards that keeps count of the rows it was asked for. */
function counted(count: number, ports: Partial<BrowserPorts> = {}) {
  const asked = new Set<number>()
  const queries: string[] = []
  const host = browserHost({
    words,
    query: '',
    search: (query) => {
      queries.push(query)
      return {
        count,
        row: (index) => {
          asked.add(index)
          return { ...card(`card-${index}`), isLeech: false }
        },
      }
    },
    card: (key) => card(key),
    facts: () => ({ retrievability: null, isLeech: false }),
    present: () => ({ today, now: noon }),
    suspend: () => {},
    reset: () => {},
    edit: async () => {},
    openMedia: () => [],
    ...ports,
  })
  return { host, asked, queries }
}

describe('the list', () => {
  test('searches at every change of the line, and not otherwise', () => {
    const { host, queries } = counted(3)
    type(host, 'ab\x1b[D\x7f')
    screen(host)
    expect(queries).toEqual(['', 'a', 'ab', 'b'])
  })

  test('asks only for the rows that are on the screen, of however many', () => {
    const { host, asked } = counted(100_000)
    screen(host)
    expect(asked.size).toBeLessThan(size.rows)
    type(host, '\rG')
    expect(selected(host)).toContain('card-99999')
    expect(asked.size).toBeLessThan(3 * size.rows)
  })

  test('arrows move through it, with the selected card always in sight', () => {
    const { host } = counted(100)
    type(host, '\r')
    for (let step = 0; step < 40; step++) type(host, '\x1b[B')
    expect(selected(host)).toContain('card-40')
    type(host, '\x1b[6~')
    expect(selected(host)).toContain('card-58')
    type(host, 'g')
    expect(selected(host)).toContain('card-0')
  })

  test('the selected card stays in sight when the window shrinks', () => {
    const { host } = counted(100)
    type(host, '\rG', sizes[2])
    const small = host.view(sizes[0]!).lines.map(plainText)
    expect(small.some((line) => line.startsWith('  > ') && line.includes('card-99'))).toBe(true)
  })

  test('up from the first card leads back to the search line', () => {
    const { host } = counted(3)
    type(host, '\r\x1b[A')
    expect(host.isTyping()).toBe(true)
  })

  test('Esc goes to the search line, empties it, then leaves', () => {
    const host = sampleBrowser(words)
    type(host, 'gil\r\x1b')
    expect(host.isTyping()).toBe(true)
    type(host, '\x1b')
    expect(screen(host)).toContain('311 cards')
    expect(host.press({ name: 'escape', text: '' }, size)).toEqual(leave)
  })
})

describe('a card', () => {
  test('left and right go through the cards found', () => {
    const { host } = counted(3)
    type(host, '\r\r\x1b[C\x1b[C\x1b[C')
    expect(screen(host)).toContain('3 of 3')
    type(host, '\x1b[D')
    expect(screen(host)).toContain('2 of 3')
  })

  test('s suspends and brings back, and says which', () => {
    const host = sampleBrowser(words)
    type(host, '\r\rs')
    expect(screen(host)).toContain('Suspended: it is asked no more.')
    type(host, 's')
    expect(screen(host)).toContain('Brought back')
  })

  test('r resets only after a yes', () => {
    const reset: string[] = []
    const { host } = counted(3, { reset: (key) => void reset.push(key) })
    type(host, '\rr\x1b')
    expect(reset).toEqual([])
    type(host, 'r\r')
    expect(reset).toEqual(['card-0'])
    expect(screen(host)).toContain('The card is new again.')
  })

  test('a failure is said, and nothing else happens', () => {
    const { host } = counted(3, {
      suspend: () => {
        throw new Failure('database-busy', { path: '/home/ada/viva.db' }, 3)
      },
    })
    type(host, '\rs')
    expect(screen(host)).toContain('That did not work: another program has kept /home/ada/viva.db busy')
  })

  test('e hands the terminal over, and shows what the deck says afterwards', async () => {
    const host = sampleBrowser(words)
    type(host, 'four\r')
    const wish = host.press({ name: 'e', text: 'e' }, size)
    if (wish.kind !== 'hand-over')
      throw new Error(`expected the terminal to be handed over, not ${wish.kind}`)
    await wish.run()
    type(host, '\r')
    expect(screen(host)).toContain('(edited)')
  })
})
