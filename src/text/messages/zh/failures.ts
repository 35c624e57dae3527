/** 出错时说什么：先说发生了什么、收到了什么值，再说怎么办。 */
import type { FailureWords } from '../en/failures.ts'

export const failures: FailureWords = {
  usage: ({ message }) => ({ message, hint: '用法见 viva --help。' }),
  'unknown-card': ({ card }) => ({ message: `没有卡片 ${card}`, hint: '查它的 id：viva cards 关键词' }),
  'unknown-deck': ({ deck }) => ({ message: `没有题库与 ${deck} 相符`, hint: '列出全部题库：viva decks' }),
  'unknown-grade': ({ grade }) => ({
    message: `${grade} 不是评分`,
    hint: '可用 again、hard、good、easy，或 1 到 4。',
  }),
  'unknown-setting': ({ key, near }) => ({
    message: `没有设置项 ${key}`,
    hint: near ? `是不是 ${near}？列出全部：viva config` : '列出全部：viva config',
  }),
  'setting-value': ({ key, value, allowed }) => ({
    message: `${key} 不能设为 ${value}`,
    hint: `可用：${allowed}。`,
  }),
  'nothing-to-undo': () => ({ message: '没有可撤销的操作', hint: '能撤销的只有作答、暂停、搁置和重置。' }),
  'not-a-terminal': ({ command, instead }) => ({
    message: `viva ${command} 需要终端`,
    hint: `在脚本里请用：${instead}`,
  }),
  'terminal-too-small': ({ columns, rows }) => ({
    message: `这个终端只有 ${columns} 列 ${rows} 行`,
    hint: 'viva 需要 60 列 20 行。把窗口放大，或者用 --plain。',
  }),
  'file-missing': ({ path }) => ({ message: `没有文件 ${path}`, hint: '请检查路径。' }),
  'folder-missing': ({ path }) => ({ message: `没有文件夹 ${path}`, hint: '请检查路径。' }),
  'not-a-folder': ({ path }) => ({ message: `${path} 不是文件夹`, hint: '请给出存放题库的文件夹。' }),
  'not-a-deck': ({ path }) => ({
    message: `${path} 里没有 viva 格式的题目`,
    hint: '题目是二级标题，例如“## 为什么……？”。其他格式的笔记请用 viva import。',
  }),
  'deck-name': ({ name }) => ({
    message: `${name} 不能作题库名`,
    hint: '请用 decks/ 之下的路径，不含 ..，例如 work/kafka。',
  }),
  'not-a-question': () => ({
    message: '这不是一道题和它的答案',
    hint: '题目写一行；答案里不要有一级或二级标题。',
  }),
  'too-large': ({ path, most }) => ({ message: `${path} 超过 ${most} MB`, hint: '请拆开，分几次导入。' }),
  'already-linked': ({ path }) => ({ message: `${path} 已经链接过`, hint: '查看：viva decks' }),
  'not-linked': ({ path }) => ({
    message: `${path} 不是已链接的文件夹`,
    hint: '已链接的文件夹见：viva decks',
  }),
  'root-inside': ({ path, other }) => ({
    message: `${path} 与 viva 已在读取的 ${other} 互相包含`,
    hint: '请链接它之外的文件夹。',
  }),
  'not-readable': ({ path, reason }) => ({
    message: `无法读取 ${path}：${reason}`,
    hint: '请检查权限和所有者。',
  }),
  'not-writable': ({ path, reason }) => ({
    message: `无法写入 ${path}：${reason}`,
    hint: '请检查权限和所有者，或者把 VIVA_HOME 设为自己的文件夹。',
  }),
  'home-not-ours': ({ path }) => ({
    message: `${path} 属于别的用户，或者不是文件夹`,
    hint: '请把 VIVA_HOME 设为自己的文件夹。',
  }),
  'disk-full': ({ path }) => ({
    message: `${path} 所在的磁盘已满`,
    hint: '此前的作答都没有丢。腾出一些空间再继续。',
  }),
  'database-newer': ({ path, found, known }) => ({
    message: `${path} 由更新的 viva 写成（版本 ${found}，本程序只认到 ${known}）`,
    hint: '请升级 viva。文件没有改动。',
  }),
  'database-damaged': ({ path, reason }) => ({
    message: `${path} 不能作为数据库读取：${reason}`,
    hint: '先留一份副本，再从它旁边的 backups 文件夹恢复。',
  }),
  'database-busy': ({ path }) => ({ message: `另一个程序占用 ${path} 太久`, hint: '关掉另一个 viva 再试。' }),
  'database-read-only': ({ path }) => ({ message: `${path} 是只读的`, hint: '请检查文件和文件夹的权限。' }),
  'editor-missing': () => ({
    message: '没有设置编辑器',
    hint: '请设置 VISUAL 或 EDITOR，例如：export EDITOR=vim',
  }),
  'editor-failed': ({ editor, reason }) => ({
    message: `编辑器 ${editor} 没能启动：${reason}`,
    hint: '请检查 VISUAL 和 EDITOR。',
  }),
  'clock-value': ({ value }) => ({
    message: `VIVA_NOW 的值是 ${value}`,
    hint: '请用带时区的时刻，例如 2026-11-21T08:30:00+08:00，或 @文件。',
  }),
  'no-match': ({ card }) => ({ message: `${card} 不是按相似度匹配的`, hint: '匹配列在：viva check' }),
  'card-not-active': ({ card }) => ({
    message: `${card} 不能评分：它已暂停、是草稿，或已不在题库中`,
    hint: '查看：viva show 卡片',
  }),
  'node-too-old': ({ found, needed }) => ({
    message: `当前是 Node ${found}`,
    hint: `viva 需要 Node ${needed} 或更新。`,
  }),
}
