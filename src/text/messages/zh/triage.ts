/** 面试前给题目分轻重。 */
import type { Messages } from '../catalogue.ts'

export const triage: Messages['triage'] = {
  title: '会问什么？',
  counts: (must, maybe, skip) => `必会 ${must}，可能 ${maybe}，放下 ${skip}`,
  fits: (fit, of) => (fit >= of ? `${of} 张全部来得及` : `${of} 张里来得及 ${fit} 张`),
  marks: { must: '必会', maybe: '可能', skip: '放下' },
  unsaid: '未定',
  chosen: (choice, question) => `${choice}：${question}`,
  undone: (question) => `已撤销：${question}`,
  plainKeys: '1 必会，2 可能，3 放下，0 未定，回车不变，u 撤销，q 结束。',
  noInterview: '还没有定面试日期；定一个：viva interview set 2026-12-05',
  badChoice: (text) => `${text} 不对；请写 must、maybe、skip 或 none`,
  next: '接下来：viva interview',
}
