/** A program of its own that opens a database and says how it went. */
import { isFailure } from '../../../src/model/failure.ts'
import { closeStore, openStore } from '../../../src/store/open.ts'

try {
  closeStore(openStore(process.argv[2] as string))
  console.log('opened')
} catch (error) {
  console.log(isFailure(error) ? error.code : error)
}
