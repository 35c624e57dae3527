import { describe, expect, test } from 'vitest'
import { day } from '../../../src/model/time.ts'
import { messages, type InterfaceLanguage } from '../../../src/text/messages/catalogue.ts'
import { afterHost, type AfterPorts } from '../../../src/ui/after.ts'
import { leave, type Host } from '../../../src/ui/host.ts'
import { endView, type EndProps } from '../../../src/ui/screens/end.ts'
import type { Title } from '../../../src/ui/screens/triage.ts'
import { triageHost } from '../../../src/ui/triage.ts'
import { plainTriage } from '../../../src/ui/triage-plain.ts'
import type { Choice } from '../../../src/ui/state/triage.ts'
import { drawn, type } from '../drawn.ts'

const today = day(20_778)

const titles: readonly Title[] = [
  ...['How does Django know which session belongs to a request?', 'What does `select_related` do?'].map(
    (question) => ({ question, group: 'django / sessions', choice: null }),
  ),
  {
    question: 'RDB 和 AOF 怎么选？为什么有时候两个一起开，重启时又先读哪一个？',
    group: 'redis / 持久化',
    choice: 'must',
  },
  ...Array.from({ length: 30 }, (_, index) => ({
    question: `Question ${index + 1} of a long deck, with a title that does not fit into sixty cells at all?`,
    group: 'queues',
    choice: null,
  })),
]

function sampleTriage(language: InterfaceLanguage): Host & { readonly said: (Choice | undefined)[] } {
  const said: (Choice | undefined)[] = titles.map(({ choice }) => choice)
  const host = triageHost({
    words: messages(language),
    titles,
    choose: (title, choice) => (said[title] = choice),
    room: () => ({ fit: 21, of: titles.length - said.filter((choice) => choice === 'skip').length }),
  })
  return { ...host, said }
}

function sampleAfter(language: InterfaceLanguage, more: Partial<AfterPorts> = {}): Host {
  return afterHost({
    words: messages(language),
    name: 'Acme',
    heldOn: day(today - 1),
    today,
    canBeAsked: (question) => !question.startsWith('#'),
    knownAs: (question) =>
      question.includes('GIL') ? 'What is the **GIL**, and what does it protect?' : null,
    keep: () => Promise.resolve(),
    finish: () => leave,
    later: () => leave,
    ...more,
  })
}

/** What takes the place of a host once its keys have been typed. */
async function replaced(host: Host, input: string): Promise<Host> {
  type(host, input.slice(0, -1))
  const wish = host.press({ name: 'enter', text: '' }, { columns: 80, rows: 24 })
  if (wish.kind !== 'replace') throw new Error(`The wish is to ${wish.kind}.`)
  return wish.host
}

const asked = 'What is the GIL?\r为什么用 Go 而不用 Python？\r'

const scenes: readonly (readonly [string, (language: InterfaceLanguage) => Host | Promise<Host>, string])[] =
  [
    ['triage', sampleTriage, ''],
    ['triage-said', sampleTriage, '132'],
    ['triage-undone', sampleTriage, '13u'],
    ['triage-far', sampleTriage, 'G3'],
    ['triage-filter', sampleTriage, '/deck 1'],
    ['triage-none', sampleTriage, '/nothing like it\r'],
    ['triage-help', sampleTriage, '?'],
    ['after', sampleAfter, ''],
    ['after-asked', sampleAfter, asked],
    ['after-refused', sampleAfter, '# no\r'],
    ['after-then', (language) => replaced(sampleAfter(language), `${asked}\r`), ''],
    ['after-date', (language) => replaced(sampleAfter(language), '\r'), '112-20'],
  ]

describe.each(['en', 'zh'] as const)('screens in %s', (language) => {
  test.each(scenes)('%s', async (name, hostFor, input) => {
    const host = await hostFor(language)
    type(host, input)
    await expect(drawn(host.view)).toMatchFileSnapshot(`../../fixtures/screens/${name}.${language}.txt`)
  })
})

