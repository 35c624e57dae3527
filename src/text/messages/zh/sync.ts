/** 和自己的其他机器共享记录。 */
import type { Messages } from '../catalogue.ts'

export const sync: Messages['sync'] = {
  done: (sent, received, machines) =>
    `送出 ${sent} 条记录，收到 ${received} 条；这个文件夹里有 ${machines} 台机器。`,
  waiting: (events) => `有 ${events} 条记录属于这里没有的卡片，已经留着：添加或链接它们的题库后就会算上。`,
  passedOver: (path, line, text) => `${path}:${line}：跳过，不是日志的一行：${text}`,
  morePassedOver: (lines) => `还跳过了 ${lines} 行。`,
  cutShort: (path) => `${path}：最后一行不完整。文件完整后会算上。`,
  first: (path) =>
    `这台机器的日志是 ${path}。把文件夹交给 git 或同步程序，再在其他机器上对它运行 viva sync。`,
  next: '学习到期的卡片：viva review',
}
