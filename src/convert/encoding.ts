/**
 * Bytes of a foreign text file as text: which encoding they are in, and line ends as viva has them.
 * Marks and patterns decide where they can; where several encodings would read the bytes, the likeliest text wins and is
 * called a guess. Knows nothing of formats.
 */

export type Decoded = {
  /** Without a byte-order mark; lines end with a line feed. */
  readonly text: string
  /** The label under which `TextDecoder` knows it. */
  readonly encoding: string
  /** False for a guess that a person should look at, and for a named encoding that does not fit all bytes. */
  readonly isCertain: boolean
}

/**
 * The text of a file. Never fails: bytes that no encoding reads come back with U+FFFD and `isCertain` false.
 * `named` is a label such as `gbk`, which is obeyed; `isEncoding` says whether there is one of that name.
 */
export function decode(bytes: Uint8Array, named?: string): Decoded {
  if (named !== undefined) {
    const strict = read(bytes, named, true)
    return decoded(strict ?? read(bytes, named, false) ?? '', named, strict !== null)
  }
  const marked = markOf(bytes)
  if (marked) return decoded(read(bytes, marked, false) ?? '', marked, true)
  const wide = withoutMark(bytes)
  if (wide) return decoded(read(bytes, wide, false) ?? '', wide, true)
  const utf8 = read(bytes, 'utf-8', true)
  if (utf8 !== null) return decoded(utf8, 'utf-8', true)
  return guess(bytes)
}

/** True for a label that `decode` can be told. */
export function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}

/** False for bytes of something else: of what people write hardly a character is a control, whatever the encoding. */
export function isWriting(text: string): boolean {
  const sample = text.slice(0, sampleBytes)
  let controls = 0
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at)
    if (code < 9 || (code > 13 && code < 32 && code !== 27)) controls++
  }
  return controls * 50 <= sample.length || controls < 4
}

function decoded(text: string, encoding: string, isCertain: boolean): Decoded {
  return { text: text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), encoding, isCertain }
}

/** Null when there is no such encoding, or when the bytes are not in it. */
function read(bytes: Uint8Array, encoding: string, isStrict: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: isStrict }).decode(bytes)
  } catch {
    return null
  }
}

function markOf(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0x84 && second === 0x31 && third === 0x95 && bytes[3] === 0x33 ? 'gb18030' : null
}

/** How much of a file is looked at for patterns, in bytes. */
const sampleBytes = 65_536

/**
 * UTF-16 without a mark. Every such text has line feeds and spaces, whose other byte is zero, always on the same side; text in
 * another encoding has hardly a zero byte. What can be read as UTF-8 too is UTF-16 only where most characters have one.
 */
function withoutMark(bytes: Uint8Array): string | null {
  const end = Math.min(bytes.length, sampleBytes) & ~1
  if (end < 2 || bytes.length % 2 !== 0) return null
  const plain = [0, 0]
  let zeros = 0
  for (let at = 0; at < end; at += 2) {
    const even = bytes[at] as number
    const odd = bytes[at + 1] as number
    if (even === 0 || odd === 0) zeros++
    if (odd === 0 && isPlain(even)) plain[0] = (plain[0] as number) + 1
    if (even === 0 && isPlain(odd)) plain[1] = (plain[1] as number) + 1
  }
  const [little = 0, big = 0] = plain
  if (zeros === 0 || Math.max(little, big) < zeros * 0.9 || zeros < end / 400) return null
  if (little === big || (zeros <= end / 4 && read(bytes, 'utf-8', true) !== null)) return null
  const label = little > big ? 'utf-16le' : 'utf-16be'
  return read(bytes, label, true) === null ? null : label
}

const isPlain = (byte: number): boolean =>
  (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09

/** Tried in this order; an earlier one wins a draw. */
const candidates = [
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1252',
  'windows-1251',
  'koi8-r',
] as const

/** Scores how much a text looks like what people write, from 0 to 1: common characters of the encoding's own language. */
function guess(bytes: Uint8Array): Decoded {
  let best: { readonly encoding: string; readonly text: string; readonly score: number } | null = null
  let second = 0
  for (const encoding of candidates) {
    const text = read(bytes, encoding, true) ?? read(bytes, encoding, false) ?? ''
    const score = likelihood(text, encoding)
    if (!best || score > best.score) {
      second = best?.score ?? 0
      best = { encoding, text, score }
    } else second = Math.max(second, score)
  }
  const { encoding, text, score } = best ?? { encoding: 'windows-1252', text: '', score: 0 }
  return decoded(text, encoding, score > 0.6 && score - second > 0.25 && !text.includes('\ufffd'))
}

/** The commonest characters of Chinese texts, in both scripts: a wrong encoding yields rare ones. */
const simplified = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题程展果料象员值型参数据库存取索引进程线程',
)
const traditional = new Set(
  '的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系',
)

function likelihood(text: string, encoding: string): number {
  const sample = text.slice(0, sampleBytes)
  if (encoding === 'windows-1251' || encoding === 'koi8-r') return cyrillic(sample)
  let foreign = 0
  let good = 0
  for (const character of sample) {
    const point = character.codePointAt(0) as number
    if (point < 0x80) continue
    foreign++
    if (point === 0xfffd || (point >= 0x80 && point < 0xa0) || (point >= 0xe000 && point < 0xf900)) good -= 2
    else good += goodness(character, point, encoding)
  }
  return foreign === 0 ? 0 : good / foreign
}

/**
 * Cyrillic words are Cyrillic throughout, and hardly a capital stands behind another letter: accents in Latin words are neither,
 * and the encodings of Cyrillic have small letters where the others have capitals.
 */
function cyrillic(sample: string): number {
  let foreign = 0
  let good = 0
  for (const [word] of sample.matchAll(/[a-zA-Z\u0080-\uffff]+/g)) {
    const letters = word.match(/[\u0080-\uffff]/g)?.length ?? 0
    foreign += letters
    if (/^[«„“]?\p{Script=Cyrillic}?(?:[а-яёіїєґ]+|[А-ЯЁІЇЄҐ]{1,6})[»”“…—–]?$/u.test(word)) good += letters
    else if (/[a-zA-Z]/.test(word)) good -= letters
  }
  return foreign === 0 ? 0 : good / foreign
}

function goodness(character: string, point: number, encoding: string): number {
  const isPunctuation = (point >= 0x3000 && point < 0x3020) || (point >= 0xff00 && point < 0xff5f)
  switch (encoding) {
    case 'gb18030':
      return simplified.has(character) ? 1.6 : isPunctuation ? 1 : isHan(point) ? 0.3 : 0
    case 'big5':
      return traditional.has(character) ? 1.6 : isPunctuation ? 1 : isHan(point) ? 0.3 : 0
    case 'shift_jis':
    case 'euc-jp':
      return point >= 0x3041 && point < 0x30ff ? 1.5 : isPunctuation ? 1 : isHan(point) ? 0.3 : 0
    case 'euc-kr':
      return point >= 0xac00 && point < 0xd7a4 ? 1.2 : 0
    default:
      return /[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u2018-\u201e\u2013\u2014\u2022\u2026\u20ac]/.test(
        character,
      )
        ? 0.7
        : 0
  }
}

const isHan = (point: number): boolean => point >= 0x4e00 && point < 0xa000
