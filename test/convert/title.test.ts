import { expect, test } from 'vitest'
import { readTitle } from '../../src/convert/markdown/title.ts'

test('marks at the end of a title are no part of it', () => {
  expect(readTitle('What is a closure? 🔥')).toMatchObject({ text: 'What is a closure?', marks: ['🔥'] })
  expect(readTitle('What is a closure? ⭐️ ⭐️')).toMatchObject({ text: 'What is a closure?' })
  expect(readTitle('What is a closure? ★★☆')).toMatchObject({ text: 'What is a closure?', marks: ['★★☆'] })
})

// Each joiner could be read in two ways, and thirty families took longer than anybody lives.
test('hundreds of joined pictographs within a title are read at once', () => {
  const families = '👩\u200d👩\u200d👧'.repeat(400)
  const startedAt = performance.now()
  expect(readTitle(`Who ${families} asks?`).text).toContain('asks?')
  expect(performance.now() - startedAt).toBeLessThan(500)
})
