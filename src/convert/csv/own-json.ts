/** The document that `viva export json` writes, read back as the table that it is: a card for each row. Null for any other text. */
import { cellOfLines, csvColumns } from '../own-table.ts'
import type { Row } from './rows.ts'

export function ownJsonRows(text: string): { readonly header: Row; readonly rows: readonly Row[] } | null {
  if (!/^\s*\{\s*"viva":/.test(text.slice(0, 200))) return null
  const cards = cardsIn(text)
  if (!cards) return null
  return {
    header: { line: 1, cells: [...csvColumns] },
    rows: cards.map((card, index) => ({
      line: index + 1,
      cells: csvColumns.map((column) => cellOf(card, column)),
    })),
  }
}

type Json = Readonly<Record<string, unknown>>

function cardsIn(text: string): readonly Json[] | null {
  try {
    const { format, cards } = JSON.parse(text) as { readonly format?: unknown; readonly cards?: unknown }
    return format === 1 && Array.isArray(cards) ? objects(cards) : null
  } catch {
    return null
  }
}

/** As `viva export csv` writes the same value. */
function cellOf(card: Json, column: (typeof csvColumns)[number]): string {
  const marked = (value: unknown, mark: (one: Json) => string): string =>
    cellOfLines(objects(value).map((one) => `[${mark(one)}] ${textOf(one['text'])}`))
  switch (column) {
    case 'key_points':
      return marked(card['keyPoints'], ({ must }) => (must === true ? '!' : ' '))
    case 'options':
      return marked(card['options'], ({ correct }) => (correct === true ? 'x' : ' '))
    case 'hints':
    case 'also':
    case 'slots':
      return cellOfLines(list(card[column]).map(textOf))
    case 'tags':
      return list(card['tags']).map(textOf).join(', ')
    default:
      return textOf(card[column])
  }
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const objects = (value: unknown): readonly Json[] =>
  list(value).filter((one): one is Json => typeof one === 'object' && one !== null)

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
