/**
 * What the terminal shows and talks to: something that has a view for every size and takes keys. And a stack of them,
 * for screens that open others.
 *
 * Pure but for what a host itself holds. Knows nothing of Ink.
 */
import type { Messages } from '../text/messages/catalogue.ts'
import type { Key } from './keys/input.ts'
import { tooSmallView } from './screens/too-small.ts'
import { isTooSmall, type Size, type View } from './view.ts'

/** What a host asks of the shell after a key. */
export type Wish =
  | { readonly kind: 'stay' }
  | { readonly kind: 'leave' }
  /** Another host takes over; when it leaves, this one is back. Keys wait while a promise is pending. */
  | { readonly kind: 'open'; readonly host: Host | Promise<Host> }
  /** Another host takes its place for good. */
  | { readonly kind: 'replace'; readonly host: Host | Promise<Host> }
  /** The terminal belongs to someone else (the editor) until the promise settles. Keys typed meanwhile are theirs. */
  | { readonly kind: 'hand-over'; readonly run: () => Promise<void> }

export const stay: Wish = { kind: 'stay' }
export const leave: Wish = { kind: 'leave' }

export type Host = {
  readonly view: (size: Size) => View
  readonly press: (key: Key, size: Size) => Wish
  /** True where a paste belongs into a field; elsewhere its characters are keys. */
  readonly isTyping: () => boolean
  /** Calls back when the view has changed without a key. Returns what ends it. */
  readonly subscribe: (listener: () => void) => () => void
  /** The host that this one opened has left. */
  readonly returned: () => void
}

/** For hosts that change by keys only. */
export const neverChanges =
  (_listener?: () => void): (() => void) =>
  () => {}

export type HostStack = Host & { readonly open: (host: Host) => void; readonly replace: (host: Host) => void }

/** A host that shows the topmost of those opened, and leaves when the last one leaves. */
export function stackOf(first: Host, words: () => Messages): HostStack {
  const hosts: Host[] = [first]
  const listeners = new Set<() => void>()
  const tell = (): void => listeners.forEach((listener) => listener())
  let unsubscribe = (): void => {}
  const top = (): Host => hosts.at(-1)!
  /** Listens to the host on top while somebody listens: a host may keep a clock running for its listener. */
  const follow = (): void => {
    unsubscribe()
    unsubscribe = listeners.size > 0 ? top().subscribe(tell) : () => {}
  }
  const open = (host: Host): void => {
    hosts.push(host)
    follow()
  }
  return {
    view: (size) => (isTooSmall(size) ? tooSmallView(size, words()) : top().view(size)),
    press: (key, size) => {
      // Nobody grades what cannot be read.
      if (isTooSmall(size)) return key.name === 'q' || key.name === 'escape' ? leave : stay
      const wish = top().press(key, size)
      if (wish.kind !== 'leave' || hosts.length === 1) return wish
      hosts.pop()
      follow()
      top().returned()
      return stay
    },
    isTyping: () => top().isTyping(),
    subscribe: (listener) => {
      listeners.add(listener)
      if (listeners.size === 1) follow()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) follow()
      }
    },
    returned: () => top().returned(),
    open,
    replace: (host) => {
      hosts.pop()
      open(host)
    },
  }
}
