/**
 * One of two programs of their own that make the same databases, each at the same moment: files say that both are ready.
 * Says what went wrong.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFailure } from '../../../src/model/failure.ts'
import { closeStore, openStore } from '../../../src/store/open.ts'

const [, , folder = '', count, me, other] = process.argv
const wrong: unknown[] = []

for (let number = 0; number < Number(count); number += 1) {
  writeFileSync(join(folder, `${number}.${me}`), '')
  while (!existsSync(join(folder, `${number}.${other}`)));
  try {
    closeStore(openStore(join(folder, `${number}.db`)))
  } catch (error) {
    wrong.push(isFailure(error) ? error.code : error)
  }
}
console.log(JSON.stringify(wrong))
