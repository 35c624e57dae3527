/** 逐行复习：给读屏软件和不能重画的终端。 */
import type { Messages } from '../catalogue.ts'

export const plain: Messages['plain'] = {
  question: (at, of, where) => `第 ${at} 题，共 ${of} 题。${where.join('，')}。`,
  options: (several) => (several ? '选项，多选：' : '选项，单选：'),
  option: (at, text) => `${at}. ${text}`,
  picked: (numbers) => (numbers.length === 0 ? '还没有选。' : `已选：${numbers.join('、')}。`),
  optionRight: (at, text) => `正确：${at}. ${text}`,
  pickedRight: '选对了。',
  pickedWrong: '选错了。',
  answer: '答案：',
  hint: (at, of) => `提示 ${at}/${of}：`,
  askPrompt: '按回车看答案，? 列出按键。',
  pickPrompt: '输入选项的数字，再按回车：',
  typePrompt: '输入答案，或者 / 加按键：',
  gradePrompt: (grades, suggested) => `${grades.join('；')}。直接回车：${suggested}。`,
  gradeChoice: (key, grade, wait) => `${key} ${grade}，${wait}`,
  graded: (grade, wait) => `${grade}，${wait}后再问。`,
  crammed: (grade) => `${grade}。`,
  sentence: (text) => `${text}。`,
  comma: '，',
  endPrompt: '请选择，或 q 离开：',
  unknown: (input) => `这里没有按键 ${input}。? 列出按键。`,
  keysHeading: '按键，按完再按回车：',
  key: (key, explanation) => `${key}：${explanation}`,
  commandPrefix: '这里输入的就是答案，按键前请加 /，例如 /h。',
}