describe('the triage', () => {
  test('keeps each digit at once, full-width ones too, and takes all of them back', () => {
    const host = sampleTriage('en')
    type(host, '1２3')
    expect(host.said.slice(0, 4)).toEqual(['must', 'maybe', 'skip', null])
    type(host, 'uuu')
    expect(host.said.slice(0, 4)).toEqual([null, null, 'must', null])
    type(host, 'u0')
    expect(host.said[0]).toBeNull()
  })

  test('what the filter leaves is what a digit says something of', () => {
    const host = sampleTriage('en')
    type(host, '/redis\r3')
    expect(host.said[2]).toBe('skip')
    // Esc takes the filter away first, then leaves.
    type(host, '\x1b')
    expect(host.press({ name: 'escape', text: '' }, { columns: 80, rows: 24 }).kind).toBe('leave')
  })

  test('in lines says what was said, and how much fits', async () => {
    const input = ['1', '3', 'u', '', 'x', 'q']
    const out: string[] = []
    await plainTriage({
      words: messages('en'),
      titles,
      choose: () => {},
      room: () => ({ fit: 21, of: 33 }),
      ask: (prompt) => {
        out.push(prompt)
        return Promise.resolve(input.shift() ?? null)
      },
      say: (line) => out.push(line),
    })
    expect(out).toContain('must: How does Django know which session belongs to a request?')
    expect(out).toContain('Taken back: What does `select_related` do?')
    expect(out.slice(-2)).toEqual(['2 must, 0 maybe, 0 skipped', '21 of 33 cards fit'])
  })
})

describe('after an interview', () => {
  test('Esc keeps what was typed before it leaves', async () => {
    const kept: string[] = []
    const host = sampleAfter('en', {
      keep: (questions) => {
        kept.push(...questions)
        return Promise.resolve()
      },
    })
    type(host, 'Why Go?\r')
    const wish = host.press({ name: 'escape', text: '' }, { columns: 80, rows: 24 })
    expect(wish.kind).toBe('replace')
    if (wish.kind === 'replace') await wish.host
    expect(kept).toEqual(['Why Go?'])
  })

  test('a digit says how to go on, the next round wants a day to come', async () => {
    const answers: unknown[] = []
    const ports = { finish: (answer: unknown) => (answers.push(answer), leave) }
    type(await replaced(sampleAfter('en', ports), '\r'), '2')
    type(await replaced(sampleAfter('en', ports), '\r'), '1yesterday\r')
    type(await replaced(sampleAfter('en', ports), '\r'), '114\r')
    expect(answers).toEqual([{ kind: 'ten' }, { kind: 'next', on: today + 14 }])
  })
})

describe('the end of a planned session', () => {
  const tally: EndProps['tally'] = {
    reason: 'time',
    isCram: false,
    answered: 30,
    goodOrEasy: 21,
    hard: 6,
    forgotten: 3,
    minutes: 20,
    left: 4,
    waiting: 0,
    waitMs: 0,
  }
  const summary: EndProps['summary'] = {
    tomorrow: { cards: 34, minutes: 29 },
    offers: { new: 10, weakest: 5, tomorrow: 20 },
    recall: { on: day(today + 14), before: 0.31, after: 0.36 },
    plan: { more: 12, mockToday: 'practice' },
    sticking: [],
    slipping: [],
  }
  const scenes: readonly (readonly [string, Partial<EndProps['tally']>, Partial<EndProps['summary']>])[] = [
    ['end-plan-paused', {}, {}],
    ['end-plan', { reason: 'done', left: 0 }, { plan: { more: 0, mockToday: null } }],
    [
      'end-plan-nothing',
      { reason: 'done', left: 0, answered: 0 },
      { plan: { more: 3, mockToday: 'pressure' } },
    ],
  ]

  test.each(
    scenes.flatMap((scene) => (['en', 'zh'] as const).map((language) => [...scene, language] as const)),
  )('%s', async (name, ended, said, language) => {
    const props: EndProps = {
      words: messages(language),
      tally: { ...tally, ...ended },
      summary: { ...summary, ...said },
      canGoOn: true,
      hasMock: true,
      today,
      notice: [],
    }
    await expect(drawn((size) => endView(props, size))).toMatchFileSnapshot(
      `../../fixtures/screens/${name}.${language}.txt`,
    )
  })
})
