/** 各命令的输出。 */
import type { print as english } from '../en/print.ts'
import { why } from './failures.ts'

export const print: typeof english = {
  columns: { deck: '题库', cards: '卡片', due: '到期', new: '新', notes: '' },
  grades: { again: '忘了', hard: '吃力', good: '记得', easy: '轻松' },
  states: { new: '新卡', learning: '学习中', review: '复习中', relearning: '重学中' },
  eventNames: {
    review: '作答',
    suspend: '暂停',
    bury: '搁置',
    reset: '重置',
    void: '撤销',
    seed: '导入',
    rebuild: '新参数',
    alias: '别名',
  },
  yesNo: '[Y/n]',
  yesWords: ['y', 'yes', '是', '好'],

  dueToday: (due, fresh) =>
    due + fresh === 0 ? '今天没有到期的卡片。' : `今天：复习 ${due} 张，新学 ${fresh} 张。`,
  nextReview: '接下来：viva review',
  nextNothingDue: '接下来：viva cards 浏览卡片，或 viva review --ahead 1',

  nothingAnswered: '没有作答。\n\n接下来：viva due',
  crammed: (n) => `过了 ${n} 张卡片，安排没有改变。\n\n接下来：viva due`,
  answered: (n, time) => `作答 ${n} 次，用时 ${time}，都已保存。\n\n接下来：viva due`,

  theInterview: '面试',

  nothingNow: '现在没有要问的。',
  nextGrade: (id) => `接下来：viva show ${id}，再 viva grade ${id} 评分`,
  graded: (question, grade, wait) => `${grade}，${wait}后再问：${question}`,
  nextAfterGrade: '接下来：viva next，或 viva undo',
  undone: (question, what) => `已撤销（${what}）：${question}`,

  hint: '提示',
  media: '媒体文件',
  rightOption: '正确',

  noDecks: '还没有题库。',
  switchedOff: '已关闭',
  suspendedCount: (n) => `${n} 张暂停`,
  draftCount: (n) => `${n} 张草稿`,
  problemCount: (n) => `${n} 个问题`,
  nextDecks: '接下来：viva review 题库、viva decks off 题库，或 viva link 文件夹',
  switchedDecksOn: (names) => `已打开：${names}\n\n接下来：viva review`,
  switchedDecksOff: (names) => `已关闭：${names}。历史保留。\n\n接下来：viva decks`,
  homeClosed: (path) => `viva：原先别人也能写入 ${path}，现在只有你能。`,

  unreadable: (path, reason, isLinked) =>
    `viva：无法读取 ${path}：${why(reason)}。其中的卡片保持原样。请${
      reason === 'missing' ? '把它放回来' : '检查权限和所有者'
    }${isLinked ? `，或者：viva unlink ${path}` : '。'}`,

  linkFound: (files, cards) =>
    files === 0 ? '没有找到题库。' : `找到 ${files} 个题库，共 ${cards} 张卡片：`,
  linkForeign: (path) => `不是 viva 格式：${path}\n  转成题库：viva import ${path}`,
  linkMoreForeign: (n, path) => `  还有 ${n} 个文件；全部导入：viva import ${path}`,
  nextImport: (path) => `接下来：viva import ${path}`,
  linkQuestion: (path) => `学习 ${path} 里的题库吗？`,
  linkCancelled: '没有链接。',
  linked: (path, cards) => `已链接 ${path}：${cards} 张卡片。`,
  unlinked: (path, cards) => `已取消链接 ${path}：${cards} 张卡片连同历史收起，viva link 可以取回。`,

  importQuestion: (n) => `写入 ${n} 个题库吗？`,
  imported: (decks, cards) => `写入 ${decks} 个题库，新增 ${cards} 张卡片。\n\n接下来：viva review`,
  importMore: (n) => `还有 ${n} 处，用 --json 查看`,
  importStates: {
    new: (path) => `-> ${path}`,
    unchanged: (path) => `-> ${path}，已有且相同`,
    conflict: (path) => `-> ${path} 已有且内容不同：请用 --to 换个名字`,
  },

  suspended: '已暂停',
  draft: '草稿',
  found: (n) => (n === 0 ? '没有相符的卡片。' : `共 ${n} 张。`),
  nextCards: '接下来：viva show 卡片',

  leftUnstamped: (path, line) =>
    `${path}:${line}：没有写入 id：这个标题下的属性读不出来，或其中的 id 不能用。`,
  stamped: (path, n, leftOut) =>
    n === 0 && leftOut > 0
      ? `${path} 没有写入 id。\n\n接下来：改正它，见 viva check ${path}`
      : n === 0
        ? `${path} 的每道题都已有 id。`
        : `已在 ${path} 写入 ${n} 个 id。\n\n接下来：viva check`,
  unmatched: (question) => `已撤销：原卡片与“${question}”现在是两张卡片。`,
  matchesFound: '按相似度认出的卡片，历史随之保留：',
  nextUnmatch: '如果认错了：viva check --unmatch 卡片',
  checked: (cards, problems) => `共 ${cards} 张卡片，${problems === 0 ? '没有问题' : `${problems} 个问题`}。`,

  resetWhich: '要重置哪个设置项？写成 viva config 设置项 --reset',
  setTo: (key, value) => `${key} = ${value}`,
  settingLimits: (allowed, byDefault) => `可用：${allowed}。默认：${byDefault}。`,
  nextConfig: '接下来：viva config 设置项 值，或 viva config 设置项 --reset',
  settings: {
    language: '界面和题库的语言；auto 跟随系统。',
    newPerDay: '每天新学多少张，所有题库合计。',
    reviewsPerDay: '每天复习多少张，所有题库合计。',
    desiredRetention: '卡片再次出现时，希望有多大把握记得。越高，复习越多。',
    learningSteps: '新卡片第一天里再次提问前等多久。',
    relearningSteps: '忘记的卡片再次提问前等多久。',
    dayStart: '学习日从几点开始。',
    fuzz: '把到期日略微错开，免得一起学的卡片总是一起出现。',
    leechAfter: '忘记多少次后算作难缠的卡片。只做标记。',
    maximumInterval: '两次复习之间最长隔多少天。',
    plain: '逐行输出，不用全屏界面。',
    editor: '编辑题库用的编辑器；auto 先看 VISUAL，再看 EDITOR。',
  },

  added: (deck, questions) => `已加入 ${deck}：\n${questions.map((question) => `  ${question}`).join('\n')}`,
  nothingAdded: '没有写入任何内容。',
  addTemplate: (deck) => `## 你的题目？

答案，按你会在一到三分钟里说的那样写。

- [!] 必须说到的要点
- [ ] 另一个要点

> [!hint] 一句提示。用不到的删掉即可。题库：${deck}
`,
}
