import { describe, expect, test } from 'vitest'
import {
  characterPairs,
  dice,
  folded,
  namesAnother,
  tellingWords,
  wordPairs,
} from '../../src/deck/likeness.ts'

const alike = (a: string, b: string): number => dice(characterPairs(folded(a)), characterPairs(folded(b)))

describe('likeness', () => {
  test('is twice the common pairs over all pairs', () => {
    expect(alike('night', 'nacht')).toBe(0.25)
    expect(alike('abab', 'ab')).toBe(0.5)
    expect(alike('same', 'Same ')).toBe(1)
    expect(alike('ab', 'cd')).toBe(0)
  })

  test('of nothing is 0: two empty answers say nothing of two cards', () => {
    expect(alike('', '')).toBe(0)
    expect(alike('a', 'a')).toBe(0)
  })

  test('is the same both ways', () => {
    expect(alike('a longer text', 'a text')).toBe(alike('a text', 'a longer text'))
  })

  test('of words takes Chinese characters for words', () => {
    expect(wordPairs('进程和线程')).toHaveLength(4)
    expect(wordPairs('one two, three')).toHaveLength(2)
    expect(dice(wordPairs('redis 的锁'), wordPairs('redis 的锁'))).toBe(1)
    expect(dice(wordPairs('a b c'), wordPairs('c b a'))).toBe(0)
  })
})

describe('two questions name different things when', () => {
  const differ = (a: string, b: string): boolean => namesAnother(tellingWords(a), tellingWords(b))

  test('each has code, a number or capitals that the other lacks', () => {
    expect(differ('What is `__new__`?', 'What is `__del__`?')).toBe(true)
    expect(differ('What is 403?', 'What is 404?')).toBe(true)
    expect(differ('How does TCP end?', 'How does UDP end?')).toBe(true)
    expect(differ('What is snake_case?', 'What is camel_case?')).toBe(true)
  })

  test('and not when one only adds some, drops some, or writes them otherwise', () => {
    expect(differ('What is the GIL?', 'What is the GIL in CPython 3?')).toBe(false)
    expect(differ('What is `__new__`?', 'What is __new__?')).toBe(false)
    expect(differ('What is tcp?', 'What is TCP?')).toBe(false)
    expect(differ('Why?', 'Why not?')).toBe(false)
  })
})
