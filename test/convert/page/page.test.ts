/** Pages of HTML: their bodies as Markdown, and cards with the lines of the page. */
import { expect, it } from 'vitest'
import { convertText } from '../../../src/convert/text.ts'

const page = `<!DOCTYPE html>
<html><head><title>Go</title><style>h3 { color: red }</style></head>
<body>
<nav><a href="/">Home</a></nav>
<h3>What is a map?</h3>
<p>A <b>table</b>.</p>
<ul><li>keys</li><li>values</li></ul>
<h3>What is a slice?</h3>
<pre><code>s := a[1:]</code></pre>
<h3>What is a channel?</h3>
<p>A pipe.</p>
<footer>All rights reserved</footer>
</body></html>
`

it('a page gives its questions with their answers and lines, and nothing of what surrounds them', () => {
  const { decks } = convertText(page, { fileName: 'go.html' })
  expect(decks[0]?.cards.map(({ line, question, answer }) => [line, question, answer])).toEqual([
    [5, 'What is a map?', 'A **table**.\n\n- keys\n- values'],
    [8, 'What is a slice?', '```\ns := a[1:]\n```'],
    [10, 'What is a channel?', 'A pipe.'],
  ])
  expect(decks[0]?.deck.head.title).toBe('Go')
})

// Seen to fail, after 20 s, when each tag was searched for its end.
it('a page of tags that nothing closes is read in seconds', () => {
  const startedAt = performance.now()
  expect(convertText(`<html>${'<nav>'.repeat(100_000)}`, { fileName: 'go.html' }).decks).toEqual([])
  expect(performance.now() - startedAt).toBeLessThan(10_000)
})

// Seen to fail when cards and what was left out were looked for in one walk from top to bottom.
it('what is left out has its line above the cards too', () => {
  const { skipped } = convertText(page.replace('<h3>What', '<p>Words before.</p>\n<h3>What'), {
    fileName: 'go.html',
  })
  expect(skipped.map(({ line }) => line)).toEqual([5])
})
