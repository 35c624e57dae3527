/** Worked examples: history follows an edit, and never goes to the wrong card. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { CardId, CardKey } from '../../src/model/card.ts'
import type { RootId } from '../../src/model/deck.ts'
import { emptyLibrary, isEmpty, keyOf, planFor, read, type Files, type Library } from './library.ts'

const first = (files: Files): Library => read(emptyLibrary, files).library
const active = (library: Library): readonly CardKey[] =>
  [...library.rows.keys()].filter((key) => !library.retired.has(key))

const long =
  'A lock around the interpreter: one thread at a time runs bytecode, and reference counts stay right.'
const other = 'Two locks taken in different orders by two threads, each waiting for the other one for ever.'

/** Reads one file before and after an edit. */
function edited(before: string, after: string, path = '/home/a.md') {
  const library = first({ [path]: before })
  return { library, ...pick(read(library, { [path]: after })) }
}
const pick = ({ library, plan }: ReturnType<typeof read>) => ({ after: library, plan })

describe('history follows when', () => {
  test('an answer is rewritten', () => {
    const { library, after, plan } = edited('## What is the GIL?\n\nShort.', `## What is the GIL?\n\n${long}`)
    expect(keyOf(after, 'What is the GIL?')).toBe(keyOf(library, 'What is the GIL?'))
    expect(plan).toMatchObject({ added: [], retired: [], edited: [{}], matches: [] })
  })

  test('a question is reworded and its answer stays', () => {
    const { library, after, plan } = edited(
      `## What is the GIL?\n\n${long}`,
      `## Explain CPython's big lock.\n\n${long}`,
    )
    expect(keyOf(after, "Explain CPython's big lock.")).toBe(keyOf(library, 'What is the GIL?'))
    expect(plan.matches).toEqual([
      {
        card: keyOf(library, 'What is the GIL?'),
        rule: 'answer',
        file: '/home/a.md',
        line: 1,
        before: 'What is the GIL?',
        after: "Explain CPython's big lock.",
      },
    ])
  })

  test('a typo is mended in question and answer', () => {
    const { library, after, plan } = edited(
      `## What is teh global interpreter lock?\n\n${long}`,
      `## What is the global interpreter lock?\n\n${long.replace('stay right', 'stay correct')}`,
    )
    expect(keyOf(after, 'What is the global interpreter lock?')).toBe(
      keyOf(library, 'What is teh global interpreter lock?'),
    )
    expect(plan.matches).toMatchObject([{ rule: 'similar' }])
  })

  test('a question in Chinese is mended', () => {
    const answer = '每个进程有自己的内存空间，线程共享所在进程的内存。'
    const { library, after } = edited(
      `## 进程和线程有什么区别\n\n${answer}`,
      `## 进程和线程有什么区别？\n\n${answer}切换也更便宜。`,
    )
    expect(keyOf(after, '进程和线程有什么区别？')).toBe(keyOf(library, '进程和线程有什么区别'))
  })

  test('a card is moved to another file, and to another root', () => {
    const library = first({
      '/home/a.md': '## What is the GIL?\n\nA lock.\n\n## Other?\n\nYes.',
      '/home/b.md': '## B?\n\nB.',
    })
    const moved = read(library, {
      '/home/a.md': '## Other?\n\nYes.',
      '/home/b.md': '## B?\n\nB.\n\n## What is the GIL?\n\nA lock.',
    })
    expect(moved.plan).toMatchObject({ added: [], retired: [], moved: [{ deck: 'b' }], matches: [] })
    const linked = read(moved.library, {
      '/home/a.md': '## Other?\n\nYes.',
      '/home/b.md': '## B?\n\nB.',
      '/linked/c.md': '## What is the GIL?\n\nA lock.',
    })
    expect(keyOf(linked.library, 'What is the GIL?')).toBe(keyOf(library, 'What is the GIL?'))
  })

  test('a file is renamed: ids follow the deck, former ones lead to their cards', () => {
    const library = first({ '/home/a.md': '## One?\n\n1.\n\n## Two?\n\n2.' })
    const { plan, library: after } = read(library, { '/home/work/b.md': '## One?\n\n1.\n\n## Two?\n\n2.' })
    expect(plan).toMatchObject({ added: [], retired: [], moved: [{ deck: 'work/b' }, { deck: 'work/b' }] })
    expect(plan.aliases).toEqual(active(library).map((key) => ({ card: key, alias: key })))
    expect(active(after)).toEqual(active(library))
  })

  test('an explicit id is added', () => {
    const { library, after, plan } = edited(
      '## What is the GIL?\n\nA lock.',
      '## What is the GIL?\n<!-- viva id: gil -->\n\nA lock.',
    )
    const key = keyOf(library, 'What is the GIL?') as CardKey
    expect(after.rows.get(key)).toMatchObject({ id: 'gil', isExplicit: true })
    expect(plan.aliases).toEqual([{ card: key, alias: key }])
    const again = read(after, {
      '/home/a.md': '## Quite another wording?\n<!-- viva id: gil -->\n\nQuite another answer.',
    })
    expect(keyOf(again.library, 'Quite another wording?')).toBe(key)
  })

  test('an explicit id is changed and the text still matches', () => {
    const { library, after } = edited(
      '## What is the GIL?\n<!-- viva id: gil -->\n\nA lock.',
      '## What is the GIL?\n<!-- viva id: lock -->\n\nA lock.',
    )
    expect(keyOf(after, 'What is the GIL?')).toBe('gil')
    expect(after.rows.get('gil' as CardKey)?.id).toBe('lock')
    expect(after.aliases.get('gil' as CardId)).toBe('gil')
    expect(active(library)).toEqual(active(after))
  })

  test('an explicit id is taken away', () => {
    const { after, plan } = edited(
      '## What is the GIL?\n<!-- viva id: gil -->\n\nA lock.',
      '## What is the GIL?\n\nA lock.',
    )
    expect(keyOf(after, 'What is the GIL?')).toBe('gil')
    expect(plan.aliases).toEqual([{ card: 'gil', alias: 'gil' }])
  })

  test('a former id comes back', () => {
    const library = edited('## Q?\n<!-- viva id: a -->\n\nA.', '## Q?\n<!-- viva id: b -->\n\nA.').after
    const { library: back } = read(library, { '/home/a.md': '## Quite new?\n<!-- viva id: a -->\n\nNew.' })
    expect(keyOf(back, 'Quite new?')).toBe('a')
  })

  test('ids are exchanged between two questions: each follows its id', () => {
    const { after } = edited(
      '## One?\n<!-- viva id: a -->\n\n1.\n\n## Two?\n<!-- viva id: b -->\n\n2.',
      '## One?\n<!-- viva id: b -->\n\n1.\n\n## Two?\n<!-- viva id: a -->\n\n2.',
    )
    expect(keyOf(after, 'One?')).toBe('b')
    expect(keyOf(after, 'Two?')).toBe('a')
  })

  test('a card is deleted and restored', () => {
    const files = { '/home/a.md': `## One?\n\n${long}\n\n## Two?\n\n${other}` }
    const library = first(files)
    const key = keyOf(library, 'Two?') as CardKey
    const gone = read(library, { '/home/a.md': `## One?\n\n${long}` })
    expect(gone.plan).toMatchObject({ retired: [key], droppedTexts: [] })
    const back = read(gone.library, files)
    expect(back.plan).toMatchObject({ added: [], restored: [{ key }] })
    expect(active(back.library)).toEqual(active(library))
  })

  test('a deck is deleted and comes back under another name, reworded in part', () => {
    const library = first({ '/home/a.md': `## One?\n\n${long}\n\n## Two?\n\n${other}` })
    const gone = read(library, {})
    expect(gone.plan.retired).toHaveLength(2)
    const back = read(gone.library, { '/home/b.md': `## One?\n\n${long}\n\n## The second?\n\n${other}` })
    expect(back.plan).toMatchObject({ added: [], restored: [{}, {}], matches: [{ rule: 'answer' }] })
  })

  test('the language of a deck is set', () => {
    const { library, after, plan } = edited('## One?\n\n1.', '---\nlanguage: en\n---\n## One?\n\n1.')
    expect(active(after)).toEqual(active(library))
    expect(plan.droppedTexts).toMatchObject([{ language: 'und' }])
    expect([...after.texts.values()].map(({ language }) => language)).toEqual(['en'])
  })

  test('a question becomes a multiple choice', () => {
    const { library, after } = edited('## Which?\n\nOne.', '## Which?\n\n- [x] one\n- [ ] two')
    expect(after.rows.get(keyOf(after, 'Which?') as CardKey)?.kind).toBe('choice')
    expect(keyOf(after, 'Which?')).toBe(keyOf(library, 'Which?'))
  })
})

