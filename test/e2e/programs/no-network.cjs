/** Loaded before a program, it takes every way into the network away: whoever tries one fails, and says so on standard error. */
'use strict'
const refuse = (name) => () => {
  process.stderr.write(`NETWORK: ${name}\n`)
  throw new Error(`there is no network (${name})`)
}
const net = require('node:net')
const dns = require('node:dns')
net.Socket.prototype.connect = refuse('net connect')
net.Server.prototype.listen = refuse('net listen')
require('node:dgram').createSocket = refuse('dgram')
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse']) {
  dns[name] = refuse(`dns ${name}`)
  dns.promises[name] = refuse(`dns ${name}`)
}
for (const name of ['http', 'https']) {
  const module = require(`node:${name}`)
  module.request = refuse(name)
  module.get = refuse(name)
}
require('node:http2').connect = refuse('http2')
globalThis.fetch = refuse('fetch')
globalThis.WebSocket = refuse('WebSocket')
