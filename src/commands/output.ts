/** Printing to standard output: text for people, one JSON document for programs. */
import type { Messages } from '../text/messages/catalogue.ts'
import { cellWidth, padCells } from '../text/width.ts'

/** Prints a line. Text from decks, paths or other programs must have been cleaned. */
export function say(line = ''): void {
  process.stdout.write(`${line}\n`)
}

/** The one document that `--json` prints. */
export function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

export type Column = { readonly title: string; readonly align: 'left' | 'right' }

/** Rows under titles, each column as wide as its widest cell; the last one is not padded. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = columns.map(({ title }, index) =>
    Math.max(cellWidth(title), ...rows.map((row) => cellWidth(row[index] ?? ''))),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) =>
        padCells(cell, widths[index] ?? 0, columns[index]?.align === 'right' ? 'start' : 'end'),
      )
      .join('  ')
      .trimEnd()
  return [line(columns.map(({ title }) => title)), ...rows.map(line)]
}

/** True when people read standard output as it is written, and nothing else was asked for. */
export function isInteractive(options: { readonly json?: boolean; readonly plain?: boolean }): boolean {
  return !options.json && !options.plain && process.stdout.isTTY && process.stdin.isTTY
}

/** Asks a question that Enter answers with yes. */
export async function confirm(question: string, words: Messages): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises')
  const reader = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const answer = (await reader.question(`${question} ${words.print.yesNo} `)).trim().toLowerCase()
    return answer === '' || words.print.yesWords.includes(answer)
  } finally {
    reader.close()
  }
}
