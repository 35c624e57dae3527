/** 统计。每一页末尾写明数字的含义。 */
import type { Messages } from '../catalogue.ts'

export const stats: Messages['stats'] = {
  title: '统计',
  pages: {
    habit: '习惯',
    forecast: '预测',
    retention: '保持率',
    memory: '记忆',
    calibration: '校准',
    topics: '主题',
    mocks: '模拟面试',
  },
  notes: {
    habit:
      '每天的回答次数，一列是一周，从左到右：. 没有，- 少，+ 一般，# 多。时间从看到题目算到评分，超过十分钟的停顿不算。撤销的和导入的不算。',
    forecast: '复习中的卡片在哪一天到期，逾期的算在今天；不含新卡片。',
    retention:
      '复习中的卡片，当天第一次回答时记得（除“忘了”以外）的比例。年轻：间隔不到 21 天；成熟：21 天以上。| 是目标保持率。',
    memory: '稳定性：想起来的概率降到 90% 要多少天。难度：1 易，10 难。记得：今天的概率。都按现在的权重算。',
    calibration:
      'FSRS 预计的和实际的：| 是预计的平均值，条形是实际记得的。条形到标记为止，说明间隔适合你；否则可以试试 viva optimize。',
    topics: '每个主题里看过的卡片，今天想得起来的平均概率。3/8：八张里看过三张。',
    mocks:
      '回答覆盖了多少要点：每场里答了的主问题的平均值，跳过的题和追问不算。“近来”是最近五场（或某个主题最近五次回答），“之前”是再往前的五次。',
  },
  totals: (answers, days, time) => `${days} 天里回答 ${answers} 次，共 ${time}`,
  streak: (current, longest) => `连续 ${current} 天，最长 ${longest} 天`,
  dayNote: (time, answers) => `${time}，${answers} 次`,
  forecastTotal: (cards, days) => `${days} 天里有 ${cards} 张到期`,
  dueNote: (cards, time) => `${cards} 张，${time}`,
  target: (share) => `目标保持率 ${share}`,
  windows: { days7: '7 天', days30: '30 天', days90: '90 天', days365: '一年', all: '全部' },
  groups: { new: '新', learning: '学习中', young: '年轻', mature: '成熟' },
  grades: '评分',
  noAnswers: '还没有回答',
  of: (answers) => `共 ${answers} 次`,
  cards: (cards, fresh, suspended, drafts) =>
    [
      `${cards} 张卡片`,
      `新 ${fresh}`,
      ...(suspended > 0 ? [`暂停 ${suspended}`] : []),
      ...(drafts > 0 ? [`草稿 ${drafts}`] : []),
    ].join('，'),
  recallNow: (share) => `看过的卡片里，今天想得起来 ${share}。`,
  upTo: (text) => `到 ${text}`,
  more: (text) => `超过 ${text}`,
  stability: '稳定性',
  difficulty: '难度',
  recall: '记得',
  predicted: '预计',
  actual: '实际',
  weakTopics: '最弱的主题',
  leeches: (cards) => (cards === 0 ? '没有总忘的卡片' : `总忘的卡片 ${cards} 张`),
  forgotten: (times) => `忘了 ${times} 次`,
  noMocks: '还没有模拟面试。试试：viva mock',
  mockRecent: (recent, before) =>
    before === null ? `近来的模拟面试覆盖 ${recent}` : `近来的模拟面试覆盖 ${recent}，之前 ${before}`,
  mockTopics: '模拟面试里最弱的主题',
  before: (share) => `之前 ${share}`,
  mockMissed: '最常漏掉的要点',
  missedOf: (missed, asked) => `${asked} 次里漏了 ${missed} 次`,
  mockSure: '把握与实际覆盖',
  nothing: '还没有回答过。',
  next: '学习到期的卡片：viva review',
}
