/** Shapes of collections in the wild, each with the smallest text that shows it: what a careful reader would make of it. */
import { describe, expect, it } from 'vitest'
import { convertText } from '../../../src/convert/text.ts'

const converted = (text: string, fileName = 'notes.md') => convertText(text, { fileName })
const pairs = (text: string, fileName?: string): readonly (readonly [string, string])[] =>
  converted(text, fileName).decks.flatMap(({ cards }) =>
    cards.map(({ question, answer }) => [question, answer] as const),
  )
const questions = (text: string): readonly string[] => pairs(text).map(([question]) => question)
const sections = (text: string): readonly (string | null)[] =>
  converted(text).decks.flatMap(({ deck }) => deck.sections.map(({ title }) => title))

describe('headings', () => {
  it('without a blank after the signs are headings', () => {
    expect(pairs('##1.什么是锁\n挡住别人。\n##2.什么是屏障\n保持顺序。\n##3.什么是闩\n倒数。\n')).toEqual([
      ['什么是锁', '挡住别人。'],
      ['什么是屏障', '保持顺序。'],
      ['什么是闩', '倒数。'],
    ])
  })

  it('written as HTML are headings', () => {
    const text =
      '<h1>Go</h1>\n\n<h3>1. What is a map?</h3>\n<p>A table.</p>\n\n<h3>2. What is a slice?</h3>\nA view.\n'
    expect(pairs(text)).toEqual([
      ['What is a map?', 'A table.'],
      ['What is a slice?', 'A view.'],
    ])
  })

  it('in code are none', () => {
    expect(
      pairs(
        '## What is a comment?\n\n```py\n##no heading\n```\n\n## What is a shebang?\n\nA line.\n',
      )[0]?.[1],
    ).toBe('```py\n##no heading\n```')
  })

  it('that count on keep their place though their level changes', () => {
    const text =
      '# Book\n\n## 1. What is a lock?\n\nOne.\n\n## 2. What is a fence?\n\nTwo.\n\n### Method 1\n\nA part.\n\n### 3. What is a latch?\n\nThree.\n\n#### 4. What is a gate?\n\nFour.\n\n#### 5. What is a door?\n\nFive.\n'
    expect(pairs(text)).toEqual([
      ['What is a lock?', 'One.'],
      ['What is a fence?', 'Two.\n\n### Method 1\n\nA part.'],
      ['What is a latch?', 'Three.'],
      ['What is a gate?', 'Four.'],
      ['What is a door?', 'Five.'],
    ])
  })

  it('with numbers of their own under a question are parts of it', () => {
    const text =
      '## 1 单例\n\n很常见。\n\n### 1 装饰器\n\n甲\n\n### 2 元类\n\n乙\n\n## 2 工厂\n\n丙\n\n## 3 代理\n\n丁\n\n## 4 外观\n\n戊\n'
    expect(questions(text)).toEqual(['单例', '工厂', '代理', '外观'])
  })

  it('that begin with Q. are questions at every level', () => {
    const text =
      '## Q. What is a pipe?\n\nIt joins.\n\n## Q. What is a tee?\n\nIt parts.\n\n## Q. What is a tap?\n\nIt opens.\n\n#### Q. ***What is a sink?***\n\nIt takes.\n'
    expect(questions(text)).toEqual([
      'What is a pipe?',
      'What is a tee?',
      'What is a tap?',
      'What is a sink?',
    ])
  })

  it('that come again and again with nothing under them ask nothing', () => {
    const refrain = '\n\n## Any doubt about this??\n\n'
    const text = ['## 1. What is A?\n\nx', '## 2. What is B?\n\ny', '## 3. What is C?\n\nz', ''].join(refrain)
    expect(pairs(text)).toEqual([
      ['What is A?', 'x'],
      ['What is B?', 'y'],
      ['What is C?', 'z'],
    ])
  })

  it('with Chinese numbers on bare lines are sections over headings of two levels', () => {
    const text =
      '一、语言\n\n### 1. 什么是多态？\n甲\n### 2. 什么是封装？\n乙\n### 3. 什么是继承？\n丙\n\n二、集合\n\n#### 1. 散列表的原理\n丁\n#### 2. 数组的扩容\n戊\n'
    expect(questions(text)).toHaveLength(5)
    expect(sections(text)).toEqual(['语言', '集合'])
  })

  it('beside a dialogue in one answer stay the questions', () => {
    const text =
      '## 1 迭代器\n\n有人会问：\n问： 方括号改成圆括号呢？\n答案：变成生成器\n\n## 2 闭包\n\n函数。\n\n## 3 协程\n\n让出。\n'
    expect(questions(text)).toEqual(['迭代器', '闭包', '协程'])
  })

  it('lose the link to where they were found, and the way up', () => {
    const text =
      '#### [[↑]](#top) 1) What is bias? [[src](https://a.example)]\n\nx\n\n#### 2) Reverse a list.[[src](https://b.example/c)]\n\ny\n\n#### 3) What is [variance](https://c.example)?\n\nz\n'
    expect(questions(text)).toEqual([
      'What is bias?',
      'Reverse a list.',
      'What is [variance](https://c.example)?',
    ])
  })
})

