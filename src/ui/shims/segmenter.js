/**
 * A grapheme segmenter that costs nothing until a text needs Unicode's rules. The build puts it in place of
 * `Intl.Segmenter` in foreign code; for every text its answer is the native one (test/ui/shims.test.ts).
 */

// Every code unit of this set is a grapheme cluster of its own as long as the whole text stays inside: no CR, no combining
// marks, no joiners, no surrogates, no jamo, no emoji with variation selectors.
const simple =
  /^[\u0001-\u000C\u000E-\u007E\u00A1-\u00A8\u00AA-\u00AC\u00AF-\u02FF\u0370-\u0373\u0376\u0377\u037B-\u037F\u0384-\u0386\u0388-\u038A\u038C\u038E-\u03A1\u03A3-\u0482\u048A-\u052F\u2010-\u2027\u2030-\u203B\u203D-\u2048\u204A-\u205E\u2070\u2071\u2074-\u208E\u20A0-\u20C0\u2100-\u2121\u2123-\u2138\u213A-\u218B\u2190-\u2429\u2440-\u244A\u2460-\u2B73\u2B76-\u2BFF\u3000-\u3029\u3030-\u303F\u3041-\u3096\u309B-\u30FF\u3105-\u312F\u3131-\u3163\u3165-\u318E\u3190-\u31E3\u31F0-\u321E\u3220-\uA48C\uA490-\uA4C6\uAC00-\uD7A3\uF900-\uFA6D\uFA70-\uFAD9\uFE10-\uFE19\uFE30-\uFE52\uFE54-\uFE66\uFE68-\uFE6B\uFF01-\uFF60\uFFE0-\uFFE6]*$/

// The same without control characters, which have no width.
const printable = /^[^\u0000-\u001F]*$/

/** True for a text whose width is the sum of the widths of its code units. */
export const isSimple = (text) => simple.test(text) && printable.test(text)

// Taken apart, since the build rewrites the member expression itself to this class.
const { Segmenter: Native } = Intl

export class FastSegmenter {
  #native
  #locale
  #options

  constructor(locale, options) {
    this.#locale = locale
    this.#options = options
  }

  segment(input) {
    const text = String(input)
    if ((this.#options?.granularity ?? 'grapheme') === 'grapheme' && simple.test(text))
      return new SimpleSegments(text)
    this.#native ??= new Native(this.#locale, this.#options)
    return this.#native.segment(text)
  }
}

class SimpleSegments {
  #input

  constructor(input) {
    this.#input = input
  }

  containing(index = 0) {
    const input = this.#input
    return index >= 0 && index < input.length ? { segment: input[index], index, input } : undefined
  }

  *[Symbol.iterator]() {
    const input = this.#input
    for (let index = 0; index < input.length; index++) yield { segment: input[index], index, input }
  }
}
