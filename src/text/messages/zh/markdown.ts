/** 排版 Markdown 时要用的几个词。 */
import type { Messages } from '../catalogue.ts'

export const markdown: Messages['markdown'] = {
  image: '图',
  must: '必答',
  callouts: {
    hint: '提示',
    note: '说明',
    tip: '技巧',
    important: '重要',
    warning: '警告',
    caution: '注意',
    example: '例子',
    question: '问题',
    danger: '危险',
    info: '信息',
  },
}
