/**
 * Tables of two columns whose head says what they are: `| Front | Back |`, `| 问题 | 答案 |`, `| # | Question | Answer |`.
 * Knows tables; a table whose rows merely look like questions is not taken for cards.
 */
import type { Passages } from './build.ts'
import type { Found } from './converted.ts'
import { passageWriter } from './lines.ts'
import { readTitle } from './title.ts'
import { leadsInside, type Unit } from './units.ts'

const asked =
  /^(?:front|questions?|q|prompt|term|concept|问题|题目|正面|面试题|術語|术语|名词|질문|質問|вопрос|pregunta|frage)$/iu
const told =
  /^(?:back|answers?|a|definition|meaning|explanation|答案|回答|解答|背面|反面|解释|定义|释义|답|답변|回答例|答え|ответ|respuesta|antwort)$/iu

/** `units` are those of the text, asked for only where it may hold a table. */
export function readTables(text: string, units: () => readonly Unit[]): Passages {
  if (!text.split('\n').some((line) => line.includes('|') && line.includes('-') && /^[\s:|-]+$/.test(line)))
    return []
  const { heading, add, passages } = passageWriter<Found>()
  for (const unit of units()) {
    if (unit.kind === 'heading') heading(`# ${unit.text}`)
    if (unit.kind !== 'table' || leadsInside(unit.source)) continue
    const [head = [], , ...rows] = unit.source.split('\n').map(cellsOf)
    const front = head.findIndex((cell) => asked.test(bare(cell)))
    const back = head.findIndex((cell) => told.test(bare(cell)))
    if (front < 0 || back < 0) continue
    for (const [index, row] of rows.entries()) {
      const title = readTitle(row[front] ?? '')
      if (title.text === '') continue
      const body = (row[back] ?? '').replace(/\s*<br\s*\/?>\s*/gi, '\n\n')
      add({
        line: unit.start + 3 + index,
        title: title.text,
        body,
        link: title.link,
        tags: [],
        level: title.level,
        followUps: [],
      })
    }
  }
  return passages()
}

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
