/** The benchmark `anki`: a package of 10,000 notes as decks, in both containers that are written today; by the command, dry. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cloze, createdS, reversed, type CollectionSpec, type NoteSpec } from '../convert/anki/collection.ts'
import { packageFiles, writePackage, type Container } from '../convert/anki/package.ts'
import { inHome, now } from './homes.ts'
import { takeTurns, type Report } from './measure.ts'
import { environment, program, timeToEnd } from './terminal.ts'

const noteCount = 10_000
const dayS = 86_400

/** Answers as people write them: most with a little mark-up, some with lists and code, few with tables. */
const answers: readonly ((index: number) => string)[] = [
  (index) =>
    `Because of ${index}.<br>Only <i>one</i> writer at a time, by the <b>global</b> lock &amp; a <code>queue_${index}</code>.`,
  (index) =>
    `<div>The first of two lines, number ${index}.</div><div>The second one, a little longer than the first.</div>`,
  (index) =>
    `Plain text of answer ${index} without any mark-up, about two lines long, as most of what people write down.`,
  (index) => `<ul><li>one ${index}</li><li>two, <b>bold</b></li><li>three, longer than the others</li></ul>`,
  (index) =>
    `<pre><code class="language-js">const a = ${index};\nconsole.log(a &lt; 2)</code></pre><p>It prints <em>true</em>.</p>`,
  (index) =>
    `<div>Part ${index}</div><div><br></div><div>And a picture: <img src="p${index % 50}.png"></div>`,
  (index) => `中文答案第 ${index} 条：<b>读者</b>等待写者，<code>wait(${index})</code>。`,
  (index) => `<table><tr><th>case</th><th>cost</th></tr><tr><td>empty</td><td>${index}</td></tr></table>`,
]

function note(index: number): NoteSpec {
  const deck = 1 + (index % 5)
  const tags = ` bench group::g${index % 7} `
  if (index % 10 === 9)
    return {
      type: cloze.id,
      deck,
      tags,
      fields: [`The {{c1::capital ${index}::city}} of {{c2::country ${index}}} is this.`, 'From a book.'],
      cards: [{}, { position: 1 }],
    }
  const first = (createdS + (index % 20) * dayS) * 1000 + index
  const studied = {
    type: 2,
    queue: 2,
    due: 40 + (index % 30),
    interval: 12,
    factor: 2500,
    reps: 3,
    data: '{"s":12.5,"d":5.1,"lrt":1794816000}',
    log: [
      [first, 3, -600, 0, 0, 5000, 0],
      [first + 600_000, 3, 3, -600, 300, 4000, 0],
      [first + 3 * dayS * 1000, 3, 12, 3, 310, 3000, 1],
    ],
  } as const
  const fields = [
    `Why does <b>part ${index}</b> of the system behave so under load?`,
    answers[index % answers.length]!(index),
  ]
  return index % 10 === 8
    ? { type: reversed.id, deck, tags, fields, cards: [studied, { position: 1 }] }
    : { deck, tags, fields, cards: [studied] }
}

/** A collection of so many notes, as people write them. */
export const ankiCollection = (notes: number): CollectionSpec => ({
  decks: { 1: 'Work', 2: 'Work::Kafka', 3: 'Work::Redis', 4: '数据库', 5: 'Rest' },
  notes: Array.from({ length: notes }, (_, index) => note(index)),
})

export const measureAnki = (): Promise<Report> =>
  inHome(async (home) => {
    const folder = mkdtempSync(join(tmpdir(), 'viva-bench-anki-'))
    try {
      const importing = (container: Container, name: string) => {
        const path = join(folder, `${container}.apkg`)
        if (!existsSync(path)) writePackage(path, packageFiles(ankiCollection(noteCount), container))
        const args = [program, 'import', path, '--dry-run', '--json']
        return {
          name,
          run: () => timeToEnd(args, environment(home, now)),
          target: { kind: 'ms', most: 3000 },
        } as const
      }
      const timings = await takeTurns(
        [
          { name: 'node -e 0', run: () => timeToEnd(['-e', '0'], environment(home, now)) },
          importing('second', 'viva import, package for older Ankis (LEGACY_2)'),
          importing('latest', 'viva import, package of today (LATEST)'),
        ],
        5,
      )
      return { title: `anki: a package of ${noteCount} notes`, timings, figures: [] }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
