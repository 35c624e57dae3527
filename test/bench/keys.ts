/** The benchmark `keys`: from a key to the end of its frame, and what a frame writes, on a terminal of 200x60. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inHome, now, viva } from './homes.ts'
import { calm, compared, figure, median, quantile, type Report } from './measure.ts'
import { environment, frameEnd, leave, program, start, timeToEnd, type Started } from './terminal.ts'

const size = { columns: 200, rows: 60 }
const rounds = 30

export const measureKeys = (): Promise<Report> =>
  inHome(async (home) => {
    writeFileSync(join(home, 'decks', 'long.md'), longDeck)
    viva(home, ['config', 'newPerDay', '100'])
    const env = environment(home, now)
    const bare: number[] = []
    const scroll: Pressed[] = []
    const reveal: Pressed[] = []
    const grade: Pressed[] = []
    const type: Pressed[] = []

    const review = start([program, 'review', 'long'], env, size)
    await review.shows('Question 1')
    await settled(review)
    for (let round = 0; round < rounds; round++) {
      bare.push(await timeToEnd(['-e', '0'], env))
      reveal.push(await press(review, ' '))
      for (const key of ['j', 'j', 'j', 'k', 'k', 'k']) scroll.push(await press(review, key))
      grade.push(await press(review, '4'))
    }
    await leave(review)

    writeFileSync(join(home, 'decks', 'typed.md'), typedDeck)
    const typing = start([program, 'review', 'typed'], env, size)
    await typing.shows('Type it')
    await settled(typing)
    for (let round = 0; round < rounds; round++) type.push(await press(typing, 'kubernetes'[round % 10]!))
    typing.kill()
    await typing.ended

    const answer = await typedAnswer(env)

    const taken = (name: string, pressed: readonly Pressed[]) => ({
      name,
      times: pressed.map(({ ms }) => ms),
    })
    const scrolled = scroll.map(({ ms }) => ms)
    return {
      title: 'keys: to the end of the frame, 200x60, a long answer with table and code',
      timings: compared([
        { name: 'node -e 0', times: bare },
        { ...taken('scroll one line', scroll), target: { kind: 'ratio', most: 0.3 } },
        taken('reveal', reveal),
        taken('grade, to the next question', grade),
        taken('type a character', type),
        {
          ...taken('type into an answer of 3,000 characters', answer),
          target: { kind: 'ratio', most: 0.3 },
        },
      ]),
      figures: [
        figure('scroll, p95 as a share of bare node', quantile(scrolled, 0.95) / median(bare), 'x', 0.6),
        figure('a typed character writes', median(type.map(({ bytes }) => bytes)), 'bytes', 250),
        figure(
          'a character typed into that answer writes',
          median(answer.map(({ bytes }) => bytes)),
          'bytes',
          250,
        ),
        figure('a scrolled line writes', median(scroll.map(({ bytes }) => bytes)), 'bytes'),
      ],
    }
  })

/** A mock interview, its answer as long as a talk of ten minutes. */
async function typedAnswer(env: Readonly<Record<string, string>>): Promise<readonly Pressed[]> {
  const mock = start([program, 'mock', 'long', '--questions', '1'], env, size)
  await mock.shows('Enter')
  await settled(mock)
  mock.send('\r')
  await mock.shows('> ')
  mock.send(`\x1b[200~${mixedAnswer}\x1b[201~`)
  await mock.shows(mixedAnswer.slice(-8))
  const pressed: Pressed[] = []
  for (let round = 0; round < rounds; round++) pressed.push(await press(mock, '数据 and so'[round % 9]!))
  mock.kill()
  await mock.ended
  return pressed
}

type Pressed = { readonly ms: number; readonly bytes: number }

async function press(started: Started, key: string): Promise<Pressed> {
  await calm()
  const from = started.written().length
  const begin = performance.now()
  started.send(key)
  const ms = (await started.shows(frameEnd, from)) - begin
  return { ms, bytes: Buffer.byteLength(started.written().slice(from)) }
}

/** Until the screens have taken over from the first paint: Ctrl-L asks them for a whole frame. */
const settled = (started: Started): Promise<Pressed> => press(started, '\x0c')

const longAnswer = (number: number): string => {
  const paragraph = `Answer ${number} goes on with **strong words**, \`code()\`, 中文标点，and a [link](https://example.org). `
  const rows = Array.from(
    { length: 12 },
    (_, row) => `| state ${row} | ${'what happens then '.repeat(3)} | ${row * number} |`,
  )
  const code = Array.from(
    { length: 30 },
    (_, line) => `    value_${line} = compute(${line}, "text")  # why line ${line}`,
  )
  return [
    paragraph.repeat(4),
    '',
    ...Array.from({ length: 8 }, (_, point) => `- point ${point} of the matter\n  - and its detail`),
    '',
    '| state | what | cost |',
    '| --- | --- | ---: |',
    ...rows,
    '',
    '```python',
    'def answer():',
    ...code,
    '```',
    '',
    ...Array.from({ length: 6 }, () => `${paragraph.repeat(3)}\n`),
  ].join('\n')
}

const mixedAnswer = '它在应用之前终止 TLS，serves static files, 并且缓冲慢客户端 so that workers stay free。'
  .repeat(60)
  .slice(0, 3000)

const longDeck = `---\nlanguage: en\nnewPerDay: 100\n---\n\n${Array.from(
  { length: 40 },
  (_, index) => `## Question ${index + 1}: how does it work?\n\n${longAnswer(index + 1)}\n`,
).join('\n')}`

const typedDeck = `---\nlanguage: en\n---\n\n## Type it: what schedules containers?\n<!-- viva kind: typed -->\n\n${'kubernetes'.repeat(3)}\n`
