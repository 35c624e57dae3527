import { describe, expect, test } from 'vitest'
import { shown, styled } from './shown.ts'

const line = (markdown: string) => shown(markdown, 200).join('\n')

describe('emphasis', () => {
  test('works beside Chinese punctuation', () => {
    expect(styled('**注意：**下面')).toEqual(['strong: 注意：'])
    expect(styled('这是**“强调”**文本')).toEqual(['strong: “强调”'])
    expect(styled('使用**O(1)**空间')).toEqual(['strong: O(1)'])
    expect(styled('**粗体。**后面')).toEqual(['strong: 粗体。'])
    expect(styled('~~删除。~~后面')).toEqual(['dim: ~~', 'strike: 删除。', 'dim: ~~'])
  })

  test('styles within styles add up', () => {
    expect(styled('**a *b* `c`**')).toEqual([
      'strong: a ',
      'strong+emphasis: b',
      'strong:  ',
      'strong+dim: `',
      'strong+code: c',
      'strong+dim: `',
    ])
  })
})

describe('what is said by a mark as well as by colour', () => {
  test('code keeps its backticks', () => {
    expect(line('`a`, `` b`c ``, `` `d` ``')).toBe('`a`, ``b`c``, `` `d` ``')
  })

  test('what is struck keeps its tildes, in HTML too', () => {
    expect(line('~~a~~ <del>b</del>')).toBe('~~a~~ ~~b~~')
  })

  test('powers and indices keep their meaning', () => {
    expect(line('O(n<sup>2</sup>), 2<sup>n+1</sup>, H<sub>2</sub>O')).toBe('O(n^2), 2^(n+1), H_2O')
  })
})

describe('links', () => {
  test('the address is shown where it says more than the text', () => {
    expect(line('[docs](https://a.example/b)')).toBe('docs (https://a.example/b)')
    expect(line('[https://a.example](https://a.example)')).toBe('https://a.example')
    expect(line('[a.example](https://a.example/)')).toBe('a.example')
    expect(line('<https://a.example/x> <me@a.example>')).toBe('https://a.example/x me@a.example')
    expect(line('[here](#place) [none]()')).toBe('here none')
    expect(line('[safe.example](https://evil.example)')).toBe('safe.example (https://evil.example)')
  })

  test('percent signs are decoded when that hides nothing', () => {
    expect(line('[w](https://a.example/%E5%9B%9E)')).toBe('w (https://a.example/回)')
    expect(line('[w](https://a.example/%E2%80%AE)')).toBe('w (https://a.example/%E2%80%AE)')
    expect(line('[w](https://a.example/%zz%20)')).toBe('w (https://a.example/%25zz%20)')
  })

  test('addresses that run code or read files make no link', () => {
    expect(line('[a](javascript:alert(1)) [b](file:///etc/passwd) [c](data:text/html,x)')).toBe(
      '[a](javascript:alert(1)) [b](file:///etc/passwd) [c](data:text/html,x)',
    )
  })
})

describe('images', () => {
  test('are shown by their description, else by their file name', () => {
    expect(line('![a **B-tree**](x/y.png) ![](x/y.png) ![]()')).toBe(
      '[image: a B-tree] [image: y.png] [image]',
    )
  })
})

describe('line ends', () => {
  test('become spaces, but not between Chinese characters or beside their punctuation', () => {
    expect(line('one\ntwo')).toBe('one two')
    expect(line('中文\n换行')).toBe('中文换行')
    expect(line('中文，\nand')).toBe('中文，and')
    expect(line('中文\nand\n中文')).toBe('中文 and 中文')
    expect(line('**强调**\n“引号”')).toBe('强调“引号”')
    expect(line('한국어\n띄어쓰기')).toBe('한국어 띄어쓰기')
    expect(line('a [b](#x)\n[c](#y)')).toBe('a b c')
  })

  test('break the line where the author asks for it', () => {
    expect(shown('one\\\ntwo  \nthree<br>four')).toEqual(['one', 'two', 'three', 'four'])
  })
})

describe('formulas', () => {
  test('stay as they are written', () => {
    for (const formula of ['$a_1 * b_1 * c$', '$\\{x \\mid x > 0\\}$', '$$\\sum_i x_i$$', '$f(*x*)$']) {
      expect(line(`see ${formula}.`)).toBe(`see ${formula}.`)
    }
  })

  test('on lines of their own, too, whatever the lines begin with', () => {
    expect(shown('text\n$$\n- a *b*\n# c\n\n= d\n$$\ntext')).toEqual([
      'text',
      '',
      '  $$',
      '  - a *b*',
      '  # c',
      '',
      '  = d',
      '  $$',
      '',
      'text',
    ])
    expect(shown('$$x$$')).toEqual(['  $$x$$'])
    expect(shown('- $$\n  x_1\n  $$')).toEqual(['  -   $$', '      x_1', '      $$'])
  })

  test('prices, shell variables and lone dollars are none', () => {
    expect(styled('costs $5, *not* $10')).toEqual(['emphasis: not'])
    expect(line('`$HOME` and \\$a *b* $')).toBe('`$HOME` and $a b $')
    expect(line('$$ *a*')).toBe('$$ a')
    expect(line('$x `$`')).toBe('$x `$`')
    expect(shown('$$ a\n\n*b*')).toEqual(['$$ a', '', 'b'])
  })
})

describe('HTML', () => {
  test('comments go, known tags do their work, others are shown', () => {
    expect(line('a <!-- b --> c')).toBe('a c')
    expect(styled('<b>a</b> <i>b</i> <u>c</u>')).toEqual(['strong: a', 'emphasis: b', 'underline: c'])
    expect(styled('List<String>')).toEqual(['dim: <String>'])
    expect(line('<span class="x">a</span> <img src="a/b.png" alt="c">')).toBe('a [image: c]')
  })

  test('tags that are never closed end with their paragraph', () => {
    expect(styled('<b>a\n\nb')).toEqual(['strong: a'])
  })

  test('names that objects have by nature are not taken for tags', () => {
    expect(line('<constructor> <toString>')).toBe('<constructor> <toString>')
  })
})