describe('answers', () => {
  it('lose the letter that labels them', () => {
    expect(
      pairs(
        '## Q: What is a lock?\n\n**A:** It holds.\n\n## Q: What is a key?\n\n**A:** It opens.\n\nMore.\n',
      ),
    ).toEqual([
      ['What is a lock?', 'It holds.'],
      ['What is a key?', 'It opens.\n\nMore.'],
    ])
  })

  it('keep a word that begins like the letter of an option', () => {
    expect(
      pairs(
        '## What is a shadow?\n\nAnswer: A projection.\n\n## What is a map?\n\nAnswer: A plan.\n',
      )[0]?.[1],
    ).toBe('A projection.')
  })

  it('on the next line after a label need no other mark', () => {
    expect(
      pairs('What is a lock?\nAns - It holds.\n\nDescribe a key\nAns - It opens.\nAnd it closes.\n'),
    ).toEqual([
      ['What is a lock?', 'It holds.'],
      ['Describe a key', 'It opens.\nAnd it closes.'],
    ])
    expect(
      pairs('# Locks\n\nWhat is a lock?\nAnswer: It holds.\n\nWhat is a key?\nAnswer: It opens.\n'),
    ).toEqual([
      ['What is a lock?', 'It holds.'],
      ['What is a key?', 'It opens.'],
    ])
  })

  it('in an item under a labelled question are found', () => {
    const text =
      '1. **Question:** What is an API?\n   - **Answer:** A border.\n2. **Question:** Explain REST.\n   - **Answer:** A style.\n3. **Question:** What is RPC?\n   - **Answer:** A call.\n'
    expect(pairs(text)).toEqual([
      ['What is an API?', 'A border.'],
      ['Explain REST.', 'A style.'],
      ['What is RPC?', 'A call.'],
    ])
  })

  it('behind a bold question on the same line are answers', () => {
    const text =
      '# App\n\n- **What is a view?** - A widget.\n- **Explain intents.** They tell.\n- **What is a service?** It works.\n'
    expect(pairs(text)).toEqual([
      ['What is a view?', 'A widget.'],
      ['Explain intents.', 'They tell.'],
      ['What is a service?', 'It works.'],
    ])
  })

  it('that only file a question and link away are links', () => {
    const text =
      '## 1. 谈谈闭包\n\n公司：甲\n\n分类：语言\n\n[答案](https://a.example/1)\n\n## 2. 谈谈原型\n\n公司：乙\n\n[答案](https://a.example/2)\n'
    expect(converted(text).skipped.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'link-only'],
      [9, 'link-only'],
    ])
  })
})

