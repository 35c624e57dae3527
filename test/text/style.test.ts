import { describe, expect, test } from 'vitest'
import { ansi, colour16, monochrome, plainText, span, styles } from '../../src/text/style.ts'

const visible = (text: string) => text.replaceAll('\x1b', '^')

describe('what a terminal is sent', () => {
  test('a span is opened and closed, plain text is left alone', () => {
    expect(visible(ansi([span('a '), span('b', styles.strong), span(' c')], colour16))).toBe('a ^[1mb^[22m c')
  })

  test('meanings add up, and of two colours the later row of the palette wins', () => {
    expect(visible(ansi([span('x', styles.strong | styles.code)], colour16))).toBe('^[1;36mx^[22;39m')
    expect(visible(ansi([span('x', styles.code | styles.bad)], colour16))).toBe('^[31mx^[39m')
    expect(visible(ansi([span('x', styles.strong | styles.dim)], colour16))).toBe('^[1;2mx^[22m')
  })

  test('neighbours that look the same share one sequence', () => {
    expect(visible(ansi([span('a', styles.heading), span('b', styles.accent)], colour16))).toBe(
      '^[1;36mab^[22;39m',
    )
    expect(visible(ansi([span('a', styles.code), span('b', styles.type)], monochrome))).toBe('ab')
  })

  test('monochrome uses no colour', () => {
    for (const style of Object.values(styles)) {
      expect(visible(ansi([span('x', style)], monochrome))).toMatch(
        /^(\^\[[1247](;[1247])*m)?x(\^\[2\d(;2\d)*m)?$/,
      )
    }
  })

  test('a span that nobody cleaned is cleaned', () => {
    expect(visible(ansi([span('a\x1b]52;c;AA\x07b', styles.strong)], colour16))).toBe('^[1mab^[22m')
    expect(plainText([span('a\x1b[8m'), span('b\u202e')])).toBe('ab')
  })
})
