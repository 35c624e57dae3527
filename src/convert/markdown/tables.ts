/**
 * Tables whose head says what they are: `| Front | Back |`, `| 问题 | 难度 | 答案 |`, `| # | Question | Answer |`.
 * Knows tables; a table whose rows merely look like questions is not taken for cards.
 */
import type { Passages } from './build.ts'
import { headerColumns, type Column } from '../csv/columns.ts'
import type { Level } from '../../model/card.ts'
import type { Found } from './converted.ts'
import { levelLine } from './levels.ts'
import { passageWriter } from './lines.ts'
import { readTitle } from './title.ts'
import { leadsInside, type Unit } from './units.ts'
import { questionLook } from './wording.ts'

/** `units` are those of the text, asked for only where it may hold a table. */
export function readTables(text: string, units: () => readonly Unit[]): Passages {
  if (!text.split('\n').some((line) => line.includes('|') && line.includes('-') && /^[\s:|-]+$/.test(line)))
    return []
  const { heading, add, passages } = passageWriter<Found>()
  for (const unit of units()) {
    if (unit.kind === 'heading') heading(`# ${unit.text}`)
    if (unit.kind !== 'table' || leadsInside(unit.source)) continue
    const [head = [], , ...rows] = unit.source.split('\n').map(cellsOf)
    const columns = headerColumns(head.map(bare))
    if (!columns) continue
    const found = rows.flatMap((row, index) => rowFound(row, columns, unit.start + 3 + index))
    // Without a column of answers the rows have to ask: the head of a list of exercises has the same words.
    const hasAnswers = columns.some(({ use }) => use === 'answer')
    const asking = found.filter(({ title }) => questionLook(title) >= 0.6).length
    if (hasAnswers || asking * 2 > found.length) for (const each of found) add(each)
  }
  return passages()
}

function rowFound(row: readonly string[], columns: readonly Column[], line: number): readonly Found[] {
  const cells = (use: Column['use']): readonly string[] =>
    columns.flatMap((column, at) => (column.use === use && row[at] ? [row[at]] : []))
  const title = readTitle(cells('question')[0] ?? '')
  if (title.text === '') return []
  const told = [...cells('prompt'), ...cells('answer'), ...cells('explanation')]
  return [
    {
      line,
      title: title.text,
      body: told.join('\n\n').replace(/\s*<br\s*\/?>\s*/gi, '\n\n'),
      link: title.link,
      tags: cells('tags').flatMap(tagsIn),
      level: levelIn(cells('level')[0] ?? '') ?? title.level,
      followUps: [],
    },
  ]
}

const tagsIn = (cell: string): readonly string[] =>
  cell
    .split(/[,，、;；]/)
    .map((tag) => bare(tag).replace(/^#/, ''))
    .filter((tag) => tag !== '' && tag.length <= 40)

/** A word, a word with a coloured sign, or stars. */
const levelIn = (cell: string): Level | null => levelLine(`Level: ${bare(cell)}`)

const bare = (cell: string): string => cell.replace(/[*_`]/g, '').trim()

/** The cells of a row; `\|` and bars in code are text. */
function cellsOf(row: string): readonly string[] {
  const cells: string[] = ['']
  let isCode = false
  for (const [, piece = ''] of row
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .matchAll(/(\\.|`|\||[^\\`|]+)/g)) {
    if (piece === '`') isCode = !isCode
    if (piece === '|' && !isCode) cells.push('')
    else cells.push((cells.pop() ?? '') + (piece === '\\|' ? '|' : piece))
  }
  return cells.map((cell) => cell.trim())
}
