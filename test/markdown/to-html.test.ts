import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inlineMarkdownToHtml, markdownToHtml } from '../../src/markdown/to-html.ts'

const html = (text: string): string => markdownToHtml(text, { image: () => null })

describe('Markdown as HTML', () => {
  test('text is escaped, in prose, in code and in attributes', () => {
    expect(html('a < b & "c"')).toBe('<p>a &lt; b &amp; &quot;c&quot;</p>')
    expect(html('`<b>`')).toBe('<p><code>&lt;b&gt;</code></p>')
    expect(html('```js\nif (a < b) {}\n```')).toBe(
      '<pre><code class="language-js">if (a &lt; b) {}\n</code></pre>',
    )
    expect(html('[x](<https://e.org/?a="b"&c>)')).toBe(
      '<p><a href="https://e.org/?a=%22b%22&amp;c">x</a></p>',
    )
  })

  test('the language of code is a word or nothing', () => {
    expect(html('```"><script>\nx\n```')).toBe('<pre><code>x\n</code></pre>')
    expect(html('    indented')).toBe('<pre><code>indented\n</code></pre>')
  })

  test('only harmless tags stay, without what they bring along, and are closed', () => {
    expect(html('x<sup onclick="a()">2</sup><br/>y')).toBe('<p>x<sup>2</sup><br>y</p>')
    expect(html('<script>alert(1)</script>')).not.toContain('<script')
    expect(html('<iframe src="x">')).toBe('&lt;iframe src=&quot;x&quot;&gt;')
    expect(html('a <b>bold')).toBe('<p>a <b>bold</b></p>')
    expect(html('a </b>bold')).toBe('<p>a bold</p>')
    expect(html('<!-- hidden -->')).toBe('')
  })

  test('links lead into the net or nowhere', () => {
    expect(html('[a](javascript:alert) [b](file:///etc/passwd) [c](other.md) [d](mailto:x@y.z)')).toBe(
      '<p>[a](javascript:alert) [b](file:///etc/passwd) c <a href="mailto:x@y.z">d</a></p>',
    )
  })

  test('formulas stand in the brackets of MathJax, untouched by Markdown', () => {
    expect(html('$a_1 * b_1$')).toBe('<p>\\(a_1 * b_1\\)</p>')
    expect(html('$$\n\\frac{a}{b}\n$$')).toBe('\\[\n\\frac{a}{b}\n\\]')
  })

  test('lists, quotes and tables are what they are', () => {
    expect(html('1. a\n2. b\n   - c')).toBe('<ol>\n<li>a</li>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ol>')
    expect(html('| a | b |\n|---|--:|\n| 1 | 2 |')).toContain('<td style="text-align: right">2</td>')
    expect(html('3. three')).toBe('<ol start="3">\n<li>three</li>\n</ol>')
  })

  test('an image is what the caller makes of it, else its description', () => {
    const image = (source: string, description: string): string | null =>
      source === 'a.png' ? `<img alt="${description}">` : null
    expect(markdownToHtml('![one](a.png) ![two](b.png)', { image })).toBe('<p><img alt="one"> two</p>')
  })

  test('a heading has no paragraph around it', () => {
    expect(inlineMarkdownToHtml('What is `x < y`?', { image: () => null })).toBe(
      'What is <code>x &lt; y</code>?',
    )
  })

  // Seen to catch: raw HTML passed through as it is; a language put into the class without a check.
  test('whatever the text, the tags are those that viva writes', () => {
    const piece = fc.constantFrom(
      '<b>',
      '</b>',
      '<script>',
      '<img src=x onerror=y>',
      '<!--',
      '-->',
      '<a href="javascript:x">',
      '```js"x',
      '\n',
      '![a](b)',
      '[l](u)',
      '`',
      '<div class="x">',
      '&lt;',
      '"',
      '$',
      '|',
      '- ',
      'text',
      '<svg/onload=1>',
      '> ',
      '\u0000',
      '<',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const [, tag] of html(pieces.join('')).matchAll(/<([^<>]*)>/g))
          expect(tag).toMatch(
            /^\/?(?:b|div|p|pre|code|ul|ol|li|blockquote|br|hr|em|strong|s|h[1-6]|table|thead|tbody|tr|th|td)(?: (?:class="language-[\w+#.-]+"|start="\d+"|style="text-align: \w+"))?$|^a href="(?:https?:|mailto:)[^"]*"$|^\/a$/,
          )
      }),
    )
  })
})
