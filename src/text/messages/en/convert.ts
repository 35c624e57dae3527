/** What an import says of a foreign file: how it was read, and why something was left out. */
import type {
  ColumnUse,
  DetectReason,
  Rule,
  RuleColumn,
  RulePart,
  SkipReason,
} from '../../../model/conversion.ts'

/** A rule as what it took for questions, in the plural: `416 numbered headings in a list`. */
function part({ code, level, count, isNumbered }: RulePart): string {
  const number = isNumbered ? 'numbered ' : ''
  const one = count === 1
  switch (code) {
    case 'heading':
      return `${count} ${number}level-${level} heading${one ? '' : 's'}`
    case 'item-heading':
      return `${count} ${number}heading${one ? '' : 's'} in a list`
    case 'bold':
      return `${count} ${number}bold line${one ? '' : 's'}`
    case 'item-bold':
      return `${count} ${number}bold list item${one ? '' : 's'}`
    case 'bold-number':
      return `${count} paragraph${one ? '' : 's'} with a bold number`
    case 'details':
      return `${count} ${number}${one ? 'summary' : 'summaries'} of folded text`
    case 'number':
      return `${count} numbered line${one ? '' : 's'}`
    case 'bullet':
      return `${count} list item${one ? '' : 's'}`
    case 'line':
      return `${count} line${one ? '' : 's'} that look${one ? 's' : ''} like a title`
    case 'pattern':
      return `${count} line${one ? '' : 's'} that match${one ? 'es' : ''} the pattern`
    case 'hashcards':
      return `${count} note${one ? '' : 's'} with Q: and A:, or with gaps`
    case 'obsidian':
      return `${count} note${one ? '' : 's'} in the style of Obsidian Spaced Repetition`
    case 'table':
      return `${count} table row${one ? '' : 's'}`
    case 'file':
      return one ? 'the whole file as one question' : `${count} pairs of question and answer headings`
    case 'anki-basic':
      return `${count} note${one ? '' : 's'} with a front and a back`
    case 'anki-reversed':
      return `${count} note${one ? '' : 's'} asked both ways`
    case 'anki-typed':
      return `${count} note${one ? '' : 's'} to type the answer of`
    case 'anki-cloze':
      return `${count} note${one ? '' : 's'} with gaps`
    case 'anki-occlusion':
      return `${count} picture${one ? '' : 's'} with covered parts`
    case 'row':
      return `${count} row${one ? '' : 's'}`
    case 'term':
      return `${count} term${one ? '' : 's'} with ${one ? 'its' : 'their'} definition${one ? '' : 's'}`
    case 'logseq':
      return `${count} block${one ? '' : 's'} with #card`
    case 'mochi':
      return `${count} Mochi card${one ? '' : 's'}`
    case 'remnote':
      return `${count} rem${one ? '' : 's'} with an arrow, a definition or gaps`
    case 'viva':
      return `${count} question${one ? '' : 's'} in viva’s own format`
  }
}

const uses: Readonly<Record<ColumnUse, string>> = {
  question: 'question',
  prompt: 'what stands with the question',
  answer: 'answer',
  explanation: 'explanation',
  hint: 'hint',
  option: 'an option',
  options: 'options',
  correct: 'right option',
  tags: 'tags',
  level: 'level',
  deck: 'deck',
  id: 'identity',
  type: 'note type',
  extra: 'told in the answer',
  none: 'left out',
}

/** `Column 1 (Frage): question, 2: answer.` */
function columns(all: readonly RuleColumn[]): string {
  const told = all.map(
    ({ name, use }, index) => `${index + 1}${name === null ? '' : ` (${name})`}: ${uses[use]}`,
  )
  return ` ${all.length === 1 ? 'Column' : 'Columns'} ${told.join(', ')}.`
}

const listed = (all: readonly string[]): string =>
  [all.slice(0, -1).join(', '), ...all.slice(-1)].filter((some) => some !== '').join(' and ')

export const convert = {
  /** One sentence: `416 numbered headings in a list, in 10 sections; 1 without an answer.` */
  rule: ({ parts, drafts, sections, columns: told }: Rule): string => {
    if (parts.length === 0) return 'No questions found.'
    const places = sections > 1 ? `, in ${sections} sections` : ''
    const missing = drafts > 0 ? `; ${drafts} without an answer` : ''
    const table = told === undefined ? '' : columns(told)
    return `Questions are ${listed(parts.map(part))}${places}${missing}.${table}`
  },
  unsure:
    'This is a guess. Look through the cards, or say how to read it: --from, --level, --pattern, --columns.',
  skipped: {
    'no-answer': 'has no answer: kept as a draft',
    placeholder: 'has only a placeholder for an answer: kept as a draft',
    'link-only': 'is answered by a link only',
    duplicate: 'is there already, word for word',
    contradiction:
      'is there already with another answer: both are kept, this one with a number; keep the right one',
    'section-text': 'is text without a question',
    boilerplate: 'belongs to the page, not to a question',
    translation: 'is the same question in another language',
    'no-question': 'has nothing on its front',
    damaged: 'cannot be read: its note type, its fields or its cards are missing',
    'field-cut': 'is longer than the limit fieldBytes: its end was left out',
    'html-flattened': 'nests deeper than the limit htmlDepth: only its text was kept',
    'gaps-lost': 'has gaps that viva cannot hold: they became plain text',
    'type-in': 'asks to type more than a line of plain text: it became a question without typing',
    'several-cards': 'is a note type with cards that are no plain reversal: each note became one question',
    script: 'is a note type that runs a script: what the script would show is missing',
    'image-occlusion': 'is a note type that covers parts of a picture: each note became one question',
    'not-parted': 'does not part into a question and an answer',
    'too-large': 'is larger than a card may be',
    trashed: 'lies in the bin there',
    'extra-cells': 'has more cells than the header; the last column took them',
    'too-many': 'begins the rest of the file, which is beyond the limit notes',
  } satisfies Record<SkipReason, string> as Readonly<Record<SkipReason, string>>,
  /** The line of the other one, behind the reason. */
  contradicts: (line: number) => `(against line ${line})`,
  /** Why a file was taken for what it is. */
  detected: {
    extension: 'by its name',
    magic: 'by its first bytes',
    'header-lines': 'by its header lines',
    json: 'by its JSON',
    'own-marks': 'by viva’s own comments',
    'question-lines': 'by its lines Q:, A: and C:',
    'card-blocks': 'by its blocks with #card',
    'card-marks': 'by #flashcards, :: and ?',
    separated: 'by its columns',
    else: 'because nothing speaks for another format',
  } satisfies Record<DetectReason, string> as Readonly<Record<DetectReason, string>>,
}
