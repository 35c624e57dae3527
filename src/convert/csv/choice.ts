/** The options of one row and which of them are right, however the table says it. Knows one row. */
import type { Option } from '../../model/card.ts'

export type RowOption = { readonly letter: string; readonly text: string }

/** Options in one cell: a line each, or parted by bars or semicolons; with letters of their own or without. */
export function optionsInCell(cell: string): readonly RowOption[] {
  const parts = [/\n/, /\s*\|\s*/, /\s*[;；]\s*/]
    .map((separator) => cell.split(separator))
    .find(({ length }) => length >= 2)
  return (parts ?? [])
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part, index) => {
      const match = /^[-*]?\s*\(?([A-H])[.)）:：、]\s*(\S[^]*)$/.exec(part)
      return { letter: match?.[1] ?? letterAt(index), text: match?.[2] ?? part }
    })
}

export const letterAt = (index: number): string => String.fromCharCode(65 + index)

/**
 * Options with the right ones known. `key` names them by letters (`B`, `A, C`, `AC`), by numbers from 1, or by their words;
 * null when it names none, or something that is no option. Letters stay before them: explanations speak of them.
 */
export function chosenOptions(options: readonly RowOption[], key: string): readonly Option[] | null {
  const right = named(options, key.trim())
  if (options.length < 2 || right === null || right.size === 0) return null
  return options.map((option) => ({ text: `${option.letter}. ${option.text}`, correct: right.has(option) }))
}

function named(options: readonly RowOption[], key: string): ReadonlySet<RowOption> | null {
  const same = options.filter(({ text }) => sense(text) === sense(key))
  if (same.length > 0) return new Set(same.slice(0, 1))
  const bare = key.replace(/^(?:option|answer|choice|选项|答案)\s*/i, '').replace(/[.)）。]$/, '')
  if (/^\(?[A-Ha-h](?:\s*[,;/&、，+]?\s*(?:and\s+)?[A-Ha-h])*\)?$/.test(bare))
    return allOf(
      bare
        .replace(/\band\b/gi, '')
        .toUpperCase()
        .match(/[A-H]/g) ?? [],
      (each) =>
        options.find(({ letter }) => letter === each) ??
        // Options may have numbers where the answer has letters.
        (options.every(({ letter }) => /^\d$/.test(letter)) ? options[each.charCodeAt(0) - 65] : undefined),
    )
  if (/^\d(?:\s*[,;/&、，]\s*\d)*$/.test(bare))
    return allOf(bare.match(/\d/g) ?? [], (each) => options[Number(each) - 1])
  // `B. The second one`: a letter, then its words.
  const lettered = /^([A-H])[.)）:：]\s*(\S[^]*)$/.exec(key)
  const own = options.find(
    ({ letter, text }) => letter === lettered?.[1] && sense(text) === sense(lettered?.[2] ?? ''),
  )
  if (own) return new Set([own])
  const several = key.split(/\s*[|;；\n]\s*/).filter((part) => part !== '')
  return several.length < 2
    ? null
    : allOf(several, (part) => options.find(({ text }) => sense(text) === sense(part)))
}

function allOf(
  keys: readonly string[],
  find: (key: string) => RowOption | undefined,
): ReadonlySet<RowOption> | null {
  const found = keys.map(find)
  return found.every((option) => option !== undefined) ? new Set(found) : null
}

const sense = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
