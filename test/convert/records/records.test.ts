/** Lists of objects as JSON, JSON Lines and YAML: one card for each object that asks. */
import { describe, expect, it } from 'vitest'
import { detectFormat } from '../../../src/convert/detect.ts'
import { convertText } from '../../../src/convert/text.ts'

const read = (text: string, fileName: string) => convertText(text, { fileName })
const cards = (text: string, fileName: string) => read(text, fileName).decks.flatMap((deck) => deck.cards)
const pairs = (text: string, fileName: string): readonly (readonly [string, string])[] =>
  cards(text, fileName).map(({ question, answer }) => [question, answer] as const)

const locks = [
  ['What is a lock?', 'It holds.'],
  ['What is a key?', 'It opens.'],
]

describe('a list of objects', () => {
  it('is read from JSON, JSON Lines and YAML alike', () => {
    const objects = locks.map(([question, answer]) => ({ question, answer }))
    expect(pairs(JSON.stringify(objects, null, 2), 'a.json')).toEqual(locks)
    expect(pairs(objects.map((each) => JSON.stringify(each)).join('\n'), 'a.jsonl')).toEqual(locks)
    expect(pairs(locks.map(([q, a]) => `- question: ${q}\n  answer: ${a}\n`).join(''), 'a.yaml')).toEqual(
      locks,
    )
  })

  it('says by any of its usual words what asks and what answers', () => {
    for (const [question, answer] of [
      ['q', 'a'],
      ['front', 'back'],
      ['问题', '答案'],
      ['title', 'content'],
      ['prompt', 'solution'],
    ] as const)
      expect(
        pairs(JSON.stringify(locks.map(([q, a]) => ({ [question]: q, [answer]: a }))), 'a.json'),
      ).toEqual(locks)
  })

  it('may stand within other objects, whose names become tags', () => {
    const text = JSON.stringify({
      go: [{ question: 'What is a map?', answer: 'A table.' }],
      rust: [{ question: 'What is a box?', answer: 'A heap cell.' }],
    })
    expect(cards(text, 'a.json').map(({ question, tags }) => [question, tags])).toEqual([
      ['What is a map?', ['go']],
      ['What is a box?', ['rust']],
    ])
  })

  it('has levels, tags, explanations and the lines of its questions', () => {
    const text =
      '[\n  {"question": "What is a lock?", "answer": "It holds.",\n   "difficulty": "Hard", "tags": ["threads", "os"], "explanation": "So it is.", "url": "https://a.example"},\n  {"question": "What is a key?", "answer": "It opens."}\n]'
    const { decks } = read(text, 'a.json')
    expect(decks[0]?.cards.map(({ line, answer, tags }) => [line, answer, tags])).toEqual([
      [2, 'It holds.\n\nSo it is.', ['threads', 'os']],
      [4, 'It opens.', []],
    ])
    expect(decks[0]?.deck.sections[0]?.questions[0]?.attributes.level).toBe('senior')
  })

  it('tells the right option by its place from 0, its letter, its words or a mark', () => {
    const text = JSON.stringify([
      { question: 'Which is light?', options: ['lead', 'air'], correctAnswer: 1 },
      { question: 'Which is heavy?', options: { A: 'lead', B: 'air' }, answer: 'A' },
      { question: 'Which is wet?', choices: ['sea', 'sand'], answer: 'sea' },
      {
        question: 'Which is dry?',
        answers: [
          { text: 'sea', correct: false },
          { text: 'sand', correct: true },
        ],
      },
    ])
    expect(
      cards(text, 'a.json').map(({ options }) =>
        options.filter(({ correct }) => correct).map((each) => each.text),
      ),
    ).toEqual([['B. air'], ['A. lead'], ['A. sea'], ['B. sand']])
  })

  it('that asks nothing is no list of cards', () => {
    expect(cards('{"name": "viva", "version": "1.0.0", "scripts": {"test": "x"}}', 'package.json')).toEqual(
      [],
    )
    expect(cards('[{"id": 1, "city": "Rome"}]', 'a.json')).toEqual([])
  })

  it('that is cut off is read as text, and nothing fails', () => {
    expect(() => read('[{"question": "What is a lock?", "answer": "It', 'a.json')).not.toThrow()
  })

  it('is told as JSON', () => {
    const text = '[{"q": "a", "a": "b"}]'
    expect(detectFormat({ name: 'x.json', head: new Uint8Array(), text })).toEqual({
      format: 'json',
      reason: 'json',
    })
  })
})

describe('other shapes of JSON', () => {
  it('with questions for keys have their answers for values, also under sections', () => {
    expect(pairs(JSON.stringify(Object.fromEntries(locks)), 'a.json')).toEqual(locks)
    expect(pairs(JSON.stringify({ Doors: Object.fromEntries(locks) }, null, 2), 'a.json')).toEqual(locks)
  })

  it('with the right answer and the wrong ones apart are choices, the right one not always first', () => {
    const made = cards(
      JSON.stringify({
        results: [
          {
            type: 'multiple',
            difficulty: 'easy',
            question: 'What does &quot;HTML&quot; hold?',
            correct_answer: 'Text',
            incorrect_answers: ['Bits', 'Locks'],
          },
        ],
      }),
      'a.json',
    )
    expect(made).toMatchObject([{ question: 'What does "HTML" hold?' }])
    expect(made[0]?.options).toEqual([
      { text: 'A. Bits', correct: false },
      { text: 'B. Locks', correct: false },
      { text: 'C. Text', correct: true },
    ])
    expect(made[0]?.answer).not.toContain('Bits')
  })
})
