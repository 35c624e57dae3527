import { describe, expect, test } from 'vitest'
import { containerOf, metaVersion, readMediaMap } from '../../../src/convert/anki/container.ts'
import { readJson } from '../../../src/convert/anki/json.ts'
import { readWire } from '../../../src/convert/anki/wire.ts'
import { field, varint, varintField } from './bytes.ts'

describe('the collection that counts', () => {
  const all = ['collection.anki2', 'collection.anki21', 'collection.anki21b']
  test.each([
    [3, all, 'collection.anki21b'],
    [2, all, 'collection.anki21'],
    [1, all, 'collection.anki2'],
    [null, all, 'collection.anki21b'],
    [null, all.slice(0, 2), 'collection.anki21'],
    [null, all.slice(0, 1), 'collection.anki2'],
    [3, all.slice(0, 1), 'collection.anki2'],
  ])('of version %s with %j is %s', (version, names, collection) => {
    expect(containerOf(version, (name) => names.includes(name))?.collection).toBe(collection)
  })

  test('may be missing', () => {
    expect(containerOf(3, () => false)).toBeNull()
  })

  test('has its version in the package', () => {
    expect([metaVersion(Buffer.from([8, 3])), metaVersion(new Uint8Array())]).toEqual([3, null])
  })
})

describe('protocol buffers', () => {
  test('give numbers, texts, floats and identities of 64 bits', () => {
    const float = Buffer.alloc(4)
    float.writeFloatLE(0.5)
    const wire = readWire(
      Buffer.concat([
        varintField(1, 150),
        field(2, Buffer.from('hi')),
        Buffer.concat([varint(3 * 8 + 5), float]),
        field(4, Buffer.concat([float, float])),
        Buffer.concat([varint(5 * 8), Buffer.from('b8b285cdc7c8f9add101', 'hex')]),
      ]),
    )
    expect([wire.number(1), wire.text(2), wire.number(3), wire.floats(4), wire.identity(5)]).toEqual([
      150,
      'hi',
      0.5,
      [0.5, 0.5],
      '-3360839515129161416',
    ])
    expect([wire.number(9), wire.text(9), wire.all(9), wire.identity(9)]).toEqual([
      undefined,
      undefined,
      [],
      undefined,
    ])
  })

  test.each(['08', '0a05', '0affffffffffffffffffff', 'ffffffffffffffffffffff', '0b', '0d00'])(
    'that are damaged (%s) end there',
    (hex) => {
      expect(() => readWire(Buffer.from(hex, 'hex')).text(1)).not.toThrow()
    },
  )
})

describe('the list of media', () => {
  test('is read in both forms, with names that are safe', () => {
    expect(readMediaMap(Buffer.from('{"0":"a.png","7":"../../b.png","8":5}'), false)).toEqual(
      new Map([
        ['a.png', '0'],
        ['b.png', '7'],
      ]),
    )
    const entries = ['x.png', 'X.PNG', 'y.mp3'].map((name) => field(1, field(1, Buffer.from(name))))
    const old = field(1, Buffer.concat([field(1, Buffer.from('z.png')), varintField(255, 40)]))
    expect(readMediaMap(Buffer.concat([...entries, old]), true)).toEqual(
      new Map([
        ['x.png', '0'],
        ['y.mp3', '2'],
        ['z.png', '40'],
      ]),
    )
  })

  test.each(['', '[]', '{broken', 'null'])('of %j is empty', (text) => {
    expect(readMediaMap(Buffer.from(text), false).size).toBe(0)
  })
})

test('JSON keeps what is too long for a number, and gives no key a meaning', () => {
  const json = readJson('{"id":-3360839515129161416,"__proto__":{"x":1}}')
  expect(json.get('id')).toBe('-3360839515129161416')
  expect(json.get('__proto__')).toEqual(new Map([['x', 1]]))
  expect(({} as { x?: number }).x).toBeUndefined()
})

test('JSON that nests or counts beyond all reason is empty, without being parsed', () => {
  expect(readJson('{"a":'.repeat(4_000_000)).size).toBe(0)
  expect(readJson(`{"a":${'['.repeat(10_000_000)}`).size).toBe(0)
  expect(readJson(`{"a":[${'[],'.repeat(6_000_000)}1]}`).size).toBe(0)
  const brackets = `${'[{,'.repeat(1_000_000)}\\"${'['.repeat(99)}`
  expect(readJson(`{"a":"${brackets}","b":"\\\\"}`).get('b')).toBe('\\')
})