describe('details', () => {
  it('right after one another, on one line or several, are a question each', () => {
    const text =
      '<details><summary>1. What is a lock?</summary><p>It holds.</p></details>\n<details><summary>2. What is <code>sync</code>?</summary>\n\n  A package.\n\n</details>\n<details>\n<summary>3. What is a key?</summary>\n\nIt opens.\n\n</details>\n'
    expect(pairs(text)).toEqual([
      ['What is a lock?', 'It holds.'],
      ['What is `sync`?', 'A package.'],
      ['What is a key?', 'It opens.'],
    ])
  })

  it('under the items of a list are questions of its sections', () => {
    const item = (name: string, asked: string): string =>
      `1.  ### ${name}\n\n${[1, 2].map((n) => `    <details>\n    <summary>${n}. ${asked} ${n}?</summary>\n    <div>\n\n    Yes ${n}.\n\n    </div>\n    </details>\n`).join('\n')}`
    const text = `# All\n\n${item('Locks', 'Is it a lock')}\n${item('Keys', 'Is it a key')}`
    expect(pairs(text)).toEqual([
      ['Is it a lock 1?', 'Yes 1.'],
      ['Is it a lock 2?', 'Yes 2.'],
      ['Is it a key 1?', 'Yes 1.'],
      ['Is it a key 2?', 'Yes 2.'],
    ])
    expect(sections(text)).toEqual(['Locks', 'Keys'])
  })
})

describe('folded text', () => {
  it('over headings that ask is a section', () => {
    const fold = (name: string, asked: string): string =>
      `<details>\n<summary>${name}</summary>\n\n### 1. What is ${asked}?\n\nOne.\n\n### 2. Why is ${asked}?\n\nTwo.\n\n</details>\n`
    const text = `# SQL\n\n${fold('Joins', 'a join')}\n${fold('Keys', 'a key')}`
    expect(questions(text)).toEqual(['What is a join?', 'Why is a join?', 'What is a key?', 'Why is a key?'])
    expect(sections(text)).toEqual(['Joins', 'Keys'])
    const lines = converted(text).decks.flatMap(({ cards }) => cards.map(({ line }) => line))
    expect(lines.map((line) => text.split('\n')[line - 1]?.slice(0, 6))).toEqual([
      '### 1.',
      '### 2.',
      '### 1.',
      '### 2.',
    ])
  })

  it('in the containers of documentation sites is an answer, and their marks are nowhere', () => {
    const text =
      ':::tip\nRead me.\n:::\n\n## 什么是堆？\n\n::: details 答案\n\n对象所在。\n\n:::\n\n## 什么是栈？\n\n:::details 点击查看答案\n调用所在。\n:::\n'
    expect(pairs(text)).toEqual([
      ['什么是堆？', '对象所在。'],
      ['什么是栈？', '调用所在。'],
    ])
  })

  it('in a quote under a label is an answer', () => {
    const text =
      '### What is a map?\n> **Answer**\n>\n> A plan.\n\n### What is a set?\n> **Answer:** Things.\n'
    expect(pairs(text).map(([, answer]) => answer)).toEqual(['A plan.', 'Things.'])
  })
})

describe('texts that nothing marks', () => {
  it('of questions in quotes, or with a bar before the answer, give candidates to look at', () => {
    const quoted = '> What is a lock?\n\nIt holds.\n\n> What is a key?\n\nIt opens.\n'
    const barred = 'What is a lock?|It holds.\nWhat is a key?|It opens.\n'
    for (const text of [quoted, barred]) {
      expect(pairs(text)).toEqual([
        ['What is a lock?', 'It holds.'],
        ['What is a key?', 'It opens.'],
      ])
      expect(converted(text).isConfident).toBe(false)
    }
  })

  it('of terms with what they mean give a card for each term', () => {
    const text =
      '# Words\n\n- **Lock**: holds.\n- **Key**: opens.\n- **Door**: lets in.\n- **Wall**: keeps out.\n'
    expect(pairs(text)).toEqual([
      ['Lock', 'holds.'],
      ['Key', 'opens.'],
      ['Door', 'lets in.'],
      ['Wall', 'keeps out.'],
    ])
  })

  it('of links elsewhere are no answers of the headings over them', () => {
    const link = (name: string): string => `* [${name} questions](https://example.com/${name})`
    const text = `# Links\n\n### Go\n\n${link('go')}\n${link('more-go')}\n\n### Rust\n\n${link('rust')}\n${link('more-rust')}\n`
    const { decks, skipped } = converted(text)
    expect(questions(text)).toEqual([
      'go questions',
      'more-go questions',
      'rust questions',
      'more-rust questions',
    ])
    expect(skipped.every(({ reason }) => reason === 'link-only')).toBe(true)
    expect(decks[0]?.cards.every(({ answer }) => answer === '')).toBe(true)
  })

  it('of open tasks that ask give a draft for each', () => {
    expect(
      questions('# Ask\n- [ ] What is a lock?\n- [x] What is a key?\n- [ ] How does it turn?\n'),
    ).toEqual(['What is a lock?', 'What is a key?', 'How does it turn?'])
  })

  it('of a day at the sea are no questions', () => {
    expect(pairs('We went to the sea.\n\nThen we went home, and that was all.\n')).toEqual([])
  })
})

