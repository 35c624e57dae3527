/**
 * Protocol buffers as they lie in memory: fields with their numbers, without a schema. Knows the wire format (varints, two
 * fixed widths, byte strings); nothing of what fields mean. Damaged bytes end the reading, they do not throw.
 *
 *     08 96 01 12 02 68 69
 *     ^ field 1, a varint: 150
 *              ^ field 2, a byte string of 2
 */

export type Wire = {
  /** The last number of a field: a varint, or a float of four or eight bytes. */
  readonly number: (field: number) => number | undefined
  /** The last varint of a field as a whole number of 64 bits with a sign, in decimal. */
  readonly identity: (field: number) => string | undefined
  /** The last byte string of a field. */
  readonly bytes: (field: number) => Uint8Array | undefined
  readonly text: (field: number) => string | undefined
  /** All byte strings of a field. */
  readonly all: (field: number) => readonly Uint8Array[]
  /** Floats of a field, packed or not. */
  readonly floats: (field: number) => readonly number[]
}

type Value = number | bigint | Uint8Array

export function readWire(bytes: Uint8Array): Wire {
  const fields = new Map<number, Value[]>()
  for (const [field, value] of fieldsOf(bytes)) {
    const values = fields.get(field)
    if (values) values.push(value)
    else fields.set(field, [value])
  }
  const last = (field: number): Value | undefined => fields.get(field)?.at(-1)
  const all = (field: number): readonly Uint8Array[] =>
    (fields.get(field) ?? []).filter((value): value is Uint8Array => value instanceof Uint8Array)
  const bytesOf = (field: number): Uint8Array | undefined => all(field).at(-1)
  return {
    number: (field) => {
      const value = last(field)
      return value instanceof Uint8Array || value === undefined ? undefined : Number(value)
    },
    identity: (field) => {
      const value = last(field)
      return typeof value === 'bigint' || Number.isInteger(value)
        ? BigInt.asIntN(64, BigInt(value as number | bigint)).toString()
        : undefined
    },
    bytes: bytesOf,
    text: (field) => {
      const value = bytesOf(field)
      return value && decoder.decode(value)
    },
    all,
    floats: (field) =>
      (fields.get(field) ?? []).flatMap((value) =>
        value instanceof Uint8Array ? unpacked(value) : [Number(value)],
      ),
  }
}

const decoder = new TextDecoder('utf-8')

function* fieldsOf(bytes: Uint8Array): Generator<readonly [field: number, value: Value]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  while (at < bytes.length) {
    const [found, afterKey] = varint(bytes, at)
    const key = Number(found)
    const field = Math.floor(key / 8)
    at = afterKey
    switch (key % 8) {
      case 0: {
        const [value, end] = varint(bytes, at)
        at = end
        yield [field, value]
        break
      }
      case 1:
        if (at + 8 > bytes.length) return
        yield [field, view.getFloat64(at, true)]
        at += 8
        break
      case 2: {
        const [found, start] = varint(bytes, at)
        const length = Number(found)
        if (start + length > bytes.length) return
        yield [field, bytes.subarray(start, start + length)]
        at = start + length
        break
      }
      case 5:
        if (at + 4 > bytes.length) return
        yield [field, view.getFloat32(at, true)]
        at += 4
        break
      default:
        return
    }
  }
}

/** Seven bits a byte, the lowest first. What is too long for a number is a big one. */
function varint(bytes: Uint8Array, start: number): readonly [value: number | bigint, end: number] {
  let value = 0
  let at = start
  for (let scale = 1; at < bytes.length && at < start + 10; scale *= 128) {
    const byte = bytes[at++] as number
    value += (byte & 0x7f) * scale
    if (byte < 0x80) return [Number.isSafeInteger(value) ? value : long(bytes, start, at), at]
  }
  // Cut off, or longer than any: nothing after it can be read.
  return [0, bytes.length]
}

function long(bytes: Uint8Array, start: number, end: number): bigint {
  let value = 0n
  for (let at = end - 1; at >= start; at--) value = value * 128n + BigInt((bytes[at] as number) & 0x7f)
  return value
}

function unpacked(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getFloat32(index * 4, true))
}
