/** 卡片浏览。 */
import type { Messages } from '../catalogue.ts'

export const browse: Messages['browse'] = {
  title: '卡片',
  found: (n) => `${n} 张`,
  place: (at, of) => `第 ${at} 张，共 ${of} 张`,
  none: '没有相符的卡片。',
  searchHint: '可加 deck: tag: topic: state: is:leech is:draft',
  draft: '草稿',
  suspended: '已暂停',
  leech: '难缠',
  isNew: '新',
  dueNow: '到期',
  hints: '提示',
  noAnswer: '还没有答案，是草稿。按 e 用编辑器打开。',
  resetQuestion: '把这张卡片当作新卡重学？历史会保留。',
  resetDone: '已当作新卡。',
  suspendDone: '已暂停，不再提问。',
  resumeDone: '已恢复提问。',
  failed: (message) => `没有成功：${message}。`,
  opened: (names) => `已打开：${names}`,
}
