/** Anki's text files: header lines, columns by number, HTML, gaps, and names that a package of the same notes has too. */
import { describe, expect, it } from 'vitest'
import { noteId } from '../../../src/convert/anki/note-cards.ts'
import { convertAnkiText } from '../../../src/convert/anki-text/convert.ts'
import { hasAnkiHeader, readHeader } from '../../../src/convert/anki-text/header.ts'
import { cardsOf, pairsOf, readBack } from '../card-lines.ts'

const exported = [
  '#separator:tab',
  '#html:true',
  '#guid column:1',
  '#notetype column:2',
  '#deck column:3',
  '#tags column:6',
  'Abc!1\tBasic\tJS::Core\tWhat is <code>this</code>?\tIt <b>depends</b>.<br>On the call.\tjs core::calls',
  '# a comment, in the body too',
  'Abc!2\tCloze\tJS::Core\tThe {{c1::GIL::a lock}} guards {{c2::counts}}\tby CPython\t',
  'Abc!3\tBasic (and reversed card)\tWords\tHund\tdog\t',
  '"#4"\tBasic\tWords\t"Two\nlines, ""quoted"""\tyes\t',
  'Abc!5\tBasic\tWords\t\tnothing asks this\t',
  'Abc!1\tBasic\tWords\tthe same note again\tx\t',
].join('\n')

describe('header lines', () => {
  it('tell separator, columns and what holds for all notes', () => {
    expect(
      readHeader('#separator:Semicolon\n#columns:Frage;Antwort\n#deck:A::B\n#tags:x  y\nq;a\n'),
    ).toMatchObject({
      separator: ';',
      columns: ['Frage', 'Antwort'],
      deck: 'A::B',
      tags: ['x', 'y'],
      guidAt: null,
      body: '\n\n\n\nq;a\n',
    })
    expect(readHeader('tags: old way\nq\ta\n').tags).toEqual(['old', 'way'])
    expect(readHeader('#guid column:0\n#tags column:x\n').guidAt).toBeNull()
  })

  it('stand at the top, and a heading of Markdown is none', () => {
    expect(hasAnkiHeader('# Title\n\n#separator:tab\n')).toBe(true)
    expect(hasAnkiHeader('text\n#separator:tab\n')).toBe(false)
    expect(hasAnkiHeader('# Questions\n\n## Why?\n')).toBe(false)
  })
})

describe('notes', () => {
  const imported = convertAnkiText(exported)

  it('become cards in the decks of their column, by the note type of theirs', () => {
    expect(imported.decks.map(({ name, cards }) => [name, cards.map(({ question }) => question)])).toEqual([
      ['JS/Core', ['What is `this`?', 'The … guards …']],
      ['Words', ['Hund', 'dog', 'Two lines, "quoted"']],
    ])
    expect(cardsOf(imported)[0]).toMatchObject({
      answer: 'It **depends**.\\\nOn the call.',
      tags: ['js', 'core::calls'],
      line: 7,
    })
    expect(imported.rule.parts.map(({ code, count }) => [code, count])).toEqual([
      ['anki-basic', 2],
      ['anki-cloze', 1],
      ['anki-reversed', 1],
    ])
  })

  it('have the ids that the same notes of a package have', () => {
    const ids = readBack(imported).map(({ id }) => id as string)
    const [first, gaps, both] = ['Abc!1', 'Abc!2', 'Abc!3'].map(noteId)
    expect(ids).toEqual([first, `${gaps}/c1`, `${gaps}/c2`, both, `${both}-2`, noteId('#4')])
    expect(first).toMatch(/^anki-[0-9a-f]{16}$/)
  })

  it('that are none are listed with their lines', () => {
    expect(imported.skipped.map(({ line, reason }) => [line, reason])).toEqual([
      [13, 'no-question'],
      [14, 'duplicate'],
    ])
  })

  it('without names have no ids, and without a header what parts them is found', () => {
    const plain = convertAnkiText('Why?;So\nHow?;Thus\nWho?;They\n')
    expect(pairsOf(plain)).toEqual([
      ['Why?', 'So'],
      ['How?', 'Thus'],
      ['Who?', 'They'],
    ])
    expect(readBack(plain).every(({ isExplicit }) => !isExplicit)).toBe(true)
  })

  it('of a file that says it has no HTML show signs as they are', () => {
    const text = '#separator:tab\n#html:false\nIs a<b>c?\tif &amp; only\n'
    expect(pairsOf(convertAnkiText(text))).toEqual([['Is a\\<b>c?', 'if \\&amp; only']])
  })

  it('with tags in the last column of an older export have tags', () => {
    const rows = ['a?\t1\tx y', 'b?\t2\tx y', 'c?\t3\tx', 'd?\t4\tx'].join('\n')
    expect(cardsOf(convertAnkiText(`#separator:tab\n${rows}\n`)).map(({ tags }) => tags)).toEqual([
      ['x', 'y'],
      ['x', 'y'],
      ['x'],
      ['x'],
    ])
  })

  it('name their fields as the header does', () => {
    const text = '#separator:tab\n#columns:Front\tBack\tSource\nWhy?\tSo\tRFC 1\n'
    expect(pairsOf(convertAnkiText(text))).toEqual([['Why?', 'So\n\n**Source**\n\nRFC 1']])
  })

  it('of viva’s own type come back with their fields in place', () => {
    const text = '#separator:tab\n#html:true\n#notetype column:1\nviva-basic-v1\tWhy?\tSo.\t\t\t\tdeck\n'
    expect(pairsOf(convertAnkiText(text))[0]?.[0]).toBe('Why?')
  })
})

describe('columns that bear the names of what a note has of its own', () => {
  it('are its tags and its deck, and lose nothing', () => {
    const text =
      '#separator:Semicolon\n#columns:Front;Back;Tags;Deck\nWhy?;So;go chan;Go::Core\nHow?;Thus;;Go::Core\n'
    const { decks } = convertAnkiText(text)
    expect(decks.map(({ cards }) => cards.map(({ question, tags }) => [question, tags]))).toEqual([
      [
        ['Why?', ['go', 'chan']],
        ['How?', []],
      ],
    ])
  })
})
