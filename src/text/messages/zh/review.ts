/** 复习界面上的话。 */
import type { Messages } from '../catalogue.ts'
import { rough } from '../en/review.ts'

export const review: Messages['review'] = {
  position: (at, of, minutes) =>
    minutes === null ? `第 ${at} 题，共 ${of} 题` : `第 ${at} 题，共 ${of} 题，约 ${minutes}`,
  percent: (share) => `${Math.round(share * 100)}%`,
  cram: '突击，不影响安排',
  followUpTo: (question) => `追问，接着：${question}`,
  hintOf: (at, of) => (of === 1 ? '提示' : `提示 ${at}/${of}`),
  hintsLeft: (left) => `提示(${left})`,
  slots: (names) => `要讲到：${names.join('、')}`,
  exemplar: '例如：',
  pickOne: '单选。',
  pickAll: '多选，选出所有正确的。',

  option: { right: '（正确）', wrong: '（错误）', missed: '（正确，没选）' },
  youWrote: '你写的',
  wroteNothing: '你没有写。',
  wroteRight: '一字不差。',
  diffLegend: '[-多余-] {+缺少+}',
  expected: '答案',

  moreBelow: (lines) => `下面还有 ${lines} 行（向下）`,
  moreAbove: (lines) => `上面还有 ${lines} 行（向上）`,
  moreBoth: (above, below) => `上面 ${above} 行（向上），下面 ${below} 行（向下）`,

  enterIs: (grade) => `选「${grade}」`,
  shortInterval: (minutes) => {
    const days = minutes / 1440
    if (minutes < 60) return `${Math.max(1, Math.round(minutes))}分`
    if (minutes < 1440) return `${Math.round(minutes / 60)}时`
    if (days < 60) return `${Math.round(days)}天`
    return days < 365 ? `${rough(days / 30.4375)}月` : `${rough(days / 365.25)}年`
  },

  notices: {
    answerFirst: '先看答案。',
    gradeKeys: '1 到 4 评分，回车按建议评分。',
    noHint: '这张卡片没有提示。',
    noMoreHints: '提示已经给完。',
    noSuchOption: '没有这个选项。',
    nothingToUndo: '没有可撤销的。',
    undone: (what) => `已撤销：${what}。`,
    undoneEarlier: '已撤销之前一次学习里的最后一步。',
    suspended: '已暂停，按 u 撤销。',
    buried: '已推迟到明天，按 u 撤销。',
    edited: '已从题库重新读取。',
    editedAway: '题目已不在题库里，或没有答案：已跳过。',
    noMoreCards: '没有这样的卡片了。',
    editorFailed: (message, hint) => `${message}。${hint}`,
    failed: (message) => `没有存上：${message}。请再按一次。`,
    unreadable: (message) => `下一张卡片读不出来：${message}。`,
  },
  deeds: {
    suspend: '暂停',
    bury: '推迟',
  },

  info: {
    title: '卡片',
    id: '编号',
    deck: '题库',
    topic: '主题',
    level: '级别',
    tags: '标签',
    state: '状态',
    due: '到期',
    stability: '稳定度',
    days: (days) => `${days} 天`,
    difficulty: '难度',
    ofTen: (difficulty) => `${difficulty}，满分 10`,
    recall: '此刻记得',
    reps: '复习',
    lapses: '忘记',
    times: (n) => `${n} 次`,
    leech: (lapses) => `${lapses}，难缠：与其反复背，不如改写。`,
    file: '文件',
    suspended: (state) => `${state}，已暂停`,
    levels: { junior: '初级', mid: '中级', senior: '高级' },
  },

  stuck: '暂时无法继续',

  tooSmall: (columns, rows) => `窗口只有 ${columns} 列 ${rows} 行。`,
  tooSmallHint: (columns, rows) => `viva 需要 ${columns} 列 ${rows} 行。请放大，或按 q 离开。`,

  end: {
    done: '今天的做完了',
    nothing: '没有到期的卡片',
    nothingHint: '都复习完了。想多学一点的话：',
    paused: '到时间了，歇一下',
    planDone: '今天的计划完成了',
    planDoneHint: '没有剩下的了。想多学一点的话：',
    cramDone: '过完一遍',
    answered: (n) => `答了 ${n} 题`,
    goodOrEasy: (n) => `${n} 题记得`,
    hard: (n) => `${n} 题吃力`,
    forgotten: (n) => `${n} 题忘了`,
    recallOn: (date) => `${date}还记得`,
    fromTo: (before, after) => `${before} -> ${after}`,
    sticking: '记牢了',
    slipping: '在遗忘',
    timesRight: (n) => (n === 1 ? '答对了' : `连对 ${n} 次`),
    timesForgotten: (n) => (n === 1 ? '忘了' : `忘了 ${n} 次`),
    tomorrow: '明天',
    load: (cards, minutes) => (cards === 0 ? '没有要复习的' : `复习 ${cards} 张，约 ${minutes}`),
    planned: (cards, minutes) => (cards === 0 ? '计划里没有' : `计划里有 ${cards} 张，约 ${minutes}`),
    mock: '模拟面试',
    mockLeft: (kind) => (kind === 'pressure' ? '今天还有一场实战的' : '今天还有一场短的'),
    left: (cards) => `这一轮还剩 ${cards} 张`,
    waiting: (cards, wait) => `${cards} 张在学的卡片 ${wait}后回来。`,
    waitingNow: (cards) => `${cards} 张在学的卡片回来了，按回车继续。`,
    moreNew: (n) => `再学 ${n} 张新卡`,
    weakest: (n) => `最弱的 ${n} 张`,
    tomorrows: '明天的',
    goOn: '继续',
    enough: '够了',
  },
}
