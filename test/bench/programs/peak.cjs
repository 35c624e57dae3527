/** Loaded before a program: tells at its end, on standard error, how much memory it had at most. */
'use strict'
const { writeSync } = require('node:fs')

process.on('exit', () => writeSync(2, `PEAK-KB=${process.resourceUsage().maxRSS};`))