describe('Org', () => {
  it('is read with its marks as those of Markdown, line by line', () => {
    const text =
      '#+TITLE: Lisp\n\n* Macros\n** What is a macro?   :lisp:\n:PROPERTIES:\n:ID: 1\n:END:\nCode with =quote= and *care*.\n\n#+BEGIN_SRC lisp\n(m 1)\n#+END_SRC\n** TODO What is a symbol?\nA [[https://a.example][name]].\n'
    const { decks } = converted(text, 'lisp.org')
    expect(decks[0]?.cards.map(({ question, answer, line }) => [line, question, answer])).toEqual([
      [4, 'What is a macro?', 'Code with `quote` and **care**.\n\n```lisp\n(m 1)\n```'],
      [13, 'What is a symbol?', 'A [name](https://a.example).'],
    ])
  })
})

describe('bold lines', () => {
  it('keep their words when the difficulty stands behind them', () => {
    const text =
      '# Pods\n\n**1) What is a pod?** *(easy)*\n\nA group.\n\n**2) Pod or node** *(hard)*\n\nA part.\n\n**3) What is a set?** (Medium)\n\nMany.\n'
    expect(pairs(text)).toEqual([
      ['What is a pod?', 'A group.'],
      ['Pod or node', 'A part.'],
      ['What is a set?', 'Many.'],
    ])
    expect(
      converted(text).decks[0]?.deck.sections[0]?.questions.map(({ attributes }) => attributes.level),
    ).toEqual(['junior', 'senior', 'mid'])
  })

  it('right under the heading of a section are questions as their likes are', () => {
    const asked = ['What is a lock?', 'What is a key?', 'What is a door?', 'What is a gate?']
    const text = `# All\n\n## Laws\n\n**State the law of locks**\n\n> Kept.\n\n## Rest\n\n${asked.map((line) => `**${line}**\n\n> Said.\n`).join('\n')}`
    expect(questions(text)).toEqual(['State the law of locks', ...asked])
  })
})

describe('answers', () => {
  it('that are told in a heading are whole', () => {
    const text =
      '# Go\n\n### Q: What is a map?\n#### A: A table.\n\n### Q: What is a slice?\n#### A:\nA view.\n\n### Q: What is select?\n#### A: A wait.\n\nFor many.\n'
    expect(pairs(text)).toEqual([
      ['What is a map?', 'A table.'],
      ['What is a slice?', 'A view.'],
      ['What is select?', 'A wait.\n\nFor many.'],
    ])
  })

  it('behind a dash in the item that asks are no part of the question', () => {
    const text = '# Codes\n\n- What is 200? — fine\n- What is 404? — lost\n- What is 500? — broken\n'
    expect(pairs(text)).toEqual([
      ['What is 200?', 'fine'],
      ['What is 404?', 'lost'],
      ['What is 500?', 'broken'],
    ])
  })

  it('in Japanese with labels leave no half of an emphasis', () => {
    const text =
      '# AWS\n\n**質問1：EC2とは何ですか**\n\n回答：計算。\n\n**質問2：S3の用途は**\n\n回答：保管。\n\n**質問3：IAMとは**\n\n回答：（未回答）\n'
    expect(pairs(text)).toEqual([
      ['EC2とは何ですか', '計算。'],
      ['S3の用途は', '保管。'],
      ['IAMとは', ''],
    ])
  })
})

