/** What becomes of notes: by kind of note type, by field, by deck. */
import { describe, expect, test } from 'vitest'
import { deckPaths } from '../../../src/convert/anki/deck-name.ts'
import { mediaName } from '../../../src/convert/anki/media-name.ts'
import { cloze, reversed, typeIn, type NoteTypeSpec } from './collection.ts'
import { converted, question, questionsOf } from './made.ts'

describe('a note with a front and a back', () => {
  test('is a question with its answer, known by the note’s own name', () => {
    const made = question({ guid: 'abc', fields: ['Why?', 'Because.'], tags: ' a b::c a ' })
    expect(made).toMatchObject({ question: 'Why?', prompt: null, answer: 'Because.' })
    // SHA-256 of the GUID.
    expect(made.attributes).toMatchObject({ id: 'anki-ba7816bf8f01cfea', tags: ['a', 'b::c'] })
  })

  test.each([
    ['text and code', 'What does it print?<pre>f()</pre>', 'What does it print?', '```\nf()\n```'],
    ['code and text', '<pre>f()</pre>What does it print?', 'What does it print?', '```\nf()\n```'],
    ['a picture in a line', 'Which tree?<img src="t.png">', 'Which tree?', '![](notes.media/t.png)'],
    ['a picture alone', '<img src="t.png">', 'Default', '![](notes.media/t.png)'],
    ['lines', 'one<br>two', 'one', 'two'],
    ['a list', '<h2>Which?</h2><ul><li>a</li></ul>', 'Which?', '- a'],
  ])('with %s on its front has a heading and a prompt', (_, front, heading, prompt) => {
    expect(question({ fields: [front, 'x'] })).toMatchObject({ question: heading, prompt })
  })

  test('keeps viva’s own marks as text', () => {
    const { answer, followUps, options, hints } = question({
      fields: [
        'Why?',
        '<h1>a</h1><h3>Follow-up: b</h3>- [x] c<hr>{{c1::d}}<blockquote>[!hint] e</blockquote>&lt;!-- viva id: f --&gt;',
      ],
    })
    expect([followUps, options, hints]).toEqual([[], [], []])
    expect(answer).toContain('\\{{c1::d}}')
    expect(answer).toContain('***')
    expect(answer).not.toMatch(/^##? |^### Follow-up|^---$/m)
  })

  test('without a back is a draft, and without a front is passed over', () => {
    const imported = converted({ notes: [{ fields: ['only front', ''] }, { fields: ['', 'only back'] }] })
    expect(questionsOf(imported)).toHaveLength(1)
    expect(imported.skipped).toEqual([
      { line: 1, reason: 'no-answer', text: 'only front' },
      { line: 2, reason: 'no-question', text: '' },
    ])
    expect(imported.rule).toMatchObject({ questions: 1, drafts: 1 })
  })

  test('loses escape sequences, also those that entities spell', () => {
    const made = question({ fields: ['a\x1b[31mred&#27;]0;title&#7;', '\u202eb'] })
    expect([made.question, made.answer]).toEqual(['ared', 'b'])
  })

  test('keeps formulas and sounds', () => {
    const made = question({
      fields: ['\\(a_1 &lt; b*c\\)', '\\[x^2\\] [$]y[/$] [sound:a b.mp3] [latex]\\alpha[/latex]'],
    })
    expect([made.question, made.answer]).toEqual([
      '$a_1 < b*c$',
      '$$x^2$$ $y$ [a b.mp3](notes.media/a%20b.mp3) `\\alpha`',
    ])
  })
})

describe('a note asked both ways', () => {
  const both = { guid: 'g', type: reversed.id, fields: ['capital', 'city'], cards: [{}, { position: 1 }] }

  test('is two questions', () => {
    const [there, back] = questionsOf(converted({ notes: [both] }))
    expect([there?.question, there?.answer, back?.question, back?.answer]).toEqual([
      'capital',
      'city',
      'city',
      'capital',
    ])
    expect(back?.attributes.id).toBe(`${there?.attributes.id}-2`)
  })

  test('is one where only one of its cards was packed, under the id that it has with both', () => {
    const [first] = questionsOf(converted({ notes: [both] }))
    const only = question({ ...both, cards: [{ position: 1 }] })
    expect(only).toMatchObject({ question: 'city', attributes: { id: `${first?.attributes.id}-2` } })
  })
})

describe('a note type of one’s own', () => {
  const own = (templates: NoteTypeSpec['templates'], fields: readonly string[]): NoteTypeSpec => ({
    id: 50,
    name: 'Own',
    fields,
    templates,
  })
  const made = (type: NoteTypeSpec, fields: readonly string[], positions = [0]) => {
    const notes = [{ type: 50, fields, cards: positions.map((position) => ({ position })) }]
    const imported = converted({ noteTypes: [type], notes })
    return { questions: questionsOf(imported), skipped: imported.skipped.map(({ reason }) => reason) }
  }

  test('shows what its templates show: fields in their order, under their names from the second on', () => {
    const type = own(
      [
        [
          '{{Term}}{{#Code}}<pre>{{text:Code}}</pre>{{/Code}}{{hint:Clue}}',
          '{{FrontSide}}<hr>{{Meaning}}{{Example}}{{Extra}}',
        ],
      ],
      ['Id', 'Term', 'Code', 'Meaning', 'Example', 'Extra', 'Clue'],
    )
    expect(made(type, ['7', 'Why?', 'a<br>b', 'Because.', 'Such.', 'More.', 'Think.'])).toMatchObject({
      questions: [
        {
          question: 'Why?',
          prompt: '```\na\nb\n```',
          answer: 'Because.\n\n**Example**\n\nSuch.\n\nMore.',
          hints: ['Think.'],
        },
      ],
      skipped: [],
    })
  })

  test('with cards that are no reversal is one question, and said so', () => {
    const type = own(
      [
        ['{{A}}', '{{B}}'],
        ['{{A}} spelled', '{{C}}'],
      ],
      ['A', 'B', 'C'],
    )
    expect(made(type, ['a', 'b', 'c'], [0, 1])).toMatchObject({
      questions: [{ question: 'a', answer: 'b' }],
      skipped: ['several-cards'],
    })
  })

  test('that runs a script is text, and said so', () => {
    const type = own([['{{A}}<script>show()</script>', '{{B}}']], ['A', 'B'])
    expect(made(type, ['a', 'b'])).toMatchObject({ questions: [{ question: 'a' }], skipped: ['script'] })
  })

  test('whose templates show nothing asks its first field', () => {
    expect(made(own([['', '']], ['A', 'B']), ['a', 'b']).questions).toMatchObject([
      { question: 'a', answer: 'b' },
    ])
  })
})

describe('a note to type the answer of', () => {
  test('is typed in viva too', () => {
    expect(question({ type: typeIn.id, fields: ['Status?', '404'] })).toMatchObject({
      answer: '404',
      attributes: { kind: 'typed' },
    })
  })

  test('is a plain question where the answer has mark-up', () => {
    const imported = converted({ notes: [{ type: typeIn.id, fields: ['Status?', '<b>404</b>'] }] })
    expect(questionsOf(imported)).toMatchObject([{ answer: '**404**', attributes: { kind: null } }])
    expect(imported.skipped).toMatchObject([{ reason: 'type-in' }])
  })
})

describe('a note with gaps', () => {
  const gaps = (text: string, extra = ''): string =>
    question({ type: cloze.id, fields: [text, extra] }).answer

  test.each([
    ['The {{c1::GIL}}', 'The {{c1::GIL}}'],
    ['{{c1::GIL::a lock}}', '{{c1::GIL :: a lock}}'],
    ['{{c1::{{c2::GIL}} of CPython::lock}}', '{{c1::{{c2::GIL}} of CPython :: lock}}'],
    ['{{c1::<b>a</b>}}', '{{c1::**a**}}'],
    ['<code>{{c1::x}}</code>', '`{{c1::x}}`'],
    ['{{c1::\\(x^{2}\\)}}', '{{c1::$x^{2}$}}'],
    ['{{c1,2::both}}', '{{c1::{{c2::both}}}}'],
    ['{{c1::if (x) { y}}', '{{c1::if (x) &#123; y}}'],
    ['{{c1::<ul><li>a</li><li>b</li></ul>}}', '{{c1::\n\n- a\n- b\n\n}}'],
    ['{{c1::a}} {{c2::unclosed', '{{c1::a}} \\{{c2::unclosed'],
  ])('%s', (text, expected) => {
    expect(gaps(text)).toBe(expected)
  })

  test('says in its heading what it is about and gives nothing away', () => {
    expect(question({ type: cloze.id, fields: ['The {{c1::GIL}} is a {{c2::lock}}.', ''] }).question).toBe(
      'The … is a ….',
    )
    expect(question({ type: cloze.id, fields: ['{{c1::all of it}}', ''] }).question).toBe('Default')
  })

  test('tells what comes with the answer after it, once', () => {
    expect(
      question({ type: cloze.id, fields: ['{{c1::a}} {{c2::b}}', 'more<hr>and {{c1::more}}'] }),
    ).toMatchObject({ prompt: '{{c1::a}} {{c2::b}}', answer: 'more\n\n***\n\nand \\{{c1::more}}' })
    expect(question({ type: cloze.id, fields: ['{{c1::a}}', '<br>'] })).toMatchObject({
      prompt: null,
      answer: '{{c1::a}}',
    })
  })

  test('that viva cannot hold becomes text, and is said so', () => {
    const imported = converted({ notes: [{ type: cloze.id, fields: ['<pre>{{c1::if (x) { y}}</pre>', ''] }] })
    expect(imported.skipped).toMatchObject([{ reason: 'gaps-lost' }])
    expect(questionsOf(imported)[0]?.answer).toBe('```\nif (x) { y\n```')
  })

  test('without any gap is a plain question', () => {
    expect(question({ type: cloze.id, fields: ['no gap', 'but a back'] })).toMatchObject({
      question: 'no gap',
      answer: 'but a back',
    })
  })
})

describe('decks', () => {
  test('are paths, each with its notes', () => {
    const { decks } = converted({
      decks: { 1: 'Work::Kafka', 2: 'Work', 3: 'Cram*' },
      notes: [
        { deck: 2, fields: ['a', 'x'] },
        { deck: 1, fields: ['b', 'x'] },
        // While a filtered deck holds a card, it belongs to another.
        { fields: ['c', 'x'], cards: [{ deck: 3, homeDeck: 2 }] },
      ],
    })
    expect(
      decks.map(({ name, deck, cards }) => [name, deck.head.title, cards.map(({ question }) => question)]),
    ).toEqual([
      ['Work', 'Work', ['a', 'c']],
      ['Work/Kafka', 'Kafka', ['b']],
    ])
  })

  test('of which there is one has no name of its own', () => {
    expect(converted({ decks: { 1: 'Work::Kafka' }, notes: [{ fields: ['a', 'b'] }] }).decks).toMatchObject([
      { name: '', deck: { head: { title: 'Kafka' } } },
    ])
  })

  test.each([
    ['a::b', 'a/b'],
    ['..::..::x', 'x'],
    ['/etc::passwd', '-etc/passwd'],
    ['.hidden', 'hidden'],
    ['README::CON', '_README/_CON'],
    ['x.md', 'x'],
    ['\u202ea\x1b', 'a'],
    ['', 'deck'],
    ['数据库', '数据库'],
  ])('named %s are named %s', (name, path) => {
    expect(deckPaths([[1, name.split('::')]]).get(1)).toBe(path)
  })

  test('that a file system would take for one are two', () => {
    expect([
      ...deckPaths([
        [1, ['A']],
        [2, ['a']],
        [3, ['a?']],
        [4, ['a*']],
      ]).values(),
    ]).toEqual(['A', 'a-2', 'a-', 'a--2'])
  })
})

test.each([
  ['a b.png', 'a b.png'],
  ['../../x.png', 'x.png'],
  ['C:\\x.PNG', 'x.PNG'],
  ['a<b>:"|?*.mp3', 'ab.mp3'],
  ['con.png', 'con_.png'],
  ['.x.png', 'x.png'],
  ['e\u0301.png', '\u00e9.png'],
  ['run.sh', null],
  ['x.svg', null],
  ['x.html', null],
  ['', null],
  [`${'长'.repeat(60)}.png`, `${'长'.repeat(38)}.png`],
])('the media file %s is %s', (source, name) => {
  expect(mediaName(source)).toBe(name)
})

test('a note that cannot be read is passed over, and the others go on', () => {
  const imported = converted({
    notes: [
      { type: 99, fields: ['no note type', 'x'] },
      { fields: ['no card', 'x'], cards: [] },
      { guid: '', fields: ['no name', 'x'] },
      { fields: Array.from({ length: 200 }, (_, index) => `field ${index}`) },
      { fields: ['sound', 'x'] },
    ],
  })
  expect(imported.skipped.map(({ line, reason }) => [line, reason])).toEqual(
    [1, 2, 3, 4].map((line) => [line, 'damaged']),
  )
  expect(questionsOf(imported)).toHaveLength(1)
})
