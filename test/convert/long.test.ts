/** Long texts that nobody wrote are read in a time that grows with their length, and not with its square. */
import { expect, test } from 'vitest'
import type { Format } from '../../src/convert/imported.ts'
import { convertText } from '../../src/convert/text.ts'

const length = 200_000
const mostMs = 4_000

const texts: readonly (readonly [what: string, from: Format, part: string])[] = [
  // Seen to take minutes when the spaces around an arrow were part of what is searched for, and half a minute when a heading was
  // searched for after white space of any kind.
  ['tabs', 'remnote', '\t'],
  ['empty lines', 'markdown', '\n'],
  ['empty lines', 'obsidian', '\n'],
]

for (const [what, from, part] of texts)
  test(`${length} ${what}, read as ${from}`, () => {
    const before = process.threadCpuUsage()
    convertText(`a${part.repeat(length)}b`, { from })
    const { user, system } = process.threadCpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(mostMs)
  })