describe('lists of definitions', () => {
  const expected = [
    ['What is a trie?', 'A tree.\n\nOf prefixes.'],
    ['Queue or stack', 'First or last.'],
    ['What is a heap?', 'A pile.'],
  ]

  it('as Pandoc writes them are questions, also those that do not ask', () => {
    const text =
      '# Trees\n\nWhat is a trie?\n:   A tree.\n\n    Of prefixes.\n\nQueue or stack\n:   First or last.\n\nWhat is a heap?\n: A pile.\n'
    expect(pairs(text)).toEqual(expected)
  })

  it('as HTML writes them are questions', () => {
    const text =
      '# Trees\n\n<dl>\n<dt>What is a trie?</dt>\n<dd>A tree.\n\nOf prefixes.</dd>\n<dt>Queue or stack</dt>\n<dd>First or last.</dd>\n<dt>What is a heap?</dt>\n<dd>A pile.</dd>\n</dl>\n'
    expect(pairs(text)).toEqual(expected)
  })
})

describe('a farewell under the last rule', () => {
  it('is in no answer, and is told', () => {
    const text =
      '# Q\n\n## What is a lock?\n\nOne.\n\n## What is a key?\n\nTwo.\n\n---\n\nIf you like this, give it a star ⭐ and follow me.\n\n![me](me.png)\n'
    expect(pairs(text)).toEqual([
      ['What is a lock?', 'One.'],
      ['What is a key?', 'Two.'],
    ])
    expect(converted(text).skipped).toMatchObject([{ line: 13, reason: 'boilerplate' }])
  })

  it('that tells something of the question stays', () => {
    const text = '# Q\n\n## What is a lock?\n\nOne.\n\n## What is a key?\n\nTwo.\n\n---\n\nIt turns.\n'
    expect(pairs(text)[1]?.[1]).toContain('It turns.')
  })
})

describe('Q. and A. with full stops', () => {
  const text =
    '■ロック集\n\n●基本\nQ. ロックとは？\nA. 排他制御。\n\nQ. 鍵とは？\nA. 開けるもの。\n\n●応用\nQ. 扉の特徴は？\nA. 以下。\n\u3000・開く\n\nQ. 門とは？\nA.\n'

  it('are labels, and signs before short lines head sections', () => {
    expect(pairs(text, 'notes.txt')).toEqual([
      ['ロックとは？', '排他制御。'],
      ['鍵とは？', '開けるもの。'],
      ['扉の特徴は？', '以下。\n\u3000・開く'],
      ['門とは？', ''],
    ])
    expect(sections(text)).toEqual(['基本', '応用'])
  })

  it('are no labels where a B. follows', () => {
    expect(
      questions('Q. Which opens?\nA. a key\nB. a wall\n\nQ. Which holds?\nA. a lock\nB. a leaf\n'),
    ).toEqual(['Which opens?', 'Which holds?'])
    expect(
      pairs('Q. Which opens?\nA. a key\nB. a wall\n\nQ. Which holds?\nA. a lock\nB. a leaf\n')[0]?.[1],
    ).not.toBe('a key\nB. a wall')
  })
})

describe('links under Resources', () => {
  it('are no questions beside those that ask, and are told', () => {
    const text =
      '# Ask\n\n## Team\n\n* Tell me about a lock.\n* How do you open it?\n* Why do you close it?\n* What is it for?\n\n## Resources\n\n* [A book](https://a.example)\n* [A talk](https://b.example)\n'
    expect(questions(text)).toEqual([
      'Tell me about a lock.',
      'How do you open it?',
      'Why do you close it?',
      'What is it for?',
    ])
    expect(converted(text).skipped).toContainEqual({ line: 10, reason: 'boilerplate', text: 'Resources' })
  })
})
