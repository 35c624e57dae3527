/**
 * Loaded into viva before it starts: ends it by SIGKILL at one of its own calls that write, numbered from 1 by `$VIVA_STOP_AT`, half-way
 * through where a call writes bytes. Without a number it writes to `$VIVA_STOP_COUNT` how many calls there were, and which of them stand
 * at a seam: of files, and of transactions.
 */
const fs = require('node:fs')
const Module = require('node:module')

const at = Number(process.env.VIVA_STOP_AT || 0)
const seams = []
let count = 0

const end = () => process.kill(process.pid, 'SIGKILL')

/** Before a call. True when it is the one to be stopped at. */
function isStop(isSeam) {
  count += 1
  if (isSeam) seams.push(count)
  return count === at
}

for (const name of [
  'renameSync',
  'linkSync',
  'unlinkSync',
  'rmSync',
  'mkdirSync',
  'fsyncSync',
  'chmodSync',
]) {
  const original = fs[name]
  fs[name] = (...args) => {
    if (isStop(true)) end()
    return original(...args)
  }
}

const { writeSync, copyFileSync, openSync, readFileSync, writeFileSync } = fs
fs.writeSync = (file, data, ...rest) => {
  if (isStop(true)) {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data.subarray(rest[0] || 0)
    writeSync(file, bytes, 0, bytes.length >> 1)
    end()
  }
  return writeSync(file, data, ...rest)
}
fs.copyFileSync = (from, to, ...rest) => {
  if (isStop(true)) {
    const bytes = readFileSync(from)
    const file = openSync(to, 'w')
    writeSync(file, bytes, 0, bytes.length >> 1)
    end()
  }
  return copyFileSync(from, to, ...rest)
}
fs.openSync = (path, flags, ...rest) => {
  const file = openSync(path, flags, ...rest)
  // It is there, and nothing is in it.
  if (typeof flags === 'string' && /[wa]/.test(flags) && isStop(true)) end()
  return file
}

/* oxlint-disable no-underscore-dangle -- the one place where a package can be watched before it is used */
const load = Module._load
Module._load = function (request, ...rest) {
  const loaded = load.call(this, request, ...rest)
  // As a package, and as the bundle has it.
  if (/(^|\/)better-sqlite3(\.cjs)?$/.test(request)) watch(loaded)
  return loaded
}

let isWatched = false
function watch(loaded) {
  const Database = loaded.default ?? loaded
  if (isWatched || typeof Database !== 'function') return
  isWatched = true
  const { exec, prepare, pragma, transaction } = Database.prototype
  Database.prototype.exec = function (text) {
    if (isStop(!this.inTransaction)) end()
    return exec.call(this, text)
  }
  Database.prototype.pragma = function (text, ...rest) {
    if (text.includes('=') && isStop(true)) end()
    return pragma.call(this, text, ...rest)
  }
  Database.prototype.transaction = function (work) {
    return transaction.call(this, function (...args) {
      const result = work.apply(this, args)
      // All is written, and nothing is committed.
      if (isStop(true)) end()
      return result
    })
  }
  Database.prototype.prepare = function (text) {
    const statement = prepare.call(this, text)
    const { run } = statement
    const database = this
    Object.defineProperty(statement, 'run', {
      value: function (...args) {
        if (isStop(!database.inTransaction)) end()
        return run.apply(statement, args)
      },
    })
    return statement
  }
}

if (process.env.VIVA_STOP_COUNT)
  process.on('exit', () => writeFileSync(process.env.VIVA_STOP_COUNT, JSON.stringify({ count, seams })))
