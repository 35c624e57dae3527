/**
 * The key points of an answer, whoever wrote it: the deck's own, else what its person typed, else what its shape gives away.
 *
 * Points that were not written as points are never must-haves: nobody said that they are.
 */
import type { Card, CardContent, KeyPoint } from '../../model/card.ts'
import { parseBlocks } from '../../markdown/blocks.ts'
import type { Mark, MockItem, PointSource } from './mock.ts'
import { sentencesOf } from './sentences.ts'

/** So many bullets at most: each has a digit as its key, and a longer list is no checklist. */
const mostBullets = 9
const mostSentences = 6
/** A bullet of more characters is a paragraph: each of its sentences is a point. */
const longestBullet = 200

/** How many own points make a checklist. */
export const ownPointLimits = { least: 2, most: 5 } as const

export type Points = { readonly points: readonly KeyPoint[]; readonly source: PointSource }

/** Never empty. `ownPoints` are those that the person once typed for this card; null when there are none. */
export function pointsOf(card: CardContent, ownPoints: readonly string[] | null): Points {
  if (card.keyPoints.length > 0) return { points: card.keyPoints, source: 'deck' }
  if (ownPoints && ownPoints.length > 0) return fromTexts(ownPoints, 'own')
  const right = card.options.filter(({ correct }) => correct)
  if (right.length > 0)
    return fromTexts(
      right.map(({ text }) => text),
      'options',
    )
  // A story is one's own: the sentences of the exemplar are another person's.
  if (card.slots.length > 0) return fromTexts(card.slots, 'slots')
  const { bullets, paragraphs } = outlineOf(card.answer)
  if (bullets.length > 1) return fromTexts(bullets.flatMap(split).slice(0, mostBullets), 'bullets')
  const sentences = leading(paragraphs.map(sentencesOf), mostSentences)
  if (sentences.length > 0) return fromTexts(sentences, 'sentences')
  return { points: [{ text: '', must: false }], source: 'whole' }
}

const split = (bullet: string): readonly string[] =>
  bullet.length > longestBullet ? sentencesOf(bullet) : [bullet]

const fromTexts = (texts: readonly string[], source: PointSource): Points => ({
  points: texts.map((text) => ({ text, must: false })),
  source,
})

/** True when the person may type points for this card: the deck has none. */
export const mayWritePoints = (item: MockItem): boolean => item.pointSource !== 'deck'

export const markedMiss = (points: readonly KeyPoint[]): readonly Mark[] => points.map(() => 'miss')

/** The mark after this one on a key that is pressed again and again. */
export const nextMark: Readonly<Record<Mark, Mark>> = { miss: 'hit', hit: 'partly', partly: 'miss' }

/**
 * Hints in stages: the deck's, and in the end the first key point. Only where the points are what to say: those of behavioural
 * questions and choices are about something else.
 */
export function hintsOf({ card, points, pointSource }: Pick<MockItem, 'card' | 'points' | 'pointSource'>) {
  const isSaid = pointSource === 'deck' || pointSource === 'own' || pointSource === 'bullets'
  const first = isSaid && !isStory(card) ? points[0] : undefined
  return first ? [...card.hints, first.text] : card.hints
}

const isStory = (card: Pick<Card, 'kind'>): boolean => card.kind === 'behavioural'

function outlineOf(answer: string): {
  readonly bullets: readonly string[]
  readonly paragraphs: readonly string[]
} {
  const { blocks } = parseBlocks(answer)
  const lines = answer.split('\n')
  return {
    bullets: blocks.flatMap(({ items }) => items.flatMap(({ text }) => textOf(text ?? ''))),
    paragraphs: blocks.flatMap(({ kind, start, end }) =>
      kind === 'paragraph' ? textOf(lines.slice(start, end).join('\n')) : [],
    ),
  }
}

/** On one line; nothing when there is nothing. A task's box and images are not text. */
function textOf(markdown: string): readonly string[] {
  const text = markdown
    .replace(/^\[[ xX!]\]\s+/, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' ? [] : [text]
}

/** The first sentences of each paragraph, as many as fit, in the order of the text: what a paragraph is about stands first. */
function leading(paragraphs: readonly (readonly string[])[], most: number): readonly string[] {
  const total = paragraphs.reduce((sum, sentences) => sum + sentences.length, 0)
  let left = Math.min(most, total)
  const taken = paragraphs.map(() => 0)
  while (left > 0)
    for (const [index, sentences] of paragraphs.entries()) {
      if (left === 0 || taken[index]! >= sentences.length) continue
      taken[index]! += 1
      left -= 1
    }
  return paragraphs.flatMap((sentences, index) => sentences.slice(0, taken[index]))
}
