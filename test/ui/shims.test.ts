/**
 * The patches of foreign code that the build makes, against the originals: widths and grapheme clusters must be the same
 * for every text, since Ink lays out with them.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRequire } from 'node:module'
import { decodeHTMLStrict, encodeHTML } from 'entities'
import originalWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
// @ts-expect-error The build script is plain JavaScript: the one thing that must run before anything is built.
import { buildAll } from '../../esbuild.config.mjs'

type Width = typeof originalWidth
type Patched = {
  readonly width: Width
  readonly Segmenter: typeof Intl.Segmenter
  readonly decodeHTMLStrict: typeof decodeHTMLStrict
}

const folder = mkdtempSync(join(tmpdir(), 'viva-shims-'))
let patched: Patched

beforeAll(async () => {
  await buildAll({ entry: join(import.meta.dirname, 'patched.ts'), outdir: folder })
  patched = createRequire(import.meta.url)(join(folder, 'main.cjs')) as Patched
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Characters that meet each other in odd ways: marks, joiners, flags, jamo, keycaps, ambiguous widths, escapes. */
const odd = [
  ...'☐☑▌▸→①★✅😀#1☺🏽你ー、。☃─│…“”々〜𠮷ก็। \t\u20e3🇯\u3099\u302a\u1112\u1161\u11ab\u200d\ufe0f\u00ad\u200b',
].concat('🇨🇳', '👨‍👩‍👧', '1️⃣', '©️', 'e\u0301', 'ﾊﾞ', '\x1b[31m', '\x1b[0m', '\x1b]8;;x\x07', '\ud800')

/** Pseudo-random and the same in every run. */
function* oddTexts(count: number): Generator<string> {
  let seed = 20_261_121
  const next = (limit: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff
    return seed % limit
  }
  for (let index = 0; index < count; index++)
    yield Array.from({ length: 1 + next(8) }, () => odd[next(odd.length)]).join('')
}

/** The first few texts for which two functions differ. */
function differences<T>(
  texts: Iterable<string>,
  ours: (text: string) => T,
  theirs: (text: string) => T,
): readonly string[] {
  const found: string[] = []
  for (const text of texts) {
    const isSame = JSON.stringify(ours(text)) === JSON.stringify(theirs(text))
    if (!isSame && found.push(text) > 5) break
  }
  return found
}

/** All of the planes with letters, signs and emoji; of the vast ones of ideographs and private use a part. */
function* everyCharacter(): Generator<string> {
  for (let point = 0; point < 0x20000; point++) yield String.fromCodePoint(point)
  for (let point = 0x20000; point <= 0x10ffff; point += 97) yield String.fromCodePoint(point)
}

/** Every character of the basic plane beside others. */
function* pairs(): Generator<string> {
  for (let unit = 1; unit < 0x10000; unit++) {
    if (unit >= 0xd800 && unit < 0xe000) continue
    const character = String.fromCharCode(unit)
    yield character + character
    yield `你${character}a`
  }
}

describe('string-width with the patches', () => {
  test('measures every character as the original', () => {
    expect(differences(everyCharacter(), patched.width, originalWidth)).toEqual([])
  })

  test('measures characters beside others as the original', () => {
    expect(differences(pairs(), patched.width, originalWidth)).toEqual([])
  })

  test('measures odd texts as the original, with each of its options', () => {
    for (const options of [{}, { ambiguousIsNarrow: false }, { countAnsiEscapeCodes: true }])
      expect(
        differences(
          oddTexts(30_000),
          (text) => patched.width(text, options),
          (text) => originalWidth(text, options),
        ),
      ).toEqual([])
  })
})

describe('the segmenter in place of the native one', () => {
  const clusters = (Segmenter: typeof Intl.Segmenter) => {
    const segmenter = new Segmenter(undefined, { granularity: 'grapheme' })
    return (text: string) => [...segmenter.segment(text)].map(({ segment, index }) => [segment, index])
  }

  test('finds the clusters that the native one finds', () => {
    const ours = clusters(patched.Segmenter)
    const theirs = clusters(Intl.Segmenter)
    expect(differences(pairs(), ours, theirs)).toEqual([])
    expect(differences(oddTexts(30_000), ours, theirs)).toEqual([])
  })

  test('tells which cluster holds an index, as the native one does', () => {
    for (const text of ['abc你好', '👩‍🚀x', '']) {
      for (let index = -1; index <= text.length; index++) {
        const [ours, theirs] = [patched.Segmenter, Intl.Segmenter].map((Segmenter) =>
          new Segmenter().segment(text).containing(index),
        )
        expect(ours?.segment).toBe(theirs?.segment)
        expect(ours?.index).toBe(theirs?.index)
      }
    }
  })
})

test('named characters are decoded as by the original, their table unpacked late', () => {
  const named = [...everyCharacter()]
    .map((character) => encodeHTML(character))
    .filter((text) => /^&[a-z]/i.test(text))
  expect(named.length).toBeGreaterThan(1000)
  const texts = [
    ...named,
    '&amp;&nope;',
    '&notin;&not',
    '&#x1F600;&#0;',
    'a & b',
    '&CounterClockwiseContourIntegral;',
  ]
  expect(differences(texts, patched.decodeHTMLStrict, decodeHTMLStrict)).toEqual([])
})
