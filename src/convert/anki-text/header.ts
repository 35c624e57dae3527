/**
 * The header lines of a text file for Anki: `#separator:tab`, `#html:true`, `#guid column:1` ... They stand at the top only; any
 * other line that begins with a number sign is a comment. Knows lines; nothing of notes.
 */

export type AnkiTextHeader = {
  readonly separator: string | null
  readonly isHtml: boolean | null
  /** For all notes. */
  readonly tags: readonly string[]
  readonly columns: readonly string[] | null
  readonly noteType: string | null
  readonly deck: string | null
  /** Indexes from 0. */
  readonly guidAt: number | null
  readonly noteTypeAt: number | null
  readonly deckAt: number | null
  readonly tagsAt: number | null
  /** The text without its header, in lines: those of the header are blank, so that numbers stay. */
  readonly body: string
}

const keys =
  /^#(separator|html|tags|columns|notetype|deck|notetype column|deck column|tags column|guid column|if matches|match scope):(.*)$/i

export function hasAnkiHeader(text: string): boolean {
  for (const line of text.slice(0, 4096).split('\n', 12)) {
    if (keys.test(line)) return true
    if (!line.startsWith('#') && line.trim() !== '') return false
  }
  return false
}

export function readHeader(text: string): AnkiTextHeader {
  const values = new Map<string, string>()
  const lines = text.split('\n')
  let at = 0
  for (; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const match = keys.exec(line)
    if (match) values.set((match[1] as string).toLowerCase(), (match[2] as string).trim())
    else if (at === 0 && /^tags:/i.test(line)) values.set('tags', line.slice(5).trim())
    else if (!line.startsWith('#')) break
    lines[at] = ''
  }
  const place = (key: string): number | null => {
    const number = Number(values.get(key))
    return Number.isSafeInteger(number) && number >= 1 && number <= 100 ? number - 1 : null
  }
  const separator = separatorOf(values.get('separator'))
  const columns = values.get('columns')
  return {
    separator,
    isHtml: values.has('html') ? values.get('html')?.toLowerCase() === 'true' : null,
    tags: words(values.get('tags') ?? ''),
    columns: columns === undefined ? null : columns.split(separator ?? ',').map((name) => name.trim()),
    noteType: values.get('notetype') || null,
    deck: values.get('deck') || null,
    guidAt: place('guid column'),
    noteTypeAt: place('notetype column'),
    deckAt: place('deck column'),
    tagsAt: place('tags column'),
    body: lines.join('\n'),
  }
}

/** Anki parts tags at spaces, the ideographic one too. */
export const words = (tags: string): readonly string[] =>
  tags.split(/[\s\u3000]+/).filter((tag) => tag !== '')

const separators: ReadonlyMap<string, string> = new Map([
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
  ['space', ' '],
  ['pipe', '|'],
  ['colon', ':'],
  ['\\t', '\t'],
])

function separatorOf(value: string | undefined): string | null {
  if (value === undefined || value === '') return null
  return separators.get(value.toLowerCase()) ?? (value.length <= 3 ? value : null)
}
