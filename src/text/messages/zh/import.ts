/** 导入时关于题库、来源和既有学习记录的话。 */
import type { Attempt } from '../../../model/conversion.ts'
import type { Messages } from '../catalogue.ts'

const list = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('，')

function wayName(attempt: Attempt | null): string {
  switch (attempt?.kind) {
    case undefined:
      return '自动判断'
    case 'level':
      return `${attempt.level} 级标题`
    case 'bold':
      return '加粗行'
    case 'items':
      return '列表项'
    case 'numbered':
      return '编号行'
    case 'asking':
      return '问句行'
  }
}

export const importing: Messages['importing'] = {
  title: '导入',
  ways: '读法：',
  leftOutTitle: '略去的部分',
  toWrite: (n) => `将写入 ${n} 道题`,
  fileNote: (questions, leftOut) => `${questions} 道题${leftOut > 0 ? `，${leftOut} 处说明` : ''}`,
  isNew: '新增',
  isChanged: '有改动',
  stays: '不动',
  staysAsItIs: '卡片保持原样',
  cancelled: '什么也没有写入。',
  reading: (done, of, leftS) => `第 ${done} 个文件，共 ${of} 个${leftS === null ? '' : `，还需 ${leftS} 秒`}`,
  writing: (done, of, leftS) =>
    `正在写第 ${done} 个，共 ${of} 个${leftS === null ? '' : `，还需 ${leftS} 秒`}`,
  remembersOnly: (query, path) => `与上次一样只取 --only ${query} 找到的；要全部：viva import ${path}`,
  lookedFor: '找过：标题、加粗行、编号行、列表项、问句行，以及 Anki、Obsidian、Logseq 等程序的标记。',
  seen: ({ lines, headings, bold, items, numbered, asking }) =>
    `看到：${list([
      `${lines} 行`,
      ...headings.map((n, index) => (n === 0 ? '' : `${n} 个 ${index + 1} 级标题`)),
      headings.every((n) => n === 0) ? '没有标题' : '',
      `${bold} 行加粗`,
      `${numbered} 行编号`,
      `${items} 个列表项`,
      `${asking} 行以 ? 或 ？结尾`,
    ])}。`,
  tryThese: '还可以这样读：',
  writeSo: '题目是答案上方的标题，例如“## 为什么……？”。别的行可以用正则表达式取出：',
  wayOf: (attempt, n) => `${wayName(attempt)}：${n} 道`,
  links: (n) => `文件夹中有 ${n} 个链接，没有跟随。`,
  failed: (path, reason) => `${path}：${reason}`,
  states: {
    new: (path, n) => `-> ${path}，${n} 道题`,
    unchanged: (path) => `-> ${path}，与现有的相同`,
    merged: (path, changes) => `-> ${path}：${changes}`,
    taken: (path) => `-> ${path} 已是另一个题库：用 --to 换个名字`,
    gone: (path) => `-> ${path} 已被删去：要找回来，请指名导入这个文件`,
  },
  changes: (added, updated, removed) =>
    list([
      added > 0 ? `新增 ${added} 道题` : '',
      updated > 0 ? `改动 ${updated} 道` : '',
      removed > 0 ? `来源中删去 ${removed} 道，连同历史一并收起` : '',
    ]) || '只有标题和文件头有变',
  kept: (question) => `来源中已删去，因为你改过所以留下：${question}`,
  declined: (question) => `来源中有改动，但你已经删去，不再加入：${question}`,
  conflict: (question) => `你和来源都改过：${question}`,
  mine: '你的：  ',
  theirs: '来源的：',
  conflictHint: (n, taken) =>
    taken === 'theirs'
      ? `${n} 处冲突：已采用来源的版本。`
      : taken === 'mine'
        ? `${n} 处冲突：保留你的版本。`
        : `${n} 处冲突：暂时保留你的版本。--take theirs 采用来源的，--take mine 确定保留你的。`,
  nothing: '没有新内容。',
  nextNothing: '接下来：viva review',
  written: (decks, cards) => `写入 ${decks} 个题库，新增 ${cards} 张卡片。`,
  moreDecks: (n) => `另有 ${n} 个题库`,
  media: (n, folder) => `${n} 个媒体文件放在题库旁的 ${folder}：按 o 打开。`,
  mediaAhead: (names, more, folder) =>
    `将复制到 ${folder} 的媒体文件：${names}${more > 0 ? `，另有 ${more} 个` : ''}`,
  missing: {
    missing: '不存在，链接保持原样',
    outside: '在笔记文件夹之外，没有复制',
    'not-media': '不是 viva 收录的图片或声音，没有复制',
    'too-large': '超过上限 mediaBytes 或 totalBytes，没有复制',
  },
  missingMore: (n) => `另有 ${n} 个媒体文件没有复制`,
  nextWritten: '接下来：viva review',
  noSources: '还没有记住任何来源。\n\n接下来：viva import 文件',
  sourceGone: (path) => `${path} 已不存在。题库仍在；viva import --forget ${path} 可忘掉它。`,
  mediaRemoved: (n) => `已移除 ${n} 个不再有题库引用的媒体文件。`,
  forgotten: (path) => `已忘掉：${path}。题库保持原样。\n\n接下来：viva decks`,

  progressOffer: (cards, reviews) =>
    `其中带有学习记录：${cards} 张卡片${reviews === 0 ? '' : `，${reviews} 次作答`}。`,
  progressQuestion: '学习记录也一并带过来吗？',
  progressFlag: '要一并带过来：--with-progress',
  progressTaken: (cards, reviews) =>
    `已带过来 ${cards} 张卡片的学习记录${reviews === 0 ? '' : `，共 ${reviews} 次作答`}。`,
  progressLeft: (n) => `${n} 张卡片之后在这里答过：那边的新记录不再带过来。`,
  weightsOffered: '附带了 FSRS 参数。要一并采用：--with-weights；viva optimize 会从你的作答里求出你自己的。',
  weightsTaken: '附带的 FSRS 参数已开始使用。要撤销：viva optimize --undo',
  backup: (path) => `viva undo 不能撤销导入。恢复导入之前的资料库：viva restore ${path}`,
  week: '今后七天到期：',
  weekBefore: '现在',
  weekAfter: '之后',

  changed: (name) => `${name} 有改动`,
  changedNew: (name, n, isMany) => `${name}${isMany ? '' : ' 有改动'}：新增 ${n} 道题`,
  changedUpdated: (name, n, isMany) => `${name}${isMany ? '' : ' 有改动'}：改了 ${n} 道题`,
  changedMany: (n) => `${n} 个来源有改动`,
  unchangedSources: (n) => `${n} 个来源，没有改动`,
  bringNotes: '导入自己的笔记：viva import 文件',
}
