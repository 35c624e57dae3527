import { expect, test } from 'vitest'
import { desk } from './desk.ts'

const heading = (language: string, question: string, answer: string): string =>
  `---\nlanguage: ${language}\n---\n\n## ${question}\n<!-- viva id: gil -->\n\n${answer}\n`

test('one card in two languages has one memory, and the log knows which one was shown', async () => {
  const viva = desk()
  viva.write('en/deck.md', heading('en', 'What is the GIL?', 'A lock.'))
  viva.write('zh/deck.md', heading('zh-Hans', 'GIL 是什么？', '一把锁。'))
  const english = viva.open(['review'])
  await english.until('What is the GIL?')
  english.send(' ')
  await english.until('A lock.')
  english.send('4')
  await english.until('q enough')
  english.send('q')
  await english.exited

  expect(viva.run(['config', 'language', 'zh-Hans']).code).toBe(0)
  const { dueAt } = viva.card('gil')
  viva.setClock(dueAt!.replace('.000Z', 'Z'))
  const chinese = viva.open(['review'])
  await chinese.until('GIL 是什么？')
  await chinese.until('空格 看答案')
  chinese.send('　')
  await chinese.until('一把锁。')
  await chinese.until('4 轻松')
  // Full-width, as an input method that was left on types it.
  chinese.send('３')
  await chinese.until('q 够了')
  chinese.send('\x03')
  expect(await chinese.exited).toMatchObject({ exitCode: 130 })

  const { events, lines, faults } = viva.ledger()
  expect(faults).toEqual([])
  expect(lines).toEqual(['easy gil', 'good gil'])
  expect(events.map((event) => (event.kind === 'review' ? event.language : null))).toEqual(['en', 'zh-Hans'])
  expect(viva.card('gil')).toMatchObject({ question: 'GIL 是什么？', reps: 2, state: 'review' })
})
