/** Every encoding's text is made here, by hand where Node has no encoder. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, isEncoding, isWriting } from '../../src/convert/encoding.ts'

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values)
const utf16 = (text: string, isBig = false): Uint8Array => {
  const buffer = Buffer.from(text, 'utf16le')
  return isBig ? buffer.swap16() : buffer
}

/** Bytes in a double-byte encoding, found by decoding every pair. */
function encoded(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const table = new Map<string, readonly number[]>()
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const character = decoder.decode(bytes(high, low))
      if ([...character].length === 1 && !table.has(character)) table.set(character, [high, low])
    }
  }
  return Uint8Array.from(
    [...text].flatMap((each) => (each < '\x80' ? [each.charCodeAt(0)] : (table.get(each) ?? [0x3f]))),
  )
}

describe('decode', () => {
  it('takes off a byte-order mark and turns all line ends into line feeds', () => {
    expect(decode(bytes(0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a, 0x62, 0x0d, 0x63))).toEqual({
      text: 'a\nb\nc',
      encoding: 'utf-8',
      isCertain: true,
    })
  })

  it('reads UTF-16 in both orders, with a mark and without', () => {
    const text = '# 什么是 GIL？\n\nA lock of the interpreter.\n'
    expect(decode(utf16(`\ufeff${text}`))).toEqual({ text, encoding: 'utf-16le', isCertain: true })
    expect(decode(utf16(`\ufeff${text}`, true))).toEqual({ text, encoding: 'utf-16be', isCertain: true })
    expect(decode(utf16(text))).toEqual({ text, encoding: 'utf-16le', isCertain: true })
    expect(decode(utf16(text, true))).toEqual({ text, encoding: 'utf-16be', isCertain: true })
  })

  it.each([
    ['gb18030', '## 什么是索引？\n\n索引是一种数据结构，可以加快查询的速度。\n'],
    ['big5', '## 什麼是索引？\n\n這是一種資料結構，可以用來加快查詢的速度，但是也會佔用空間。\n'],
    ['shift_jis', '## インデックスとは何ですか？\n\n検索を速くするためのデータ構造です。\n'],
    ['euc-kr', '## 색인이란 무엇인가요?\n\n검색을 빠르게 하기 위한 자료 구조입니다.\n'],
  ])('guesses %s from the text that comes out', (encoding, text) => {
    const decoded = decode(encoded(text, encoding))
    expect(decoded.encoding).toBe(encoding)
    expect(decoded.text).toBe(text)
  })

  it('reads western bytes as windows-1252 and says that this is a guess', () => {
    const decoded = decode(Buffer.from('Qu\xe9 es un \xedndice? El a\xf1o', 'latin1'))
    expect(decoded).toMatchObject({ text: 'Qué es un índice? El año', encoding: 'windows-1252' })
  })

  it('knows Cyrillic in both of its old encodings, and takes accents in Latin words for none', () => {
    const single = (text: string, encoding: string): Uint8Array => {
      const all = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
      return Uint8Array.from([...text].map((each) => all.indexOf(each)))
    }
    const text = '# Вопросы\n\n## Что такое TCP и ёмкость?\n\nПротокол. «Поток» — это байты.\n'
    for (const encoding of ['windows-1251', 'koi8-r'])
      expect(decode(single(text.replace(/[«»—]/g, '"'), encoding))).toMatchObject({
        text: text.replace(/[«»—]/g, '"'),
        encoding,
      })
    expect(decode(single(text, 'windows-1251')).text).toBe(text)
    for (const latin of ['¿Qué es la sesión?\nInformación.\n', 'à é è ç, où ça\n', 'Größe, Übung, Ära\n'])
      expect(decode(single(latin, 'windows-1252'))).toMatchObject({ text: latin, encoding: 'windows-1252' })
  })

  it('obeys a named encoding, and is not certain when bytes do not fit it', () => {
    expect(decode(Buffer.from('caf\xe9', 'latin1'), 'windows-1252')).toMatchObject({
      text: 'café',
      isCertain: true,
    })
    expect(decode(bytes(0xff, 0x61), 'utf-8')).toEqual({
      text: '\ufffda',
      encoding: 'utf-8',
      isCertain: false,
    })
    expect(isEncoding('gbk')).toBe(true)
    expect(isEncoding('klingon')).toBe(false)
  })

  it.each([
    'Q: what is \0?\nA: NUL\n',
    'a\0bc',
    '什么是 \0 字节？\n\n结束。\n',
    'x'.repeat(9) + '\0\0\x01\x02!',
  ])('reads %j as UTF-8, whatever few control characters are in it', (text) => {
    expect(decode(Buffer.from(text, 'utf8'))).toEqual({ text, encoding: 'utf-8', isCertain: true })
  })

  // Seen to fail when `withoutMark` took bytes without any zero for UTF-16.
  it('never changes what is UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!/^\ufeff|\0/.test(text))
        expect(decode(Buffer.from(text, 'utf8')).text).toBe(text.replace(/\r\n?/g, '\n'))
      }),
    )
  })
})

describe('isWriting', () => {
  it('is false for bytes of something else, true for text with a few escape sequences', () => {
    const noise = Uint8Array.from({ length: 3000 }, (_, at) => (at * 131 + (at >> 3) * 57) & 0xff)
    expect(isWriting(decode(noise).text)).toBe(false)
    expect(isWriting('# A\n\n\u001b[31mred\u0007\u0000 text\n')).toBe(true)
    expect(isWriting('')).toBe(true)
  })
})
