/**
 * Converts every file of a folder, twice, in this fresh process: the first pass is what an import costs. Prints JSON with the
 * bytes, the cards, and the milliseconds of both passes. Loading the converters is not in them.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { decode } from '../../../src/convert/encoding.ts'
import { convertText } from '../../../src/convert/text.ts'

const [folder = '', ...endings] = process.argv.slice(2)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => endings.some((ending) => name.endsWith(ending)) && statSync(join(folder, name)).isFile())
  .sort()
  .map((name) => ({ name: basename(name), bytes: readFileSync(join(folder, name)) }))

function pass(): { readonly ms: number; readonly cards: number } {
  const start = performance.now()
  let cards = 0
  for (const { name, bytes } of files)
    for (const deck of convertText(decode(bytes).text, { fileName: name }).decks) cards += deck.cards.length
  return { ms: performance.now() - start, cards }
}

const first = pass()
const second = pass()
const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
console.log(
  JSON.stringify({ files: files.length, bytes, cards: first.cards, firstMs: first.ms, secondMs: second.ms }),
)