test('a whole collection is reworded, and every card is found again', () => {
  const words =
    'lock queue index cache thread socket schema cursor worker broker session cookie tuple buffer kernel shard'.split(
      ' ',
    )
  const sentence = (index: number, count: number): string =>
    [...createHash('sha256').update(String(index)).digest().subarray(0, count)]
      .map((byte) => words[byte % 16])
      .join(' ')
  const deck = (edit: (text: string) => string): string =>
    Array.from(
      { length: 1500 },
      (_, index) =>
        `## ${edit(`When does the ${sentence(index, 6)} wait?`)}\n\n${edit(`It waits for the ${sentence(index + 5000, 14)}.`)}\n`,
    ).join('\n')
  const library = first({ '/home/a.md': deck((text) => text) })
  const { plan, library: after } = read(library, {
    '/home/a.md': deck((text) => text.replace(' the ', ' teh ')),
  })
  expect(plan.matches.length).toBeGreaterThan(1400)
  for (const { key, before, after: now } of plan.matches.map((match) => ({ ...match, key: match.card }))) {
    expect(`${key} ${now.replace(' teh ', ' the ')}`).toBe(`${key} ${before}`)
  }
  expect(active(after)).toHaveLength(active(library).length)
})

describe('history does not follow when', () => {
  test('`__new__` is replaced by `__del__`', () => {
    const about = (name: string, answer: string): string =>
      `## What does \`${name}\` do, and when does Python call it?\n\n${answer}`
    const { after, plan } = edited(
      about(
        '__new__',
        'It creates the instance before it is initialised. It is a static method that takes the class, and it returns the object.',
      ),
      about(
        '__del__',
        'It is called when the instance is about to be destroyed. It is a method that takes the object, and it returns nothing at all.',
      ),
    )
    expect(plan).toMatchObject({ added: [{}], retired: [{}], matches: [] })
    expect(active(after)).toHaveLength(1)
  })

  test('a number or a name in capitals is replaced', () => {
    const code = edited(
      '## What does HTTP status code 403 mean?\n\nForbidden',
      '## What does HTTP status code 404 mean?\n\nForbidden?',
    )
    expect(code.plan.matches).toEqual([])
    const protocol = edited(
      '## How does TCP open a connection, in short?\n\nIt sends a packet.',
      '## How does UDP open a connection, in short?\n\nIt sends a packet!',
    )
    expect(protocol.plan.matches).toEqual([])
  })

  test('questions are alike and long answers are not', () => {
    const one =
      'Processes own their memory, and the kernel schedules them; switching between them costs a change of address space and caches.'
    const two =
      'Threads share the memory of the process that they belong to; each of them has its own stack and registers, and little besides.'
    const { plan } = edited(
      `## How is a process made and scheduled by the system?\n\n${one}`,
      `## How is a thread made and scheduled by the system?\n\n${two}`,
    )
    expect(plan).toMatchObject({ added: [{}], retired: [{}], matches: [] })
  })

  test('two lost cards are as like it', () => {
    const library = first({
      '/home/a.md':
        '## What is a lock good for in one word?\n\nSafety of data.\n\n## What is a lock good for in two words?\n\nSafety of data!',
    })
    const { plan } = read(library, {
      '/home/a.md': '## What is a lock good for in five words?\n\nSafety of data?',
    })
    expect(plan).toMatchObject({ added: [{}], matches: [] })
    expect(plan.retired).toHaveLength(2)
  })

  test('the same answer stands under another card too', () => {
    const library = first({ '/home/a.md': `## One?\n\n${long}\n\n## Two?\n\n${long}` })
    const { plan } = read(library, {
      '/home/a.md': `## One?\n\n${long}\n\n## Something else entirely?\n\n${long}`,
    })
    expect(plan).toMatchObject({ added: [{}], retired: [keyOf(library, 'Two?')], matches: [] })
  })

  test('only short answers are the same', () => {
    const { plan } = edited('## Is Python compiled?\n\nYes.', '## Does Redis persist?\n\nYes.')
    expect(plan).toMatchObject({ added: [{}], retired: [{}], matches: [] })
  })

  test('its own id still stands', () => {
    const library = first({ '/home/a.md': `## One?\n<!-- viva id: one -->\n\n${long}` })
    const { plan, library: after } = read(library, {
      '/home/a.md': `## Two?\n<!-- viva id: one -->\n\n${other}\n\n## One?\n\n${long}`,
    })
    expect(plan).toMatchObject({ edited: [{ key: 'one' }], added: [{}], retired: [] })
    expect(keyOf(after, 'Two?')).toBe('one')
  })

  test('a follow-up such as "Why?" moves under another question', () => {
    const { library, plan } = edited(
      '## One?\n\n1.\n\n### Follow-up: Why?\n\nBecause.\n\n## Two?\n\n2.',
      '## One?\n\n1.\n\n## Two?\n\n2.\n\n### Follow-up: Why?\n\nFor another reason.',
    )
    expect(plan.added).toHaveLength(1)
    expect(plan.retired).toEqual([keyOf(library, 'Why?')])
  })

  test('an id is given to another question while its card goes on under a new one', () => {
    const library = edited('## Q?\n<!-- viva id: a -->\n\nA.', '## Q?\n<!-- viva id: b -->\n\nA.').after
    const { plan, library: after } = read(library, {
      '/home/a.md': '## Q?\n<!-- viva id: b -->\n\nA.\n\n## New?\n<!-- viva id: a -->\n\nN.',
    })
    expect(plan.added).toMatchObject([{ id: 'a', key: 'a~2' }])
    expect(keyOf(after, 'Q?')).toBe('a')
  })
})

