/** Cards of every kind, for screens and for the terminal. Literal, so that these tests stand without the deck parser. */
import type { Card } from '../../src/model/card.ts'
import { card, reviewed } from './study-in-memory.ts'

const sessionCard = reviewed('session', {
  deck: 'django',
  topic: 'sessions',
  question: 'How does Django know which session belongs to a request?',
  answer: [
    'The `SessionMiddleware` reads the session id from the `sessionid` cookie, and asks the configured engine for the data only when the view first touches it.',
    '',
    '- [!] the cookie holds a random key, never the data',
    '- [ ] the engine decides where the data lives: database, cache, file, cookie',
  ].join('\n'),
  hints: ['What does the browser send with every request?', 'Think of a cookie.'],
  tags: ['django', 'sessions'],
  level: 'mid',
  file: '/home/ada/decks/django.md',
  line: 12,
})

const chineseCard = reviewed('session-zh', {
  deck: 'django',
  topic: '会话',
  language: 'zh-Hans',
  question: 'Django 怎样知道一个请求属于哪个 session？',
  answer: [
    '`SessionMiddleware` 从 `sessionid` cookie 里取出会话 id，视图第一次用到时才去后端读数据。“惰性”读取省下了多数请求的一次查询。',
    '',
    '- [!] cookie 里只有随机键，没有数据',
    '- [ ] 数据放在哪里由后端决定：数据库、缓存、文件、cookie',
  ].join('\n'),
  hints: ['浏览器每次请求会带上什么？'],
  tags: ['django', '会话'],
  level: 'mid',
})

const choiceCard = card('speedup', {
  kind: 'choice',
  deck: 'python-runtime',
  topic: 'The GIL',
  question:
    'Four threads on the default CPython build: which job gets several times faster than with one thread?',
  options: [
    { text: 'counting words in 200 strings with a pure-Python loop', correct: false },
    {
      text: 'building 200 large dicts out of data that is already in memory, with a comprehension that filters',
      correct: false,
    },
    { text: 'fetching 200 URLs over the network', correct: true },
    { text: 'evaluating a recursive `fib` function 200 times', correct: false },
  ],
  answer: 'Fetching is mostly waiting, and a waiting thread does not hold the GIL.',
})

const severalCard = card('lists', {
  kind: 'choice',
  deck: 'python-language',
  question: 'Which of these are mutable?',
  options: [
    { text: '`list`', correct: true },
    { text: '`tuple`', correct: false },
    { text: '`bytearray`', correct: true },
  ],
  answer: 'A `tuple` never changes; its items may.',
})

const typedCard = card('rebase', {
  kind: 'typed',
  deck: 'git',
  question: 'Which command lets you reorder the last three commits?',
  answer: '`git rebase -i HEAD~3`\n\nThe editor then shows one line per commit.',
  hints: ['It begins with `git rebase`.'],
})

const chineseTypedCard = card('switch', {
  kind: 'typed',
  deck: 'python-runtime',
  question: 'GIL 的中文全称是什么？',
  answer: '全局解释器锁',
})

const clozeCard = card('interval/c1', {
  kind: 'cloze',
  deck: 'python-runtime',
  question: 'The switch interval',
  prompt: 'A waiting thread asks for the GIL after [...] ms; `sys.setswitchinterval` changes that.',
  answer: 'A waiting thread asks for the GIL after 5 ms; `sys.setswitchinterval` changes that.',
})

const behaviouralCard = card('conflict', {
  kind: 'behavioural',
  deck: 'behavioural',
  question: 'Tell me about a time when you disagreed with a decision.',
  slots: ['Situation', 'Task', 'Action', 'Result'],
  answer: 'We were to move to a new queue in a week ...',
})

const followUpCard = card('append', {
  deck: 'python-runtime',
  topic: 'The GIL',
  question: 'Do you need a lock around `list.append`?',
  parent: 'gil-why' as Card['parent'],
  answer: 'For the append alone, no.',
})

const code = Array.from(
  { length: 12 },
  (_, index) => `    step_${index} = prepare(step_${index}, retries=${index})  # stage ${index}`,
)

/** More than any screen: code, a table, a list, prose in two languages. */
const longCard = reviewed('long', {
  deck: 'redis',
  topic: 'persistence',
  question: 'How would you choose between RDB and AOF, and what happens at a crash?',
  answer: [
    'RDB writes snapshots, AOF appends every write. 快照恢复得快，追加日志丢得少，两者可以一起开。',
    '',
    '| | RDB | AOF |',
    '| --- | --- | --- |',
    '| loses | minutes | a second |',
    '| restart | fast | slower |',
    '| 文件 | 紧凑的二进制 | 可读的命令 |',
    '',
    '```python',
    'def pipeline(retries: int) -> None:',
    ...code,
    '    return None',
    '```',
    '',
    ...Array.from({ length: 60 }, (_, index) => `${index + 1}. point ${index + 1} of the long answer`),
    '',
    'The last line of the answer.',
  ].join('\n'),
})

/** A prompt that leaves no room for an answer under it. */
const longPromptCard = card('prompt', {
  deck: 'python-runtime',
  question: 'What can this program print, and why?',
  prompt: ['```python', ...Array.from({ length: 30 }, (_, index) => `line_${index} = ${index}`), '```'].join(
    '\n',
  ),
  answer: 'Anything up to 1,000,000, and usually less.',
})

/** By the names that tests call them. */
export const sampleCards = {
  session: sessionCard,
  chinese: chineseCard,
  choice: choiceCard,
  several: severalCard,
  typed: typedCard,
  chineseTyped: chineseTypedCard,
  cloze: clozeCard,
  behavioural: behaviouralCard,
  followUp: followUpCard,
  long: longCard,
  longPrompt: longPromptCard,
} as const satisfies Readonly<Record<string, Card>>

export type SampleName = keyof typeof sampleCards
