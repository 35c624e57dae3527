/** What an import says of a foreign file. */
import type { Messages } from '../catalogue.ts'
import type { RulePart } from '../../../model/conversion.ts'

function part({ code, level, count, isNumbered }: RulePart): string {
  const number = isNumbered ? '带编号的' : ''
  switch (code) {
    case 'heading':
      return `${count} 个${number} ${level} 级标题`
    case 'item-heading':
      return `列表里 ${count} 个${number}标题`
    case 'bold':
      return `${count} 行${number}粗体文字`
    case 'item-bold':
      return `${count} 个${number}粗体列表项`
    case 'bold-number':
      return `${count} 个以粗体编号开头的段落`
    case 'details':
      return `${count} 个${number}折叠块的标题`
    case 'number':
      return `${count} 行带编号的文字`
    case 'bullet':
      return `${count} 个列表项`
    case 'line':
      return `${count} 行像标题的文字`
    case 'pattern':
      return `${count} 行符合所给模式的文字`
    case 'hashcards':
      return `${count} 条 Q:/A: 问答或填空`
    case 'obsidian':
      return `${count} 条 Obsidian Spaced Repetition 笔记`
    case 'table':
      return `${count} 行表格`
    case 'file':
      return count === 1 ? '整个文件作为一道题' : `${count} 组问题与答案标题`
  }
}

export const convert: Messages['convert'] = {
  rule: ({ parts, drafts, sections }) => {
    if (parts.length === 0) return '没有找到问题。'
    const places = sections > 1 ? `，分属 ${sections} 节` : ''
    const missing = drafts > 0 ? `；其中 ${drafts} 道没有答案` : ''
    return `题目取自${parts.map(part).join('和')}${places}${missing}。`
  },
  unsure: '这只是推测。请逐张看一遍，或者用 --level、--pattern 说明哪些是题目。',
  skipped: {
    'no-answer': '没有答案，留作草稿',
    placeholder: '答案只是占位文字，留作草稿',
    'link-only': '答案只有一个链接',
    duplicate: '前面已有一模一样的题',
    contradiction: '前面有同样的题，答案却不同：两张都保留，请留下正确的一张',
    'section-text': '是正文，其中没有题目',
    boilerplate: '属于页面本身，不属于任何题目',
    translation: '是同一道题的另一种语言',
  },
}
