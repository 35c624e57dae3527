/** Goldens: each deck under fixtures/decks with its cards and problems beside it. `vitest -u` writes them anew: read the difference. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDeck } from '../../src/deck/parse.ts'
import type { ParsedFile, Root, RootId } from '../../src/model/deck.ts'

const folder = join(import.meta.dirname, '../fixtures/decks')
const root: Root = { id: 1 as RootId, kind: 'home', path: '/decks' }

const parse = (text: string, deck = 'deck'): ParsedFile =>
  parseDeck({ root, path: `/decks/${deck}.md`, deck, text })

describe('a deck becomes cards and problems', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
    const name = basename(file, '.md')
    test(name, async () => {
      const { head, isDeck, cards, problems } = parse(readFileSync(join(folder, file), 'utf8'), name)
      const golden = { isDeck, head: said(head), cards: cards.map(said), problems: problems.map(said) }
      await expect(`${JSON.stringify(golden, null, 1)}\n`).toMatchFileSnapshot(join(folder, `${name}.json`))
    })
  }
})

/** What is empty is left out, so that a golden shows what a deck says. */
function said(value: object): object {
  const isEmpty = (each: unknown): boolean =>
    each === null || each === false || each === '/decks/deck.md' || (Array.isArray(each) && each.length === 0)
  return Object.fromEntries(Object.entries(value).filter(([name, each]) => !isEmpty(each) && name !== 'file'))
}

describe('a file that is not a deck', () => {
  test('has no cards and no problems, whatever is wrong in it', () => {
    expect(parse('---\ntitle: [\n---\n# Notes\n\n```\nnever closed')).toMatchObject({
      isDeck: false,
      cards: [],
      problems: [],
    })
  })

  test('is the empty text', () => {
    expect(parse('')).toMatchObject({ isDeck: false, cards: [], problems: [] })
  })
})

describe('front matter', () => {
  test('never runs code', () => {
    const { cards } = parse('---js\n{ title: (globalThis.wasRun = true) }\n---\n## Q?\n\nA.')
    expect(cards).toHaveLength(1)
    expect(globalThis).not.toHaveProperty('wasRun')
  })

  test('is read anew each time: the same broken head is broken twice', () => {
    const text = '---\ntitle: [\n---\n## Q?\n\nA.'
    expect(parse(text).problems).toEqual(parse(text).problems)
    expect(parse(text).problems).toMatchObject([{ code: 'front-matter-broken' }])
  })

  test('has no keys but its own, `__proto__` and `constructor` included', () => {
    const { head } = parse('---\n__proto__: {level: senior}\nconstructor: 1\n---\n## Q?\n\nA.')
    expect(head.level).toBeNull()
    expect(({} as Record<string, unknown>)['level']).toBeUndefined()
  })

  test('that repeats its aliases to a billion is refused in no time', () => {
    const bomb = Array.from({ length: 30 }, (_, index) => `k${index + 1}: [*k${index}, *k${index}]`).join(
      '\n',
    )
    const { cards, problems } = parse(`---\nk0: &k0 [x, x]\n${bomb}\n---\n## Q?\n\nA.`)
    expect(cards).toHaveLength(1)
    expect(problems).toMatchObject([
      { code: 'front-matter-anchor', line: 2, column: 5, values: { found: '&k0' } },
    ])
  })

  test('names the title of a deck; without it the one level-1 heading does', () => {
    expect(parse('# One\n\n## Q?\n\nA.').head.title).toBe('One')
    expect(parse('# One\n\n## Q?\n\nA.\n\n# Two').head.title).toBeNull()
    expect(parse('---\ntitle: Head\n---\n# One\n\n## Q?\n\nA.').head.title).toBe('Head')
  })
})

describe('places of problems', () => {
  const first = (text: string): object => parse(text).problems[0] ?? {}

  test('name line and column of an attribute', () => {
    expect(first('## Q?\n\n  <!-- viva id: x, level:  expert -->\nA.')).toMatchObject({
      line: 3,
      column: 20,
      code: 'attribute-value',
      values: { name: 'level', value: 'expert', allowed: 'junior | mid | senior' },
    })
  })

  test('name line and column of a gap, below a prompt and behind a hint', () => {
    const text = '## Q?\n\nRead\n\n---\n\nfirst\n\n> [!hint] h\n\nthen {{c1::open\n'
    expect(first(text)).toMatchObject({
      line: 11,
      column: 6,
      code: 'cloze-open',
      values: { found: '{{c1::' },
    })
  })

  test('count UTF-16 code units, as editors do', () => {
    expect(first('## Q?\n\n😀 {{c0::x}}')).toMatchObject({ line: 3, column: 4, code: 'cloze-number' })
  })

  test('come in the order of the file', () => {
    const { problems } = parse('---\nlevel: x\n---\n##\n\n## Q?\n<!-- viva a: b -->\nA.\n\n## Q?\n\n{{c1::}}')
    expect(problems.map(({ line }) => line)).toEqual([2, 4, 7, 12])
  })
})

