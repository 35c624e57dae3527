/** Tables of any shape: what each column is taken for, and what becomes of each row. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convertCsv } from '../../../src/convert/csv/convert.ts'
import { detectFormat } from '../../../src/convert/detect.ts'
import { messages } from '../../../src/text/messages/catalogue.ts'
import { cardsOf, pairsOf, readBack } from '../card-lines.ts'

const usesOf = (text: string, options = {}): readonly string[] =>
  (convertCsv(text, options).rule.columns ?? []).map(({ use }) => use)

describe("Excel's first line", () => {
  it.each([
    ['sep=;\nquestion;answer\nWhy?;So\n', {}],
    ['sep=;\nWhy?;So\n', {}],
    ['"sep=;"\nWhy?;So\n', {}],
    ['SEP=|\nWhy?|So\n', {}],
    ['sep=\t\nWhy?\tSo\n', {}],
    ['sep=,\nWhy?;So\n', { separators: { field: ';' } }],
  ])('%j names the separator and is no card', (text, options) => {
    const { decks, skipped } = convertCsv(text, options)
    expect(decks[0]?.cards.map(({ question, answer }) => [question, answer])).toEqual([['Why?', 'So']])
    expect(decks[0]?.cards[0]?.line).toBe(text.trimEnd().split('\n').length)
    expect(skipped).toEqual([])
  })

  it('counts more than what the rows look like, and tells a table from notes', () => {
    const text = 'sep=|\na, b|c, d\ne, f|g, h\n'
    expect(convertCsv(text).decks[0]?.cards[0]).toMatchObject({ question: 'a, b', answer: 'c, d' })
    expect(detectFormat({ name: 'x.txt', head: new Uint8Array(), text }).format).toBe('csv')
  })
})

describe('columns', () => {
  it.each([
    ['question,answer\nWhy?,So\n', ['question', 'answer']],
    ['Front;Back;Tags\nWhy?;So;a b\n', ['question', 'answer', 'tags']],
    ['问题\t答案\t标签\t难度\n什么是锁？\t一种原语\t并发\t高级\n', ['question', 'answer', 'tags', 'level']],
    ['Nr,Frage,Antwort\n1,Was?,Das\n', ['none', 'question', 'answer']],
    ['質問,回答\n何？,これ\n', ['question', 'answer']],
    ['вопрос,ответ,сложность\nЧто?,Это,hard\n', ['question', 'answer', 'level']],
    ['Pregunta|Respuesta\n¿Qué?|Eso\n', ['question', 'answer']],
    ['Term,Definition,Source\nGIL,a lock,docs\n', ['question', 'answer', 'extra']],
    ['question,code,answer,hint\nWhat prints?,f(),1,look\n', ['question', 'prompt', 'answer', 'hint']],
    [
      'Question,A,B,C,Answer,Explanation\nWhich?,x,y,z,B,because\n',
      ['question', 'option', 'option', 'option', 'correct', 'explanation'],
    ],
    [
      'question,Option 1,Option 2,Correct Answer\nWhich?,x,y,2\n',
      ['question', 'option', 'option', 'correct'],
    ],
    ['deck,question,answer\na/b,Why?,So\n', ['deck', 'question', 'answer']],
  ])('of %j are told by their heads', (text, uses) => {
    expect(usesOf(text)).toEqual(uses)
  })

  it.each([
    ['Why?,So\nHow?,Thus\nWho?,They\n', ['question', 'answer']],
    [
      'Why a?\tSo\tpython core\nWhy b?\tSo\tpython core\nWhy c?\tSo\tjs\nWhy d?\tSo\tjs\n',
      ['question', 'answer', 'tags'],
    ],
    ['1,Why?,So\n2,How?,Thus\n3,Who?,They\n', ['none', 'question', 'answer']],
    [
      'Which?,one,two,three,B,because it is\nWhat?,four,five,six,A,since it was\n',
      ['question', 'option', 'option', 'option', 'correct', 'explanation'],
    ],
    ['Why?\nHow?\n', ['question']],
  ])('of %j without heads are told by what stands in them', (text, uses) => {
    expect(usesOf(text)).toEqual(uses)
  })

  it('are what a person says they are, and further ones are left out', () => {
    const text = 'x,Why?,So,t,u\ny,How?,Thus,t,u\n'
    const imported = convertCsv(text, { columns: '-,question,answer,tags' })
    expect(pairsOf(imported)).toEqual([
      ['Why?', 'So'],
      ['How?', 'Thus'],
    ])
    expect(cardsOf(imported)[0]?.tags).toEqual(['t'])
    expect(imported.isConfident).toBe(true)
    expect(usesOf(text, { columns: '-,问题,答案' })).toEqual(['none', 'question', 'answer', 'none', 'none'])
  })

  it('with a word that says nothing are refused with the words there are', () => {
    expect(() => convertCsv('a,b\n', { columns: 'question,sorbet' })).toThrow('option-value')
    expect(() => convertCsv('a,b\n', { columns: 'answer' })).toThrow('option-value')
  })

  it('are told in the rule, in both languages', () => {
    const { rule } = convertCsv('Frage,Antwort,Quelle\nWas?,Das,Buch\n')
    expect(messages('en').convert.rule(rule)).toBe(
      'Questions are 1 row. Columns 1 (Frage): question, 2 (Antwort): answer, 3 (Quelle): told in the answer.',
    )
    expect(messages('zh').convert.rule(rule)).toBe(
      '题目取自 1 行表格数据。第 1 列（Frage）问题，第 2 列（Antwort）答案，第 3 列（Quelle）写进答案。',
    )
  })
})

describe('rows', () => {
  it('keep quotes, commas and line ends of their cells, with a space before a quote as well', () => {
    const text = 'question, answer\n"What, exactly?", "a ""thing"", yes"\n"Two\nlines?","x\ny"\n'
    const imported = convertCsv(text)
    expect(pairsOf(imported)).toEqual([
      ['What, exactly?', 'a "thing", yes'],
      ['Two', 'x\\\ny'],
    ])
    expect(cardsOf(imported).map(({ prompt, line }) => [prompt, line])).toEqual([
      [null, 2],
      ['lines?', 3],
    ])
  })

  it('of any length are cards where they ask something, and are listed where they do not', () => {
    const { skipped, ...imported } = convertCsv('question,answer\nlone\n,nothing asks this\na,b,c,d\n\n')
    expect(pairsOf({ skipped, ...imported })).toEqual([
      ['lone', ''],
      ['a', 'b, c, d'],
    ])
    expect(skipped.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'no-answer'],
      [3, 'no-question'],
      [4, 'extra-cells'],
    ])
  })

  it('tell further columns in the answer, under their names', () => {
    expect(pairsOf(convertCsv('question,answer,Source\nWhy?,So,RFC 1\n'))).toEqual([
      ['Why?', 'So\n\n**Source:** RFC 1'],
    ])
  })

  it('with options are a choice, whichever way the right one is named', () => {
    const right = (text: string): readonly boolean[] | undefined =>
      cardsOf(convertCsv(text))[0]?.options.map(({ correct }) => correct)
    const head = 'question,A,B,C,correct\n'
    expect(right(`${head}Which?,x,y,z,B\n`)).toEqual([false, true, false])
    expect(right(`${head}Which?,x,y,z,"A, C"\n`)).toEqual([true, false, true])
    expect(right(`${head}Which?,x,y,z,3\n`)).toEqual([false, false, true])
    expect(right(`${head}Which?,x,y,z,y\n`)).toEqual([false, true, false])
    expect(right('question,options,correct\nWhich?,"x\ny\nz",y\n')).toEqual([false, true, false])
  })

  it('with options of which none is known to be right ask with the options in sight', () => {
    const imported = convertCsv('question,A,B,correct\nWhich?,x,y,neither\n')
    expect(cardsOf(imported)).toMatchObject([{ prompt: '- A. x\n- B. y', answer: 'neither', options: [] }])
    expect(readBack(imported)).toHaveLength(1)
  })

  it('show plain text as it is, Markdown as Markdown, and HTML as what it means', () => {
    expect(pairsOf(convertCsv('question,answer\n__init__?,a*b*c\n'))).toEqual([
      ['\\_\\_init\\_\\_?', 'a\\*b\\*c'],
    ])
    expect(pairsOf(convertCsv('question,answer\n`__init__`?,a **b**\n'))).toEqual([
      ['`__init__`?', 'a **b**'],
    ])
    expect(
      pairsOf(
        convertCsv('question,answer\n<b>Why</b>?,"<ul><li>a</li><li>b</li></ul><script>x()</script>"\n'),
      ),
    ).toEqual([['**Why**?', '- a\n- b']])
  })

  it('with names of their own keep their ids, and those that are only counted have none', () => {
    const ids = (text: string): readonly (string | null)[] =>
      convertCsv(text).decks[0]?.deck.sections[0]?.questions.map(({ attributes }) => attributes.id) ?? []
    const named = ids('id,question,answer\nnote-aaa,Why?,So\nnote-bbb,How?,Thus\n')
    expect(named.every((id) => /^csv-[0-9a-f]{16}$/.test(id ?? ''))).toBe(true)
    expect(ids('id,question,answer\nnote-bbb,How then?,Thus\nnote-aaa,Why?,So\n')).toEqual(named.toReversed())
    expect(ids('id,question,answer\n1,Why?,So\n2,How?,Thus\n')).toEqual([null, null])
  })

  it('stand in the decks that they name', () => {
    const { decks } = convertCsv('deck,question,answer\nJS::Core,Why?,So\n../../etc,How?,Thus\n')
    expect(decks.map(({ name }) => name)).toEqual(['JS/Core', 'etc'])
  })

  it('that say the same are one card, and the copy is listed', () => {
    const { skipped } = convertCsv('question,answer\nWhy?,So\nWhy?,So\nWhy?,Else\n')
    expect(skipped.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'duplicate'],
      [4, 'contradiction'],
    ])
  })

  const cell = fc.constantFrom(
    'Why?',
    'So',
    'a,b',
    'x\ny',
    '"q"',
    '',
    ' ',
    'tab\there',
    '<b>h</b>',
    '- i',
    '=1',
    '`c`',
  )
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

  // Seen to fail when copies were dropped without a word, and when a row's line was the one on which it ends.
  it('are all cards or listed, each with the line on which it begins', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), (rows) => {
        let line = 2
        const wanted: number[] = []
        for (const cells of rows) {
          if (cells.some((each) => each.trim() !== '')) wanted.push(line)
          line += 1 + cells.join('').split('\n').length - 1
        }
        const text = `question,answer\n${rows.map((cells) => `${cells.map(quoted).join(',')}\n`).join('')}`
        const imported = convertCsv(text)
        const told = new Set([...cardsOf(imported), ...imported.skipped].map((each) => each.line))
        expect([...told].sort((a, b) => a - b)).toEqual(wanted)
      }),
      { numRuns: 500 },
    )
  })
})
