/** 面试之后：问了什么，接下来怎样学。 */
import type { Messages } from '../catalogue.ts'

export const after: Messages['after'] = {
  title: (name) => (name ? `${name} 已经过去` : '面试已经过去'),
  asked: '他们问了什么？',
  askedHint: '一次写一个问题，按回车。空行按回车往下走。',
  known: (question) => `已有：${question}`,
  fresh: '新的：记为草稿，等你写答案',
  notAQuestion: '这不能作为题库里的问题，请用一行文字写。',
  failed: (message) => `没有成功：${message}。`,
  kept: (drafts, known) =>
    [drafts > 0 ? `题库 asked 里添了 ${drafts} 份草稿` : '', known > 0 ? `${known} 张卡片记为必会` : '']
      .filter(Boolean)
      .join('，') || '什么也没有记。',
  goOn: '接下来呢？',
  choices: {
    next: '下一轮：定一个新日期',
    ten: '每天复习十张，不学新的',
    rest: '休息：什么也不问',
  },
  date: '下一次是哪一天？',
  dateHint: '写日期，如 2026-12-05，或写几天以后。',
  done: {
    next: (date) => `下一次已定：${date}。`,
    ten: '从现在起每天十张；要恢复原样：viva config reviewsPerDay --reset，还有 newPerDay',
    rest: '从现在起什么也不问；要恢复原样：viva config reviewsPerDay --reset，还有 newPerDay',
  },
  goOnPrompt: '1、2 或 3：',
  none: '没有刚过去的面试。',
  notOver: (name, days) => `${name || '面试'}还没到：${days}`,
  badWay: (text) => `不能这样继续：${text}；请写 ten、rest 或日期`,
  next: '接下来：viva interview after，记下他们问了什么',
  write: '接下来：viva cards is:draft，按 e 写答案',
}
