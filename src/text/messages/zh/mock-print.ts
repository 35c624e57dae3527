/** 模拟面试的输出和逐行问答；预设、等级等名称与界面共用（`mock.ts`）。 */
import type { mockPrint as english } from '../en/mock-print.ts'

export const mockPrint: typeof english = {
  statuses: { active: '未结束', done: '', abandoned: '已放弃' },

  plan: {
    title: (preset, mode, questions, minutes) =>
      `模拟面试，${preset}，${mode}：${questions} 题，约 ${minutes}。`,
    warmUp: (facts) => `热身，不计分：${facts.join('，')}`,
    question: (at, facts) => `${at}. ${facts.join('，')}`,
    followUps: (n) => `${n} 个追问`,
    seed: (seed) => `再来一场同样的：--seed ${seed}`,
    next: '接下来：viva mock，选项不变',
    keys: [
      '回车：开始',
      'r 2：第 2 题换一道',
      'd 2：去掉第 2 题',
      'n 6：一共 6 题',
      'm：切换练习和实战',
      's：题目全部重选',
      'q：离开',
    ],
    prompt: '按回车开始，? 列出其他操作：',
    edited: {
      replaced: (at) => `第 ${at} 题已换。`,
      removed: (at) => `第 ${at} 题已去掉。`,
      count: (n) => `现在是 ${n} 题。`,
      mode: (mode) => `现在是${mode}。`,
      anew: '题目已全部重选。',
      nothingElse: '没有别的题可换了。',
    },
    noSuchQuestion: (input) => `安排里没有第 ${input} 题。`,
  },

  resume: {
    found: (number, preset, when, at, of) =>
      `第 ${number} 场模拟面试（${preset}，${when}开始）还没有结束：第 ${at} 题，共 ${of} 题。`,
    prompt: '按回车继续，g 放弃它并开始新的一场，q 以后再说：',
    running: '它好像正开在另一个窗口：那边的表刚刚还在走。',
    takeOverPrompt: 'y 从那边接过来，直接回车就留在那边：',
    goesOn: '从离开的地方继续，中间的时间不计。',
  },

  question: (at, of, facts) => `第 ${at} 题，共 ${of} 题。${facts.join('，')}。`,
  warmUp: (facts) => `热身，不计分。${facts.join('，')}。`,
  followUp: (facts) => `追问。${facts.join('，')}。`,
  scoring: (at, of) => `打分，第 ${at} 题，共 ${of} 题。`,
  budget: (budget) => `思考加作答 ${budget}`,
  slot: (slot) => `现在说：${slot}。`,

  thinkPrompt: {
    practice: '先想一想。按回车打字作答，s 开口作答，? 列出其他操作：',
    pressure: '先想一想，时间一到自动开始作答。按回车打字作答，s 开口作答，? 列出其他操作：',
  },
  answerHint: '打字作答，几行都行。单独一行句点表示答完，/? 列出其他操作。',
  answerGoesOn: '已经写下的答案：',
  emptyAnswer: '还没有输入，/k 跳过这一题。',
  pointsGoOn: '你写的要点：',
  answerPrompt: '>',
  speakPrompt: '请说。说完按回车，? 列出其他操作：',
  speakPartPrompt: '请说。按回车进入下一部分，? 列出其他操作：',
  thinkingOver: '思考时间到。',
  keysHeading: '输入后按回车：',
  slashHeading: '单独写一行：',
  keys: {
    type: '打字作答',
    speak: '开口作答',
    part: '进入下一部分',
    marks: '第 1 条说到，第 2 条一半，第 3 条没说',
    points: '写自己的要点',
    weaknesses: '这个回答有哪些不足',
    back: '撤销上一次标记、评分或跳过',
    hint: '看提示',
    skip: '跳过这题',
    pause: '暂停',
    clock: '看时间',
    leave: '离开，全部保留，以后继续',
    end: '答完',
  },
  pausePrompt: '按回车继续，q 离开：',
  clock: (time, of, total) => `用时 ${time} / ${of}，总共 ${total}。`,
  clockThinking: (thinking, total) => `已思考 ${thinking}，总共 ${total}。`,

  confidencePrompt: (choices) => `${choices.join('，')}：`,
  choice: (key, name) => `${key} ${name}`,
  readPrompt: '按回车进入第一题：',

  point: (at, mark, text) => `${at}. ${mark}：${text}`,
  marks: { hit: '说到', partly: '说到一半', miss: '没说到' },
  must: (text) => `${text}（必答）`,
  covered: (said, of) => `说到 ${said}，共 ${of} 点。`,
  pointsPrompt: (canWrite) =>
    `说到了哪些？1 3 说到，~2 一半，-2 没有；确认后按回车${canWrite ? '，w 写自己的要点' : ''}：`,
  wholePrompt: '1 说到，~1 一半，-1 没有；确认后按回车，w 写自己的要点：',
  notPoints: (input) => `这里没有要点 ${input}。请输入数字，例如 1 3 ~4。`,
  weaknessPrompt: (choices) => `毛病在哪里？${choices.join('，')}；按回车返回：`,
  ownPointsPrompt: '一个要点，空行结束：',

  gradePrompt: (choices, suggested) =>
    `${choices.join('；')}。直接回车：${suggested}；u 重新勾选，x 记下毛病：`,
  graded: (grade) => `${grade}。`,

  verdictPrompt: (choices) => `${choices.join('，')}：`,
  numberPrompt: '题号，或直接回车：',

  reportPrompt: (redo) => (redo === 0 ? '按回车结束：' : `按回车重答没说到的（${redo} 题），q 结束：`),
  redoPrompt: '先说一遍，再按回车看答案；q 不再继续：',
  recalledPrompt: '1 想起来了，2 还没有；q 不再继续：',
  sentence: (text) => `${text}。`,
  heading: (text) => `${text}：`,
  separator: '，',
  unknown: (input) => `这里没有选项 ${input}。`,

  kept: (number) => `第 ${number} 场模拟面试已原样保留。\n\n接下来：viva mock resume`,
  notBegun: '没有开始模拟面试。\n\n接下来：viva mock',
  ended: (number, covered) =>
    `第 ${number} 场模拟面试${covered === null ? '结束' : `：覆盖 ${covered}`}，都已保存。\n\n接下来：viva mock show ${number}，或 viva review`,
  gaveUp: (number) => `第 ${number} 场模拟面试已放弃，其中的评分保留。\n\n接下来：viva mock`,

  columns: {
    number: '场次',
    when: '时间',
    preset: '预设',
    mode: '方式',
    answered: '作答',
    covered: '覆盖',
    time: '用时',
    status: '',
  },
  answeredOf: (answered, of) => `${answered}/${of}`,
  none: '还没有模拟面试。\n\n接下来：viva mock --preset quick',
  nextList: '接下来：viva mock show 场次，或 viva mock export 场次 -o 文件',
  nextActive: (number) => `接下来：viva mock resume 继续第 ${number} 场`,
  title: (number, preset, mode, when) => `第 ${number} 场模拟面试，${preset}，${mode}，${when}`,
  nextShow: (number) => `接下来：viva mock export ${number} -o 文件，或 viva mock`,
  exported: (path) => `已写入 ${path}。\n\n接下来：viva mock list`,

  note: (when, covered) => `上次：${when}，覆盖 ${covered}`,
  noteActive: (at, of) => `未结束：第 ${at} 题，共 ${of} 题`,
  noteNone: '开口作答，限时进行',
}
