/**
 * Styles by meaning, lines made of styled spans, and what a terminal is sent for them.
 *
 * A screen says `warning`, never `yellow`; the palette decides what that looks like. Colour is never the only carrier:
 * whatever a style means is also said by the text, so that `monochrome` and `plainText` lose nothing.
 */
import { cleanText } from './clean.ts'

/** A set of meanings, joined with `|`. */
export type Style = number

export const styles = {
  plain: 0,
  strong: 1 << 0,
  emphasis: 1 << 1,
  strike: 1 << 2,
  /** Less important than what stands beside it: marks, hints, keys. */
  dim: 1 << 3,
  inverse: 1 << 4,
  underline: 1 << 5,
  heading: 1 << 6,
  /** The one colour that draws the eye: the selected row, the current place. */
  accent: 1 << 7,
  warning: 1 << 8,
  good: 1 << 9,
  bad: 1 << 10,
  link: 1 << 11,
  quote: 1 << 12,
  code: 1 << 13,
  keyword: 1 << 14,
  string: 1 << 15,
  comment: 1 << 16,
  number: 1 << 17,
  function: 1 << 18,
  type: 1 << 19,
} as const satisfies Readonly<Record<string, Style>>

export type StyleName = keyof typeof styles

export type Span = { readonly text: string; readonly style: Style }
export type Line = readonly Span[]

/** For each meaning the SGR parameters that show it. Of several colours in one style, the later row's wins. */
export type Palette = readonly (readonly [style: Style, ...parameters: number[]])[]

const bold = 1
const faint = 2
const italic = 3
const underlined = 4
const inverted = 7
const struck = 9
const [red, green, yellow, blue, magenta, cyan] = [31, 32, 33, 94, 35, 36]

export const colour16: Palette = [
  [styles.strong, bold],
  [styles.emphasis, italic],
  [styles.strike, struck],
  [styles.dim, faint],
  [styles.inverse, inverted],
  [styles.underline, underlined],
  [styles.quote, faint],
  [styles.heading, bold, cyan],
  [styles.link, underlined, blue],
  [styles.code, cyan],
  [styles.keyword, magenta],
  [styles.string, green],
  [styles.comment, faint],
  [styles.number, yellow],
  [styles.function, blue],
  [styles.type, yellow],
  [styles.accent, bold, cyan],
  [styles.warning, yellow],
  [styles.good, green],
  [styles.bad, red],
]

/** For `NO_COLOR`: bold, faint, underlined and inverse only. */
export const monochrome: Palette = [
  [styles.strong, bold],
  [styles.emphasis, underlined],
  [styles.dim, faint],
  [styles.inverse, inverted],
  [styles.underline, underlined],
  [styles.quote, faint],
  [styles.heading, bold],
  [styles.link, underlined],
  [styles.keyword, bold],
  [styles.comment, faint],
  [styles.accent, bold],
  [styles.warning, bold],
  [styles.bad, bold],
]

export function span(text: string, style: Style = styles.plain): Span {
  return { text, style }
}

/** The text alone, for pipes, logs and screen readers. */
export function plainText(line: Line): string {
  let text = ''
  for (const part of line) text += part.text
  return cleanText(text)
}

/** The line as a terminal takes it: every span opened and closed by SGR sequences, and no other control in it. */
export function ansi(line: Line, palette: Palette): string {
  let out = ''
  let pending = ''
  let current: Sequences = none
  for (const { text, style } of line) {
    const next = sequences(style, palette)
    if (next.open !== current.open) {
      out += wrapped(pending, current)
      pending = ''
      current = next
    }
    pending += cleanText(text)
  }
  return out + wrapped(pending, current)
}

type Sequences = { readonly open: string; readonly close: string }
const none: Sequences = { open: '', close: '' }

const known = new WeakMap<Palette, Map<Style, Sequences>>()

function sequences(style: Style, palette: Palette): Sequences {
  if (style === styles.plain) return none
  let byStyle = known.get(palette)
  if (!byStyle) known.set(palette, (byStyle = new Map()))
  let made = byStyle.get(style)
  if (!made) byStyle.set(style, (made = makeSequences(style, palette)))
  return made
}

function makeSequences(style: Style, palette: Palette): Sequences {
  const attributes = new Set<number>()
  let colour: number | undefined
  for (const [meaning, ...parameters] of palette) {
    if (!(style & meaning)) continue
    for (const parameter of parameters) {
      if (isColour(parameter)) colour = parameter
      else attributes.add(parameter)
    }
  }
  if (colour !== undefined) attributes.add(colour)
  if (attributes.size === 0) return none
  const closing = new Set([...attributes].map(closes))
  return { open: `\x1b[${[...attributes].join(';')}m`, close: `\x1b[${[...closing].join(';')}m` }
}

function isColour(parameter: number): boolean {
  return parameter >= 30
}

/** The parameter that ends another: 39 for colours, 22 for both bold and faint. */
function closes(parameter: number): number {
  if (isColour(parameter)) return 39
  return parameter === bold ? 22 : parameter + 20
}

function wrapped(text: string, { open, close }: Sequences): string {
  return text && open ? open + text + close : text
}
