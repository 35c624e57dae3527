import fc from 'fast-check'
import { expect, test } from 'vitest'
import { messages } from '../../../src/text/messages/catalogue.ts'
import { plainText, span, type Line } from '../../../src/text/style.ts'
import { pointWindow } from '../../../src/ui/screens/mock-points.ts'

const words = messages('en')

// Seen to fail with the row of the note forgotten, and with the window beginning at the first point whatever is selected.
test('as many points are shown as have room, the selected one among them, and it is said how many are not', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 12 }),
      fc.nat(11),
      fc.integer({ min: 4, max: 20 }),
      (heights, at, room) => {
        const selected = at % heights.length
        const points = heights.map((height, point) =>
          Array.from({ length: height }, (_, row): Line => [span(`${point}.${row}`)]),
        )
        const shown = pointWindow(points, selected, room, words).map(plainText)
        expect(shown.length).toBeLessThanOrEqual(room)
        for (let row = 0; row < heights[selected]!; row++) expect(shown).toContain(`${selected}.${row}`)
        const hidden = heights.filter((_, point) => !shown.includes(`${point}.0`)).length
        const note = shown.find((line) => line.includes('more point'))
        expect(note?.trim()).toBe(hidden === 0 ? undefined : `${hidden} more point${hidden === 1 ? '' : 's'}`)
      },
    ),
  )
})
