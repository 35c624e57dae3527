import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Key } from '../../../src/ui/keys/input.ts'
import { editField, emptyField, fieldOf, longestText, type Field } from '../../../src/ui/state/field.ts'

const named = (name: string): Key => ({ name, text: '' })
const typing = (text: string): Key => ({ name: text, text })

function after(field: Field, ...keys: readonly (Key | string)[]): Field {
  return keys.reduce<Field>(
    (state, key) => editField(state, typeof key === 'string' ? typing(key) : key) ?? state,
    field,
  )
}

describe('a field', () => {
  test('takes what is typed where the cursor is', () => {
    const field = after(emptyField, 'a', 'c', named('left'), 'b')
    expect(field).toEqual({ text: 'abc', cursor: 2 })
  })

  test('moves and deletes by what people see as one character', () => {
    const astronaut = '👩‍🚀'
    const field = fieldOf(`你${astronaut}e\u0301`)
    expect(after(field, named('backspace')).text).toBe(`你${astronaut}`)
    expect(after(field, named('left'), named('left')).cursor).toBe(1)
    expect(after(field, named('home'), named('delete')).text).toBe(`${astronaut}e\u0301`)
  })

  test('stops at both ends', () => {
    const field = fieldOf('a')
    expect(after(field, named('right'), named('delete'))).toEqual(field)
    expect(after(field, named('home'), named('left'), named('backspace'))).toEqual({ text: 'a', cursor: 0 })
  })

  test('knows the keys of a shell: start, end, word, line', () => {
    const field = fieldOf('git rebase -i')
    expect(after(field, named('ctrl-w')).text).toBe('git rebase ')
    expect(after(field, named('ctrl-u')).text).toBe('')
    expect(after(field, named('ctrl-a'), named('ctrl-k')).text).toBe('')
    expect(after(field, named('ctrl-a'), 'x', named('ctrl-e'), 'y').text).toBe('xgit rebase -iy')
  })

  test('cleans what is pasted, and makes one line of it', () => {
    const pasted: Key = { name: 'paste', text: 'git\x1b[31m rebase\n-i\u202e' }
    expect(after(emptyField, pasted).text).toBe('git rebase -i')
  })

  test('does not grow beyond its limit', () => {
    const long: Key = { name: 'paste', text: 'x'.repeat(longestText + 1) }
    expect(after(fieldOf('a'), long).text).toBe('a')
  })

  test('leaves keys that are not for it to others', () => {
    expect(editField(emptyField, named('up'))).toBeNull()
    expect(editField(emptyField, named('enter'))).toBeNull()
  })

  // Seen to fail with Backspace deleting one code unit, and with Left moving by one.
  test('is a list of characters with a place in it', () => {
    const key = fc.constantFrom<Key>(
      ...['a', '你', '👩‍🚀', '🇨🇳', 'e\u0301', ' '].map(typing),
      ...['left', 'right', 'home', 'end', 'backspace', 'delete'].map(named),
    )
    fc.assert(
      fc.property(fc.array(key, { maxLength: 30 }), (keys) => {
        const { characters, place } = keys.reduce(model, { characters: [], place: 0 })
        expect(after(emptyField, ...keys)).toEqual({
          text: characters.join(''),
          cursor: characters.slice(0, place).join('').length,
        })
      }),
    )
  })
})

type Model = { readonly characters: readonly string[]; readonly place: number }

/** The same, said of a list. */
function model({ characters, place }: Model, { name, text }: Key): Model {
  const before = characters.slice(0, place)
  const behind = characters.slice(place)
  switch (name) {
    case 'left':
      return { characters, place: Math.max(0, place - 1) }
    case 'right':
      return { characters, place: Math.min(characters.length, place + 1) }
    case 'home':
      return { characters, place: 0 }
    case 'end':
      return { characters, place: characters.length }
    case 'backspace':
      return { characters: [...before.slice(0, -1), ...behind], place: Math.max(0, place - 1) }
    case 'delete':
      return { characters: [...before, ...behind.slice(1)], place }
    default:
      return { characters: [...before, text, ...behind], place: place + 1 }
  }
}
