/** Documents of JSON that are sound but for a few values: what a check of types, signs and sizes has to find. */
import type { Random } from '../../src/schedule/random.ts'
import { below, hostileText, oneOf } from './fuzz-inputs.ts'

/** Sound ones, each of the smallest that its reader takes everything from. */
const documents = {
  viva: {
    viva: '0.1.0',
    format: 1,
    cards: [
      {
        id: 'gil',
        deck: 'python/threads',
        topic: 'Threads',
        kind: 'basic',
        question: 'What is the GIL?',
        prompt: null,
        answer: 'A lock.\n\n- [ ] one\n- [!] two',
        keyPoints: [
          { text: 'one', must: false },
          { text: 'two', must: true },
        ],
        hints: ['Think.'],
        tags: ['python', 'os'],
        level: 'mid',
        minutes: 2,
        language: 'en',
      },
      {
        id: 'pick',
        deck: 'python',
        kind: 'choice',
        question: 'Which one?',
        options: [
          { text: 'this', correct: true },
          { text: 'that', correct: false },
        ],
        also: ['Which of them?'],
        answer: '',
      },
      {
        id: 'gap',
        deck: '',
        kind: 'cloze',
        question: 'Fill',
        answer: 'The {{c1::GIL}}.',
        cloze: 1,
        slots: ['a'],
      },
    ],
  },
  hashcards: {
    cards: [
      {
        hash: 'a1',
        familyHash: null,
        deckName: 'os/locks',
        location: { filePath: 'a.md', lineStart: 3, lineEnd: 4 },
        content: { type: 'basic', question: 'What is a lock?', answer: 'A door.' },
        performance: {
          type: 'reviewed',
          stability: 3.2,
          difficulty: 5.1,
          dueDate: '2026-11-20',
          reviewCount: 2,
        },
      },
      {
        hash: 'b2',
        familyHash: 'f',
        deckName: 'os',
        content: { type: 'cloze', text: 'A [lock] is a [door].', start: 3, end: 6 },
        performance: null,
      },
    ],
    sessions: [
      {
        startedAt: '2026-11-01T08:00:00',
        reviews: [{ hash: 'a1', reviewedAt: '2026-11-01T08:00:01', grade: 'good' }],
      },
    ],
  },
  mochi: {
    '~:version': 2,
    '~:decks': [
      { '~:id': '~:one', '~:name': 'Systems' },
      {
        '~:id': '~:two',
        '~:name': 'Locks',
        '~:parent-id': '~:one',
        '~:cards': {
          '~#list': [
            {
              '~:id': '~:c1',
              '~:pos': 'b',
              '~:content': '{{GIL}} and {{2::MRO}}',
              '~:cloze/reviews': {
                2: [{ '~:date': '~t1695852000000', '~:interval': 4.2, '~:remembered?': true }],
              },
            },
            {
              '~:id': '~:c2',
              '~:content': '# What is on it?\n\n![](@media/a.png)\n\n---\n\nA lock.',
              '~:tags': { '~#set': ['os'] },
              '~:reviews': [
                {
                  '~:date': { '~#dt': 1695938400000 },
                  '~:interval': 2.09,
                  '~:remembered?': true,
                  '~:duration': 2.5,
                },
              ],
            },
            {
              '~:id': '~:c3',
              '~:content': '',
              '~:name': 'mutex',
              '~:archived?': true,
              '~:template-id': '~:t1',
              '~:fields': { '~:name': { '~:id': '~:name', '~:value': 'mutex' } },
            },
          ],
        },
      },
    ],
    '~:templates': [
      {
        '~:id': '~:t1',
        '~:content': '# << Name >>\n---\n<< Definition >>',
        '~:fields': { '~:name': { '~:id': '~:name', '~:name': 'Name' } },
      },
    ],
  },
}

/** A document with one to five values changed; now and then its text is cut. */
export function documentOf(kind: keyof typeof documents): (random: Random) => string {
  return (random) => {
    const text = JSON.stringify(mutated(random, documents[kind]))
    return random() < 0.1 ? text.slice(0, below(random, text.length)) : text
  }
}

/** The same value with some of those in it replaced, left out, or with members that nobody asked for. */
export function mutated(random: Random, value: unknown): unknown {
  let made = structuredClone(value)
  for (let count = 1 + below(random, 5); count > 0; count -= 1) made = changed(random, made)
  return made
}

function changed(random: Random, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.05) return hostileValue(random, value)
  const keys = Object.keys(value)
  if (keys.length === 0) return hostileValue(random, value)
  const key = oneOf(random, keys)
  const inside = (value as Record<string, unknown>)[key]
  const chance = random()
  if (Array.isArray(value)) {
    if (chance < 0.05) return value.filter((_, at) => String(at) !== key)
    if (chance < 0.1) return [...value, inside]
    return value.map((each, at): unknown => (String(at) === key ? changed(random, each) : each))
  }
  const entries = Object.entries(value).filter(([each]) => chance >= 0.05 || each !== key)
  if (chance < 0.1) entries.push([oneOf(random, names), hostileValue(random, inside)])
  return Object.fromEntries(
    entries.map(([each, old]): [string, unknown] => [each, each === key ? changed(random, old) : old]),
  )
}

const names = ['constructor', 'toString', 'length', 'id', '', '0', '~:id', 'hash']
const numbers = [
  -1, 0, 0.5, 1e21, 1e308, -1e308, 9_007_199_254_740_991, -9_007_199_254_740_991, 4_294_967_296,
  253_402_300_800_000,
]

function hostileValue(random: Random, old: unknown): unknown {
  const chance = random()
  if (typeof old === 'string' && chance < 0.4) return old + hostileText(random, 6)
  if (typeof old === 'number' && chance < 0.5) return oneOf(random, numbers)
  if (chance < 0.5) return hostileText(random, 12)
  if (chance < 0.7) return oneOf(random, numbers)
  return oneOf<unknown>(random, [
    null,
    true,
    false,
    '',
    [],
    {},
    [[]],
    [null],
    { a: old },
    [old, old],
    '1e999',
    'NaN',
    '2026-99-99',
  ])
}
