#!/usr/bin/env node
// The launcher: checks the Node version, turns on the compile cache, loads the bundle. Plain CommonJS that any Node reads.
'use strict'
const { existsSync } = require('node:fs')
const { join } = require('node:path')

const needed = '22.12'
const root = join(__dirname, '..')

function isTooOld(version) {
  const [major, minor] = version.split('.').map(Number)
  const [neededMajor, neededMinor] = needed.split('.').map(Number)
  return major < neededMajor || (major === neededMajor && minor < neededMinor)
}

/** Runs the same command again with the Node that the checkout brought, and ends as it ends. */
function runAgain(node) {
  const { spawn } = require('node:child_process')
  // The channel tells the child when this process is gone, even by kill -9.
  const child = spawn(node, [__filename, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  // The terminal sends Ctrl-C to both: the child decides what it means. Other signals reach this process only.
  process.on('SIGINT', () => {})
  process.on('SIGQUIT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2'])
    process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`viva: cannot start ${node}: ${error.message}\n`)
    process.exit(3)
  })
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

function start() {
  const bundle = join(root, 'dist', 'main.cjs')
  if (!existsSync(bundle)) {
    process.stderr.write(`viva: ${bundle} is missing. Run npm ci in ${root}.\n`)
    process.exit(2)
  }
  if (process.channel) {
    process.once('disconnect', () => process.kill(process.pid, 'SIGHUP'))
    process.channel.unref()
  }
  require('node:module').enableCompileCache?.(join(root, 'dist', 'cache'))
  require(bundle)
}

if (!isTooOld(process.versions.node)) start()
else {
  const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(own)) runAgain(own)
  else {
    process.stderr.write(`viva needs Node ${needed} or newer; this is Node ${process.versions.node}.\n`)
    process.exit(2)
  }
}
