/** What a person does at the review screen, and what they see of it. Each deed waits for the frame that answers it. */
import type { Tui } from '../terminal/tui.ts'

/** The question on the screen, of decks made by `deckOf`. */
export function asked(tui: Tui): string {
  const found = /Question (\w+)\?/.exec(tui.text())
  if (!found) throw new Error(`There is no question on the screen:\n${tui.text()}`)
  return `q${found[1]}`
}

/** The card on the screen with its answer hidden. */
export const isAsking = (tui: Tui): boolean => /Space show the answer/.test(tui.text())

/** The end of a session. */
export const isOver = (tui: Tui): boolean => /q enough/.test(tui.text())

export async function reveal(tui: Tui): Promise<void> {
  tui.send(' ')
  await tui.until('4 Easy')
}

export type Given = {
  readonly card: string
  /** What stood on the key: `10 min`, `8 days`. */
  readonly wait: string
}

/** Shows the answer, gives a grade by its key (Enter too), and waits for what comes next. */
export async function grade(tui: Tui, key: string): Promise<Given> {
  await reveal(tui)
  const card = asked(tui)
  const wait = waits(tui)[key === '\r' ? 2 : Number(key) - 1]!
  tui.send(key)
  await tui.until(() => !tui.text().includes('4 Easy') && (isAsking(tui) || isOver(tui)))
  return { card, wait }
}

/** What stands on the four keys. */
export function waits(tui: Tui): readonly string[] {
  const line = tui.lines().find((text) => text.includes('4 Easy')) ?? ''
  return [...line.matchAll(/(?:Again|Hard|Good|Easy)\s+([\d.]+ \w+)/g)].map(([, wait]) => wait!)
}