describe('a hundred thousand gaps', () => {
  test('in a long text are too many: their cards would fill the memory', () => {
    const text = `## Q?\n\n${Array.from({ length: 900 }, (_, index) => `{{c${index + 1}::${'x'.repeat(2000)}}}`).join('\n')}`
    expect(parse(text)).toMatchObject({
      cards: [],
      problems: [{ code: 'cloze-too-many', values: { count: '900' } }],
    })
  })

  test('in short texts are cards', () => {
    const text = Array.from(
      { length: 300 },
      (_, index) => `## Q${index}?\n\n{{c1::a}} {{c2::b}} {{c3::c}}\n`,
    ).join('\n')
    expect(parse(text)).toMatchObject({ problems: [] })
    expect(parse(text).cards).toHaveLength(900)
  })
})

describe('attributes', () => {
  const read = (comment: string) => parse(`## Q?\n<!-- viva ${comment} -->\n\nA.\n`)

  test('may stand in braces', () => {
    expect(read('{level: mid, tags: [a]}')).toMatchObject({
      cards: [{ level: 'mid', tags: ['a'] }],
      problems: [],
    })
    expect(read('{levl: mid}').problems).toMatchObject([{ code: 'attribute-unknown', column: 12 }])
  })

  test('a name that is a mapping cannot be read', () => {
    for (const comment of ['{level: mid}, id: a', '{a: b}: c', '{{a: b}}'])
      expect(read(comment).problems).toMatchObject([{ code: 'attributes-broken' }])
  })

  test('thousands of braces in each other are refused, not followed', () => {
    const nested = '{a: '.repeat(3000) + '}'.repeat(3000)
    expect(read(nested).problems).toMatchObject([{ code: 'attributes-broken' }])
    expect(read('{'.repeat(5000)).problems).toMatchObject([{ code: 'attributes-broken' }])
  })

  test('slots that no behavioural card tells are a problem', () => {
    expect(read('slots: [One, Two]').problems).toMatchObject([
      { code: 'slots-unused', line: 2, column: 11, values: { kind: 'basic' } },
    ])
    expect(read('kind: behavioural, slots: [One, Two]')).toMatchObject({
      cards: [{ slots: ['One', 'Two'] }],
      problems: [],
    })
  })
})

test('a key point says all that its item says, without the lists in it', () => {
  const text =
    '## Q?\n\n- [!] First, which\n  goes on.\n\n  And more.\n\n  ```sh\n  ls\n\n  pwd\n  ```\n- [ ] Second\n  - detail\n'
  expect(parse(text).cards[0]?.keyPoints).toEqual([
    { text: 'First, which goes on.\n\nAnd more.\n\n```sh\nls\n\npwd\n```', must: true },
    { text: 'Second', must: false },
  ])
})

test('what an option or a hint has in marks of a cloze is shown without them', () => {
  const text = '## Q?\n\n- [x] {{c1::yes :: no hint}}\n- [ ] \\{{c1::no}}\n\n> [!hint] {{c2::so}}\n'
  expect(parse(text).cards[0]).toMatchObject({
    options: [{ text: 'yes' }, { text: '{{c1::no}}' }],
    hints: ['so'],
  })
})

test('what a cloze says after the break, where no gap is, is told with the answer only', () => {
  const text = '## Gaps\n\n{{c1::One}} and {{c2::two}}.\n\n---\n\nMore \\{{c1::here}}.\n\n- [!] point\n'
  const more = 'More {{c1::here}}.\n\n- [!] point'
  expect(parse(text).cards).toMatchObject([
    { prompt: '[...] and two.', answer: `One and two.\n\n---\n\n${more}`, keyPoints: [{ text: 'point' }] },
    { prompt: 'One and [...].', answer: `One and two.\n\n---\n\n${more}` },
  ])
  const both = '## Gaps\n\n{{c1::One}}.\n\n---\n\nAnd {{c2::two}}.\n'
  expect(parse(both).cards[0]?.prompt).toBe('[...].\n\n---\n\nAnd two.')
})
