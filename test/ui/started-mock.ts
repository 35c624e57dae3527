/** A mock on sample cards at 80x24, with keys pressed already. */
import type { Mock } from '../../src/session/mock/mock.ts'
import { messages } from '../../src/text/messages/catalogue.ts'
import { plainText } from '../../src/text/style.ts'
import type { Host, Wish } from '../../src/ui/host.ts'
import { mockInMemory, type MemoryMock, type MemoryMockOptions } from '../terminal/mock-in-memory.ts'
import { sampleMock } from '../terminal/sample-mock.ts'
import { sizes, type } from './drawn.ts'

export const size = sizes[1]!
export const words = messages('en')

export type StartedMock = {
  readonly host: Host
  readonly mock: MemoryMock
  readonly screen: () => string
  readonly now: () => Mock
}

/** `play` begins the mock, unless it is empty. */
export function startedMock(options: Partial<MemoryMockOptions> = {}, play = '\r'): StartedMock {
  const mock = mockInMemory({ cards: ['session', 'long'], ...options })
  const host = sampleMock(mock, words)
  host.subscribe(() => {})
  type(host, play)
  return {
    host,
    mock,
    screen: () => host.view(size).lines.map(plainText).join('\n'),
    now: mock.runtime.mock,
  }
}

export const press = (host: Host, name: string): Wish => host.press({ name, text: '' }, size)
