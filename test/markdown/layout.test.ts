import { describe, expect, test } from 'vitest'
import { shown, styled } from './shown.ts'

describe('blocks', () => {
  test('a blank line stands between them, none under a heading', () => {
    expect(shown('# A\n\none\n\n## B\n- two\n\n---\n\nthree', 20)).toEqual([
      'A',
      'one',
      '',
      'B',
      '  - two',
      '',
      '--------------------',
      '',
      'three',
    ])
  })

  test('nothing gives nothing, and a paragraph that was a comment leaves no trace', () => {
    expect(shown('')).toEqual([])
    expect(shown('\n\n')).toEqual([])
    expect(shown('a\n\n<!-- x -->\n\nb <!-- y -->')).toEqual(['a', '', 'b'])
  })
})

describe('lists', () => {
  test('text stands beside its mark', () => {
    expect(shown('- one two three\n- four', 14)).toEqual(['  - one two', '    three', '  - four'])
  })

  test('numbers are aligned and go on from the first', () => {
    expect(shown('9. a\n9. b')).toEqual(['   9. a', '  10. b'])
    expect(shown('1) a')).toEqual(['  1. a'])
  })

  test('loose items stand apart, tight ones do not', () => {
    expect(shown('- a\n\n- b')).toEqual(['  - a', '', '  - b'])
    expect(shown('- a\n  - b\n- c')).toEqual(['  - a', '    - b', '  - c'])
  })

  test('tasks show their box, and a must-have is set off by text and by style', () => {
    expect(shown('- [ ] a\n- [x] b\n- [X] c\n- [!] d\n- [~] e')).toEqual([
      '  [ ] a',
      '  [x] b',
      '  [x] c',
      '  [!] d',
      '  [~] e',
    ])
  })

  test('key points, which are lists of open tasks, are points to read: no boxes, and a must-have says so', () => {
    expect(shown('- [!] a\n- [ ] b')).toEqual(['  - must: a', '  - b'])
    expect(shown('1. [ ] a\n2. [!] **b**')).toEqual(['  1. a', '  2. must: b'])
    expect(styled('- [!] said')).toEqual(['dim:   - ', 'strong+warning: must: '])
    expect(shown('- [!] 随机键\n- [ ] 引擎', 40, 'zh')).toEqual(['  - 必答：随机键', '  - 引擎'])
  })

  test('what only looks like a box is none', () => {
    expect(shown('- [y] a\n- [x](#b)\n- [!hint] c\n- `[ ] d`')).toEqual([
      '  - [y] a',
      '  - x',
      '  - [!hint] c',
      '  - `[ ] d`',
    ])
  })

  test('where no room is left the mark stands above its text', () => {
    expect(shown('- a\n  - b\n    - c\n      - [x] c\n      - [!] must have', 20)).toEqual([
      '  - a',
      '    - b',
      '      - c',
      '        [x]',
      '        c',
      '        [!]',
      '        must have',
    ])
  })
})

describe('quotations', () => {
  test('have a gutter', () => {
    expect(shown('> one\n>\n> two\n> > three')).toEqual(['| one', '|', '| two', '|', '| | three'])
  })

  test('a callout begins with its name in the language of the interface', () => {
    expect(shown('> [!hint] think of\n> counts')).toEqual(['| Hint: think of counts'])
    expect(shown('> [!NOTE]\n> text')).toEqual(['| Note: text'])
    expect(shown('> [!warning] Title\n> text')).toEqual(['| Warning: Title', '| text'])
    expect(shown('> [!faq]- text')).toEqual(['| Faq: text'])
    expect(shown('> [!constructor] text')).toEqual(['| Constructor: text'])
    expect(shown('> [!tip]\n>\n> - a')).toEqual(['| Tip:', '|', '|   - a'])
  })
})

