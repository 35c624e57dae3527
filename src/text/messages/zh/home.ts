/** 主页。 */
import type { Messages } from '../catalogue.ts'

export const home: Messages['home'] = {
  date: (weekday, date) => `${date} ${weekday}`,
  interviewIn: (date, days, name) =>
    days === 0 ? `${date}，今天 ${name}` : `${date}，距 ${name} ${days} 天`,
  today: '今天',
  planDone: '今天的计划已经完成',
  studiedDays: (days, of, answered) =>
    `最近 ${of} 天里有 ${days} 天${answered === 0 ? '' : `，今天答了 ${answered} 题`}`,
  load: (due, fresh, minutes) =>
    due + fresh === 0 ? '没有到期的卡片' : `复习 ${due} 张，新学 ${fresh} 张，约 ${minutes}`,
  recall: (stopped, planned, minutes) =>
    `面试那天还记得多少：现在停下 ${stopped}，每天 ${minutes} ${planned}`,
  items: {
    review: '复习',
    mock: '模拟面试',
    browse: '浏览',
    statistics: '统计',
    import: '导入',
  },
  notes: {
    review: (due, fresh) => `${due} + ${fresh}`,
    reviewAhead: '没有到期的，可以做明天的或学新卡',
    browse: (cards, decks, drafts) =>
      `${decks} 个题库，${cards} 张卡片${drafts === 0 ? '' : `，${drafts} 张草稿`}`,
  },
  weakest: '最弱',
}
