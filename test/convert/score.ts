/**
 * How well cards agree with what a careful reader made of a file: the rules of the collections' own scorer. A question is found
 * when it and a card's front contain one another, with only letters and digits compared; each card is used once.
 */

export type ScoredCard = {
  readonly question: string
  readonly prompt: string | null
  readonly answer: string
  readonly options: readonly { readonly text: string; readonly correct: boolean }[]
}

export type Truth = {
  readonly file: string
  readonly accept_range: readonly [number, number]
  readonly must_not: readonly string[]
  readonly must_not_in_cards: readonly string[]
  readonly full_list: string
}

export type Wanted = {
  readonly line: number
  readonly question: string
  readonly answer_starts: string
  readonly prompt_contains?: string
  readonly status: string
}

export type Score = {
  readonly questionRecall: number
  readonly answerRecall: number
  readonly junk: readonly string[]
  readonly forbidden: readonly string[]
  readonly leaks: number
  readonly missing: readonly number[]
}

const tags = /<\/?(?:b|i|br|p|code|strong|em|a|div|span|sub|sup|summary|details)(?:\s[^>]*)?\/?>/g

export function bare(text: string): string {
  return unescaped(text)
    .replace(tags, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    return hex !== undefined ? String.fromCodePoint(Number.parseInt(hex, 16)) : (named[name] ?? whole)
  })
}

export function score(truth: Truth, wanted: readonly Wanted[], cards: readonly ScoredCard[]): Score {
  const sides = cards.map((card) => ({
    front: bare(`${card.question} ${card.prompt ?? ''}`),
    back: bare(
      [card.answer, ...card.options.flatMap(({ text, correct }) => (correct ? [text] : []))].join(' '),
    ),
  }))
  const used = new Set<number>()
  const missing: number[] = []
  const expected = wanted.filter(({ status }) => status === 'answered' || status === 'link_only')
  let right = 0
  for (const { line, question, answer_starts, prompt_contains } of expected) {
    const asked = bare(question)
    const answer = bare(answer_starts).slice(0, 30)
    const prompt = bare(prompt_contains ?? '').slice(0, 30)
    let best = -1
    let bestRank: readonly number[] = []
    for (const [index, { front, back }] of sides.entries()) {
      if (used.has(index) || !(front.includes(asked) || (front.length >= 8 && asked.includes(front))))
        continue
      const rank = [
        answer !== '' && back.includes(answer) ? 1 : 0,
        prompt !== '' && (front + back).includes(prompt) ? 1 : 0,
        -Math.abs(front.length - asked.length),
      ]
      if (best < 0 || isGreater(rank, bestRank)) [best, bestRank] = [index, rank]
    }
    if (best < 0) missing.push(line)
    else {
      used.add(best)
      if (answer === '' || sides[best]?.back.includes(answer)) right++
    }
  }
  const unanswered = wanted.flatMap(({ status, question }) =>
    ['empty', 'placeholder', 'empty_followup'].includes(status) ? [bare(question)] : [],
  )
  const isKnown = (front: string): boolean =>
    unanswered.some((question) => question !== '' && front.includes(question))
  const never = new Set(truth.must_not.map(bare))
  const all = expected.length
  return {
    questionRecall: all === 0 ? 1 : (all - missing.length) / all,
    answerRecall: all === 0 ? 1 : right / all,
    junk: cards.flatMap(({ question }, index) =>
      used.has(index) || isKnown(sides[index]?.front ?? '') ? [] : [question],
    ),
    forbidden: cards.flatMap(({ question }) => (never.has(bare(question)) ? [question] : [])),
    leaks: cards.filter((card) => {
      const text = [card.question, card.prompt ?? '', card.answer, ...card.options.map((each) => each.text)]
        .join('\n')
        .toLowerCase()
      return truth.must_not_in_cards.some((phrase) => text.includes(phrase.toLowerCase()))
    }).length,
    missing,
  }
}

function isGreater(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && (a[at] as number) > (b[at] as number)
}
