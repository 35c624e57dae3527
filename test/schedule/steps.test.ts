import { describe, expect, test } from 'vitest'
import { dayMs, hourMs, minuteMs } from '../../src/model/time.ts'
import { againStep, goodStep, hardStep } from '../../src/schedule/steps.ts'

const steps = [minuteMs, 10 * minuteMs, hourMs]

describe('learning steps', () => {
  test('Again starts from the first one', () => {
    expect(againStep(steps)).toEqual({ step: 0, waitMs: minuteMs })
  })

  test('Good goes on to the next one, and after the last one there is none', () => {
    expect(goodStep(steps, 0)).toEqual({ step: 1, waitMs: 10 * minuteMs })
    expect(goodStep(steps, 1)).toEqual({ step: 2, waitMs: hourMs })
    expect(goodStep(steps, 2)).toBeNull()
  })

  test('Hard on the first one waits for the mean of the first two', () => {
    expect(hardStep(steps, 0)).toEqual({ step: 0, waitMs: 5.5 * minuteMs })
  })

  test('Hard on a later one repeats it', () => {
    expect(hardStep(steps, 1)).toEqual({ step: 1, waitMs: 10 * minuteMs })
    expect(hardStep(steps, 2)).toEqual({ step: 2, waitMs: hourMs })
  })

  test('Hard on the only one waits half as long again', () => {
    expect(hardStep([10 * minuteMs], 0)).toEqual({ step: 0, waitMs: 15 * minuteMs })
  })

  test('Hard on the only one waits at most a day longer', () => {
    expect(hardStep([4 * dayMs], 0)).toEqual({ step: 0, waitMs: 5 * dayMs })
  })

  test('waits are whole milliseconds', () => {
    expect(hardStep([1001], 0)?.waitMs).toBe(1502)
    expect(hardStep([1000, 2001], 0)?.waitMs).toBe(1501)
  })

  test('without steps there is nothing to wait for', () => {
    expect([againStep([]), hardStep([], 0), goodStep([], 0)]).toEqual([null, null, null])
  })

  test('a step that the settings no longer have is taken for the last one', () => {
    expect(hardStep(steps, 7)).toEqual({ step: 2, waitMs: hourMs })
    expect(goodStep(steps, 7)).toBeNull()
  })
})
