/**
 * Pictures in text of whole answers at two widths: 56 (a terminal of 60 columns) and 76 (one of 80 or more).
 * After a wanted change: `npx vitest run test/markdown/goldens.test.ts -u`, and look at the difference.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { layoutDocument } from '../../src/markdown/layout.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { messages } from '../../src/text/messages/catalogue.ts'
import { plainText } from '../../src/text/style.ts'

const folder = new URL('../fixtures/layout/', import.meta.url)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.slice(0, -'.md'.length))

const cases = names.flatMap((name) => [56, 76].map((width) => [name, width] as const))

test.each(cases)('%s at a width of %i', async (name, width) => {
  const document = parseMarkdown(readFileSync(new URL(`${name}.md`, folder), 'utf8'))
  const labels = messages(name.endsWith('-zh') ? 'zh' : 'en').markdown
  const text = layoutDocument(document, width, { labels }).map(plainText).join('\n')
  await expect(`${text}\n`).toMatchFileSnapshot(new URL(`${name}.${width}.txt`, folder).pathname)
})
