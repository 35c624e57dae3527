/** 面试日期：来得及学多少，准备得怎样，今天学什么。 */
import type { Messages } from '../catalogue.ts'

export const interview: Messages['interview'] = {
  none: '还没有定面试日期。',
  setOne: '定一个：viva interview set 2026-12-05 --minutes 30',
  noneOfName: (name) => `没有叫 ${name} 的面试。`,
  called: (name) => name || '面试',
  heading: (name, date, days) => `${name || '面试'}：${date}，${days}`,
  budgetMinutes: (minutes) => `每天 ${minutes}`,
  budgetReviews: (reviews) => `每天答 ${reviews} 次`,
  collection: (cards, unseen, budget) =>
    unseen === 0
      ? `${cards} 张卡片，都看过了；${budget}`
      : `${cards} 张卡片，${unseen} 张还没看过；${budget}`,
  onTheDay: '面试那天还记得：',
  rows: {
    now: '今天',
    stopped: '现在停下',
    half: '时间减半',
    plan: '照这个计划',
    double: '时间加倍',
  },
  neverSeen: (cards) => `${cards} 张一次也没看`,
  everySeen: '每张都看过',
  byTopic: '照这个计划，最弱的主题：',
  aloud: (share, mocks) => `开口说出：${mocks} 场模拟面试里说到要点的 ${share}；最弱的主题：`,
  weakestMusts: '漏掉的必答要点：',
  missedMust: (point, missed, asked, question) => `${point}（${asked} 次里漏 ${missed} 次）：${question}`,
  mockDue: (kind) =>
    kind === 'pressure'
      ? '今天还有一场实战模拟：viva mock --mode pressure'
      : '今天还有一场短的模拟面试：viva mock --preset quick',
  nextMock: (kind, when) => `下一场模拟面试：${when}，${kind === 'pressure' ? '实战' : '短的'}。`,
  today: (cards, fresh, minutes) =>
    cards === 0 ? '今天的已经学完。' : `今天：${cards} 张，其中新卡片 ${fresh} 张，约 ${minutes}。`,
  dayOf: (cards, minutes) =>
    cards === 0 ? '就是今天。没有要再看的了。' : `就是今天：热身 ${cards} 张，约 ${minutes}。`,
  over: (name) => `${name || '面试'}已经过去。`,
  set: (name, date, days) => `已定${name ? ` ${name}` : '面试'}：${date}，${days}。`,
  cleared: (name) => `已取消${name ? ` ${name}` : '面试'}。学过的都在，复习照常进行。`,
  allFit: (budget) => `${budget}，面试前每张卡片都能看到。`,
  someFit: (seen, of, budget) => `${budget}，面试前能看到 ${of} 张里的 ${seen} 张。`,
  remedies: '可以这样改善：',
  moreTime: (budget, recall) => `${budget}：每张都看过，记得 ${recall}`,
  fewerDecks: (decks, recall) => `只学最大的 ${decks} 个题库（--decks）：记得其中的 ${recall}`,
  triage: (cards, recall) => `放下最不重要的 ${cards} 张（viva interview triage）：记得其余的 ${recall}`,
  next: '学今天的部分：viva review',
  planLeft: (name, days) => `${name || '面试'}：${days}。`,
  dueBesides: (due, fresh) => `没有面试的话：复习 ${due} 张，新学 ${fresh} 张。`,
  mockProposed: (name) => `按「${name}」的计划：它的题库，今天的时间。`,
  mockToday: (kind, last) => `${kind === 'pressure' ? '今天，实战' : '今天，短的一场'}；${last}`,
  comesAfter: (name, date) =>
    `${date}之前 viva review 按${name ? `「${name}」` : '另一场面试'}的计划来，之后才轮到这一场。\n上面的数字按今天就开始计划估算。`,
  others: '还定了：',
  badDate: (text) => `${text} 不是日期；请写 2026-12-05，或用 +14 表示两周后`,
  pastDate: (text) => `${text} 已经过去`,
  farDate: (text) => `${text} 在三年以后`,
  oneBudget: '--minutes 和 --reviews 只能用一个',
  noBudget: '每天的量至少是 1',
  noDeck: (pattern) => `没有叫 ${pattern} 的题库`,
}
