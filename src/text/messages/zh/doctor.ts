/** `viva doctor` 说的话：哪里不对，怎么办。 */
import type { Messages } from '../catalogue.ts'
import { why } from './failures.ts'

const restore =
  '数据库保持原样。可以恢复备份：viva restore；或者用 viva sync 的文件夹重建：viva doctor --rebuild DIR。'

export const doctor: Messages['doctor'] = {
  findings: {
    'database-unusable': ({ path, reason }) => ({
      message: `${path} 不能用：${why(reason)}`,
      remedy: restore,
    }),
    'database-newer': ({ path, found, known }) => ({
      message: `${path} 是更新的 viva 写的（格式 ${found}，这个 viva 只认识到 ${known}）`,
      remedy: '请升级 viva。',
    }),
    'database-busy': ({ path }) => ({
      message: `${path} 正被另一个程序占用`,
      remedy: '关掉它，或者稍后再试。',
    }),
    'database-older': ({ path }) => ({
      message: `${path} 是旧的格式`,
      remedy: '把它升级到现在的格式（其他命令也会这样做），然后才能检查里面的内容。',
    }),
    'not-writable': ({ path }) => ({
      message: `${path} 不能写入：什么也没丢，但不能记录回答`,
      remedy: '请检查它属于谁、它的权限，以及磁盘是否只读。',
    }),
    integrity: ({ text, count }) => ({ message: `数据库损坏了（${count} 处）：${text}`, remedy: restore }),
    indexes: ({ text, count }) => ({ message: `索引里有 ${count} 项不对：${text}`, remedy: '重建索引。' }),
    references: ({ table, count }) => ({
      message: `表 ${table} 里有 ${count} 行指向不存在的东西`,
      remedy: restore,
    }),
    memories: ({ count, cards }) => ({
      message: `${count} 张卡片的记忆和日志对不上：${cards}`,
      remedy: '从日志重新计算。',
    }),
    'events-without-card': ({ count }) => ({
      message: `日志里有 ${count} 条记录的卡片不存在`,
      remedy: `日志里的东西从不删除。${restore}`,
    }),
    'cards-without-text': ({ count, cards }) => ({
      message: `${count} 张卡片没有文字：${cards}`,
      remedy: '重新读取所有题库。',
    }),
    'texts-without-card': ({ count }) => ({
      message: `${count} 段文字不属于任何卡片`,
      remedy: '删掉它们，重新读取所有题库。',
    }),
    'events-to-take': ({ count }) => ({
      message: `其他机器的 ${count} 条记录还在等，而它们的卡片已经在这里`,
      remedy: '收进日志。',
    }),
    'events-waiting': ({ count }) => ({
      message: `其他机器的 ${count} 条记录在等这里没有的卡片`,
      remedy: '什么也没丢。添加或链接它们的题库后就会算上。',
    }),
    'clock-went-back': ({ count, on }) => ({
      message: `这台机器的时钟被往回拨过：${count} 条记录的时间早于之前的记录，最早在 ${on}`,
      remedy: '日志的顺序不受影响，不用处理。',
    }),
    'void-of-nothing': ({ count }) => ({
      message: `有 ${count} 次撤销指向日志里没有的记录`,
      remedy: '它们不起作用。日志可能缺了一部分：请和备份比较。',
    }),
    'clock-early': ({ now, newest }) => ({
      message: `时钟显示 ${now}，而最新的记录在 ${newest}`,
      remedy: '请校准时钟；在那之前，卡片的到期时间会显得更晚。',
    }),
    'root-unreadable': ({ path, reason, isLinked }) => ({
      message: `读不了 ${path}：${why(reason)}`,
      remedy: `它的卡片保持原样。请把它放回来，或检查权限${isLinked ? `；不再需要它：viva unlink ${path}` : ''}。`,
    }),
    'open-to-others': ({ path, mode, wanted }) => ({
      message: `别人可以读取或修改 ${path}（${mode}）`,
      remedy: `改成只有你能用（${wanted}）。`,
    }),
    'disk-low': ({ path, freeMb }) => ({
      message: `${path} 所在的磁盘只剩 ${freeMb} MB`,
      remedy: '请腾出空间：磁盘满了，viva 就不能记录回答。',
    }),
    'no-backup': ({ path }) => ({ message: `${path} 里没有备份`, remedy: '做一个备份。' }),
    'backup-old': ({ path, days }) => ({
      message: `${path} 里最新的备份是 ${days} 天前的`,
      remedy: '做一个备份。',
    }),
    'answers-in-backup': ({ name, answers }) => ({
      message: `这里还没有回答过，而备份 ${name} 里有 ${answers} 次回答`,
      remedy: '如果是数据库丢了，可以恢复：viva restore；或者从其他机器取回：viva sync DIR。',
    }),
    misplaced: ({ path, isFolder }) => ({
      message: isFolder ? `${path} 应该是文件，却是一个文件夹` : `${path} 应该是文件夹，却是一个文件`,
      remedy: '请把它移走。缺的 viva 会重新建立；丢了的数据库用 viva restore 恢复。',
    }),
  },
  wrong: '问题',
  note: '提示',
  fixed: '已修复',
  byFix: (remedy) => `--fix：${remedy}`,
  facts: (viva, node, sqlite) => `viva ${viva}，Node ${node}，SQLite ${sqlite}`,
  home: (path, events, cards) => `${path}：${events} 条记录，${cards} 张卡片`,
  homeEmpty: (path) => `${path}：还什么都没有`,
  disk: (freeMb) => `剩余空间 ${freeMb} MB`,
  backup: (days) => (days === 0 ? '最新的备份：今天' : `最新的备份：${days} 天前`),
  comma: '，',
  sound: '没有发现问题。',
  backedUp: (path) => `修复前的数据库：${path}`,
  nextFix: '修复能修复的：viva doctor --fix',
  rebuilt: (events, cards) => `从日志文件收进 ${events} 条记录，题库里有 ${cards} 张卡片。`,
  setAside: (path) => `原来的数据库保留在：${path}`,
  linksTaken: (folders) => `从中接管了 ${folders} 个链接的文件夹。`,
  keptTaken: (count) => `另外取回 ${count} 项：模拟面试、自己写的要点、面试日期、导入来源。`,
  notRebuilt:
    '日志文件里没有设置、关掉的题库，也没有 Anki 卡包的原始字段。需要的请重新设置：viva config、viva link、viva decks off。',
}
