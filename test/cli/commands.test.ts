import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { deckOf, world } from './viva.ts'

type DeckJson = {
  deck: string
  title: string | null
  cards: number
  new: number
  due: number
  suspended: number
  drafts: number
  problems: number
  on: boolean
  language: string
}
type CardJson = {
  id: string
  deck: string
  question: string
  answer: string
  state: string
  language: string
  file: string
  line: number
}
type Check = {
  cards: number
  problems: { file: string; line: number; column: number; code: string; message: string; hint: string }[]
  matches: { card: string }[]
}

describe('decks', () => {
  test('lists decks and switches them by name, prefix and glob', () => {
    const viva = world()
    viva.write('work/kafka.md', deckOf(2))
    viva.write(
      'work/redis.md',
      deckOf(1).replaceAll('id: q', 'id: r').replaceAll('Question', 'Redis question'),
    )
    const names = () =>
      viva
        .json<DeckJson[]>(['decks'])
        .filter(({ on }) => on)
        .map(({ deck }) => deck)
    expect(names()).toEqual(['work/kafka', 'work/redis'])
    viva.run(['decks', 'off', 'work'])
    expect(names()).toEqual([])
    viva.run(['decks', 'on', 'work/k*'])
    expect(names()).toEqual(['work/kafka'])
    expect(viva.run(['decks', 'off', 'nothing'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no deck matches nothing'),
    })
  })

  test('starter decks are one deck in two languages, and count once', () => {
    const viva = world({ withStarter: true })
    const english = viva.json<DeckJson[]>(['decks'])
    viva.run(['config', 'language', 'zh-Hans'])
    const chinese = viva.json<DeckJson[]>(['decks'])
    expect(chinese.map(({ deck, cards }) => [deck, cards])).toEqual(
      english.map(({ deck, cards }) => [deck, cards]),
    )
    expect(chinese.find(({ deck }) => deck === 'python-runtime')).toMatchObject({
      language: 'zh-Hans',
      problems: 0,
    })
  })
})

describe('link', () => {
  test('shows what it found, then studies it; unlink keeps the history', () => {
    const viva = world()
    const folder = join(viva.home, 'notes')
    viva.write(join(folder, 'topic', 'deck.md'), deckOf(3))
    viva.write(join(folder, 'README.md'), deckOf(9).replaceAll('id: q', 'id: z'))
    const { out } = viva.run(['link', folder])
    expect(out).toContain('Found 1 deck with 3 cards')
    expect(out).toContain('Question 1?')
    viva.json(['grade', 'q1', 'easy'])
    viva.run(['unlink', folder])
    expect(viva.cards<CardJson>()).toEqual([])
    viva.run(['link', folder])
    expect(viva.cards<CardJson>().find(({ id }) => id === 'q1')).toMatchObject({
      state: 'review',
      deck: 'topic/deck',
    })
  })

  test('refuses what is no folder, and what overlaps a root', () => {
    const viva = world()
    expect(viva.run(['link', join(viva.home, 'nowhere')]).code).toBe(2)
    expect(viva.run(['link', join(viva.home, 'decks')])).toMatchObject({ code: 2 })
    expect(viva.run(['unlink', viva.home]).code).toBe(2)
  })

  test('a linked folder cannot take a starter card: the one seen first keeps its id', () => {
    const viva = world({ withStarter: true })
    viva.json(['grade', 'gil-why', 'easy'])
    const folder = join(viva.home, 'notes')
    viva.write(join(folder, 'mine.md'), '## Linked GIL?\n<!-- viva id: gil-why -->\n\nLinked.\n')
    viva.run(['link', folder])
    expect(viva.json<CardJson>(['show', 'gil-why'])).toMatchObject({
      deck: 'python-runtime',
      state: 'review',
    })
    expect(viva.json<DeckJson[]>(['decks']).find(({ deck }) => deck === 'mine')).toMatchObject({
      problems: 1,
    })
    viva.run(['unlink', folder])
    expect(viva.json<CardJson>(['show', 'gil-why'])).toMatchObject({
      deck: 'python-runtime',
      state: 'review',
    })
  })

  test('links that lead out of the folder are not followed', () => {
    const viva = world()
    const folder = join(viva.home, 'notes')
    mkdirSync(folder)
    viva.write(join(viva.home, 'secret.md'), deckOf(1))
    symlinkSync(join(viva.home, 'secret.md'), join(folder, 'secret.md'))
    viva.run(['link', folder])
    expect(viva.cards<CardJson>()).toEqual([])
  })
})

describe('cards and show', () => {
  test('search asks for all words, in question, answer, tags and deck', () => {
    const viva = world()
    viva.write(
      'deck.md',
      '---\nlanguage: en\n---\n\n## Why does nginx use epoll?\n<!-- viva id: a, tags: [linux] -->\n\nReady events only.\n\n## What is select?\n<!-- viva id: b -->\n\nAn older call.\n',
    )
    const ids = (query: string) => viva.cards<CardJson>(query).map(({ id }) => id)
    expect(ids('')).toEqual(['a', 'b'])
    expect(ids('NGINX ready')).toEqual(['a'])
    expect(ids('tag:linux')).toEqual(['a'])
    expect(ids('deck:deck state:new older')).toEqual(['b'])
    expect(ids('is:suspended')).toEqual([])
  })

  test('a card says where it stands', () => {
    const viva = world()
    const file = viva.write('deck.md', deckOf(2))
    expect(viva.json<CardJson>(['show', 'q2'])).toMatchObject({
      id: 'q2',
      question: 'Question 2?',
      answer: 'Answer 2.',
      file,
      line: 10,
    })
    expect(viva.run(['show', 'q2']).out).toContain('Answer 2.')
    expect(viva.run(['show', file]).out).toContain('Answer 1.')
    expect(viva.run(['show', 'nobody']).code).toBe(2)
  })

  test('escape sequences in a deck never reach the terminal', () => {
    const viva = world()
    viva.write(
      'deck.md',
      '## A \u001b]52;c;ZXZpbA==\u0007 title \u202e?\n<!-- viva id: evil -->\n\nText \u001b[2J and `code \u001b[31m`.\n',
    )
    for (const args of [
      ['show', 'evil'],
      ['cards'],
      ['next'],
      ['grade', 'evil', 'good'],
      ['decks'],
      ['check'],
    ])
      expect(viva.run(args).out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
  })
})

describe('check', () => {
  test('names file, line and column, and ends with 1', () => {
    const viva = world()
    const file = viva.write('deck.md', '## Same?\n\nOne.\n\n## Same?\n\nTwo.\n')
    const { out, code } = viva.run(['check', file, '--json'])
    expect(code).toBe(1)
    const { cards, problems } = JSON.parse(out) as Check
    expect(cards).toBe(2)
    expect(problems).toEqual([expect.objectContaining({ line: 5, column: 1, code: 'duplicate-question' })])
    expect(viva.run(['check']).out).toContain('deck.md:5:1: ')
  })

  test('the starter decks have no problem', () => {
    expect(world().run(['check', join(import.meta.dirname, '..', '..', 'decks')])).toMatchObject({ code: 0 })
  })

  test('stamp writes ids and nothing else, and history follows', () => {
    const viva = world()
    const file = viva.write(
      'deck.md',
      '## One?\r\n\r\nFirst.\r\n\r\n## Two?\r\n<!-- viva level: mid -->\r\n\r\nSecond.\r\n',
    )
    const [first] = viva.cards<CardJson>()
    viva.json(['grade', first?.id ?? '', 'easy'])
    expect(viva.run(['check', '--stamp', file]).code).toBe(0)
    const text = readFileSync(file, 'utf8')
    expect(text.match(/<!-- viva .*id: /g)).toHaveLength(2)
    expect(text).toContain('\r\n')
    writeFileSync(
      file,
      text.replace('## One?', '## Number one, please?').replace('First.', 'A wholly different answer.'),
    )
    expect(viva.cards<CardJson>().find(({ question }) => question.startsWith('Number'))).toMatchObject({
      state: 'review',
    })
  })

  test('a match by likeness is listed and can be undone', () => {
    const viva = world()
    const file = viva.write(
      'deck.md',
      '---\nlanguage: en\n---\n\n## What does the method __new__ do?\n\nIt makes and returns the instance before anything is set on it.\n',
    )
    const [card] = viva.cards<CardJson>()
    viva.json(['grade', card?.id ?? '', 'easy'])
    writeFileSync(
      file,
      '---\nlanguage: en\n---\n\n## What does the method __new__ do exactly?\n\nIt makes and returns the instance before anything is set on it.\n',
    )
    const { matches } = viva.json<Check>(['check'])
    expect(matches).toHaveLength(1)
    expect(viva.cards<CardJson>()).toMatchObject([{ state: 'review' }])
    viva.run(['check', '--unmatch', matches[0]?.card ?? ''])
    expect(viva.cards<CardJson>()).toMatchObject([{ state: 'new' }])
    expect(viva.json<Check>(['check']).matches).toEqual([])
  })
})

describe('translations', () => {
  test('the same id in two languages is one card; switching the language loses nothing', () => {
    const viva = world()
    viva.write(
      'en.md',
      '---\nlanguage: en\n---\n\n## Why a GIL?\n<!-- viva id: gil -->\n\nReference counts.\n',
    )
    viva.write(
      'zh.md',
      '---\nlanguage: zh-Hans\n---\n\n## 为什么有 GIL？\n<!-- viva id: gil -->\n\n引用计数。\n',
    )
    expect(viva.cards<CardJson>()).toMatchObject([{ id: 'gil', language: 'en', question: 'Why a GIL?' }])
    viva.json(['grade', 'gil', 'easy'])
    viva.run(['config', 'language', 'zh'])
    expect(viva.cards<CardJson>()).toMatchObject([
      { id: 'gil', language: 'zh-Hans', question: '为什么有 GIL？', state: 'review' },
    ])
    viva.run(['config', 'language', 'en'])
    expect(viva.cards<CardJson>()).toMatchObject([{ state: 'review', language: 'en' }])
  })
})

describe('config', () => {
  test('shows, sets, resets and refuses', () => {
    const viva = world()
    expect(viva.json(['config', 'newPerDay'])).toMatchObject({ newPerDay: { value: 15, default: 15 } })
    viva.run(['config', 'newperday', '7'])
    expect(viva.json(['config', 'newPerDay'])).toMatchObject({ newPerDay: { value: 7 } })
    expect(viva.run(['config', 'newPerDay', 'many'])).toMatchObject({
      code: 2,
      err: 'viva: many is not a value for newPerDay. Use 0 .. 9999.\n',
    })
    viva.run(['config', 'newPerDay', '--reset'])
    expect(viva.json(['config', 'newPerDay'])).toMatchObject({ newPerDay: { value: 15 } })
    expect(viva.run(['config', 'learningSteps', '1m 1h']).code).toBe(0)
    expect(viva.run(['config', 'color', 'red'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no setting color'),
    })
  })
})

describe('add', () => {
  test('writes a card into a deck of the home folder, which then asks it', () => {
    const viva = world()
    const { code } = viva.run([
      'add',
      '--deck',
      'work/mine',
      '--question',
      'What is a B+ tree?',
      '--answer',
      'A balanced tree.',
      '--tags',
      'db, index',
      '--level',
      'mid',
    ])
    expect(code).toBe(0)
    viva.run(['add', '--deck', 'work/mine', '--question', 'And a heap?', '--answer', 'A tree in an array.'])
    expect(readFileSync(join(viva.home, 'decks', 'work', 'mine.md'), 'utf8')).toContain(
      '## What is a B+ tree?',
    )
    expect(viva.cards<CardJson>('deck:work').map(({ question }) => question)).toEqual([
      'What is a B+ tree?',
      'And a heap?',
    ])
    expect(viva.run(['add', '--question', 'Q?', '--answer', 'A.\n\n## Another?\n\nB.'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('this is not one question with its answer'),
    })
    expect(viva.run(['add', '--deck', '../out', '--question', 'Q', '--answer', 'A']).code).toBe(2)
    expect(existsSync(join(viva.home, 'out.md'))).toBe(false)
  })
})

describe('the command line', () => {
  test('wrong use is one line on standard error and exit code 2', () => {
    const viva = world()
    expect(viva.run(['due', '--nonsense'])).toEqual({
      out: '',
      err: 'viva: unknown option --nonsense. See viva --help.\n',
      code: 2,
    })
    expect(viva.run(['chek'])).toEqual({
      out: '',
      err: 'viva: there is no command chek; did you mean check? See viva --help.\n',
      code: 2,
    })
    expect(viva.run(['undoo'], { env: { LANG: 'zh_CN.UTF-8' } }).err).toBe(
      'viva: 没有命令 undoo，是不是 undo？用法见 viva --help。\n',
    )
    expect(viva.run(['grade', 'x'])).toMatchObject({ code: 2, out: '' })
    expect(viva.run(['review'])).toMatchObject({ code: 2, err: expect.stringContaining('needs a terminal') })
  })

  test('without a terminal, viva alone is viva due', () => {
    const viva = world()
    viva.write('deck.md', deckOf(2))
    expect(viva.run([]).out).toBe(viva.run(['due']).out)
    expect(viva.run(['--json']).out).toBe(viva.run(['due', '--json']).out)
  })

  test('home and database are readable by their owner only', () => {
    const viva = world()
    viva.run(['due'])
    rmSync(join(viva.home, 'viva.db'))
    viva.run(['due'], { env: { VIVA_HOME: join(viva.home, 'fresh') } })
    expect(statSync(join(viva.home, 'fresh')).mode & 0o777).toBe(0o700)
    expect(statSync(join(viva.home, 'fresh', 'viva.db')).mode & 0o777).toBe(0o600)
  })

  test('help has examples, in the language of the user', () => {
    const viva = world()
    expect(viva.run(['review', '--help']).out).toContain('Examples:\n  viva review\n')
    expect(viva.run(['review', '--help'], { env: { LANG: 'zh_CN.UTF-8' } }).out).toContain('例子：')
  })

  test('completion knows commands, decks and settings', () => {
    const viva = world()
    viva.write('work/kafka.md', deckOf(1))
    viva.run(['due'])
    expect(viva.run(['complete', '--', 'rev']).out).toBe('review\n')
    expect(viva.run(['complete', '--', 'review', 'work']).out).toBe('work/kafka\n')
    expect(viva.run(['complete', '--', 'review', '--mi']).out).toBe('--minutes\n')
    expect(viva.run(['completion', 'bash']).out).toContain('complete -o nosort -o filenames -F _viva viva')
  })
})
