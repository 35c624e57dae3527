/** What an import says of a foreign file. */
import type { Messages } from '../catalogue.ts'
import type { ColumnUse, RuleColumn, RulePart } from '../../../model/conversion.ts'

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
    case 'anki-basic':
      return `${count} 条正反面笔记`
    case 'anki-reversed':
      return `${count} 条双向提问的笔记`
    case 'anki-typed':
      return `${count} 条需要键入答案的笔记`
    case 'anki-cloze':
      return `${count} 条填空笔记`
    case 'anki-occlusion':
      return `${count} 张遮挡图片`
    case 'row':
      return `${count} 行表格数据`
    case 'term':
      return `${count} 条术语和释义`
    case 'logseq':
      return `${count} 个带 #card 的块`
    case 'mochi':
      return `${count} 张 Mochi 卡片`
    case 'remnote':
      return `${count} 条带箭头、定义或填空的 Rem`
    case 'viva':
      return `${count} 道 viva 格式的题`
  }
}

const uses: Readonly<Record<ColumnUse, string>> = {
  question: '问题',
  prompt: '问题的附文',
  answer: '答案',
  explanation: '解析',
  hint: '提示',
  option: '选项',
  options: '全部选项',
  correct: '正确选项',
  tags: '标签',
  level: '难度',
  deck: '题库',
  id: '编号',
  type: '笔记模板',
  extra: '写进答案',
  none: '不导入',
}

function columns(all: readonly RuleColumn[]): string {
  const told = all.map(
    ({ name, use }, index) => `第 ${index + 1} 列${name === null ? '' : `（${name}）`}${uses[use]}`,
  )
  return `${told.join('，')}。`
}

/** A space stands between Chinese and a number. */
const spaced = (text: string): string => text.replace(/^(?=\d)/, ' ')

function listed(all: readonly string[]): string {
  const last = spaced(all.at(-1) ?? '')
  return all.length < 2 ? last : `${spaced(all.slice(0, -1).join('、'))}和${last}`
}

export const convert: Messages['convert'] = {
  rule: ({ parts, drafts, sections, columns: told }) => {
    if (parts.length === 0) return '没有找到问题。'
    const places = sections > 1 ? `，分属 ${sections} 节` : ''
    const missing = drafts > 0 ? `；其中 ${drafts} 道没有答案` : ''
    const table = told === undefined ? '' : columns(told)
    const taken = listed(parts.map(part))
    return `题目取自${taken}${places}${missing}。${table}`
  },
  unsure: '这只是推测。请逐张看一遍，或者用 --from、--level、--pattern、--columns 说明该怎么读。',
  skipped: {
    'no-answer': '没有答案，留作草稿',
    placeholder: '答案只是占位文字，留作草稿',
    'link-only': '答案只有一个链接',
    duplicate: '前面已有一模一样的题',
    contradiction: '前面有同样的题，答案却不同：两张都保留，这一张加了序号，请留下正确的一张',
    'section-text': '是正文，其中没有题目',
    boilerplate: '属于页面本身，不属于任何题目',
    translation: '是同一道题的另一种语言',
    'no-question': '正面没有内容',
    damaged: '读不出来：缺少笔记模板、字段或卡片',
    'field-cut': '超过上限 fieldBytes，末尾被截去',
    'html-flattened': '嵌套超过上限 htmlDepth，只保留了文字',
    'gaps-lost': '有 viva 无法表示的填空，已变成普通文字',
    'type-in': '要键入的不止一行普通文字，已改为不需键入的题目',
    'several-cards': '这种笔记模板的各张卡片并非正反互换，每条笔记只成为一道题',
    script: '这种笔记模板会运行脚本，脚本显示的内容没有了',
    'image-occlusion': '这种笔记模板遮挡图片的局部，每条笔记成为一道题',
    'not-parted': '分不出问题和答案',
    'too-large': '超过一张卡片允许的大小',
    trashed: '在原程序的回收站里',
    'extra-cells': '单元格比表头多，多出的并入最后一列',
    'too-many': '从这里起超过上限 notes，后面的没有导入',
  },
  contradicts: (line) => `（与第 ${line} 行冲突）`,
  detected: {
    extension: '从文件名看出',
    magic: '从开头的字节看出',
    'header-lines': '从文件头的说明行看出',
    json: '从 JSON 的内容看出',
    'own-marks': '从 viva 自己的注释看出',
    'question-lines': '从 Q:、A:、C: 行看出',
    'card-blocks': '从带 #card 的块看出',
    'card-marks': '从 #flashcards、:: 和 ? 看出',
    separated: '从各列看出',
    else: '没有其他格式的迹象',
  },
}
