import { expect, test } from 'vitest'
import { desk } from './desk.ts'
import { asked, grade, isAsking, isOver, questions, reveal } from './play.ts'

test('all four grades, each with the wait that stood on its key, are in the log', async () => {
  const viva = desk()
  viva.write('deck.md', questions(6))
  const tui = viva.open(['review'])
  await tui.until(() => isAsking(tui))
  const given = [await grade(tui, '1'), await grade(tui, '2'), await grade(tui, '3'), await grade(tui, '4')]
  console.log(given, tui.text())
  console.log(viva.agreed())
})
