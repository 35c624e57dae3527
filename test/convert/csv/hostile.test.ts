/** Tables that nobody meant well with, and tables that went wrong: nothing is lost, nothing is obeyed, nothing takes long. */
import { describe, expect, it } from 'vitest'
import { convertCsv } from '../../../src/convert/csv/convert.ts'
import { readRows } from '../../../src/convert/csv/rows.ts'
import { formatDeck } from '../../../src/deck/format.ts'
import { cardsOf, pairsOf, readBack } from '../card-lines.ts'

const esc = '\u001b'
const payloads: readonly string[] = [
  `${esc}[31;1m`,
  `${esc}[8m`,
  '\u009b31m',
  `${esc}[2J${esc}[H`,
  `${esc}[6n`,
  `${esc}[?1049h`,
  `${esc}[31中`,
  `${esc}]0;owned\u0007`,
  `${esc}]2;owned${esc}\\`,
  '\u009d0;owned\u009c',
  `${esc}]52;c;cm0gLXJm\u0007`,
  `${esc}]8;;http://evil.example\u0007safe${esc}]8;;\u0007`,
  `${esc}]1337;File=inline=1:AAAA\u0007`,
  `${esc}]50;i$(id)\u0007`,
  `${esc}]0;owned`,
  `${esc}P$q"p${esc}\\`,
  '\u0090$q"p\u009c',
  `${esc}Xhidden${esc}\\`,
  `${esc}^hidden${esc}\\`,
  `${esc}_Ga=T;AAAA${esc}\\`,
  `${esc}GQ`,
  `${esc}c`,
  'rm\u0008\u0008ls',
  '\u0000\u007f',
  '\u202eevil\u202c\u2066x\u2069',
  '\u{e0041}\u{e0042}\ud800',
]

describe('hostile tables', () => {
  it.each(payloads.map((payload) => [JSON.stringify(payload), payload]))(
    '%s is gone from questions, answers, options, tags and names',
    (_name, payload) => {
      const cell = (word: string): string => `"${word}${payload.replaceAll('"', '""')}${word}"`
      const text = `question,A,B,correct,tags,${cell('Note')},deck\n${['Why', 'x', 'y'].map(cell).join(',')},A,${cell('t')},${cell('n')},${cell('d')}\n`
      const imported = convertCsv(text)
      const [deck] = imported.decks
      // eslint-disable-next-line no-control-regex
      const unclean = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]|\p{Cs}/u
      expect(formatDeck(deck!.deck)).not.toMatch(unclean)
      expect(JSON.stringify(imported.rule)).not.toMatch(unclean)
      expect(JSON.stringify(imported.skipped)).not.toMatch(unclean)
      expect(readBack(imported)).toHaveLength(1)
    },
  )

  it('a quote that nothing closes takes no row with it', () => {
    const text = 'question,answer\nOne?,"open\nTwo?,b\n"Three, or so?",c\nFour?,"d\ne"\n'
    expect(pairsOf(convertCsv(text))).toEqual([
      ['One?', '"open'],
      ['Two?', 'b'],
      ['Three, or so?', 'c'],
      ['Four?', 'd\\\ne'],
    ])
  })

  it('many such quotes cost no more than a few looks', () => {
    const text = `question,answer\n${Array.from({ length: 3000 }, (_, n) => `Q${n}?,"open ${n}\n`).join('')}`
    expect(readRows(text, { separator: ',' }).length).toBeGreaterThan(1000)
    expect(cardsOf(convertCsv(text)).length).toBeGreaterThan(0)
  })

  it('a line of a mebibyte is a card whose end is left out, and is said to be', () => {
    const imported = convertCsv(`question,answer\nLong?,${'word '.repeat(220_000)}\nShort?,yes\n`)
    expect(imported.skipped).toMatchObject([{ line: 2, reason: 'field-cut' }])
    expect(cardsOf(imported).map(({ answer }) => answer.length <= 262_144)).toEqual([true, true])
  })

  it('a row of more columns than a note may have is listed', () => {
    const { skipped } = convertCsv(`question,answer\nWide?,${'x,'.repeat(200)}\nShort?,yes\n`)
    expect(skipped).toMatchObject([{ line: 2, reason: 'too-large' }])
  })

  it('rows beyond the limit are not read, and the first of them is named', () => {
    const imported = convertCsv('question,answer\na?,1\nb?,2\nc?,3\n', { limits: { notes: 2 } })
    expect(cardsOf(imported)).toHaveLength(2)
    expect(imported.skipped).toMatchObject([{ line: 4, reason: 'too-many' }])
  })

  it('columns named like the insides of JavaScript are columns like any other', () => {
    const imported = convertCsv('question,answer,__proto__,constructor\nWhy?,So,polluted,x\n')
    expect(pairsOf(imported)).toEqual([['Why?', 'So\n\n**proto:** polluted\n\n**constructor:** x']])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('formulas are text', () => {
    expect(pairsOf(convertCsv('question,answer\n=1+1?,"=HYPERLINK(""http://x"")"\n'))).toEqual([
      ['=1+1?', '=HYPERLINK("http://x")'],
    ])
  })

  it('what a deck would read as its own stays text', () => {
    const cell = '"## Heading\n\n---\n\n- [ ] box\n\n{{c1::gap}}\n\n<!-- viva id: x -->\n\n### Follow-up: y"'
    const imported = convertCsv(`question,answer\nWhy?,${cell}\n`)
    const [card, ...others] = readBack(imported)
    expect(others).toEqual([])
    expect(card).toMatchObject({ kind: 'basic', question: 'Why?', keyPoints: [], isExplicit: false })
    expect(card?.answer).toContain('{{c1::gap}}')
  })

  it('links into the machine and scripts of HTML lead nowhere', () => {
    const html =
      '<a href=""javascript:x()"">a</a> <img src=""file:///etc/passwd""> <a href=""https://x.example"">b</a>'
    const [card] = cardsOf(convertCsv(`question,answer\nWhy?,"${html}"\n`))
    expect(card?.answer).toBe('a [b](https://x.example)')
  })
})
