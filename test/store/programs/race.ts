/** A program of its own that, once told to, makes many databases one after the other: a few at once meet often. Says what went wrong. */
import { join } from 'node:path'
import { isFailure } from '../../../src/model/failure.ts'
import { closeStore, openStore } from '../../../src/store/open.ts'

const [, , folder, count] = process.argv

process.stdin.once('data', () => {
  const wrong: unknown[] = []
  for (let number = 0; number < Number(count); number += 1)
    try {
      closeStore(openStore(join(folder as string, `${number}.db`)))
    } catch (error) {
      wrong.push(isFailure(error) ? error.code : error)
    }
  console.log(JSON.stringify(wrong))
  process.exit()
})
console.log('ready')