describe('one title twice', () => {
  const code = (line: string, answer: string): string =>
    `## What does this print?\n\n\`${line}\`\n\n---\n\n${answer}\n`

  test('with different code is two cards, whichever comes first', () => {
    const library = first({ '/home/a.md': code('print(1)', '1') + code('print(2)', '2') })
    const { plan } = read(library, { '/home/a.md': code('print(2)', '2') + code('print(1)', 'One.') })
    expect(plan).toMatchObject({ added: [], retired: [], edited: [{}, {}], aliases: [] })
    expect(active(library)).toHaveLength(2)
  })

  test('with different answers keeps the history of the one that stays', () => {
    const library = first({ '/home/a.md': '## Why?\n\nFirst reason.\n\n## Why?\n\nSecond reason.' })
    const [one, two] = active(library)
    const { plan, library: after } = read(library, { '/home/a.md': '## Why?\n\nSecond reason.' })
    expect(plan.retired).toEqual([one])
    expect(active(after)).toEqual([two])
    expect(isEmpty(planFor(after, after.files, { again: ['/home/a.md'] }))).toBe(true)
  })

  test('a hundred times is a hundred cards', () => {
    const text = Array.from({ length: 100 }, (_, index) => `## Why?\n\nReason ${index}.\n`).join('\n')
    const library = first({ '/home/a.md': text })
    expect(active(library)).toHaveLength(100)
    const { plan } = read(library, { '/home/a.md': `Intro.\n\n${text}` })
    expect(plan).toMatchObject({ added: [], retired: [], aliases: [] })
  })
})

