import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deckOf, world } from './viva.ts'

test('linking notes in another format says how to import them', () => {
  const viva = world()
  const folder = join(viva.home, 'notes')
  const questions = Array.from(
    { length: 12 },
    (_, index) => `**Q${index + 1}: What is number ${index}?**\n\nIt is ${index}.\n`,
  )
  const notes = viva.write(join(folder, 'redis.md'), `# Redis\n\n${questions.join('\n')}`)
  const readme = viva.write(join(folder, 'README.md'), `# Kafka\n\n${questions.join('\n')}`)
  viva.write(join(folder, 'diary.md'), '# Monday\n\nIt rained.\n')
  const { out, code } = viva.run(['link', folder])
  expect(code).toBe(0)
  expect(out).toContain(`viva import ${notes}`)
  expect(out).toContain(`viva import ${readme}`)
  expect(out).not.toContain('diary')
  expect(out).toContain(`Next: viva import ${folder}`)
})

test('a deck and a README about something else are not notes to import', () => {
  const viva = world()
  const folder = join(viva.home, 'notes')
  viva.write(join(folder, 'deck.md'), deckOf(2))
  viva.write(
    join(folder, 'README.md'),
    '# My notes\n\n## How do I install it?\n\nBy hand.\n\n## License\n\nMIT.\n',
  )
  const { out } = viva.run(['link', folder])
  expect(out).not.toContain('viva import')
  expect(out).toContain('Next: viva review')
})

test('the whole disk is not linked: it holds what viva reads already', () => {
  expect(world().run(['link', '/'])).toMatchObject({ code: 2, err: expect.stringContaining('overlap') })
})
