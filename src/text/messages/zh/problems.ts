/** 题库里的问题怎么说：先说发现了什么，再说怎么办。 */
import type { ProblemWords } from '../en/problems.ts'

export const problems: ProblemWords = {
  'no-question': () => ({
    message: '这个标题里没有题目',
    hint: '在 ## 后面写上题目，或者删掉这个标题。它下面的内容已跳过。',
  }),
  'no-questions': () => ({
    message: '文件写了“deck: true”，但没有题目',
    hint: '题目是二级标题，例如“## 为什么……？”。',
  }),
  'no-answer': () => ({
    message: '这道题没有答案',
    hint: '在题目下面写上答案。写好之前它是草稿，不会提问。',
  }),
  'duplicate-question': ({ line }) => ({
    message: `第 ${line} 行有同样的题目`,
    hint: '让两道题有所区别，把不同的代码放在一行“---”之前，或者各写一个 id。',
  }),
  'duplicate-id': ({ id, file }) => ({
    message: `id ${id} 已被使用，在 ${file}`,
    hint: '同一种语言里 id 只能用一次。先出现的卡片保留它，这一张跳过。请换一个 id。',
  }),
  'id-in-other-root': ({ id, file }) => ({
    message: `id ${id} 已被另一个文件夹的题库使用：${file}`,
    hint: '先出现的卡片保留它，这一张跳过。请换一个 id。',
  }),
  'front-matter-open': () => ({ message: '文件头没有结束', hint: '用一行“---”结束它。' }),
  'front-matter-broken': ({ reason }) => ({
    message: `文件头不是 YAML：${reason}`,
    hint: '每行写“键: 值”；含冒号的文字加引号。',
  }),
  'front-matter-not-mapping': ({ found }) => ({
    message: `文件头不是键和值：${found}`,
    hint: '例如写“title: Redis”。',
  }),
  'front-matter-anchor': ({ found }) => ({
    message: `不允许使用 YAML 的锚点、别名和标签：${found}`,
    hint: '直接写值；以 &、* 或 ! 开头时加引号。',
  }),
  'front-matter-value': ({ key, value, allowed }) => ({
    message: `${key} 不能是 ${value}`,
    hint: `可用：${allowed}。`,
  }),
  'attributes-broken': ({ reason }) => ({
    message: `这些属性无法读取：${reason}`,
    hint: '写成 <!-- viva 名称: 值, 名称: 值 -->；含逗号或冒号的文字加引号。',
  }),
  'attributes-misplaced': () => ({
    message: '属性注释放在这里不起作用',
    hint: '单独写在标题下的第一行，只写一次。',
  }),
  'attribute-unknown': ({ name, near }) => ({
    message: `没有属性 ${name}`,
    hint: near ? `是不是 ${near}？` : '可用的有 id、level、tags、minutes、also、kind、slots。',
  }),
  'attribute-value': ({ name, value, allowed }) => ({
    message: `${name} 不能是 ${value}`,
    hint: `可用：${allowed}。`,
  }),
  'id-malformed': ({ value, allowed }) => ({
    message: `${value} 不能作 id`,
    hint: `最多 64 个字符，取自 ${allowed}，以字母或数字开头。`,
  }),
  'kind-mismatch': ({ kind, found }) => ({
    message: `kind 写的是 ${kind}，但这里的内容使它成为 ${found}`,
    hint: '有填空就是 cloze，有打勾的选项就是 choice；都没有时 kind 可以是 basic、typed 或 behavioural。',
  }),
  'slots-unused': ({ kind }) => ({
    message: `slots 在这里不起作用：kind 是 ${kind}`,
    hint: '只有 behavioural 卡片才分几部分讲。请写 kind: behavioural，或者删掉 slots。',
  }),
  'choice-second-list': () => ({
    message: '又有一个打勾的列表：第一个才是选项',
    hint: '只留一个选项列表，或者去掉这里的勾。',
  }),
  'choice-with-must': () => ({
    message: '选项列表里有 [!]',
    hint: '选项用 [x] 或 [ ]。要点是没有 [x] 的列表。',
  }),
  'cloze-open': ({ found }) => ({
    message: `填空 ${found} 没有结束`,
    hint: '用 }} 结束。要原样显示花括号，就在前面加反斜杠。',
  }),
  'cloze-empty': ({ found }) => ({
    message: `填空 ${found} 里没有内容`,
    hint: '把要遮住的文字写在冒号后面：{{c1::文字}}。',
  }),
  'cloze-number': ({ found }) => ({
    message: `${found} 的编号不能用`,
    hint: '填空从 1 开始编号：{{c1::文字}}。',
  }),
  'cloze-too-many': ({ count }) => ({
    message: `文字这么长，还有 ${count} 个填空，会占满内存`,
    hint: '请拆成几道题。拆开之前这一题跳过。',
  }),
  'follow-up-orphan': ({ question }) => ({
    message: `追问“${question}”不属于任何题目`,
    hint: '请放到某道题（二级标题）下面。',
  }),
  unclosed: ({ found }) => ({
    message: `${found} 从这里开始，一直没有结束`,
    hint: '请结束它：否则后面的内容都算在它里面。',
  }),
  'hidden-characters': ({ name }) => ({
    message: `字符 ${name} 看不见，也不会显示`,
    hint: '删掉它。在代码里可以写成转义。',
  }),
  'not-text': () => ({
    message: '这不是文本文件',
    hint: '题库是 UTF-8 文本。如果是别的编码，请另存为 UTF-8。',
  }),
  'too-large': () => ({ message: '文件超过 64 MB，没有读取', hint: '请拆成几个题库。' }),
}
