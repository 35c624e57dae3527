/**
 * What the columns of a table are: by the words of a header row, in the languages that people write them in, or by what a person
 * said with `--columns`. Knows words; tables without a header are looked at in `guess.ts`.
 */
import type { ColumnUse } from '../../model/conversion.ts'
import { storedWords } from '../stored.ts'

export type Column = {
  readonly use: ColumnUse
  /** The head, as written; null where there is none. */
  readonly name: string | null
  /** Of an option: `A` or `1`. */
  readonly letter: string | null
}

const words: readonly (readonly [ColumnUse, RegExp])[] = [
  [
    'question',
    /^(?:questions?|question text|front|q|prompts?|terms?|words?|concepts?|problems?|quiz|问题|題目|题目|正面|面试题|题干|術語|术语|名词|单词|质问|質問|問題|問|用語|질문|문제|용어|вопросы?|питання|термин|preguntas?|término|fragen?|vorderseite|begriff|recto|question posée|domanda|fronte|perguntas?|frente|السؤال|سؤال)$/u,
  ],
  [
    'answer',
    /^(?:answers?|answer text|back|a|definitions?|meanings?|solutions?|responses?|repl(?:y|ies)|translations?|答案|回答|解答|背面|反面|释义|定义|答|参考答案|标准回答|回答例|答え|解答例|意味|답변|답|뜻|ответы?|відповід[ьі]|определение|respuestas?|definición|antwort(?:en)?|rückseite|réponses?|reponses?|verso|risposta|retro|respostas?|verso|الإجابة|جواب)$/u,
  ],
  ['prompt', /^(?:context|code|snippet|scenario|description|passage|代码|场景|上下文|背景|题面|コード)$/u],
  [
    'explanation',
    /^(?:explanations?|explain|rationale|reason(?:ing)?|analysis|解析|解释|说明|详解|解説|해설|объяснение|explicación|erklärung|explication)$/u,
  ],
  ['hint', /^(?:hints?|clues?|tips?|提示|线索|ヒント|힌트|подсказка|pista|hinweis|indice)$/u],
  [
    'tags',
    /^(?:tags?|labels?|keywords?|categor(?:y|ies)|topics?|subjects?|domains?|sections?|areas?|chapters?|标签|分类|类别|主题|知识点|章节|领域|タグ|カテゴリ|태그|분류|теги|тема|etiquetas?|categoría|schlagwörter|thema|kategorie|catégorie|étiquettes)$/u,
  ],
  [
    'level',
    /^(?:levels?|difficult(?:y|ies)|seniority|难度|级别|等级|難易度|レベル|난이도|сложность|уровень|dificultad|nivel|schwierigkeit|niveau|difficulté)$/u,
  ],
  ['deck', /^(?:decks?|sets?|牌组|卡组|题库|デッキ|덱|колода|mazo|stapel|paquet)$/u],
  [
    'options',
    /^(?:options|choices|alternatives|选项|備選項|备选项|選択肢|보기|варианты|opciones|optionen|choix)$/u,
  ],
  [
    'correct',
    /^(?:correct|correct (?:answers?|options?|choices?|letter|key|index)|right(?: (?:answers?|options?))?|answer ?(?:key|letter)|key|正确|正确答案|正确选项|標準答案|标准答案|正解|정답|правильный ответ|respuesta correcta|richtige antwort|bonne réponse)$/u,
  ],
  ['id', /^(?:id|ids|guid|uuid|note ?id|card ?id)$/u],
  ['type', /^(?:type|note ?type|card ?type|question ?type|题型|类型|タイプ|유형|тип|tipo|typ)$/u],
  [
    'none',
    /^(?:#|no|nr|num|number|index|s ?no|sr ?no|row|order|序号|编号|题号|番号|번호|номер|número|nummer|numéro|n°)$/u,
  ],
]

const optionHead =
  /^(?:(?:options?|choices?|answers?|opt|alternatives?|选项|選択肢|보기|вариант|opción|opcion)\s*)?\(?([a-h]|[1-8])\)?$/u

const bare = (head: string): string =>
  head
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[_\-.:*`"'()[\]]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** What one head says; null for a word that is not known. */
function useOf(head: string): ColumnUse | null {
  const text = head.trim() === '#' ? '#' : bare(head)
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

/** The columns that a first row names; null when it is a row like the others. */
export function headerColumns(cells: readonly string[]): readonly Column[] | null {
  const heads = cells.map((cell) => (cell.includes('\n') ? cell : storedWords(cell)))
  if (heads.some((head) => head.length > 40 || head.includes('\n') || /[?？]$/.test(head))) return null
  const letters = heads.map((head) => optionHead.exec(bare(head))?.[1]?.toUpperCase() ?? null)
  const hasOptions = letters.filter((letter) => letter !== null).length >= 2
  const uses = heads.map((head, at): ColumnUse | null => (hasOptions && letters[at] ? 'option' : useOf(head)))
  const known = uses.filter((use) => use !== null)
  const asks = known.includes('question')
  const tells = known.some(
    (use) => use === 'answer' || use === 'option' || use === 'options' || use === 'correct',
  )
  // One word that is known may be a card of a vocabulary; two say that this is a header.
  const isHeader = asks && (tells || known.length >= 2 || heads.filter((head) => head !== '').length === 1)
  if (!isHeader) return null
  return settled(
    uses.map((use, at) => ({
      use: use ?? 'extra',
      name: heads[at] || null,
      letter: use === 'option' ? (letters[at] ?? null) : null,
    })),
  )
}

/** One column asks and one answers: a second word for either is something else. */
function settled(columns: readonly Column[]): readonly Column[] {
  const hasOptions = columns.some(({ use }) => use === 'option' || use === 'options')
  const hasCorrect = columns.some(({ use }) => use === 'correct')
  const hasAnswer = columns.some(({ use }) => use === 'answer')
  const seen = new Set<ColumnUse>()
  return columns.map((column): Column => {
    const use = settledUse(column.use)
    const isSecond =
      seen.has(use) && (use === 'question' || use === 'answer' || use === 'correct' || use === 'id')
    seen.add(use)
    return { ...column, use: isSecond ? (use === 'question' ? 'prompt' : 'extra') : use }
  })

  function settledUse(use: ColumnUse): ColumnUse {
    if (hasOptions)
      return use === 'answer' && !hasCorrect ? 'correct' : use === 'answer' ? 'explanation' : use
    return use === 'correct' && !hasAnswer ? 'answer' : use === 'correct' ? 'extra' : use
  }
}

/** What `--columns` is told, one of each kind; there are others that mean the same. */
export const columnWords = [
  'question',
  'answer',
  'code',
  'explanation',
  'hint',
  'tags',
  'level',
  'deck',
  'options',
  'correct',
  'id',
  'extra',
  'A',
  'B',
  'C',
  'D',
  '-',
] as const

/**
 * What a person typed for `--columns`: `question,answer,-,tags`, in any of the words that a header may have; `-` leaves a column
 * out, `A` to `H` are options. Null when a word is not known.
 */
export function parseColumns(typed: string): readonly Column[] | null {
  const columns: Column[] = []
  for (const word of typed.split(/[,，]/)) {
    const text = word.trim()
    const letter = /^[A-H]$/.exec(text)?.[0] ?? null
    const use: ColumnUse | null =
      text === '-' || text === '' || text === 'none'
        ? 'none'
        : text === 'extra'
          ? 'extra'
          : letter !== null || text === 'option'
            ? 'option'
            : useOf(text)
    if (use === null) return null
    const count = columns.filter((column) => column.use === 'option').length
    columns.push({
      use,
      name: null,
      letter: use === 'option' ? (letter ?? String.fromCharCode(65 + count)) : null,
    })
  }
  return columns.some(({ use }) => use === 'question') ? columns : null
}
