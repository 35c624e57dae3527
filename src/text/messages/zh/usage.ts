/** 命令行哪里不对。 */

export function usage(code: string, quoted: string, reason: string): string {
  switch (code) {
    case 'commander.unknownOption':
      return `没有选项 ${quoted}`
    case 'commander.unknownCommand':
      return `没有命令 ${quoted}`
    case 'commander.missingArgument':
      return `缺少参数 ${quoted}`
    case 'commander.optionMissingArgument':
      return `选项 ${quoted} 需要一个值`
    case 'commander.excessArguments':
      return `参数太多 ${quoted}`.trimEnd()
    case 'commander.invalidArgument':
      return `值不合要求：${quoted}${reason === '' ? '' : `（${reason}）`}`
    default:
      return `看不懂这条命令 ${quoted}`.trimEnd()
  }
}

export const notANumber = (text: string): string => `${text} 不是整数`

export const tooMuch = (text: string, most: number): string => `${text} 超过了 ${most}`

export const allowedOnly = (names: string): string => `可用：${names}`

export const unknownCommand = (name: string, near: string): string =>
  near === '' ? `没有命令 ${name}` : `没有命令 ${name}，是不是 ${near}？`

export const failureLine = (message: string, hint: string): string =>
  `${message.replace(/。$/, '')}${message.endsWith('？') ? '' : '。'}${hint}`
