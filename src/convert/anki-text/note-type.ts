/**
 * The note type of a row: a text file names it at most, so its fields and templates are those that such a name usually has.
 * Knows names and fields; rows become cards as notes of a package do.
 */
import type { AnkiNoteType } from '../../model/anki.ts'
import { basicType, clozeType } from '../anki/own-note-types.ts'

/** `columns` are names of fields, where the header has them. `hasMarks`: a field of the row has gaps. */
export function noteTypeFor(
  name: string | null,
  columns: readonly string[],
  fieldCount: number,
  hasMarks: boolean,
): AnkiNoteType {
  const own = [basicType, clozeType].find((type) => type.name === name)
  if (own) return own
  const isCloze = hasMarks && (name === null || !/^basic/i.test(name))
  const usual = isCloze ? ['Text', 'Back Extra'] : ['Front', 'Back']
  const fields = Array.from({ length: Math.max(2, fieldCount) }, (_, at) =>
    fieldName(columns[at], usual[at], at),
  )
  const isReversed =
    !isCloze &&
    name !== null &&
    /revers|both ways|双向|反向|反转|両方|zweiseitig|umgekehrt|inversé|inversa|обратн/i.test(name)
  const [first = '', second = ''] = fields
  const shown = (names: readonly string[]): string => names.map((each) => `{{${each}}}`).join('\n')
  const templates = isCloze
    ? [{ front: `{{cloze:${first}}}`, back: `{{cloze:${first}}}\n${shown(fields.slice(1))}` }]
    : [{ front: `{{${first}}}`, back: shown(fields) }]
  if (isReversed) templates.push({ front: `{{${second}}}`, back: shown([first, ...fields.slice(2)]) })
  return {
    id: 0,
    name: name ?? '',
    kind: isCloze ? 'cloze' : 'normal',
    css: '',
    sortField: 0,
    fields: fields.map((each) => ({ name: each, id: null })),
    templates: templates.map((each, at) => ({ ...each, name: `Card ${at + 1}`, id: null })),
  }
}

/** Names that a template could not refer to are counted. */
function fieldName(named: string | undefined, usual: string | undefined, at: number): string {
  const bare = (named ?? '').replace(/[{}:"]/g, '').trim()
  return bare === '' || /^[#^/]|^(?:Tags|Type|Deck|Subdeck|Card|CardFlag|FrontSide)$/.test(bare)
    ? (usual ?? `Field ${at + 1}`)
    : bare
}
