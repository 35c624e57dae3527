/** 第一次启动：三个问题，都可以跳过。 */
import type { Messages } from '../catalogue.ts'

export const welcome: Messages['welcome'] = {
  title: '欢迎使用 viva',
  step: (at, of) => `第 ${at} 步，共 ${of} 步`,
  intro: '每天几分钟，准备技术面试。先问三件事，按回车都可以跳过。',
  language: '界面和题目用哪种语言？',
  languages: { en: 'English', zh: '中文' },
  decks: '想学什么？',
  deckChoices: {
    starter: 'viva 自带的题目',
    notes: '我自己的笔记',
    both: '两样都要',
  },
  folder: '笔记在哪个文件夹？',
  folderHint: 'Markdown 文件，原地读取，不会改动。按回车以后再说：viva link 文件夹',
  found: (files, cards) => (files === 0 ? '那里没有题库。' : `${files} 个题库，${cards} 道题`),
  foreign: (files) => `另有 ${files} 个文件是别的格式，可用 viva import 转成题库。`,
  noFolder: (path) => `没有文件夹 ${path}`,
  interview: '面试是哪一天？',
  interviewHint: '写日期，例如 2026-12-05，或者写还有几天。按回车：还没定。',
  understood: (weekday, date, days) => `${date}，${weekday}，${days}`,
  notUnderstood: '请写今天以后的日期，例如 2026-12-05，或者写天数。',
  minutes: '每天学多少分钟？',
  minutesHint: (byDefault) => `按回车：${byDefault} 分钟`,
  minutesNotUnderstood: '请写 5 到 600 之间的数。',
}
