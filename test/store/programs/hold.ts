/** A program of its own that holds the write lock of a database for some milliseconds, or until it is ended. Says when it has it. */
import Database from 'better-sqlite3'

const [, , path, forMs] = process.argv
const db = new Database(path as string)
db.exec('begin exclusive')
console.log('held')
setTimeout(() => db.exec('commit'), Number(forMs ?? 600_000))
