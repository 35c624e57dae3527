/**
 * What a typed answer has too much and too little, character by character.
 *
 * The difference is marked in the text, `[-too much-]` and `{+missing+}`, so that it survives a pipe, a screen reader and
 * a terminal without colours. Knows nothing of cards or grades.
 */
import { cleanCode } from './clean.ts'
import { span, styles, type Line, type Span } from './style.ts'
import { cellWidth, graphemes } from './width.ts'

/** Equal but for white space at the ends, runs of white space, and the Unicode form (NFC). Case counts. */
export function isSameAnswer(expected: string, given: string): boolean {
  return normalized(expected) === normalized(given)
}

function normalized(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ')
}

/**
 * The answer given with what it should not have and what it lacks, one line for each line of both together. What is
 * alike is `good`, too much is `bad`, missing is `warning`. Hidden characters are shown as symbols.
 */
export function diffLines(expected: string, given: string): Line[] {
  const wanted = graphemes(cleanCode(expected.normalize('NFC').trim()))
  const typed = graphemes(cleanCode(given.normalize('NFC').trim()))
  return lines(withoutIslands(compare(wanted, typed)).flatMap(marked))
}

type Run = { readonly kind: 'same' | 'missing' | 'extra'; readonly text: string }

const kindStyles = {
  same: styles.good,
  missing: styles.warning | styles.underline,
  extra: styles.bad | styles.strike,
}
const brackets = { missing: ['{+', '+}'], extra: ['[-', '-]'] } as const

/** A line end in a difference is written out; a missing one breaks the line too, so that lines are those expected. */
function marked({ kind, text }: Run): Span[] {
  if (kind === 'same') return [span(text, kindStyles.same)]
  const [open, close] = brackets[kind]
  const parts = kind === 'extra' ? [text] : text.split(/(?<=\n)/)
  return parts.flatMap((part) => [
    span(open + part.replaceAll('\n', '\\n') + close, kindStyles[kind]),
    ...(kind === 'missing' && part.endsWith('\n') ? [span('\n')] : []),
  ])
}

function lines(spans: readonly Span[]): Line[] {
  const done: Span[][] = [[]]
  for (const { text, style } of spans) {
    for (const part of text.split(/(\n)/)) {
      if (part === '\n') done.push([])
      else if (part) done.at(-1)!.push({ text: part, style })
    }
  }
  return done
}

/** More cells than this in the table of common subsequences, and the differing middle is taken as a whole. */
const largestTable = 4_000_000

function compare(wanted: readonly string[], typed: readonly string[]): Run[] {
  const start = commonStart(wanted, typed)
  const end = commonStart(wanted.slice(start).toReversed(), typed.slice(start).toReversed())
  const middleWanted = wanted.slice(start, wanted.length - end)
  const middleTyped = typed.slice(start, typed.length - end)
  return joined([
    { kind: 'same', text: wanted.slice(0, start).join('') },
    ...(middleWanted.length * middleTyped.length > largestTable
      ? ([
          { kind: 'extra', text: middleTyped.join('') },
          { kind: 'missing', text: middleWanted.join('') },
        ] as const)
      : subsequence(middleWanted, middleTyped)),
    { kind: 'same', text: wanted.slice(wanted.length - end).join('') },
  ])
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  let index = 0
  while (index < a.length && index < b.length && a[index] === b[index]) index++
  return index
}

/** The longest common subsequence, by the textbook table (Wagner and Fischer 1974), filled from the ends. */
function subsequence(wanted: readonly string[], typed: readonly string[]): Run[] {
  const columns = typed.length + 1
  const lengths = new Uint32Array((wanted.length + 1) * columns)
  for (let i = wanted.length - 1; i >= 0; i--) {
    for (let j = typed.length - 1; j >= 0; j--) {
      lengths[i * columns + j] =
        wanted[i] === typed[j]
          ? lengths[(i + 1) * columns + j + 1]! + 1
          : Math.max(lengths[(i + 1) * columns + j]!, lengths[i * columns + j + 1]!)
    }
  }
  const runs: Run[] = []
  let i = 0
  let j = 0
  while (i < wanted.length || j < typed.length) {
    if (i < wanted.length && j < typed.length && wanted[i] === typed[j]) {
      runs.push({ kind: 'same', text: wanted[i]! })
      i++
      j++
    } else if (
      i === wanted.length ||
      (j < typed.length && lengths[i * columns + j + 1]! >= lengths[(i + 1) * columns + j]!)
    ) {
      runs.push({ kind: 'extra', text: typed[j]! })
      j++
    } else {
      runs.push({ kind: 'missing', text: wanted[i]! })
      i++
    }
  }
  return runs
}

/** A single narrow letter that agrees between two differences is chance, and only makes the marks hard to read. */
const shortestIslandCells = 2

function withoutIslands(runs: readonly Run[]): Run[] {
  return joined(
    runs.flatMap((run, index): readonly Run[] => {
      const isIsland =
        run.kind === 'same' && cellWidth(run.text) < shortestIslandCells && run.text.trim() !== ''
      if (!isIsland || index === 0 || index === runs.length - 1) return [run]
      return [
        { kind: 'extra', text: run.text },
        { kind: 'missing', text: run.text },
      ]
    }),
  )
}

/** Neighbours of a kind become one run; within a difference, what is too much comes before what is missing. */
function joined(runs: readonly Run[]): Run[] {
  const done: Run[] = []
  let extra = ''
  let missing = ''
  let same = ''
  for (const run of runs) {
    if (run.kind === 'same') {
      if (run.text) settle()
      same += run.text
    } else {
      if (same) done.push({ kind: 'same', text: same })
      same = ''
      if (run.kind === 'extra') extra += run.text
      else missing += run.text
    }
  }
  settle()
  if (same) done.push({ kind: 'same', text: same })
  return done

  function settle(): void {
    if (extra) done.push({ kind: 'extra', text: extra })
    if (missing) done.push({ kind: 'missing', text: missing })
    extra = ''
    missing = ''
  }
}
