/** 模拟面试记录（Markdown）专用。 */
import type { transcript as english } from '../en/transcript.ts'

export const transcript: typeof english = {
  title: (number, day) => `模拟面试 ${number}，${day}`,
  summary: (answered, skipped, covered) => `作答 ${answered} 题，跳过 ${skipped} 题，要点说到 ${covered}。`,
  nothing: '一题也没有作答。',
  band: (band, verdict) => (verdict === null ? `评级：${band}。` : `评级：${band}。自评：${verdict}。`),
  noise: '评级只是按练习估计的：单独一次不准。',
  warmUp: '热身',
  followUp: '追问',
  answer: '回答',
  spoken: '口述作答。',
  leftOut: '已省略。',
  keyPoints: '要点',
  options: '选项',
  slots: '各部分用时',
  slot: (name, took, share) => `${name}：${took}，${share}`,
  topic: (name) => `主题：${name}`,
  took: (took, budget) => `用时 ${took} / ${budget}`,
  interrupted: '中途断开',
  timeUp: '时间到',
  sure: (confidence) => `把握：${confidence}`,
  hints: (count) => `提示 ${count} 次`,
  graded: (grade) => `评分：${grade}`,
}
