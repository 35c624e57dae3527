/**
 * The benchmark `import`: how many megabytes of foreign text become decks in a second, on the first pass of a fresh process and on
 * the next. The texts are made here in the styles that collections have; where real ones lie beside the checkout, those as well.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { figure, median, type Figure, type Report } from './measure.ts'

const collections = resolve(import.meta.dirname, '../../../shared/corpora')
const rounds = 5
/** The goal: two megabytes of Markdown in a second. */
const mostMsPerMb = 500

export async function measureImport(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'viva-import-'))
  try {
    for (const [name, text] of made()) writeFileSync(join(folder, name), text)
    const figures = [
      ...measured('made, Markdown', folder, '.md'),
      ...measured('made, CSV and TSV', folder, '.csv', '.tsv'),
      ...measured('made, text of Anki', folder, '.txt'),
      ...(existsSync(collections) ? measured('real collections', collections, '.md', '.tsv') : []),
    ]
    return { title: 'import: foreign text to decks', timings: [], figures }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Result = {
  readonly files: number
  readonly bytes: number
  readonly cards: number
  readonly firstMs: number
  readonly secondMs: number
}

function measured(name: string, folder: string, ...endings: readonly string[]): readonly Figure[] {
  const program = join(import.meta.dirname, 'programs/import.ts')
  const runs = Array.from({ length: rounds }, () => {
    const printed = execFileSync(process.execPath, [program, folder, ...endings], { encoding: 'utf8' })
    return JSON.parse(printed) as Result
  })
  const [{ files, bytes, cards }] = runs as [Result, ...Result[]]
  const mb = bytes / 1e6
  const speed = (ms: number): string => `ms/MB: ${(1000 / ms).toFixed(2)} MB/s`
  const first = median(runs.map(({ firstMs }) => firstMs)) / mb
  const second = median(runs.map(({ secondMs }) => secondMs)) / mb
  const isMarkdown = endings.includes('.md')
  return [
    figure(
      `${name}, first pass`,
      first,
      `${speed(first)} of ${mb.toFixed(1)} MB, ${files} files, ${cards} cards`,
      isMarkdown ? mostMsPerMb : null,
    ),
    figure(`${name}, second pass`, second, speed(second)),
  ]
}

const paragraph =
  'A lock keeps **others** out while one thread changes what they share; see `acquire()` and [the manual](https://example.org/locks). '
const code = '```python\nwith lock:\n    total += 1  # one at a time\n```'
const list = '- it is held for a short time\n- it is released on every path\n- it is never taken twice'
const answer = `${paragraph.repeat(3)}\n\n${list}\n\n${code}\n\n${paragraph}`

/** One question in each of the styles, by number. */
export const styles: Readonly<Record<string, (n: number) => string>> = {
  'headings.md': (n) =>
    `### ${n}. What is lock number ${n}?\n\n${answer}\n\n**[⬆ Back to Top](#table-of-contents)**\n`,
  'list-headings.md': (n) =>
    `${n}. ### How does lock ${n} work?\n\n    ${answer.replaceAll('\n', '\n    ')}\n`,
  'bold.md': (n) => `**Why is lock ${n} slow? 👶**\n\n${answer}\n\n<br/>\n`,
  'details.md': (n) =>
    `#### Explain lock ${n}?\n\n<details><summary>View answer</summary>\n\n${answer}\n\n</details>\n`,
  'choice.md': (n) =>
    `###### ${n}. What's the output?\n\n${code}\n\n- A: \`${n}\`\n- B: \`1\`\n- C: an error\n\n<details><summary><b>Answer</b></summary>\n<p>\n\n#### Answer: B\n\n${paragraph}\n\n</p>\n</details>\n`,
  'chinese.md': (n) =>
    `## ${n}、什么是第 ${n} 把锁？\n\n${'锁让别人等在外面，直到当前线程改完共享的数据为止。'.repeat(12)}\n\n${code}\n`,
  'hashcards.md': (n) =>
    `Q: What is lock ${n}?\nA: ${paragraph}\n\nC: A [mutex] keeps [others] out of ${n}.\n`,
  'obsidian.md': (n) => `#flashcards\n\nWhat is lock ${n}::${paragraph}\n<!--SR:!2026-08-16,51,230-->\n`,
  'comma.csv': (n) => `"What is lock ${n}, and why?","${paragraph.replaceAll('"', '""')}","locks, os"\n`,
  'tab.tsv': (n) => `What is lock ${n}?\t${paragraph}\tlocks os\n`,
  'anki.txt': (n) => `guid${n}\tWhat is <b>lock</b> ${n}?\t<p>${paragraph}</p><ul><li>one</li></ul>\tlocks\n`,
}

const heads: Readonly<Record<string, string>> = {
  'comma.csv': 'question,answer,tags\n',
  'anki.txt': '#separator:tab\n#html:true\n#guid column:1\n#tags column:4\n',
}

const bytesEach = 400_000

function made(): readonly (readonly [name: string, text: string])[] {
  return Object.entries(styles).map(([name, write]) => {
    const parts = [heads[name] ?? (name.endsWith('.md') ? '# Locks\n' : '')]
    let length = 0
    for (let n = 1; length < bytesEach; n++) {
      const part = write(n)
      parts.push(part)
      length += part.length
    }
    return [name, parts.join(name.endsWith('.md') ? '\n' : '')]
  })
}
