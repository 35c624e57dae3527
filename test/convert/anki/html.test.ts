import { describe, expect, test } from 'vitest'
import { htmlToMarkdown, linksTo } from '../../../src/convert/anki/html.ts'
import { fullMarkdown } from '../../../src/convert/anki/html-full.ts'
import { lightMarkdown } from '../../../src/convert/anki/html-light.ts'
import { mediaLink } from '../../../src/convert/anki/media-name.ts'

const links = linksTo((name) => mediaLink('notes.media', name))
const limits = { fieldBytes: 256 * 1024, htmlDepth: 200 }
const markdown = (html: string): string => htmlToMarkdown(html, links, limits).markdown

describe('what fields hold most', () => {
  test.each([
    ['plain text', 'plain text'],
    ['two  spaces &amp; an&nbsp;entity', 'two spaces & an entity'],
    ['The <b>GIL</b>, <i>only</i> <u>one</u>', 'The **GIL**, *only* <u>one</u>'],
    ['a<br>b<br><br>c', 'a\\\nb\n\nc'],
    ['<div>a</div><div>b</div><div><br></div><div>c</div>', 'a\n\nb\n\nc'],
    ['<p>a</p><p>b</p>', 'a\n\nb'],
    ['run <code>ls `x`</code>', 'run `` ls `x` ``'],
    ['<ul><li>one</li><li>two<br>lines</li></ul>', '- one\n- two\\\n  lines'],
    ['<ol><li>one</li><li>two</li></ol>', '1. one\n2. two'],
    ['<pre><code class="language-js">a &lt; 1\n  b</code></pre>after', '```js\na < 1\n  b\n```\n\nafter'],
    ['<pre>a<br>&nbsp;&nbsp;b</pre>', '```\na\n  b\n```'],
    ['O(n<sup>2</sup>)', 'O(n<sup>2</sup>)'],
    ['<b>注意：</b>请看', '**注意：**请看'],
    ['<b> spaced </b>text', '**spaced** text'],
    ['<span style="color: red">red</span>', 'red'],
  ])('%s', (html, expected) => {
    expect(lightMarkdown(html, links)).toBe(expected)
    expect(markdown(html)).toBe(expected)
  })
})

describe('what takes the long way', () => {
  test.each([
    ['<table><tr><th>a</th></tr><tr><td>1</td></tr></table>', '| a |\n| - |\n| 1 |'],
    ['<ul><li>a<ul><li>b</li></ul></li></ul>', '- a\n  - b'],
    ['<blockquote>said</blockquote>', '> said'],
    ['x<hr>y', 'x\n\n***\n\ny'],
    ['<h1>Title</h1>x', '# Title\n\nx'],
    ['<b>a<br>b</b>', '**a\\\nb**'],
    ['<s>a</s><br><br>b', '~~a~~\n\nb'],
    ['&alpha;&lt', 'α<'],
    ['<kbd>a</kbd>', '`a`'],
    ['<b>unclosed', '**unclosed**'],
    ['<b>“引号”</b>文字<s>x</s>', '**“引号”**文字~~x~~'],
  ])('%s', (html, expected) => {
    expect(lightMarkdown(html, links)).toBeNull()
    expect(markdown(html)).toBe(expected)
  })

  test.each([
    'The <b>GIL</b> and<br>more',
    '<div>a</div><div>b</div>',
    '<ul><li>one</li><li>two</li></ul>',
    'x<sup>2</sup>',
  ])('says the same of %s', (html) => {
    expect(fullMarkdown(html, links, 200).markdown).toBe(lightMarkdown(html, links))
  })
})

