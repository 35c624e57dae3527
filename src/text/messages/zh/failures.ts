/** 出错时说什么：先说发生了什么、收到了什么值，再说怎么办。 */
import type { KnownReason } from '../../../model/failure.ts'
import type { FailureWords } from '../en/failures.ts'

/** 系统拒绝的原因。 */
const reasons: Readonly<Record<KnownReason, string>> = {
  missing: '它不在那里',
  'no-permission': '没有权限',
  'read-only': '文件系统只读',
  'file-in-path': '路径中有一段是文件',
  'file-in-place': '那里已有同名文件',
  'folder-in-place': '那里已有同名文件夹',
  'path-too-long': '路径太长',
  'other-program': '它属于别的程序',
  'write-refused': '系统拒绝写入（配额、文件大小限制，或磁盘故障）',
  link: '它是链接，viva 不跟随链接',
}

/** 认得的原因用自己的话说，其他照原样。 */
export const why = (reason: string): string => reasons[reason as KnownReason] ?? reason

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
  'working-folder-gone': () => ({
    message: '终端所在的文件夹已经不在了',
    hint: '请用 cd 换一个文件夹。',
  }),
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
  'no-text': ({ path }) => ({
    message: `${path} 里没有可读的文字`,
    hint: '如果确实是文本，请指定编码，例如 --encoding utf-16le。',
  }),
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
    message: `无法读取 ${path}：${why(reason)}`,
    hint: '请检查权限和所有者。',
  }),
  'not-writable': ({ path, reason }) => ({
    message: `无法写入 ${path}：${why(reason)}`,
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
    message: `${path} 不能作为数据库读取：${why(reason)}`,
    hint: '先留一份副本，再从它旁边的 backups 文件夹恢复。',
  }),
  'database-busy': ({ path }) => ({ message: `另一个程序占用 ${path} 太久`, hint: '关掉另一个 viva 再试。' }),
  'database-read-only': ({ path }) => ({ message: `${path} 是只读的`, hint: '请检查文件和文件夹的权限。' }),
  'editor-missing': () => ({
    message: '没有设置编辑器',
    hint: '请设置 VISUAL 或 EDITOR，例如：export EDITOR=vim',
  }),
  'editor-failed': ({ editor, reason }) => ({
    message: `编辑器 ${editor} 没能启动：${why(reason)}`,
    hint: '请检查 VISUAL 和 EDITOR。',
  }),
  'clock-value': ({ value }) => ({
    message: `VIVA_NOW 的值是 ${value}`,
    hint: '请用带时区的时刻，例如 2026-11-21T08:30:00+08:00，或 @文件。',
  }),
  'no-match': ({ card }) => ({ message: `${card} 不是按相似度匹配的`, hint: '匹配列在：viva check' }),
  'card-not-active': ({ card, reason }) => ({
    message: `${card} 不能评分：${
      { suspended: '它已暂停', draft: '它是草稿，还没有答案', retired: '它已不在任何题库中' }[reason]
    }`,
    hint:
      reason === 'suspended'
        ? '在浏览器里恢复它：viva cards'
        : reason === 'draft'
          ? `请写上答案；题目见 viva show ${card}`
          : '把题目放回题库，历史会随之回来。',
  }),
  'mock-active': ({ number }) => ({
    message: `第 ${number} 场模拟面试还没有结束`,
    hint: '继续：viva mock resume；放弃：viva mock give-up',
  }),
  'mock-gone': () => ({
    message: '这场模拟面试已在另一个窗口继续，或已在那里结束',
    hint: '查看现状：viva mock list',
  }),
  'mock-newer': ({ number }) => ({
    message: `第 ${number} 场模拟面试是由更新的 viva 开始的`,
    hint: '请升级 viva，或放弃它：viva mock give-up',
  }),
  'no-active-mock': () => ({ message: '没有未结束的模拟面试', hint: '开始一场：viva mock' }),
  'unknown-mock': ({ number }) => ({
    message: `没有第 ${number} 场模拟面试`,
    hint: '列出全部：viva mock list',
  }),
  'unknown-preset': ({ preset, known }) => ({ message: `没有预设 ${preset}`, hint: `可用：${known}` }),
  'no-mock-cards': () => ({
    message: '没有适合这场模拟面试的题目',
    hint: '换几个题库，或去掉 --level 和 --tag；题库列表见 viva decks。',
  }),
  'option-value': ({ option, value, allowed }) => ({
    message: `${option} 不能是 ${value}`,
    hint: `可用：${allowed}`,
  }),
  'archive-damaged': ({ path, reason }) => ({
    message: `${path} 不是完好的压缩包：${reason}`,
    hint: '请重新导出或下载。',
  }),
  'archive-name': ({ path, entry }) => ({
    message: `${path} 里有个文件想写到别处去：${entry}`,
    hint: '正常的程序不会做出这样的压缩包，请不要信任它。',
  }),
  'archive-twice': ({ path, entry }) => ({
    message: `${path} 里有两个 ${entry}`,
    hint: '无法知道该用哪一个，请重新导出。',
  }),
  'import-limit': ({ path, place, limit, found, most }) => ({
    message: `${place === '' ? path : `${path} 里的 ${place}`} 超出上限 ${limit}：实际 ${found}，允许 ${most}`,
    hint: `如果信任这个文件，可以放宽：viva import --limit ${limit}=${found * 2} 文件`,
  }),
  'zstd-missing': ({ path, found, needed }) => ({
    message: `${path} 用 zstd 压缩，Node ${found} 读不了`,
    hint: `请用 Node ${needed} 或更新；或者在 Anki 导出时勾选“支持旧版 Anki”。`,
  }),
  'anki-none': ({ path }) => ({
    message: `${path} 里没有 Anki 的数据`,
    hint: '请在 Anki 里导出为牌组包（.apkg）。',
  }),
  'anki-newer': ({ path, found, known }) => ({
    message: `${path} 由更新的 Anki 写成（版本 ${found}，本程序只认到 ${known}）`,
    hint: '请在 Anki 导出时勾选“支持旧版 Anki”。',
  }),
  'anki-refused': ({ path, part }) => ({
    message: `${path} 的数据库里有 ${part}，Anki 从不写这种东西`,
    hint: '它不只是用来存卡片的，请不要信任它。',
  }),
  'anki-damaged': ({ path, reason }) => ({
    message: `${path} 的数据库已损坏：${reason}`,
    hint: '请在 Anki 里执行“工具 → 检查数据库”，再重新导出。',
  }),
  'export-exists': ({ path }) => ({
    message: `${path} 已经存在，而且不是同一格式的旧导出`,
    hint: '用 -o 换个名字，或用 --force 覆盖。',
  }),
  'export-inside': ({ path, root }) => ({
    message: `${path} 在 ${root} 之内，那里是 viva 读题库、存自己文件的地方`,
    hint: '用 -o 换到别处。',
  }),
  'export-name': ({ name }) => ({
    message: `Anki 会把名为 ${name} 的包当成整个收藏：导入它会替换掉对方的全部内容`,
    hint: '用 -o 换个名字，例如 viva.apkg。',
  }),
  'nothing-to-export': () => ({
    message: '没有符合条件的卡片',
    hint: '看看有哪些：viva decks、viva cards 查询',
  }),
  'no-journals': ({ path }) => ({
    message: `${path} 里没有带记录的日志文件`,
    hint: '请给出运行过 viva sync 的文件夹。什么也没改。',
  }),
  'deck-changed': ({ path }) => ({ message: `${path} 在读取时变了`, hint: '再试一次。' }),
  'no-media': () => ({
    message: '这张卡片没有提到现有的图片、声音或文档',
    hint: '文件要放在题库所在的文件夹里。',
  }),
  'opener-missing': () => ({
    message: '没有可以打开文件的程序',
    hint: '在 Linux 上请安装 xdg-utils。',
  }),
  'unknown-source': ({ path }) => ({
    message: `没有记住来源 ${path}`,
    hint: 'viva import --dry-run 会列出记住的全部来源。',
  }),
  'forget-what': ({ known }) => ({
    message: '--forget 需要来源的路径',
    hint: known === '' ? '没有记住任何来源。' : `已记住：${known}`,
  }),
  'option-needs-path': ({ option }) => ({
    message: `${option} 说明怎样读一个文件，但没有指名文件`,
    hint: `请指名：viva import 文件 ${option} ……。记住的来源照第一次的读法再读。`,
  }),
  'not-a-pattern': ({ text, reason }) => ({
    message: `--pattern ${text} 不是正则表达式：${reason}`,
    hint: '请用 JavaScript 的写法，例如：^Q[0-9]+: (.*)',
  }),
  'pattern-too-slow': ({ pattern, line, text }) => ({
    message: `--pattern ${pattern} 在第 ${line} 行耗时过长：${text}`,
    hint: '不要让重复的部分再重复：写 a+，不写 (a+)+。例如：^Q[0-9]+: (.*)',
  }),
  'node-too-old': ({ found, needed }) => ({
    message: `当前是 Node ${found}`,
    hint: `viva 需要 Node ${needed} 或更新。`,
  }),
}
