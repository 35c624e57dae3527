/** 导出时说的话。路径和名称传进来之前已清理。 */
import type { exporting as english } from '../en/exporting.ts'

type Counts = { readonly decks: number; readonly cards: number }

const cardsOf = ({ cards, decks }: Counts): string => `${decks} 个题库的 ${cards} 张卡片`

export const exporting: typeof english = {
  progress: (cards) => `正在导出……${cards}`,
  written: {
    anki: (counts, path) =>
      `${cardsOf(counts)}${counts.reviews > 0 ? `，${counts.reviews} 条复习记录` : ''}：${path}`,
    csv: (counts, path) => `${cardsOf(counts)}：${path}`,
    json: (counts, path) => `${cardsOf(counts)}：${path}`,
    reviews: (counts, path) => `${counts.reviews} 条记录：${path}`,
    hashcards: (counts, path, files) =>
      `${cardsOf(counts)}：${files === 1 ? path : `共 ${files} 个文件，第一个是 ${path}`}`,
    markdown: (counts, path, files) =>
      `${cardsOf(counts)}：${files === 1 ? path : `共 ${files} 个文件，第一个是 ${path}`}`,
    sheet: (counts, path) => `${counts.notes} 道题：${path}`,
  },
  media: (n) => `包含 ${n} 个媒体文件。`,
  drafts: (n) => `${n} 道没有答案的草稿没有导出。`,
  offDecks: (n, first) =>
    n === 1
      ? `题库 ${first} 已关闭，没有导出。写出它的名字就会导出。`
      : `${n} 个题库已关闭，没有导出（${first} 等）。写出名字就会导出。`,
  refused: {
    missing: '没有这个文件，改用它的文件名或说明文字',
    outside: '不在题库文件夹之内，改用它的说明文字',
    'not-media': '既不是图片也不是声音，改用它的说明文字',
    'too-large': '超过 100 MB，改用它的说明文字',
  },
  notCopied: {
    missing: '没有这个文件，链接保持原样',
    outside: '不在题库文件夹之内，没有复制',
    'not-media': '不是图片或声音，没有复制',
    'too-large': '超过 100 MB，没有复制',
  },
  mediaStays: (n) => `题库引用的 ${n} 个图片或声音没有带上。要一并带上：-o 文件夹`,
  moreRefused: (n) => `还有 ${n} 处类似的情况。`,
  sheetTitle: (day) => `viva ${day}`,
  next: {
    anki: (path) =>
      `接下来：在 Anki 里用“文件 > 导入”导入 ${path}。以后再导出，会更新这里改过的笔记并加入新的。`,
    csv: (path) => `接下来：viva import ${path} 可以读回来`,
    json: (path) => `接下来：jq '.cards[] | .question' ${path}`,
    reviews: () => '接下来：viva stats 用数字看同样的内容',
    hashcards: (path) => `接下来：hashcards drill ${path}`,
    markdown: (path) => `接下来：在另一台机器上 viva link 或 viva import ${path}`,
    sheet: (path) => `接下来：打印 ${path}，细节用 viva show 卡片 查看`,
  },
  wayBack: (path) => `回到 Anki 的步骤：
1. 在 Anki 里用“文件 > 导入”打开 ${path}，勾选“导入学习进度”。想让 FSRS 从 viva 的状态接着算，再勾选“导入牌组预设”，
   并在牌组选项里打开 FSRS。
2. Anki 里已有的卡片会保留它自己的进度：只更新文字，到期日和复习记录都不会接过去。要全部接过去，请导入到一个新的用户档案
   （文件 > 切换用户配置 > 添加），或先在 Anki 里删掉这些笔记（它自己的记录会一起删掉，但包里都有）。
3. 看一张卡片的信息（在浏览器里按 I）：复习记录、稳定性和到期日应与 viva 相同。`,
}
