/** 备份与恢复。 */
import type { Messages } from '../catalogue.ts'

export const backup: Messages['backup'] = {
  made: (path, cards, reviews) => `${path}：${cards} 张卡片，${reviews} 次回答，已读回检查，完好。`,
  notMade: (reason) => `回答已保存，但没有做成备份：${reason}`,
  begunAnew: (backups) =>
    `viva：原来的数据库不在，已新建一个。还有 ${backups} 个以前的备份，可以恢复：viva restore`,
  none: '还没有备份。做一个：viva backup',
  columns: { name: '备份', made: '时间', why: '原因', cards: '卡片', answers: '回答', last: '最后一天' },
  reasons: {
    daily: '每天',
    migration: '更新前',
    import: '导入前',
    rebuild: '重建前',
    doctor: '修复前',
    restore: '恢复前',
    hand: '手动',
  },
  notSound: '已损坏',
  question: (name, cards, reviews, last) =>
    `回到 ${name}（${cards} 张卡片，${reviews} 次回答，最后一天 ${last}）？`,
  nowHas: (reviews, last) => `现在的数据库有 ${reviews} 次回答，最后一天 ${last}。`,
  nowDamaged: '现在的数据库读不出来；它会留在恢复的旁边。',
  restored: (name) => `已恢复 ${name}。`,
  present: (path) => `之前的在：${path}`,
  notConfirmed: '什么也没改。在脚本里请加 --yes。',
  unknown: (name) => `没有备份 ${name}；列出来：viva backup --list`,
  broken: (name, problem) => `${name} 已损坏：${problem}`,
  noneSound: '没有一个备份是完好的',
  nextBackup: '回到某一个：viva restore',
  nextRestore: '看看什么到期：viva due',
}