describe('code', () => {
  test('stands under a margin and is never filled', () => {
    expect(shown('```\na  b\n\n    c\n```')).toEqual(['  a  b', '', '      c'])
  })

  test('a long line goes on with its indentation and a backslash in the margin', () => {
    expect(shown('```\n    one two three four five\n```', 20)).toEqual([
      '      one two three',
      '\\     four five',
    ])
    expect(shown('```\nabcdefghijklmnopqrstuvwxyz\n```', 20)).toEqual(['  abcdefghijklmnopqr', '\\ stuvwxyz'])
    expect(shown('```\n你好世界你好世界你好世界\n```', 20)).toEqual(['  你好世界你好世界你', '\\ 好世界'])
  })

  test('hidden characters are shown, tabs are spaces', () => {
    expect(shown('```\n\ta\x1b[31m\u202e\n```')).toEqual(['      a␛[31m\\u202e'])
    expect(shown('`a\x1b[8mb`')).toEqual(['`a␛[8mb`'])
  })

  test('known languages are highlighted, by alias and whatever follows', () => {
    const python = ['keyword: return ', 'string: "x"', 'comment: # y']
    for (const info of ['python', 'py', 'PYTHON', 'python title="a.py"', '{.python}', '{python}']) {
      expect(styled(`\`\`\`${info}\nreturn "x" # y\n\`\`\``)).toEqual(
        python.map((part) => part.replace('"x"', '"x" ')),
      )
    }
    expect(styled('```nope\nreturn "x"\n```')).toEqual([])
    expect(styled('```diff\n+a\n-b\n c\n```')).toEqual(['good: +a', 'bad: -b'])
    expect(styled('```js\nf(1, Map)\n```')).toEqual(['function: f', 'number: 1', 'type: Map'])
  })
})

describe('tables', () => {
  const table = '| a | long word |\n|:--|--:|\n| one two | 1 |\n| 中文 | 22 |'

  test('are as wide as their text, aligned as asked', () => {
    expect(shown(table)).toEqual([
      'a       | long word',
      '--------+----------',
      'one two |         1',
      '中文    |        22',
    ])
  })

  test('shrink to the width, with lines between rows that take more than one', () => {
    expect(shown('| key | value |\n|-|-|\n| one | a long value that wraps |\n| two | b |', 20)).toEqual([
      'key | value',
      '----+---------------',
      'one | a long value',
      '    | that wraps',
      '----+---------------',
      'two | b',
    ])
  })

  test('become labels and values where columns would be too narrow', () => {
    expect(
      shown('| aaaaaaa | bbbbbbb | ccccccc |\n|-|-|-|\n| ddddddd | eeeeeee | |\n| f | | g |', 20),
    ).toEqual(['aaaaaaa: ddddddd', 'bbbbbbb: eeeeeee', '', 'aaaaaaa: f', 'ccccccc: g'])
    expect(
      shown('| 结构一二三 | 平均一二三 | 最坏一二三 |\n|-|-|-|\n| 哈希表 | 常数 | 线性一二三四五 |', 20),
    ).toEqual(['结构一二三：哈希表', '平均一二三：常数', '最坏一二三：线性一', '  二三四五'])
  })

  test('rows may be short, cells empty, the body missing', () => {
    expect(shown('| a | b |\n|-|-|\n| 1 |\n| | 2 |')).toEqual(['a | b', '--+--', '1 |', '  | 2'])
    expect(shown('| a | b |\n|-|-|')).toEqual(['a | b', '--+--'])
  })
})

describe('HTML on lines of its own', () => {
  test('a summary is a line of its own, what it hides is shown', () => {
    expect(shown('<details>\n<summary>Why?</summary>\n\nBecause *so*.\n\n</details>')).toEqual([
      'Why?',
      '',
      'Because so.',
    ])
    expect(shown('<details><summary>Why?</summary>Because.</details>')).toEqual(['Why?', '', 'Because.'])
    expect(styled('<summary>Why?</summary>')).toEqual(['strong: Why?'])
  })

  test('code in it is code, entities are characters, hidden ones are shown', () => {
    expect(shown('<pre><code>\nif (a &lt; b)\n  c&#x202e;\n</code></pre>')).toEqual([
      '  if (a < b)',
      '    c\\u202e',
    ])
  })

  test('text after code is not lost', () => {
    expect(shown('<pre>a</pre><pre>b</pre> c')).toEqual(['  a', '', '  b', '', 'c'])
    expect(shown('<pre>never closed')).toEqual(['  never closed'])
  })

  test('lists and tables keep their lines', () => {
    expect(shown('<ul>\n<li>a</li>\n<li>b</li>\n</ul>')).toEqual(['- a', '- b'])
    expect(shown('<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>')).toEqual([
      'a | b',
      '1 | 2',
    ])
  })

  test('what means nothing here is shown as it is', () => {
    expect(shown('<custom-tag a="b">')).toEqual(['<custom-tag a="b">'])
    expect(shown('<!-- never closed')).toEqual(['<!-- never closed'])
  })
})