describe('text that looks like Markdown', () => {
  test.each([
    ['# no heading', '\\# no heading'],
    ['1. one', '1\\. one'],
    ['- item<br>+ item', '\\- item\\\n\\+ item'],
    ['*args and **kwargs', '\\*args and \\*\\*kwargs'],
    ['2 * 3 * 4, snake_case_name', '2 * 3 * 4, snake_case_name'],
    ['List&lt;String&gt; and a &lt; b', 'List\\<String> and a < b'],
    ['[a](b) and a[0]', '\\[a](b) and a\\[0]'],
    ['&amp;lt;', '\\&lt;'],
    ['C:\\path', 'C:\\path'],
    ['~~no~~', '\\~~no\\~~'],
    ['---', '\\---'],
    ['| - |', '\\| - |'],
    ['$5 and $6', '\\$5 and \\$6'],
  ])('%s', (html, expected) => {
    expect(markdown(html)).toBe(expected)
  })
})

describe('addresses', () => {
  test.each([
    ['<img src="a b.png" alt="tree">', '![tree](notes.media/a%20b.png)'],
    ['<img src="../../etc/x.png">', '![](notes.media/x.png)'],
    ['<img src="https://x.org/a.png">', '![](https://x.org/a.png)'],
    ['a<img src="file:///etc/passwd.png">', 'a'],
    ['a<img src="data:image/png;base64,AA">', 'a'],
    ['a<img src="run.sh">', 'a'],
    ['<a href="https://x.org/a_(b)">x</a>', '[x](https://x.org/a_%28b%29)'],
    ['<a href="javascript:alert(1)">x</a>', 'x'],
    ['<a href=" JaVaScRiPt:alert(1)">x</a>', 'x'],
    ['<a href="file:///etc/passwd">x</a>', 'x'],
    ['<a href="mailto:a@x.org">x</a>', '[x](mailto:a@x.org)'],
  ])('%s', (html, expected) => {
    expect(markdown(html)).toBe(expected)
  })
})

describe('a picture of the net without a description, in a link', () => {
  const linked = '<a href="https://e.org/a.png"><img src="https://e.org/a.png"></a>'
  test.each([
    [`${linked} <br><i>the log</i>`, '*the log*'],
    [`<h3>Title</h3>${linked}<p>text</p>`, '### Title\n\ntext'],
    [`<p>${linked}</p>`, '[https://e.org/a.png](https://e.org/a.png)'],
    ['<a href="https://e.org#top"></a>text', 'text'],
    [linked.replace('<img ', '<img alt="a log" '), '[![a log](https://e.org/a.png)](https://e.org/a.png)'],
    ['<a href="https://e.org"><img src="a.png"></a> text', '[![](notes.media/a.png)](https://e.org) text'],
    ['<h2>x</h2><img src="https://e.org/a.png">', '## x\n\n![](https://e.org/a.png)'],
  ])('%s', (html, expected) => {
    expect(markdown(html)).toBe(expected)
  })
})

test('scripts, styles and forms say nothing', () => {
  expect(
    markdown('<script>alert(1)</script>a<style>b {}</style><input value="x"><iframe src="y"></iframe>'),
  ).toBe('a')
})

test('a field beyond the limit is cut, and said so', () => {
  const { markdown, isCut } = htmlToMarkdown('word '.repeat(100), links, { ...limits, fieldBytes: 300 })
  expect([isCut, markdown.length]).toEqual([true, 99])
})

test('HTML beyond the limit of depth is its text', () => {
  const html = `<section>a</section>${'<section>'.repeat(201)}<b>b</b>`
  expect(htmlToMarkdown(html, links, limits)).toEqual({ markdown: 'ab', isCut: false, isFlattened: true })
  expect(htmlToMarkdown(html, links, { ...limits, htmlDepth: 300 }).isFlattened).toBe(false)
})

// Seen not to end without `flattenLines`: a paragraph in a paragraph is written twice for each around it.
test('blocks in a line are words of that line, however deep they are', () => {
  expect(markdown('<details><summary>a<details><summary>b</summary>c</details></summary>d</details>')).toBe(
    'a b c\n\nd',
  )
  expect(markdown(`${'<details><summary>a'.repeat(80)}b`)).toBe(`${'a '.repeat(79)}ab`)
})

// Seen to take a minute without `dropComments`.
test('thousands of comments are passed over', () => {
  expect(markdown(`a${'<!-- x -->\n'.repeat(20_000)}<i>b</i>`)).toBe('a *b*')
})
