/** Topics that went badly: in the last mocks, or, where no mock asked them, in memory. */
import type { Bucket } from './pool.ts'
import type { MockHistory } from './planned.ts'

/** Below this mean coverage an interview would not have been passed. */
const weakCoverage = 0.7
/** Below this mean retrievability more is forgotten than review lets one forget. */
const weakRecall = 0.8
/** Of so many cards at least, else it says nothing about a topic. */
const leastKnown = 3

/** The weakest first; equal ones by name. */
export function weakestTopics(buckets: readonly Bucket[], history: MockHistory): readonly string[] {
  const recall = recallByTopic(buckets)
  const topics = new Set(buckets.map(({ topic }) => topic))
  return [...topics]
    .flatMap((topic) => {
      const coverage = history.topicMeans.get(topic)
      if (coverage !== undefined) return coverage < weakCoverage ? [{ topic, strength: coverage }] : []
      const known = recall.get(topic)
      if (!known || known.count < leastKnown) return []
      const strength = known.sum / known.count
      return strength < weakRecall ? [{ topic, strength }] : []
    })
    .sort((a, b) => a.strength - b.strength || (a.topic < b.topic ? -1 : 1))
    .map(({ topic }) => topic)
}

function recallByTopic(buckets: readonly Bucket[]): ReadonlyMap<string, Bucket['known']> {
  const topics = new Map<string, Bucket['known']>()
  for (const { topic, known } of buckets) {
    const other = topics.get(topic) ?? { count: 0, sum: 0 }
    topics.set(topic, { count: other.count + known.count, sum: other.sum + known.sum })
  }
  return topics
}
