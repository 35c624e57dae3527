/**
 * What is remembered now: how stable and how difficult the cards are, what each topic comes to, which cards keep slipping. Pure.
 *
 * Definitions. Recall of a card is the chance that it is remembered today by the weights in use; a topic's is the mean over its cards
 * that were seen. A leech is a card that was forgotten as often as the setting says, after it had left learning.
 */
import type { CardId } from '../model/card.ts'
import type { MemoryState } from '../model/memory.ts'
import type { MemoryRow } from '../model/statistic.ts'
import type { Day } from '../model/time.ts'

export type Bin = { readonly from: number; readonly to: number | null; readonly count: number }

export type TopicTally = {
  readonly topic: string
  readonly cards: number
  readonly seen: number
  readonly recall: number | null
}

export type MemoryTally = {
  readonly cards: number
  readonly states: Readonly<Record<MemoryState | 'suspended' | 'draft', number>>
  /** Of cards that were seen, in days. */
  readonly stability: readonly Bin[]
  /** 1 (easy) to 10 (hard). */
  readonly difficulty: readonly Bin[]
  readonly recall: readonly Bin[]
  readonly meanRecall: number | null
  /** Weakest first; those of which nothing was seen come last. */
  readonly topics: readonly TopicTally[]
  /** Most often forgotten first. */
  readonly leeches: readonly { readonly id: CardId; readonly lapses: number }[]
}

const stabilityEnds = [1, 3, 7, 14, 30, 90, 180, 365] as const
const difficultyEnds = [2, 3, 4, 5, 6, 7, 8, 9, 10] as const
const recallEnds = [0.5, 0.6, 0.7, 0.8, 0.9, 1] as const

export function tallyMemories(
  rows: Iterable<MemoryRow>,
  today: Day,
  leechAfter: number,
  recallOf: (stability: number, elapsedDays: number) => number,
): MemoryTally {
  const states = { new: 0, learning: 0, review: 0, relearning: 0, suspended: 0, draft: 0 }
  const stability = emptyBins(stabilityEnds, 0, true)
  const difficulty = emptyBins(difficultyEnds, 1, false)
  const recall = emptyBins(recallEnds, 0, false)
  const topics = new Map<string, { cards: number; seen: number; sum: number }>()
  const leeches: { id: CardId; lapses: number }[] = []
  let [cards, sum, seen] = [0, 0, 0]
  for (const row of rows) {
    cards += 1
    if (row.isDraft) states.draft += 1
    else if (row.isSuspended) states.suspended += 1
    else states[row.state] += 1
    if (row.isDraft) continue
    const name = row.topic === row.deck ? row.deck : `${row.deck} / ${row.topic}`
    const topic = topics.get(name) ?? { cards: 0, seen: 0, sum: 0 }
    topics.set(name, topic)
    topic.cards += 1
    if (leechAfter > 0 && row.lapses >= leechAfter) leeches.push({ id: row.id, lapses: row.lapses })
    if (row.stability === null || row.difficulty === null || row.lastOn === null) continue
    const chance = recallOf(row.stability, Math.max(0, today - row.lastOn))
    put(stability, row.stability)
    put(difficulty, row.difficulty)
    put(recall, chance)
    topic.seen += 1
    topic.sum += chance
    seen += 1
    sum += chance
  }
  return {
    cards,
    states,
    stability,
    difficulty,
    recall,
    meanRecall: seen === 0 ? null : sum / seen,
    topics: [...topics]
      .map(([topic, tally]) => ({
        topic,
        cards: tally.cards,
        seen: tally.seen,
        recall: tally.seen === 0 ? null : tally.sum / tally.seen,
      }))
      .sort((a, b) => (a.recall ?? 2) - (b.recall ?? 2)),
    leeches: leeches.sort((a, b) => b.lapses - a.lapses),
  }
}

type Counted = { readonly from: number; readonly to: number | null; count: number }

/** Groups that end where the next begins; a value on the border belongs to the lower one. */
function emptyBins(ends: readonly number[], least: number, isOpen: boolean): Counted[] {
  const bins: Counted[] = ends.map((to, index) => ({
    from: index === 0 ? least : (ends[index - 1] as number),
    to,
    count: 0,
  }))
  return isOpen ? [...bins, { from: ends.at(-1) as number, to: null, count: 0 }] : bins
}

function put(bins: readonly Counted[], value: number): void {
  const bin = bins.find(({ to }) => to === null || value <= to) ?? bins.at(-1)
  if (bin) bin.count += 1
}
