/**
 * What lines alone tell, where marks tell less: answers with labels, pairs with a bar, plain notes, and at the very last every line
 * that asks, so that nobody who has questions gets none. Chooses between readings; each is made elsewhere.
 */
import type { RuleCode, RulePart, Skipped } from '../../model/conversion.ts'
import type { Passages } from './build.ts'
import type { Explanation } from './evidence.ts'
import type { WholeFile } from './file.ts'
import { readLabelled, readBarred } from './labels.ts'
import { readAsking, readTerms, readTopics } from './last-resort.ts'
import type { Region } from './mixed.ts'
import type { PlainNotes } from './plain.ts'
import type { Unit } from './units.ts'

/** `unread`: sections of which it says nothing. */
export type LineReading = WholeFile & { readonly unread?: readonly Region[] }

/** Null where marks explain the text better. `plain` are the plain notes that beat them, if they do. */
export function readByLines(
  text: string,
  units: readonly Unit[],
  { claims }: Explanation,
  plain: PlainNotes | null,
): LineReading | null {
  // One heading over all of it is the name of the text.
  const [only] = claims
  const isNamed = claims.length === 1 && only?.marker.shape.code === 'heading' && only.marker.look < 0.8
  const found = plain ? countOf(plain.passages) : isNamed ? 0 : claims.length
  if (found < labelsIn(text)) {
    const labelled = readLabelled(text)
    if (countOf(labelled) > found) return made(labelled, 'line', true)
  }
  if (plain) return { ...plain, skipped: [], isConfident: false }
  if (found > 0) return null
  for (const read of [readBarred, readAsking]) {
    const passages = read(text)
    if (countOf(passages) >= (isNamed ? fewestUnderName : 1)) return made(passages, 'line', false)
  }
  const terms = readTerms(units)
  if (countOf(terms) > 0) return made(terms, 'bullet', false)
  const topics = isNamed ? [] : readTopics(units)
  return countOf(topics) > 0 ? made(topics, 'heading', false) : null
}

/** One line that asks in a note that has a name may be a remark. */
const fewestUnderName = 2

const countOf = (passages: Passages): number =>
  passages.reduce((sum, { questions }) => sum + questions.length, 0)

/** Lines that may be labels of answers: a rough count, because most texts have none. */
const labelsIn = (text: string): number => text.match(roughLabel)?.length ?? 0

const roughLabel =
  /^[\s>*_+-]{0,8}(?:(?:correct |sample |short )?(?:answer|solution)s?|ans|r[eé]ponse|respuesta|resposta|antwort|lösung|ответ|решение|відповідь|(?:参考|正确|標準|标准)?答(?:案|え)?|解答|回答|정답|답변?)[\s*_]{0,4}(?:[:：.]|[-–—=])/gim

function made(passages: Passages, code: RuleCode, isConfident: boolean): WholeFile {
  const count = countOf(passages)
  const parts: readonly RulePart[] = [{ code, level: 0, count, isNumbered: false }]
  const skipped: readonly Skipped[] = []
  return { passages, parts, skipped, isConfident: isConfident && count >= 3 }
}