describe('gaps and follow-ups', () => {
  test('go with their question when it is reworded or gets an id', () => {
    const cloze = (title: string, id: string): string =>
      `## ${title}\n${id}\n\nThe client sends {{c1::SYN}}, the server answers with {{c2::SYN-ACK}}, and then the connection stands.\n\n### Follow-up: Why three?\n\nBoth sides count.`
    const library = first({ '/home/a.md': cloze('How does TCP begin?', '') })
    const reworded = read(library, { '/home/a.md': cloze('How does a connection begin?', '') })
    expect(reworded.plan).toMatchObject({ added: [], retired: [] })
    const stamped = read(reworded.library, {
      '/home/a.md': cloze('How does a connection begin?', '<!-- viva id: tcp -->'),
    })
    expect(stamped.plan).toMatchObject({ added: [], retired: [] })
    expect([...stamped.library.rows.values()].map(({ id }) => id.replace(/[0-9a-f]{16}/, 'HASH'))).toEqual([
      'tcp/c1',
      'tcp/c2',
      'tcp/HASH',
    ])
    expect(active(stamped.library)).toEqual(active(library))
  })

  test('keep their place under a question that is reworded, with another answer', () => {
    const text = (title: string, answer: string): string =>
      `## ${title}\n\n${long}\n\n### Follow-up: Why?\n\n${answer}`
    const { library, after, plan } = edited(text('One?', 'Because.'), text('Number one?', 'It is like this.'))
    expect(plan).toMatchObject({ added: [], retired: [], matches: [{ rule: 'answer' }, { rule: 'answer' }] })
    expect(active(after)).toEqual(active(library))
  })

  test('know their question and their parent', () => {
    const library = first({
      '/home/a.md':
        '## Q?\n<!-- viva id: q -->\n\n{{c1::a}} {{c2::b}}\n\n### Follow-up: F?\n<!-- viva id: f -->\n\nF.',
    })
    expect([...library.rows.values()]).toMatchObject([
      { key: 'q/c1', question: 'q/c1', parent: null },
      { key: 'q/c2', question: 'q/c1', parent: null },
      { key: 'f', question: 'q/c1', parent: 'q/c1' },
    ])
  })

  test('learn of a new parent', () => {
    const followUp = '### Follow-up: F?\n<!-- viva id: f -->\n\nF.'
    const library = first({ '/home/a.md': `## Q?\n<!-- viva id: q -->\n\nA.\n\n${followUp}` })
    const { library: after } = read(library, {
      '/home/a.md': `## Other?\n<!-- viva id: o -->\n\nB.\n\n${followUp}`,
    })
    expect(after.rows.get('f' as CardKey)).toMatchObject({ parent: 'o', question: 'o' })
  })

  test('of one number stay apart from those of another', () => {
    const { library, after } = edited(
      '## Q?\n\n{{c1::a}} and {{c2::b}}',
      '## Q?\n\n{{c2::b}} and {{c3::new}}',
    )
    const idOf = (key: string): string => key.replace(/^.*\//, '')
    expect(active(library).map(idOf)).toEqual(['c1', 'c2'])
    expect(active(after).map(idOf)).toEqual(['c2', 'c3'])
  })
})

describe('languages', () => {
  const deck = (language: string, body: string): string => `---\nlanguage: ${language}\n---\n${body}`
  const en = deck('en', '## What is the GIL?\n<!-- viva id: gil -->\n\nA lock.')
  const zh = deck('zh-Hans', '## GIL 是什么？\n<!-- viva id: gil -->\n\n一把锁。')

  test('of one id in one root are one card', () => {
    const library = first({ '/starter/en/a.md': en, '/starter/zh/a.md': zh })
    expect(active(library)).toEqual(['gil'])
    expect([...library.texts.keys()]).toEqual(['gil\nen', 'gil\nzh-Hans'])
  })

  test('come and go without touching the card', () => {
    const library = first({ '/starter/en/a.md': en })
    const both = read(library, { '/starter/en/a.md': en, '/starter/zh/a.md': zh })
    expect(both.plan).toMatchObject({ added: [], edited: [], moved: [], texts: [{ language: 'zh-Hans' }] })
    const one = read(both.library, { '/starter/en/a.md': en })
    expect(one.plan).toMatchObject({ retired: [], droppedTexts: [{ key: 'gil', language: 'zh-Hans' }] })
    const none = read(one.library, {})
    expect(none.plan).toMatchObject({ retired: ['gil'], droppedTexts: [] })
  })

  test('take over where the first one is gone, and the file that tells them is read again', () => {
    const library = first({ '/home/en/a.md': en, '/home/zh/a.md': zh })
    expect(library.rows.get('gil' as CardKey)?.deck).toBe('en/a')
    expect(planFor(library, { '/home/zh/a.md': zh }).reread).toEqual(['/home/zh/a.md'])
    const { library: after } = read(library, { '/home/zh/a.md': zh })
    expect(after.rows.get('gil' as CardKey)?.deck).toBe('zh/a')
  })

  test('that get an id together become one card', () => {
    const bare = (text: string): string => text.replace('<!-- viva id: gil -->\n', '')
    const library = first({ '/home/en/a.md': bare(en), '/home/zh/a.md': bare(zh) })
    const { library: after } = read(library, { '/home/en/a.md': en, '/home/zh/a.md': zh })
    expect(active(library)).toHaveLength(2)
    expect(active(after)).toEqual([keyOf(library, 'What is the GIL?')])
  })

  test('with one deck name and question, but no id, are two cards', () => {
    const library = first({
      '/starter/en/a.md': deck('en', '## CAP\n\nEnglish.'),
      '/starter/zh/a.md': deck('zh', '## CAP\n\n中文。'),
    })
    expect([...library.rows.values()].map(({ id }) => id.slice(16))).toEqual(['', '~2'])
    expect(isEmpty(planFor(library, library.files, { again: Object.keys(library.files) }))).toBe(true)
    const { library: after } = read(library, { '/starter/zh/a.md': deck('zh', '## CAP\n\n中文，改过。') })
    expect([...after.rows.keys()].filter((key) => !after.retired.has(key))).toEqual(
      [...library.rows.keys()].slice(1),
    )
  })
})

describe('an id that another has', () => {
  const card = (question: string, id = 'x'): string => `## ${question}\n<!-- viva id: ${id} -->\n\nAnswer.`

  test('in the same language and root is a problem; the card that was there first keeps it', () => {
    const library = first({ '/home/b.md': card('Here first?') })
    const { plan } = read(library, { '/home/a.md': card('Later?'), '/home/b.md': card('Here first?') })
    expect(plan.problems).toEqual([
      {
        file: '/home/a.md',
        line: 1,
        column: 1,
        code: 'duplicate-id',
        values: { id: 'x', file: '/home/b.md' },
      },
    ])
    expect(plan).toMatchObject({ added: [], edited: [], texts: [] })
  })

  test('in two new files goes to the first by path', () => {
    const { plan } = read(emptyLibrary, { '/home/b.md': card('B?'), '/home/a.md': card('A?') })
    expect(plan.added).toHaveLength(1)
    expect(plan.texts).toMatchObject([{ file: '/home/a.md' }])
    expect(plan.problems).toMatchObject([{ file: '/home/b.md', code: 'duplicate-id' }])
  })

  test('in another root is a problem, in another language too', () => {
    const library = first({ '/home/a.md': card('Mine?') })
    const { plan } = read(library, {
      ...library.files,
      '/linked/a.md': `---\nlanguage: zh\n---\n${card('别人的？')}`,
    })
    expect(plan.problems).toMatchObject([
      { file: '/linked/a.md', code: 'id-in-other-root', values: { file: '/home/a.md' } },
    ])
    expect(plan.added).toEqual([])
  })

  test('is taken up when the first lets go of it', () => {
    const library = first({ '/home/a.md': card('A?'), '/home/b.md': card('B?') })
    const { plan, library: after } = read(library, { '/home/b.md': card('B?') }, { again: ['/home/b.md'] })
    expect(plan).toMatchObject({ added: [], retired: [] })
    expect(keyOf(after, 'B?')).toBe('x')
  })

  test('in a starter deck is shadowed by a copy in the home folder, question by question', () => {
    const starter = `${card('Starter?')}\n\n### Follow-up: F?\n<!-- viva id: f -->\n\nF.\n\n${card('Kept?', 'y')}`
    const library = first({ '/starter/en/a.md': starter })
    const { plan, library: after } = read(
      library,
      { '/starter/en/a.md': starter, '/home/a.md': card('Mine?') },
      { again: ['/starter/en/a.md'] },
    )
    expect(plan.problems).toEqual([])
    expect(keyOf(after, 'Mine?')).toBe('x')
    expect(keyOf(after, 'F?')).toBeUndefined()
    expect(keyOf(after, 'Kept?')).toBe('y')
    const back = read(after, { '/starter/en/a.md': starter }, { again: ['/starter/en/a.md'] })
    expect(keyOf(back.library, 'Starter?')).toBe('x')
    expect(keyOf(back.library, 'F?')).toBe('f')
  })

  test('shadows one language and leaves the other to the starter deck', () => {
    const language = (name: string, text: string): string => `---\nlanguage: ${name}\n---\n${text}`
    const files = {
      '/starter/en/a.md': language('en', card('English?')),
      '/starter/zh/a.md': language('zh', card('中文？')),
    }
    const library = first({ ...files, '/home/zh/a.md': language('zh', card('我的？')) })
    expect([...library.texts.values()].map(({ content }) => content.question).sort()).toEqual([
      'English?',
      '我的？',
    ])
    expect(active(library)).toEqual(['x'])
  })

  test('computed in two roots is made unique', () => {
    const library = first({ '/home/a.md': '## Q?\n\nA.', '/linked/a.md': '## Q?\n\nA.' })
    const ids = [...library.rows.values()].map(({ id }) => id)
    expect(ids[1]).toBe(`${ids[0]}~2`)
    expect(new Set(active(library)).size).toBe(2)
  })
})

describe('roots', () => {
  const files = { '/linked/a.md': `## One?\n\n${long}` }

  test('that cannot be read keep their cards, and nothing is matched with them', () => {
    const library = first(files)
    const { plan } = read(
      library,
      { ...files, '/other/a.md': `## One?\n\n${long}` },
      { unreadable: [3 as RootId] },
    )
    expect(plan).toMatchObject({ retired: [], droppedTexts: [], moved: [] })
    expect(plan.added).toHaveLength(1)
  })

  test('that are unlinked have their cards retired, and back when they are linked again', () => {
    const library = first(files)
    const gone = read(library, {}, { unlinked: [3 as RootId] })
    expect(gone.plan.retired).toEqual(active(library))
    expect(read(gone.library, files).plan).toMatchObject({ added: [], restored: [{}] })
  })
})

describe('a match that a person undid', () => {
  test('is not made again, and the question is a card of its own', () => {
    const library = first({ '/home/a.md': `## What is the GIL?\n\n${long}` })
    const key = keyOf(library, 'What is the GIL?') as CardKey
    const files = { '/home/a.md': `## Explain the big lock.\n\n${long}` }
    const { plan } = read(library, files)
    const [match] = plan.texts
    const parted: Library = {
      ...library,
      retired: new Set([key]),
      unmatched: new Set([`${key}\n${match?.fingerprints.question}`]),
    }
    const after = read(parted, files)
    expect(after.plan).toMatchObject({ added: [{}], matches: [], restored: [] })
    expect(isEmpty(planFor(after.library, files, { again: ['/home/a.md'] }))).toBe(true)
    expect(
      keyOf(
        read(after.library, { '/home/a.md': `## What is the GIL?\n\n${long}` }).library,
        'What is the GIL?',
      ),
    ).toBe(key)
  })
})

describe('an id that an author gives, and that is the computed one of another question', () => {
  const gil = `## What is the GIL?\n\n${long}\n\n`
  const before = first({ '/home/a.md': gil })
  const key = keyOf(before, 'What is the GIL?') as CardKey
  const thief = `## What is a deadlock?\n<!-- viva id: ${key} -->\n\n${other}\n\n`

  test.each<[string, Files]>([
    ['in the same file', { '/home/a.md': gil + thief }],
    ['before it in the same file', { '/home/a.md': thief + gil }],
    ['in another file', { '/home/a.md': gil, '/home/b.md': thief }],
    [
      'in another file, with this one edited',
      { '/home/a.md': gil.replace('stay', 'are'), '/home/b.md': thief },
    ],
    ['in another language', { '/home/a.md': gil, '/home/zh.md': `---\nlanguage: zh\n---\n\n${thief}` }],
    ['in another root', { '/home/a.md': gil, '/linked/b.md': thief }],
    ['while it moves to another deck', { '/home/c.md': gil, '/home/b.md': thief }],
  ])('does not take its history: %s', (_, files) => {
    const { library, plan } = read(before, files)
    expect(keyOf(library, 'What is the GIL?')).toBe(key)
    expect(keyOf(library, 'What is a deadlock?')).not.toBe(key)
    expect(library.rows.get(keyOf(library, 'What is a deadlock?') as CardKey)?.id).toBe(key)
    expect(new Set([...library.rows.values()].map(({ id }) => id)).size).toBe(2)
    expect(plan.problems).toEqual([])
    expect(isEmpty(planFor(library, files, { again: Object.keys(files) }))).toBe(true)
  })

  test('is passed over while the other cannot be read', () => {
    const files = { '/home/a.md': gil, '/linked/b.md': thief }
    const { library, plan } = read(before, { '/linked/b.md': thief }, { unreadable: [2 as RootId] })
    expect(keyOf(library, 'What is the GIL?')).toBe(key)
    expect(plan.problems).toMatchObject([{ code: 'id-in-other-root' }])
    expect(
      keyOf(read(library, files, { again: Object.keys(files) }).library, 'What is a deadlock?'),
    ).toBeDefined()
  })

  test('is taken where it was written into the question itself, reworded at once or not', () => {
    for (const title of ['What is the GIL?', 'What does the big lock do?']) {
      const stamped = `## ${title}\n<!-- viva id: ${key} -->\n\n${long}\n\n`
      expect(keyOf(read(before, { '/home/a.md': stamped }).library, title)).toBe(key)
    }
  })
})
