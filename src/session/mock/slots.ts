/** The parts of a story and how its time is spread over them: the result is what gets lost when the situation takes too long. */
import type { MockItem } from './mock.ts'

export type SlotTime = {
  readonly slot: string
  readonly tookMs: number
  /** Of the whole answer, 0 to 1; null before anything was said. */
  readonly share: number | null
  /** What it should be. */
  readonly target: number
}

/** Situation, task, action, result: half of the time belongs to what one did. Other slots get equal shares. */
const starShares = [0.15, 0.1, 0.5, 0.25]
const starWords = [
  /^(?:situation|情境|情景|背景)/i,
  /^(?:task|任务|目标)/i,
  /^(?:action|行动|行为)/i,
  /^(?:result|结果)/i,
]

export function slotTimes(item: Pick<MockItem, 'card' | 'slotMs'>): readonly SlotTime[] {
  const { slots } = item.card
  const totalMs = item.slotMs.reduce((sum, ms) => sum + ms, 0)
  const isStar =
    slots.length === starWords.length && slots.every((slot, index) => starWords[index]!.test(slot.trim()))
  return slots.map((slot, index) => {
    const tookMs = item.slotMs[index] ?? 0
    return {
      slot,
      tookMs,
      share: totalMs === 0 ? null : tookMs / totalMs,
      target: isStar ? starShares[index]! : 1 / slots.length,
    }
  })
}
