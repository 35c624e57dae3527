/** 用自己的回答训练 FSRS 的权重。 */
import type { Messages } from '../catalogue.ts'

export const optimize: Messages['optimize'] = {
  tooFew: (answers, enough) =>
    `目前有 ${answers} 次回答；满 ${enough} 次才值得算自己的权重。在那之前，默认的最合适。`,
  noTrainer: '这台机器上没有训练程序（包 @open-spaced-repetition/binding）。viva 继续用现在的权重。',
  training: (percent) => `训练中 ${percent}`,
  cancelled: '已取消，什么也没改。',
  trained: (answers) => `用 ${answers} 次回答训练完毕。`,
  columns: { weights: '', loss: '对数损失', answers: '' },
  before: '现在的权重',
  after: '你的权重',
  heldOut: (answers) => `最近 ${answers} 次回答的对数损失（参与比较的权重没有用它们训练；越低越好）：`,
  calibration: '预计记得的卡片里，实际记得：',
  expected: '预计',
  inUse: '现在的',
  yours: '你的',
  notBetter: '预测比现在的差：什么也没改。仍要使用，加 --force。',
  applied: (cards) => `已启用。重新计算了 ${cards} 张卡片的记忆；到期日不变。撤回：viva optimize --undo`,
  dryRun: '什么也没改。',
  undone: '已恢复之前的权重。',
  nothingToUndo: '没有可以撤回的自己的权重。',
}
