import { expect, test } from 'vitest'
import { messages } from '../../src/text/messages/catalogue.ts'
import { plainText } from '../../src/text/style.ts'
import { leave, neverChanges, stackOf, stay, type Host, type Wish } from '../../src/ui/host.ts'
import type { Size } from '../../src/ui/view.ts'

const size: Size = { columns: 80, rows: 24 }
const words = () => messages('en')

type Probe = Host & { readonly pressed: string[]; readonly returns: () => number }

/** A host that shows its name and answers every key with one wish. */
function probe(name: string, wish: Wish = stay): Probe {
  const pressed: string[] = []
  let returns = 0
  return {
    view: () => ({ lines: [[{ text: name, style: 0 }]], cursor: null }),
    press: (key) => {
      pressed.push(key.name)
      return wish
    },
    isTyping: () => false,
    subscribe: neverChanges,
    returned: () => void returns++,
    pressed,
    returns: () => returns,
  }
}

const key = (name: string) => ({ name, text: '' })
const shown = (host: Host, at = size): string => host.view(at).lines.map(plainText).join('\n')

test('what was opened last is shown and gets the keys; when it leaves, the one below is back and told so', () => {
  const first = probe('first')
  const second = probe('second', leave)
  const stack = stackOf(first, words)
  stack.open(second)
  expect(shown(stack)).toBe('second')
  expect(stack.press(key('a'), size)).toEqual(stay)
  expect(second.pressed).toEqual(['a'])
  expect(shown(stack)).toBe('first')
  expect(first.returns()).toBe(1)
})

test('when the last one leaves, the stack leaves', () => {
  expect(stackOf(probe('only', leave), words).press(key('q'), size)).toEqual(leave)
})

test('what takes the place of another does not come back to it', () => {
  const stack = stackOf(probe('first'), words)
  stack.replace(probe('second', leave))
  expect(shown(stack)).toBe('second')
  expect(stack.press(key('q'), size)).toEqual(leave)
})

test('in a window that is too small nothing is pressed unseen, but one can leave', () => {
  const host = probe('host')
  const stack = stackOf(host, words)
  const small: Size = { columns: 59, rows: 24 }
  expect(shown(stack, small)).toContain('This window has 59 columns and 24 rows.')
  expect(stack.press(key('3'), small)).toEqual(stay)
  expect(host.pressed).toEqual([])
  expect(stack.press(key('q'), small)).toEqual(leave)
})

test('changes are heard from the host on top only', () => {
  const listeners = new Map<string, () => void>()
  const changing = (name: string): Host => ({
    ...probe(name, leave),
    subscribe: (listener) => {
      listeners.set(name, listener)
      return () => listeners.delete(name)
    },
  })
  let heard = 0
  const stack = stackOf(changing('below'), words)
  stack.subscribe(() => heard++)
  stack.open(changing('above'))
  expect([...listeners.keys()]).toEqual(['above'])
  listeners.get('above')!()
  expect(heard).toBe(1)
  stack.press(key('q'), size)
  expect([...listeners.keys()]).toEqual(['below'])
})

test('a host that keeps a clock running for its listener is told when nobody listens any more', () => {
  let listening = 0
  const ticking: Host = {
    ...probe('ticking'),
    subscribe: () => {
      listening++
      return () => void listening--
    },
  }
  const stack = stackOf(ticking, words)
  expect(listening).toBe(0)
  const unsubscribe = stack.subscribe(() => {})
  expect(listening).toBe(1)
  unsubscribe()
  expect(listening).toBe(0)
})
