import { describe, expect, test } from 'vitest'
import { messages } from '../../../src/text/messages/catalogue.ts'
import { plainText } from '../../../src/text/style.ts'
import { allKeys, commandOf, type Keymap } from '../../../src/ui/keys/keymap.ts'
import * as mockPlaces from '../../../src/ui/keys/mock-places.ts'
import * as places from '../../../src/ui/keys/places.ts'
import { footerLine } from '../../../src/ui/screens/footer.ts'
import { lineWidth } from '../../../src/ui/view.ts'

const all: readonly (readonly [string, Keymap])[] = Object.entries({
  ...places,
  ...Object.fromEntries(Object.entries(mockPlaces).map(([name, place]) => [`${name}, mock`, place])),
}).map(([name, place]) => [name, typeof place === 'function' ? place(5) : place])
const words = messages('en')

describe.each(all)('the keys of %s', (_name, keymap) => {
  test('no key means two things', () => {
    const keys = keymap.flatMap((binding) => binding.keys)
    expect(keys).toEqual([...new Set(keys)])
  })

  test('none is Ctrl-H, Ctrl-S or Ctrl-Q, which terminals keep for themselves', () => {
    expect(keymap.flatMap(({ keys }) => keys).filter((key) => key.startsWith('ctrl-'))).toEqual([])
  })
})

// The end screen has two lines, each of which is a place of its own here.
test.each(all.filter(([name]) => name !== 'ending'))('the footer of %s fits 60 columns', (_name, keymap) => {
  for (const language of ['en', 'zh'] as const) {
    const line = footerLine(keymap, 56, messages(language))
    expect(lineWidth(line)).toBeLessThanOrEqual(56)
    expect(plainText(line)).not.toBe('')
  }
})

test('studying needs no letters: digits, arrows, Space, Enter and Esc reveal, pick, grade, scroll and leave', () => {
  const plainKeys = /^([1-9]|space|enter|escape|up|down)$/
  const needed = [
    [places.choosing, ['reveal', 'pick', 'scroll', 'leave']],
    [places.grading, ['again', 'hard', 'good', 'easy', 'accept', 'scroll', 'leave']],
    [places.ending, ['goOn', 'moreNew', 'weakest', 'tomorrow', 'enough']],
  ] as const
  for (const [keymap, commands] of needed) {
    for (const command of commands) {
      const keys = keymap.find((binding) => binding.command === command)?.keys ?? []
      expect(keys.some((key) => plainKeys.test(key))).toBe(true)
    }
  }
})

test('a capital letter counts as its small one, unless it has a meaning of its own', () => {
  expect(commandOf(places.asking, { name: 'U', text: 'U' })).toBe('undo')
  expect(commandOf(places.asking, { name: 'G', text: 'G' })).toBe('ends')
})

test('the footer leaves out what has no room, least needed first, and never cuts a word', () => {
  const footer = (width: number): string =>
    plainText(footerLine(places.asking, width, words, { scroll: null }))
  expect(footer(76)).toBe('Space show the answer   h hint   u undo   e edit   ? all keys   q leave')
  expect(footer(56)).toBe('Space show the answer   h hint   ? all keys   q leave')
  expect(footer(10)).toBe('Space show the answer')
})

test('the page of keys names every key', () => {
  const leave = places.asking.find(({ command }) => command === 'leave')!
  const pick = places.choosing.find(({ command }) => command === 'pick')!
  expect(allKeys(leave, words)).toBe('q Esc')
  expect(allKeys(pick, words)).toBe('1-9')
})
