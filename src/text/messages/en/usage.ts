/** What is wrong with a command line. */

/** For a code of the parser of flags and what it quotes; with the reason where a value has one. */
export function usage(code: string, quoted: string, reason: string): string {
  switch (code) {
    case 'commander.unknownOption':
      return `unknown option ${quoted}`
    case 'commander.unknownCommand':
      return `unknown command ${quoted}`
    case 'commander.missingArgument':
      return `missing argument ${quoted}`
    case 'commander.optionMissingArgument':
      return `option ${quoted} needs a value`
    case 'commander.excessArguments':
      return `too many arguments ${quoted}`.trimEnd()
    case 'commander.invalidArgument':
      return `a value is not allowed: ${quoted}${reason === '' ? '' : ` (${reason})`}`
    default:
      return `this command line is not understood ${quoted}`.trimEnd()
  }
}

export const notANumber = (text: string): string => `${text} is not a whole number`

export const tooMuch = (text: string, most: number): string => `${text} is more than ${most}`

export const allowedOnly = (names: string): string => `allowed: ${names}`

/** `near` is a command that may be meant; empty when none is. */
export const unknownCommand = (name: string, near: string): string =>
  near === '' ? `there is no command ${name}` : `there is no command ${name}; did you mean ${near}?`

/** A failure as one line: what happened, then what to do. */
export const failureLine = (message: string, hint: string): string =>
  `${message.replace(/\.$/, '')}${message.endsWith('?') ? '' : '.'} ${hint}`
